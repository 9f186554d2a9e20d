namespace Forge.Build.Governance.Findings;

/// <summary>What is found about references between layers, on the compiler's model.</summary>
public static partial class RuleCatalog
{
    /// <summary>FORGE0701.</summary>
    public static readonly Rule KnownReferencesAccepted = Notice("FORGE0701", A4, "Known references are accepted", BoundaryClause);

    /// <summary>FORGE3701.</summary>
    public static readonly Rule ForbiddenReference = Conflict("FORGE3701", "A layer refers to what it must not");

    /// <summary>FORGE3702.</summary>
    public static readonly Rule LayerCycle = Conflict("FORGE3702", "Layers refer to each other in a cycle");
}
