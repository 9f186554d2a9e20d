namespace Forge.Build.Governance.Findings;

/// <summary>What the code, and the documents that a build makes of it, show against <c>physics.yaml</c> (Builder Contract 5).</summary>
public static partial class RuleCatalog
{
    private const string Physics = "Physics";

    /// <summary>FORGE0601.</summary>
    public static readonly Rule RouteNotReadable = Warning("FORGE0601", Physics, "A route cannot be read before the program runs", PhysicsClause);

    /// <summary>FORGE0602.</summary>
    public static readonly Rule PhysicsLookedAt = Detail("FORGE0602", Physics, "What the physics check looked at", PhysicsClause);

    /// <summary>FORGE0603.</summary>
    public static readonly Rule UndeclaredRoutesAccepted = Notice("FORGE0603", Physics, "Undeclared routes are accepted by the baseline", PhysicsClause);

    /// <summary>FORGE0604.</summary>
    public static readonly Rule BaselineRouteGone = Warning("FORGE0604", Physics, "A route of the baseline is no longer in the code", PhysicsClause);

    /// <summary>FORGE0605.</summary>
    public static readonly Rule NoDocuments = Warning("FORGE0605", Physics, "The build left no OpenAPI documents to compare", PhysicsClause);

    /// <summary>FORGE1601.</summary>
    public static readonly Rule UndeclaredRoute = Error("FORGE1601", StopCode.EvidenceMissing, Physics, "physics.yaml does not declare a route", PhysicsClause);

    /// <summary>FORGE3601.</summary>
    public static readonly Rule UndeclaredMethod = PhysicsConflict("FORGE3601", "physics.yaml declares a route with other methods");

    /// <summary>FORGE3602.</summary>
    public static readonly Rule RouteParameterDiffers = PhysicsConflict("FORGE3602", "physics.yaml calls a route's parameter otherwise");

    /// <summary>FORGE3603.</summary>
    public static readonly Rule ResponseDiffers = PhysicsConflict("FORGE3603", "A response is not what physics.yaml declares");

    /// <summary>FORGE3604.</summary>
    public static readonly Rule RequestDiffers = PhysicsConflict("FORGE3604", "A request is not what physics.yaml declares");

    /// <summary>FORGE3605.</summary>
    public static readonly Rule MalformedBaseline = PhysicsConflict("FORGE3605", "A line of physics.baseline is no route");

    /// <summary>FORGE3606.</summary>
    public static readonly Rule BaselineRouteDeclared = PhysicsConflict("FORGE3606", "A route of the baseline is declared by now");

    /// <summary>FORGE6601.</summary>
    public static readonly Rule DocumentUnreadable = Limit("FORGE6601", Physics, "An OpenAPI document of the build cannot be read", PhysicsClause);

    private static Rule PhysicsConflict(string code, string title) => Error(code, StopCode.ContractConflict, Physics, title, PhysicsClause);
}
