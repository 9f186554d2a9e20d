using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Physics;

/// <summary>A route of the contract, and what of it the code answers.</summary>
internal sealed class DeclaredRoute
{
    public DeclaredRoute(PhysicsRoute route)
    {
        Route = route;
        Path = RoutePath.Parse(route.Path);
    }

    public PhysicsRoute Route { get; }

    public RoutePath Path { get; }

    public bool IsReached { get; set; }

    public HashSet<string> Answered { get; } = new(StringComparer.Ordinal);

    public PhysicsMethod? Method(string name) => Route.Methods.FirstOrDefault(method => method.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public bool Has(string name) => Method(name) is not null;
}
