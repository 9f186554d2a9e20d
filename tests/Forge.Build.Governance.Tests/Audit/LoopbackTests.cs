using System.Linq;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit;

[TestClass]
public sealed class LoopbackTests
{
    private const string Fail
        = "## Audit Entry: P \u2014 Iteration 1\nOutcome: FAIL\n\n### Checklist\n- A1 Scope compliance: FAIL \u2014 a.cs\n- A2 Minimal-diff: PASS \u2014 none\n";
    private const string SignedOff = "## Audit Entry: P \u2014 Iteration 2\nOutcome: SIGNED-OFF (awaiting AUTHORIZED)\n";
    private const string Authorized = "## AUTHORIZED: P\nCommit: 1234567\n";
    private const string Reset = "## LOOP RESET: P\nReason: seen\n";
    private const string Bypass = "## Audit Entry: P \u2014 Iteration 3\nOutcome: BYPASS (manual override)\n";
    private const string Silent = "## Audit Entry: P \u2014 Iteration 4\n";

    [TestMethod]
    public void WithoutALedgerNothingIsOpen()
    {
        LedgerState state = Loopback.StateOf(null);

        Assert.AreEqual(new LedgerState(LedgerOutcome.None, null, 0, state.OpenItems), state);
        Assert.IsEmpty(state.OpenItems);
        Assert.AreEqual(1, Loopback.NextIteration(null, "P"));
    }

    [TestMethod]
    [DataRow(Fail, LedgerOutcome.Fail, 1)]
    [DataRow(Fail + Fail, LedgerOutcome.Fail, 2)]
    [DataRow(Fail + Fail + Fail, LedgerOutcome.Fail, 3)]
    [DataRow(Fail + SignedOff, LedgerOutcome.SignedOff, 0)]
    [DataRow(Fail + SignedOff + Fail, LedgerOutcome.Fail, 1)]
    [DataRow(Fail + Authorized, LedgerOutcome.Authorized, 0)]
    [DataRow(Fail + Fail + Reset, LedgerOutcome.Fail, 0)]
    [DataRow(Fail + Fail + Reset + Fail, LedgerOutcome.Fail, 1)]
    [DataRow(Fail + Fail + Bypass, LedgerOutcome.Bypass, 2)]
    [DataRow(Fail + Silent, LedgerOutcome.Fail, 1)]
    [DataRow(SignedOff + Silent, LedgerOutcome.SignedOff, 0)]
    [DataRow(SignedOff + Reset, LedgerOutcome.None, 0)]
    public void TheTrailingFailuresAreCounted(string text, LedgerOutcome last, int failures)
    {
        LedgerState state = Loopback.StateOf(Read(text));

        Assert.AreEqual(last, state.LastOutcome);
        Assert.AreEqual(failures, state.Failures);
        Assert.AreEqual(failures >= 3, state.IsLoopExhausted);
        Assert.AreEqual(last == LedgerOutcome.SignedOff, state.SignedOff is not null);
        Assert.HasCount(last == LedgerOutcome.Fail ? 1 : 0, state.OpenItems);
    }

    [TestMethod]
    [DataRow(Fail + Fail + Fail + Reset, LedgerOutcome.Fail, 3)]
    [DataRow(Fail + Fail + Authorized, LedgerOutcome.Fail, 2)]
    [DataRow(SignedOff + Authorized, LedgerOutcome.SignedOff, 0)]
    public void WhatDoesNotCountChangesNothing(string text, LedgerOutcome last, int failures)
    {
        LedgerState state = Loopback.StateOf(Read(text), record => record is LedgerEntry);

        Assert.AreEqual(last, state.LastOutcome);
        Assert.AreEqual(failures, state.Failures);
    }

    [TestMethod]
    public void AHandWrittenAuthorizationThatDoesNotCountLeavesTheSignOff()
    {
        AuditLedger ledger = Read(SignedOff.Replace("SIGNED-OFF (awaiting AUTHORIZED)", "AUTHORIZED") + "\n### Checklist\n- A1 x: PASS\n");

        Assert.AreEqual(LedgerOutcome.Authorized, Loopback.StateOf(ledger).LastOutcome);
        Assert.AreEqual(LedgerOutcome.SignedOff, Loopback.StateOf(ledger, _ => false).LastOutcome);
    }

    [TestMethod]
    public void OpenItemsComeWithTheirFixAndPlace()
    {
        AuditLedger ledger = Read(Fail + "\n### Fix Plan\n- A1 Scope compliance: claim a.cs\n- A11: no such check\n- more: to do\n");

        CollectionAssert.AreEqual(
            new[]
            {
                new OpenItem("A1", "a.cs", "claim a.cs", new SourceLocation("l.md", 5, 1, 5, 1)),
                new OpenItem("A11", "A11", "no such check", new SourceLocation("l.md", 10, 1, 10, 1)),
                new OpenItem("more", "more", "to do", new SourceLocation("l.md", 11, 1, 11, 1)),
            },
            Loopback.StateOf(ledger).OpenItems.ToArray());
    }

    [TestMethod]
    [DataRow("P", 3)]
    [DataRow(" p ", 3)]
    [DataRow("Phase 7 \u2014 Web  Dashboard", 2)]
    [DataRow("Q", 1)]
    public void TheIterationCountsTheAuditsOfThePhase(string phase, int expected)
    {
        AuditLedger ledger = Read(Fail + SignedOff + Authorized + Reset + "## Audit Entry: phase 7 -- web dashboard \u2014 Iteration 160\nOutcome: FAIL\n");

        Assert.AreEqual(expected, Loopback.NextIteration(ledger, phase));
    }

    private static AuditLedger Read(string text) => AuditLedger.Read("l.md", text);
}
