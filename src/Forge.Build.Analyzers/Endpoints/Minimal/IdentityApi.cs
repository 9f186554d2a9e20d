using System.Collections.Generic;

namespace Forge.Build.Analyzers.Endpoints.Minimal;

/// <summary>The endpoints of <c>MapIdentityApi</c>, which no source shows.</summary>
internal static class IdentityApi
{
    /// <summary>Method, route and the type of the body in <c>Microsoft.AspNetCore.Identity.Data</c>; null where there is none.</summary>
    public static IReadOnlyList<(string Method, string Route, string? Request)> Routes { get; } =
    [
        ("POST", "/register", "RegisterRequest"),
        ("POST", "/login", "LoginRequest"),
        ("POST", "/refresh", "RefreshRequest"),
        ("GET", "/confirmEmail", null),
        ("POST", "/resendConfirmationEmail", "ResendConfirmationEmailRequest"),
        ("POST", "/forgotPassword", "ForgotPasswordRequest"),
        ("POST", "/resetPassword", "ResetPasswordRequest"),
        ("POST", "/manage/2fa", "TwoFactorRequest"),
        ("GET", "/manage/info", null),
        ("POST", "/manage/info", "InfoRequest"),
    ];
}
