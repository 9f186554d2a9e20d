using System.Collections.Generic;

namespace Forge.Build.Governance.Decisions.Gaps;

/// <summary>What kind of gap it is.</summary>
public enum GapCategory
{
    /// <summary><c>UNIMPLEMENTED_REQUIREMENT</c>.</summary>
    UnimplementedRequirement,

    /// <summary><c>ORPHAN_CODE</c>.</summary>
    OrphanCode,

    /// <summary><c>ORPHAN_ARTIFACT</c>.</summary>
    OrphanArtifact,

    /// <summary><c>PARTIAL_COVERAGE</c>.</summary>
    PartialCoverage,

    /// <summary><c>STRUCTURAL_DRIFT</c>.</summary>
    StructuralDrift,

    /// <summary><c>GOVERNANCE_MISMATCH</c>.</summary>
    GovernanceMismatch,

    /// <summary><c>EXECUTION_STATE_INCONSISTENCY</c>.</summary>
    ExecutionStateInconsistency,
}

/// <summary>How bad a gap is, the least first.</summary>
public enum GapSeverity
{
    /// <summary><c>LOW</c>.</summary>
    Low,

    /// <summary><c>MEDIUM</c>.</summary>
    Medium,

    /// <summary><c>HIGH</c>.</summary>
    High,

    /// <summary><c>CRITICAL</c>.</summary>
    Critical,
}

/// <summary>The six things that backfill may do (Backfill Protocol 4), in its order.</summary>
public enum ActionKind
{
    /// <summary><c>GENERATE_DOCUMENT</c>: a missing governance document.</summary>
    GenerateDocument,

    /// <summary><c>CREATE_DIRECTORY</c>: a missing artifact directory.</summary>
    CreateDirectory,

    /// <summary><c>GENERATE_TEMPLATE</c>: a placeholder of a contract.</summary>
    GenerateTemplate,

    /// <summary><c>GENERATE_SCHEMA</c>: a missing schema.</summary>
    GenerateSchema,

    /// <summary><c>GENERATE_STUB</c>: stub documentation.</summary>
    GenerateStub,

    /// <summary><c>NORMALIZE_NAME</c>: the same file under its right name; the other stays.</summary>
    NormalizeName,
}

/// <summary>The words of the file for <see cref="GapCategory"/>, <see cref="GapSeverity"/> and <see cref="ActionKind"/>, and back.</summary>
public static class GapWords
{
    /// <summary>Every word for a category.</summary>
    public static IReadOnlyDictionary<string, GapCategory> Categories { get; } = new Dictionary<string, GapCategory>
    {
        ["UNIMPLEMENTED_REQUIREMENT"] = GapCategory.UnimplementedRequirement,
        ["ORPHAN_CODE"] = GapCategory.OrphanCode,
        ["ORPHAN_ARTIFACT"] = GapCategory.OrphanArtifact,
        ["PARTIAL_COVERAGE"] = GapCategory.PartialCoverage,
        ["STRUCTURAL_DRIFT"] = GapCategory.StructuralDrift,
        ["GOVERNANCE_MISMATCH"] = GapCategory.GovernanceMismatch,
        ["EXECUTION_STATE_INCONSISTENCY"] = GapCategory.ExecutionStateInconsistency,
    };

    /// <summary>Every word for a severity.</summary>
    public static IReadOnlyDictionary<string, GapSeverity> Severities { get; } = new Dictionary<string, GapSeverity>
    {
        ["LOW"] = GapSeverity.Low,
        ["MEDIUM"] = GapSeverity.Medium,
        ["HIGH"] = GapSeverity.High,
        ["CRITICAL"] = GapSeverity.Critical,
    };

    /// <summary>Every word for a kind of action; the one that is written comes first.</summary>
    public static IReadOnlyList<KeyValuePair<string, ActionKind>> Kinds { get; } = new KeyValuePair<string, ActionKind>[]
    {
        new("GENERATE_DOCUMENT", ActionKind.GenerateDocument),
        new("CREATE_DOCUMENT", ActionKind.GenerateDocument),
        new("CREATE_DIRECTORY", ActionKind.CreateDirectory),
        new("GENERATE_TEMPLATE", ActionKind.GenerateTemplate),
        new("CREATE_TEMPLATE", ActionKind.GenerateTemplate),
        new("GENERATE_SCHEMA", ActionKind.GenerateSchema),
        new("CREATE_SCHEMA", ActionKind.GenerateSchema),
        new("GENERATE_STUB", ActionKind.GenerateStub),
        new("CREATE_STUB", ActionKind.GenerateStub),
        new("NORMALIZE_NAME", ActionKind.NormalizeName),
        new("NORMALIZE_NAMING", ActionKind.NormalizeName),
    };

    /// <summary>The word for a category.</summary>
    public static string Word(GapCategory category) => Of(Categories, category);

    /// <summary>The word for a severity.</summary>
    public static string Word(GapSeverity severity) => Of(Severities, severity);

    /// <summary>The word for a kind of action.</summary>
    public static string Word(ActionKind kind) => Of(Kinds, kind);

    private static string Of<T>(IEnumerable<KeyValuePair<string, T>> words, T value)
    {
        foreach (KeyValuePair<string, T> word in words)
        {
            if (EqualityComparer<T>.Default.Equals(word.Value, value))
                return word.Key;
        }
        throw new KeyNotFoundException("there is no word for " + value);
    }
}
