using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Physics;

/// <summary>Which projects are not held against <c>physics.yaml</c>: those of tests, whose endpoints belong to none but them.</summary>
internal static class TestProject
{
    private static readonly HashSet<string> Frameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "xunit.core", "xunit.v3.core", "nunit.framework", "TUnit.Core",
    };

    /// <summary>Whether a project that references these assemblies references a framework of tests.</summary>
    /// <param name="assemblies">Their names, without folder and extension.</param>
    public static bool References(IEnumerable<string> assemblies) => assemblies.Any(Frameworks.Contains);
}
