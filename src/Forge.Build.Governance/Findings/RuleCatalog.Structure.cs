namespace Forge.Build.Governance.Findings;

/// <summary>What the structure gates find, before the build.</summary>
public static partial class RuleCatalog
{
    private const string Structure = "Structure";

    private const string EvidenceBundleClause = "Builder Contract 2";
    private const string PowerShellClause = "Builder Contract 3.1";
    private const string ComponentClause = "Builder Contract 7.1";

    /// <summary>FORGE0801.</summary>
    public static readonly Rule StructureGateOff = Notice("FORGE0801", Structure, "A gate is switched off in forge.json", AuthorityClause);

    /// <summary>FORGE6801.</summary>
    public static readonly Rule StructureFileUnreadable = Limit("FORGE6801", Structure, "A file that a structure gate must read cannot be read", StopClause);
}
