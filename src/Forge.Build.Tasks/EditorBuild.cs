using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Tasks;

/// <summary>Whether an editor asks, and not a build: then no gate runs.</summary>
internal static class EditorBuild
{
    private static readonly string[] Names = { "DesignTimeBuild", "BuildingForLiveUnitTesting" };

    // Editors set these for the whole build. A project that sets one for itself would switch the gates off without a word, so there it does not count.
    public static bool Is(IReadOnlyDictionary<string, string> globalProperties)
        => Names.Any(name => globalProperties.TryGetValue(name, out string? value) && value.Equals("true", StringComparison.OrdinalIgnoreCase));
}
