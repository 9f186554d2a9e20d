namespace Forge.Build.Governance.Findings;

/// <summary>What the decision gate can find.</summary>
public static partial class RuleCatalog
{
    private const string Decision = "Decision";

    private const string ActivationClause = "Decision Gate Contract 2";
    private const string SingleQuestionClause = "Decision Gate Contract 3";
    private const string BlockingClause = "Decision Gate Contract 6";
    private const string ConfirmationClause = "Decision Gate Contract 7";
    private const string ImmutabilityClause = "Decision Gate Contract 8";
    private const string HaltClause = "Decision Gate Contract 10";
    private const string InvalidationClause = "Decision Gate Contract 11";

    /// <summary>FORGE0301.</summary>
    public static readonly Rule DecisionLookedAt = Detail("FORGE0301", Decision, "What the decision gate looked at", ActivationClause);

    /// <summary>FORGE0302.</summary>
    public static readonly Rule DecisionGateOff = Warning("FORGE0302", Decision, "The decision gate is switched off", BlockingClause);

    /// <summary>FORGE0303.</summary>
    public static readonly Rule RecordsUnprotected = Warning("FORGE0303", Decision, "No history protects the decision records", ImmutabilityClause);

    /// <summary>FORGE0304.</summary>
    public static readonly Rule ArtifactNotUpdated = Warning("FORGE0304", Decision, "A file that tells of the open question could not be updated", BlockingClause);

    /// <summary>FORGE1301.</summary>
    public static readonly Rule GapActionsMissing = Error("FORGE1301", StopCode.EvidenceMissing, Decision, "The gap actions are missing", HaltClause);

    /// <summary>FORGE1302.</summary>
    public static readonly Rule GapActionsEmpty = Error("FORGE1302", StopCode.EvidenceMissing, Decision, "The file of the gap actions is empty", HaltClause);

    /// <summary>FORGE2301.</summary>
    public static readonly Rule DecisionOpen = Ambiguous("FORGE2301", Decision, "A decision is open", BlockingClause);

    /// <summary>FORGE2302.</summary>
    public static readonly Rule SeveralQuestions = Ambiguous("FORGE2302", Decision, "Several questions are open at once", HaltClause);

    /// <summary>FORGE2303.</summary>
    public static readonly Rule NothingToChoose = Ambiguous("FORGE2303", Decision, "A gap that needs a decision offers nothing to choose", HaltClause);

    /// <summary>FORGE2304.</summary>
    public static readonly Rule OptionsAlike = Ambiguous("FORGE2304", Decision, "Two options read alike", HaltClause);

    /// <summary>FORGE2305.</summary>
    public static readonly Rule StatusBlocked = Ambiguous("FORGE2305", Decision, "The status is BLOCKED by a question that nobody answered", BlockingClause);

    /// <summary>FORGE3113.</summary>
    public static readonly Rule UnbackedKnownViolation = Conflict("FORGE3113", "A known violation names a decision that does not count");

    /// <summary>FORGE3301.</summary>
    public static readonly Rule GapActionsMalformed = DecisionConflict("FORGE3301", "The gap actions are malformed", HaltClause);

    /// <summary>FORGE3302.</summary>
    public static readonly Rule DuplicateGap = DecisionConflict("FORGE3302", "Two gaps have one id", HaltClause);

    /// <summary>FORGE3303.</summary>
    public static readonly Rule DuplicateAction = DecisionConflict("FORGE3303", "Two different actions have one id", HaltClause);

    /// <summary>FORGE3304.</summary>
    public static readonly Rule UnknownGapWord = DecisionConflict("FORGE3304", "A category, severity or kind of action that does not exist", ActivationClause);

    /// <summary>FORGE3305.</summary>
    public static readonly Rule GapCountsDisagree = DecisionConflict("FORGE3305", "The counts of the gap actions do not agree with the gaps", HaltClause);

    /// <summary>FORGE3306.</summary>
    public static readonly Rule DuplicateOption = DecisionConflict("FORGE3306", "A gap offers one option twice", HaltClause);

    /// <summary>FORGE3307.</summary>
    public static readonly Rule StatusMalformed = DecisionConflict("FORGE3307", "The status is malformed", BlockingClause);

    /// <summary>FORGE3308.</summary>
    public static readonly Rule SeveralBlockingQuestions = DecisionConflict("FORGE3308", "The status holds several blocking questions", SingleQuestionClause);

    /// <summary>FORGE3310.</summary>
    public static readonly Rule RecordMalformed = DecisionConflict("FORGE3310", "A decision record is malformed", ConfirmationClause);

    /// <summary>FORGE3311.</summary>
    public static readonly Rule RecordAltered = DecisionConflict("FORGE3311", "A decision record differs from its own hash", ImmutabilityClause);

    /// <summary>FORGE3312.</summary>
    public static readonly Rule RecordRewritten = DecisionConflict("FORGE3312", "A decision record differs from its first committed version", ImmutabilityClause);

    /// <summary>FORGE3313.</summary>
    public static readonly Rule RecordNumberMissing = DecisionConflict("FORGE3313", "A number is missing between the decision records", ImmutabilityClause);

    /// <summary>FORGE3314.</summary>
    public static readonly Rule RecordDeleted = DecisionConflict("FORGE3314", "A committed decision record was deleted", ImmutabilityClause);

    /// <summary>FORGE3315.</summary>
    public static readonly Rule ReversalUnnamed = DecisionConflict("FORGE3315", "A decision reverses another without naming it", ImmutabilityClause);

    /// <summary>FORGE3316.</summary>
    public static readonly Rule DecisionStale = DecisionConflict("FORGE3316", "A decision was made on gaps that are no longer these", InvalidationClause);

    /// <summary>FORGE3317.</summary>
    public static readonly Rule RecordUnsigned = DecisionConflict("FORGE3317", "A decision record is not signed", ConfirmationClause);

    /// <summary>FORGE3318.</summary>
    public static readonly Rule RecordBadlySigned = DecisionConflict("FORGE3318", "A decision record's signature does not verify", ConfirmationClause);

    /// <summary>FORGE3319.</summary>
    public static readonly Rule RecordNumberTwice = DecisionConflict("FORGE3319", "Two decision records have one number", ImmutabilityClause);

    /// <summary>FORGE3320.</summary>
    public static readonly Rule ModuleOrder = DecisionConflict("FORGE3320", "A module ran before the decision it needs", BlockingClause);

    /// <summary>FORGE3321.</summary>
    public static readonly Rule DownstreamStale = DecisionConflict("FORGE3321", "An artifact rests on a version of another that is no longer there", InvalidationClause);

    /// <summary>FORGE3322.</summary>
    public static readonly Rule UnknownOption = DecisionConflict("FORGE3322", "A decision record selects an option that was not offered", ConfirmationClause);

    /// <summary>FORGE6301.</summary>
    public static readonly Rule ArtifactUnreadable = Limit("FORGE6301", Decision, "An artifact cannot be read", HaltClause);

    /// <summary>FORGE6302.</summary>
    public static readonly Rule ArtifactNotWritten = Limit("FORGE6302", Decision, "An artifact could not be written", ConfirmationClause);

    /// <summary>FORGE6303.</summary>
    public static readonly Rule DecisionToolMissing = Limit("FORGE6303", Decision, "A decision's signature could not be made or checked", ConfirmationClause);

    private static Rule Ambiguous(string code, string gate, string title, string clause) => Error(code, StopCode.AmbiguousIntent, gate, title, clause);

    private static Rule DecisionConflict(string code, string title, string clause) => Error(code, StopCode.ContractConflict, Decision, title, clause);
}
