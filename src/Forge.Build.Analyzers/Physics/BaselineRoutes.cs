using System.Collections.Immutable;
using System.Linq;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Analyzers.Physics;

/// <summary>What a diagnostic tells <c>forge baseline --physics</c>, which reads it in the compiler's log.</summary>
internal static class BaselineRoutes
{
    /// <summary>Routes as <c>physics.baseline</c> lists them, one a line: of FORGE1601 and FORGE3601 what it lacks, of FORGE0603 what it needs, of FORGE0604 and FORGE3606 what is left over.</summary>
    public const string Property = PhysicsBaseline.RoutesProperty;

    /// <summary>The property that names entries of the list.</summary>
    public static ImmutableDictionary<string, string?> Of(params BaselineRoute[] routes)
        => ImmutableDictionary<string, string?>.Empty.Add(Property, string.Join("\n", routes.Select(route => route.Text)));
}
