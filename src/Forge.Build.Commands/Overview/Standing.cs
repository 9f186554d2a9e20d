using System;
using System.Collections.Generic;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Evidence.Ledger;

namespace Forge.Build.Commands.Overview;

/// <summary>What lies where the diff log should.</summary>
public enum LogState
{
    /// <summary>Nothing, or a file without text.</summary>
    None,

    /// <summary>Something that cannot be read.</summary>
    Unreadable,

    /// <summary>A log whose status is neither IN_PROCESS nor COMPLETE.</summary>
    Open,

    /// <summary>A log of work that goes on.</summary>
    InProcess,

    /// <summary>A log that is COMPLETE.</summary>
    Complete,
}

/// <summary>What the record of the last test run says.</summary>
public enum TestState
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Its first line is <c>Status: PASS</c>, and no step of it failed.</summary>
    Pass,

    /// <summary>Anything else.</summary>
    Fail,
}

/// <summary>What git says of the working tree.</summary>
public enum TreeState
{
    /// <summary>Git gave no answer.</summary>
    Unknown,

    /// <summary>Everything is committed.</summary>
    Clean,

    /// <summary>Only evidence differs from the last commit.</summary>
    EvidenceOnly,

    /// <summary>Work differs from the last commit.</summary>
    Dirty,
}

/// <summary>Where a repository stands: what a person asks first.</summary>
public sealed record Standing
{
    /// <summary>The required contracts that are missing or say nothing, relative to the project root.</summary>
    public IReadOnlyList<string> MissingContracts { get; init; } = [];

    /// <summary>Where the diff log lies or should lie, relative to the project root.</summary>
    public string LogPath { get; init; } = "";

    /// <summary>What lies there.</summary>
    public LogState Log { get; init; }

    /// <summary>The phase of the diff log; <c>unknown</c> where nothing names one.</summary>
    public string Phase { get; init; } = "unknown";

    /// <summary>Its status in its own words, on one line; empty where it states none.</summary>
    public string LogStatus { get; init; } = "";

    /// <summary>When it was last written, in UTC; null where there is none.</summary>
    public DateTime? LogWritten { get; init; }

    /// <summary>How many placeholders are left in it.</summary>
    public int Placeholders { get; init; }

    /// <summary>Where the ledger stands.</summary>
    public LedgerState Ledger { get; init; } = new(LedgerOutcome.None, null, 0, []);

    /// <summary>What the last test run says.</summary>
    public TestState Tests { get; init; }

    /// <summary>How many tests passed, in the words of the record; empty where it does not say.</summary>
    public string TestCounts { get; init; } = "";

    /// <summary>The digest of the tree that was tested; empty where the record names none.</summary>
    public string TestedTree { get; init; } = "";

    /// <summary>When it was recorded, in UTC; null where there is none.</summary>
    public DateTime? TestsWritten { get; init; }

    /// <summary>Whether the record of the tests does not tell of what lies there: a changed file is younger, or what is committed is another tree.</summary>
    public bool TestsAreOlder { get; init; }

    /// <summary>Whether a passing run is recorded, and no changed file is younger.</summary>
    public bool AreTestsPassing => Tests == TestState.Pass && !TestsAreOlder;

    /// <summary>The open question, on one line; empty where none is open.</summary>
    public string Question { get; init; } = "";

    /// <summary>How many rules of the decision gate are broken beside an open question.</summary>
    public int DecisionProblems { get; init; }

    /// <summary>The branch; empty where git gave no answer.</summary>
    public string Branch { get; init; } = "";

    /// <summary>The working tree.</summary>
    public TreeState Tree { get; init; }

    /// <summary>How many files differ from the last commit, evidence aside.</summary>
    public int ChangedFiles { get; init; }

    /// <summary>Whether no commit holds the contracts yet.</summary>
    public bool AreContractsNew { get; init; }

    /// <summary>Whether the tree no longer is the one that was signed off (Builder Contract 10.4).</summary>
    public bool WentOn { get; init; }

    /// <summary>Whether the diff log is committed as it lies there.</summary>
    public bool IsLogCommitted { get; init; }

    /// <summary>Whether the contracts were adopted and committed, and no cycle has begun since: the log is still the one of Phase 0 (Builder Contract 1).</summary>
    public bool IsAdopted => Log == LogState.InProcess && IsLogCommitted && Ledger.LastEntry is null && Tree is TreeState.Clean or TreeState.EvidenceOnly
        && PhaseName.AreSame(Phase, PhaseName.Genesis);

    /// <summary>Whether the owner sent back what was signed off, and nothing was tested since.</summary>
    public bool IsSentBack => Ledger is { LastOutcome: LedgerOutcome.None, LastEntry: { } entry } && !(TestsWritten > entry.Timestamp);

    /// <summary>The process that says it watches; null where none does.</summary>
    public int? Watcher { get; init; }

    /// <summary>What the last audit left open; nothing where it passed.</summary>
    public IReadOnlyList<OpenItem> OpenItems => Ledger.OpenItems;
}
