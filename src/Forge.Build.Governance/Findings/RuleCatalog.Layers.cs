namespace Forge.Build.Governance.Findings;

/// <summary>What the layers of <c>boundaries.json</c> ask for beside the patterns that they forbid.</summary>
public static partial class RuleCatalog
{
    /// <summary>FORGE3114.</summary>
    public static readonly Rule RequiredPatternMissing = Conflict("FORGE3114", "A file lacks what its layer requires");

    /// <summary>FORGE3115.</summary>
    public static readonly Rule TooManyLines = Conflict("FORGE3115", "A file has more lines than its layer allows");

    /// <summary>FORGE3116.</summary>
    public static readonly Rule TooManyTypes = Conflict("FORGE3116", "A file declares more types than its layer allows");

    /// <summary>FORGE3117.</summary>
    public static readonly Rule TooManyMembers = Conflict("FORGE3117", "A type declares more members than its layer allows");
}
