using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Overview;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Overview;

/// <summary>The table of what comes next, row by row, and that it has no hole.</summary>
[TestClass]
public sealed class NextCommandTests
{
    private static readonly LedgerState Failed = new(LedgerOutcome.Fail, new LedgerEntry(), 1, [new OpenItem("A4", "what", "fix", SourceLocation.None)]);
    private static readonly LedgerState SignedOff = new(LedgerOutcome.SignedOff, new LedgerEntry(), 0, []);
    private static readonly LedgerState Authorized = new(LedgerOutcome.Authorized, new LedgerEntry(), 0, []);
    private static readonly Standing Nothing = new() { Tree = TreeState.Clean, LogPath = "Forge/evidence/diff_log.md" };
    private static readonly Standing Working = Nothing with { Log = LogState.InProcess, Tree = TreeState.Dirty };

    private static readonly DateTime Audited = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly LedgerState SentBack = new(LedgerOutcome.None, new LedgerEntry { Timestamp = Audited }, 0, []);
    private static readonly Standing Genesis = Nothing with { Log = LogState.InProcess, Phase = "Phase 0 -- Genesis", IsLogCommitted = true };

    public static IEnumerable<object[]> Rows =>
    [
        ["forge init", Nothing with { MissingContracts = ["Forge/Contracts/stack.md"], Question = "Which?" }],
        ["forge decide", Nothing with { Question = "Which?", Ledger = SignedOff }],
        ["forge check", Nothing with { DecisionProblems = 1, Ledger = SignedOff }],
        ["forge authorize --reset-loop --reason \"...\"", Working with { Ledger = Failed with { Failures = 3 } }],
        ["git add -A && git commit -m \"...\"", Working with { Ledger = SignedOff, Log = LogState.Complete }],
        ["forge authorize", Nothing with { Ledger = SignedOff, Log = LogState.Complete }],
        ["forge authorize", Nothing with { Ledger = SignedOff, Log = LogState.Complete, Tree = TreeState.EvidenceOnly }],
        ["forge explain FORGE3221", Working with { Ledger = SignedOff, Log = LogState.Complete, WentOn = true }],
        ["forge explain FORGE3221", Nothing with { Ledger = SignedOff, Log = LogState.Complete, WentOn = true }],
        ["git add -A && git commit -m \"...\"", Working with { AreContractsNew = true }],
        ["git add -A && git commit -m \"...\"", Working with { AreContractsNew = true, Log = LogState.Complete, Tests = TestState.Pass, Ledger = Failed }],
        ["forge difflog start --phase \"Phase 1: ...\"", Genesis],
        ["forge difflog start --phase \"Phase 1: ...\"", Genesis with { Tree = TreeState.EvidenceOnly, Tests = TestState.Pass }],
        ["forge difflog update", Genesis with { IsLogCommitted = false }],
        ["forge test", Genesis with { Tree = TreeState.Dirty }],
        ["forge test", Nothing with { Log = LogState.Complete, Ledger = SentBack }],
        ["forge test", Nothing with { Log = LogState.Complete, Ledger = SentBack, Tests = TestState.Pass, TestsWritten = Audited.AddSeconds(-1) }],
        ["dotnet build", Working with { Log = LogState.Complete, Ledger = SentBack, Tests = TestState.Pass, TestsWritten = Audited.AddSeconds(1) }],
        ["forge difflog start --phase \"Phase 1: ...\"", Nothing],
        ["forge difflog update", Nothing with { Log = LogState.Unreadable }],
        ["forge difflog update", Nothing with { Log = LogState.InProcess, Placeholders = 7 }],
        ["forge difflog update", Nothing with { Log = LogState.InProcess }],
        ["forge difflog update", Nothing with { Log = LogState.InProcess, Tree = TreeState.EvidenceOnly }],
        ["forge test", Working],
        ["forge test", Working with { Tree = TreeState.Unknown }],
        ["forge test", Working with { Tests = TestState.Fail }],
        ["forge test", Working with { Tests = TestState.Pass, TestsAreOlder = true }],
        ["forge test", Working with { Ledger = Failed }],
        ["forge difflog finalize", Working with { Tests = TestState.Pass, Placeholders = 2 }],
        ["forge difflog finalize", Working with { Tests = TestState.Pass, Ledger = Failed }],
        ["forge test", Working with { Log = LogState.Complete }],
        ["dotnet build", Working with { Log = LogState.Complete, Tests = TestState.Pass }],
        ["forge test", Working with { Log = LogState.Complete, Tests = TestState.Pass, TestsAreOlder = true }],
        ["dotnet build", Working with { Log = LogState.Complete, Tests = TestState.Pass, Ledger = Failed }],
        ["forge test", Working with { Log = LogState.Complete, Ledger = Failed }],
        ["git add -A && git commit -m \"...\"", Nothing with { Log = LogState.Complete, Ledger = Authorized, Tree = TreeState.EvidenceOnly }],
        ["forge difflog start --phase \"...\"", Nothing with { Log = LogState.Complete, Ledger = Authorized }],
        ["forge difflog start --phase \"...\"", Working with { Log = LogState.Complete, Ledger = Authorized }],
    ];

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void TheNextCommandFollowsFromTheStanding(string command, Standing at) => Assert.AreEqual(command, NextCommand.Of(at).Command);

    [TestMethod]
    public void EveryStandingHasOneCommandAndAReason()
    {
        var all = from log in Enum.GetValues<LogState>()
                  from tree in Enum.GetValues<TreeState>()
                  from tests in Enum.GetValues<TestState>()
                  from ledger in new[] { Nothing.Ledger, Failed, SignedOff, Authorized, new LedgerState(LedgerOutcome.Bypass, new LedgerEntry(), 2, []), new LedgerState(LedgerOutcome.Pass, null, 0, []) }
                  from left in new[] { 0, 1 }
                  from older in new[] { false, true }
                  select Nothing with { Log = log, Tree = tree, Tests = tests, Ledger = ledger, Placeholders = left, TestsAreOlder = older };

        foreach (NextCommand next in all.Select(NextCommand.Of))
        {
            Assert.IsNotEmpty(next.Command);
            Assert.EndsWith(".", next.Reason);
        }
    }

    [TestMethod]
    public void WorkOfNoCycleTakesTheOwnersToken()
        => Assert.Contains("OVERWRITE", NextCommand.Of(Working with { Log = LogState.Complete, Ledger = Authorized }).Reason);

    [TestMethod]
    public void FinalizingIsNeverAdvisedWithoutAPassingTestRun()
    {
        foreach (TestState tests in new[] { TestState.None, TestState.Fail })
            Assert.DoesNotContain("finalize", NextCommand.Of(Working with { Tests = tests }).Command);
    }
}
