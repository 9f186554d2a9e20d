namespace Forge.Build.Analyzers.Physics;

/// <summary>What a diagnostic tells the code fix of the route that <c>physics.yaml</c> lacks.</summary>
internal static class ProposedRoute
{
    /// <summary>The path to declare.</summary>
    public const string PathProperty = "ForgePath";

    /// <summary>What to write below it, a method a line, in flow style.</summary>
    public const string MethodsProperty = "ForgeMethods";
}
