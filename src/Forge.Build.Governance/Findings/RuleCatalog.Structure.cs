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

    /// <summary>FORGE0802.</summary>
    public static readonly Rule PackagesNotCompared = Notice("FORGE0802", Structure, "New packages could not be told from old ones, or nobody can approve them", ComponentClause);

    /// <summary>FORGE0803.</summary>
    public static readonly Rule StructureFileNotUnderstood = Notice("FORGE0803", Structure, "A file could not be understood, so a structure gate did not look at it", StopClause);

    /// <summary>FORGE1801.</summary>
    public static readonly Rule BundleMissing = Error("FORGE1801", StopCode.EvidenceMissing, Structure, "There is no evidence bundle", EvidenceBundleClause);

    /// <summary>FORGE1802.</summary>
    public static readonly Rule BundleSectionMissing = Error("FORGE1802", StopCode.EvidenceMissing, Structure, "The evidence bundle lacks a section", EvidenceBundleClause);

    /// <summary>FORGE1803.</summary>
    public static readonly Rule BundleSectionEmpty = Error("FORGE1803", StopCode.EvidenceMissing, Structure, "A section of the evidence bundle says nothing", EvidenceBundleClause);

    /// <summary>FORGE1804.</summary>
    public static readonly Rule PackageNotApproved = Error("FORGE1804", StopCode.EvidenceMissing, Structure, "A new package is not approved in the directive", ComponentClause);

    /// <summary>FORGE1805.</summary>
    public static readonly Rule ApprovalWithoutReasons = Error("FORGE1805", StopCode.EvidenceMissing, Structure, "The approval of a new package lacks its rationale or the alternatives", ComponentClause);

    /// <summary>FORGE3801.</summary>
    public static readonly Rule SourceInForge = Error("FORGE3801", StopCode.ContractConflict, Structure, "Project source lies in the governance folder", FolderClause);

    /// <summary>FORGE3802.</summary>
    public static readonly Rule ReferenceIntoForge = Error("FORGE3802", StopCode.ContractConflict, Structure, "A project refers into the governance folder", FolderClause);

    /// <summary>FORGE3803.</summary>
    public static readonly Rule PowerShellNotAscii = Error("FORGE3803", StopCode.ContractConflict, Structure, "A PowerShell script is not ASCII", PowerShellClause);

    /// <summary>FORGE3804.</summary>
    public static readonly Rule PowerShellWithoutMark = Error("FORGE3804", StopCode.ContractConflict, Structure, "A PowerShell script has no byte order mark", PowerShellClause);

    /// <summary>FORGE3805.</summary>
    public static readonly Rule PowerShellIsWide = Error("FORGE3805", StopCode.ContractConflict, Structure, "A PowerShell script is not UTF-8", PowerShellClause);

    /// <summary>FORGE6801.</summary>
    public static readonly Rule StructureFileUnreadable = Limit("FORGE6801", Structure, "A file that a structure gate must read cannot be read", StopClause);
}
