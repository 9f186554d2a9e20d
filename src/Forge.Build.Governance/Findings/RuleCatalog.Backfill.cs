namespace Forge.Build.Governance.Findings;

/// <summary>What is found about a backfill.</summary>
public static partial class RuleCatalog
{
    private const string Backfill = "Backfill";

    private const string DeterminismClause = "Backfill Protocol 2";
    private const string ScopeClause = "Backfill Protocol 3";
    private const string CreationClause = "Backfill Protocol 5";
    private const string PlanClause = "Backfill Protocol 7";
    private const string IntegrityClause = "Backfill Protocol 8";
    private const string FailClosedClause = "Backfill Protocol 10";
    private const string CompletionClause = "Backfill Protocol 13";

    /// <summary>FORGE0401.</summary>
    public static readonly Rule BackfillLookedAt = Detail("FORGE0401", Backfill, "What is known of the backfill", CompletionClause);

    /// <summary>FORGE1401.</summary>
    public static readonly Rule BackfillDue = Error("FORGE1401", StopCode.EvidenceMissing, Backfill, "Approved actions are not backfilled yet", CompletionClause);

    /// <summary>FORGE1402.</summary>
    public static readonly Rule BackfillIncomplete = Error("FORGE1402", StopCode.EvidenceMissing, Backfill, "A backfill is incomplete", CompletionClause);

    /// <summary>FORGE2401.</summary>
    public static readonly Rule BackfillHalted = Ambiguous("FORGE2401", Backfill, "A backfill is halted", FailClosedClause);

    /// <summary>FORGE2402.</summary>
    public static readonly Rule ActionUnclear = Ambiguous("FORGE2402", Backfill, "An approved action does not say what it creates", DeterminismClause);

    /// <summary>FORGE3401.</summary>
    public static readonly Rule UnapprovedAction = BackfillConflict("FORGE3401", "A backfill holds an action that no decision approves", FailClosedClause);

    /// <summary>FORGE3402.</summary>
    public static readonly Rule ActionPlannedTwice = BackfillConflict("FORGE3402", "A backfill plan lists an action twice", CompletionClause);

    /// <summary>FORGE3403.</summary>
    public static readonly Rule DuplicateTarget = BackfillConflict("FORGE3403", "Two approved actions create one file", IntegrityClause);

    /// <summary>FORGE3404.</summary>
    public static readonly Rule TargetOutsideNamespace = BackfillConflict("FORGE3404", "A target lies outside of what backfill may create", FailClosedClause);

    /// <summary>FORGE3405.</summary>
    public static readonly Rule TargetExists = BackfillConflict("FORGE3405", "A target exists already", FailClosedClause);

    /// <summary>FORGE3406.</summary>
    public static readonly Rule TemplateMissing = BackfillConflict("FORGE3406", "A template is missing", FailClosedClause);

    /// <summary>FORGE3407.</summary>
    public static readonly Rule TemplateNotDeterministic = BackfillConflict("FORGE3407", "A template asks for what is not predefined", CreationClause);

    /// <summary>FORGE3408.</summary>
    public static readonly Rule CategoryOutOfScope = BackfillConflict("FORGE3408", "An approved action belongs to a gap that backfill must not act on", ScopeClause);

    /// <summary>FORGE3409.</summary>
    public static readonly Rule BackfillMalformed = BackfillConflict("FORGE3409", "A file of the backfill is malformed", PlanClause);

    /// <summary>FORGE3410.</summary>
    public static readonly Rule TargetBehindLink = BackfillConflict("FORGE3410", "A target lies behind a link", IntegrityClause);

    /// <summary>FORGE3411.</summary>
    public static readonly Rule ExecuteBeforeBackfill = BackfillConflict("FORGE3411", "A module ran before the backfill was complete", CompletionClause);

    /// <summary>FORGE6401.</summary>
    public static readonly Rule BackfillNotWritten = Limit("FORGE6401", Backfill, "A file of the backfill could not be written", IntegrityClause);

    private static Rule BackfillConflict(string code, string title, string clause) => Error(code, StopCode.ContractConflict, Backfill, title, clause);
}
