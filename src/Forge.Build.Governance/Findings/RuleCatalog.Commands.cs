namespace Forge.Build.Governance.Findings;

/// <summary>What the commands find that produce evidence: the transcript of a builder, a test run, a diff log, a commit.</summary>
public static partial class RuleCatalog
{
    private const string Transcript = "Transcript";

    private const string FileBlockClause = "Builder Contract 0.1";
    private const string PlanBlockClause = "Builder Contract 0.2";
    private const string TestRunnerClause = "Builder Contract 9.2";
    private const string CommitClause = "Builder Contract 9.3";
    private const string WatcherClause = "Builder Contract 10.1.1";
    private const string OverwriteClause = "Builder Contract 12";

    /// <summary>FORGE0501.</summary>
    public static readonly Rule BlockWithoutEnd = Warning("FORGE0501", Transcript, "A file block has no end and was skipped", FileBlockClause);

    /// <summary>FORGE0502.</summary>
    public static readonly Rule BlockWithoutPath = Warning("FORGE0502", Transcript, "A file block names no path and was skipped", FileBlockClause);

    /// <summary>FORGE0503.</summary>
    public static readonly Rule BlockHoldsDiff = Warning("FORGE0503", Transcript, "A file block holds a diff instead of a file and was skipped", FileBlockClause);

    /// <summary>FORGE0504.</summary>
    public static readonly Rule BlockIsLarge = Warning("FORGE0504", Transcript, "A file block is larger than 1 MB", FileBlockClause);

    /// <summary>FORGE0505.</summary>
    public static readonly Rule PlanUnclear = Warning("FORGE0505", Transcript, "The plan of a transcript is missing or cannot be followed", PlanBlockClause);

    /// <summary>FORGE1501.</summary>
    public static readonly Rule StepFailed = Error("FORGE1501", StopCode.EvidenceMissing, A8, "A step of the test run failed", TestRunnerClause);

    /// <summary>FORGE1502.</summary>
    public static readonly Rule NoTestFound = Error("FORGE1502", StopCode.EvidenceMissing, A8, "No test was found", TestClause);

    /// <summary>FORGE1503.</summary>
    public static readonly Rule TestFailed = Error("FORGE1503", StopCode.EvidenceMissing, A8, "A test failed", TestClause);

    /// <summary>FORGE1504.</summary>
    public static readonly Rule CommitWithoutDiffLog = Error("FORGE1504", StopCode.EvidenceMissing, A5, "A commit carries no diff log", CommitClause);

    /// <summary>FORGE3501.</summary>
    public static readonly Rule PathRefused = Error("FORGE3501", StopCode.ContractConflict, Transcript, "The path of a file block is refused", FileBlockClause);

    /// <summary>FORGE3502.</summary>
    public static readonly Rule OverwriteNotGiven = Error("FORGE3502", StopCode.ContractConflict, A5, "A diff log would be overwritten over a dirty tree", OverwriteClause);

    /// <summary>FORGE5001.</summary>
    public static readonly Rule TestIsNotDeterministic = Error("FORGE5001", StopCode.NonDeterministicBehavior, A8, "A test gave two results on one tree", TestClause);

    /// <summary>FORGE6501.</summary>
    public static readonly Rule BlockNotWritten = Limit("FORGE6501", Transcript, "A file block could not be written", FileBlockClause);

    /// <summary>FORGE6502.</summary>
    public static readonly Rule StepDidNotFinish = Limit("FORGE6502", A8, "A step of the test run crashed or took too long", TestRunnerClause);

    /// <summary>FORGE6503.</summary>
    public static readonly Rule EvidenceNotWritten = Limit("FORGE6503", Environment, "A file of the evidence could not be written", TestRunnerClause);

    /// <summary>FORGE6504.</summary>
    public static readonly Rule WatcherStopped = Limit("FORGE6504", Environment, "The watcher cannot watch", WatcherClause);
}
