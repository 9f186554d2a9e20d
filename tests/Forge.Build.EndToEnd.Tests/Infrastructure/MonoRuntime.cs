using System;
using System.IO;
using System.Linq;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>Mono, which stands in for the .NET Framework.</summary>
internal static class MonoRuntime
{
    public const string HowToGetIt = "mono is not on PATH (Debian: mono-runtime and mono-devel)";

    /// <summary>Its program; null where there is none.</summary>
    public static string? Program
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(Path.IsPathRooted).Select(folder => Path.Combine(folder, "mono")).FirstOrDefault(File.Exists);

    public static bool IsThere => Program is not null;
}
