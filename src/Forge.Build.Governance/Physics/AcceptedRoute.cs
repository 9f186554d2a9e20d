using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Physics;

/// <summary>An entry of the baseline, and whether an endpoint needed it.</summary>
internal sealed class AcceptedRoute
{
    public AcceptedRoute(BaselineRoute route)
    {
        Route = route;
        Path = RoutePath.Parse(route.Path);
    }

    public BaselineRoute Route { get; }

    public RoutePath Path { get; }

    public bool IsUsed { get; set; }
}
