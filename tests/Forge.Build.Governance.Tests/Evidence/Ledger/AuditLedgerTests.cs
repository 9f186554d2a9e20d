using System;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Evidence.Ledger;

[TestClass]
public sealed class AuditLedgerTests
{
    private const string LedgerPath = "Forge/evidence/audit_ledger.md";

    private const string Failed =
        """
        # Audit Ledger -- Forge AEM
        Append-only.
        One entry an audit.

        ---
        ## Audit Entry: Phase 3 -- Orders -- Iteration 4
        Timestamp: 2026-02-14T12:13:10Z
        AEM Cycle: Phase 3 -- Orders
        Outcome: FAIL

        ### Checklist
        - A1 Scope compliance:      FAIL -- unclaimed: src/a.cs
        - A2 Minimal-diff:          PASS -- no renames
        - A5 Diff Log Gate:         WARN -- a note

        ### Fix Plan (FAIL items)
        - A1: claim src/a.cs

        ### Files Changed
        - src/a.cs
        - src/b.cs

        ### Notes
        W1: PASS -- nothing
        The builder said: commit deadbeef01 is fine.
        Commit: deadbeef01

        """;

    [TestMethod]
    public void AnEntryIsReadWhole()
    {
        LedgerEntry entry = Read(Failed).Entries.Single();

        Assert.AreEqual("Phase 3 -- Orders", entry.Phase);
        Assert.AreEqual(4, entry.Iteration);
        Assert.AreEqual(new DateTime(2026, 2, 14, 12, 13, 10, DateTimeKind.Utc), entry.Timestamp);
        Assert.AreEqual("Phase 3 -- Orders", entry.AemCycle);
        Assert.AreEqual(LedgerOutcome.Fail, entry.Outcome);
        CollectionAssert.AreEqual(
            new[]
            {
                new ChecklistLine("A1", "Scope compliance", LedgerVerdict.Fail, "unclaimed: src/a.cs", 12),
                new ChecklistLine("A2", "Minimal-diff", LedgerVerdict.Pass, "no renames", 13),
                new ChecklistLine("A5", "Diff Log Gate", LedgerVerdict.Warn, "a note", 14),
            },
            entry.Checklist.ToArray());
        CollectionAssert.AreEqual(new[] { new FixPlanLine("A1", "claim src/a.cs", 17) }, entry.FixPlan.ToArray());
        CollectionAssert.AreEqual(new[] { "src/a.cs", "src/b.cs" }, entry.FilesChanged.ToArray());
        CollectionAssert.AreEqual(new[] { "W1: PASS -- nothing", "The builder said: commit deadbeef01 is fine." }, entry.Notes.ToArray());
        Assert.AreEqual(new SourceLocation(LedgerPath, 6, 1, 6, 49), entry.Location);
        Assert.IsFalse(entry.Torn);
    }

    [TestMethod]
    public void ACommitInTheNotesOfAFailureAuthorizesNothing()
        => Assert.IsEmpty(Read(Failed).Authorizations);

    [TestMethod]
    [DataRow("\r\n")]
    [DataRow("\n")]
    public void LineEndsAndByteOrderMarkChangeNothing(string end)
    {
        AuditLedger ledger = Read("\uFEFF" + Failed.Replace("\n", end));

        Assert.AreEqual(LedgerOutcome.Fail, ledger.LastEntry!.Outcome);
        Assert.AreEqual(6, ledger.LastEntry.Location.Line);
        Assert.AreEqual("src/b.cs", ledger.LastEntry.FilesChanged[1]);
    }

    [TestMethod]
    [DataRow("\u2014")]
    [DataRow("\u2013")]
    [DataRow("--")]
    [DataRow("-")]
    [DataRow("\u00d4\u00c7\u00f6")]
    [DataRow("\u251c\u00f6\u251c\u00e7\u251c\u00f6")]
    [DataRow("\u00e2\u20ac\u201d")]
    [DataRow("\ufffd")]
    public void AnyDashAndWhatConsolesMadeOfItIsRead(string dash)
    {
        LedgerEntry entry = Read(Failed.Replace("--", dash)).LastEntry!;

        Assert.AreEqual(4, entry.Iteration);
        Assert.AreEqual("Phase 3 " + dash + " Orders", entry.Phase);
        Assert.AreEqual("no renames", entry.Checklist[1].Justification);
        Assert.IsTrue(PhaseName.AreSame("phase 3 \u2014 orders", entry.Phase));
    }

    [TestMethod]
    [DataRow("FAIL", LedgerOutcome.Fail)]
    [DataRow("SIGNED-OFF (awaiting AUTHORIZED)", LedgerOutcome.SignedOff)]
    [DataRow("PASS", LedgerOutcome.Pass)]
    [DataRow("BYPASS (manual override)", LedgerOutcome.Bypass)]
    [DataRow("AUTHORIZED", LedgerOutcome.Authorized)]
    [DataRow("AUTHORIZED (committed)", LedgerOutcome.Authorized)]
    [DataRow("AUTO-AUTHORIZED (committed)", LedgerOutcome.Authorized)]
    [DataRow("NOT AUTHORIZED", LedgerOutcome.None)]
    [DataRow("AUTHORIZEDNOT", LedgerOutcome.None)]
    [DataRow("authorized", LedgerOutcome.None)]
    [DataRow("(awaiting AUTHORIZED)", LedgerOutcome.None)]
    [DataRow("", LedgerOutcome.None)]
    public void TheOutcomeIsRead(string outcome, LedgerOutcome expected)
    {
        AuditLedger ledger = Read(Failed.Replace("Outcome: FAIL", "Outcome: " + outcome));

        Assert.AreEqual(expected, ledger.LastEntry!.Outcome);
        Assert.HasCount(expected == LedgerOutcome.Authorized ? 1 : 0, ledger.Authorizations);
    }

    [TestMethod]
    public void AnEntryWithoutOutcomeIsStillAnEntry()
        => Assert.AreEqual(LedgerOutcome.None, Read(Failed.Replace("Outcome: FAIL\n", "")).LastEntry!.Outcome);

    [TestMethod]
    public void ASignOffAuthorizesNothing()
        => Assert.IsEmpty(Read("## Audit Entry: P \u2014 Iteration 1\nOutcome: SIGNED-OFF (awaiting AUTHORIZED)\nCommit: abcdef1\n").Authorizations);

    [TestMethod]
    [DataRow("## AUTO-AUTHORIZED: Phase 7 -- Runner -- Iteration 45\nOutcome: AUTO-AUTHORIZED (committed)\n", "Phase 7 -- Runner", 45, "", true)]
    [DataRow("## AUTO-AUTHORIZED: Phase 8\nCommit: af1618d\nDecision: AUTO-AUTHORIZED (AEM on)\n", "Phase 8", 0, "af1618d", true)]
    [DataRow("## Audit Entry: Phase 9 -- AUTO-AUTHORIZED\nOutcome: AUTO-AUTHORIZED\nCommit: `5F80A9D`\nMessage: x\n", "Phase 9", 0, "5f80a9d", true)]
    [DataRow("AUTO-AUTHORIZED: Phase 10\nTimestamp: 2026-01-01T00:00:00Z\nCommit: 34a7f77\n", "Phase 10", 0, "34a7f77", true)]
    [DataRow("AUTHORIZED: Phase 10\nCommit: 34a7f77 Build it\n", "Phase 10", 0, "34a7f77", false)]
    [DataRow("## Audit Entry: P -- Iteration 2\nOutcome: AUTHORIZED (committed) 1234567\n", "P", 2, "1234567", false)]
    [DataRow("## Audit Entry: P -- Iteration 2\nOutcome: AUTHORIZED (committed) \u2014 commit: `1234567`\n", "P", 2, "1234567", false)]
    [DataRow("## Audit Entry: P -- Iteration 2\n**Outcome:** AUTHORIZED\n- Commit: 1234567\n", "P", 2, "1234567", false)]
    [DataRow("## AUTHORIZED: P\nCommit: 123456\n", "P", 0, "", false)]
    [DataRow("## AUTHORIZED: P\nCommit: 1234567z\n", "P", 0, "", false)]
    [DataRow("## AUTHORIZED: P\nthe commit 1234567\n", "P", 0, "", false)]
    public void AnAuthorizationIsReadInEachOfItsShapes(string text, string phase, int iteration, string commit, bool isAutomatic)
    {
        AuditLedger ledger = Read(Failed + "\n---\n" + text);

        AuthorizationRecord record = ledger.Authorizations.Single();
        Assert.AreEqual(phase, record.Phase);
        Assert.AreEqual(iteration, record.Iteration);
        Assert.AreEqual(commit, record.Commit);
        Assert.AreEqual(isAutomatic, record.Automatic);
        Assert.AreSame(record, ledger.Records[1]);
        Assert.HasCount(1, ledger.Entries);
    }

    [TestMethod]
    public void AnAuditThatAHandAuthorizedIsBoth()
    {
        AuditLedger ledger = Read(Failed.Replace("Outcome: FAIL", "Outcome: AUTHORIZED"));

        Assert.AreEqual(LedgerOutcome.Authorized, ledger.LastEntry!.Outcome);
        Assert.AreEqual("deadbeef01", ledger.Authorizations.Single().Commit);
        Assert.AreSame(ledger.LastEntry.Authorization, ledger.Authorizations.Single());
    }

    [TestMethod]
    [DataRow("## AUTHORIZED: P\nOutcome: SIGNED-OFF (awaiting AUTHORIZED)\nCommit: 1234567\n")]
    [DataRow("## AUTHORIZED: P\nDecision: REJECTED\nCommit: 1234567\n")]
    [DataRow("## Audit Entry: P -- Iteration 1\nOutcome: FAIL\nDecision: AUTHORIZED\nCommit: 1234567\n")]
    [DataRow("## Audit Entry: AUTHORIZED: P -- Iteration 1\nCommit: 1234567\n")]
    [DataRow("## Notes\nAUTHORIZED was asked for.\nCommit: 1234567\n")]
    [DataRow(" AUTHORIZED: P\nCommit: 1234567\n")]
    [DataRow("```\n## AUTHORIZED: P\nCommit: 1234567\n```\n")]
    [DataRow("~~~ text\nAUTHORIZED: P\n```\nCommit: 1234567\n~~~~\n")]
    public void WhatOnlyLooksLikeAnAuthorizationIsNone(string text)
        => Assert.IsEmpty(Read(Failed + "\n---\n" + text).Authorizations);

    [TestMethod]
    public void TheLastIterationOfAHeadingCounts()
    {
        LedgerEntry entry = Read("## Audit Entry: P -- Iteration 62 -- Iteration 66\nOutcome: FAIL\n").LastEntry!;

        Assert.AreEqual(66, entry.Iteration);
        Assert.AreEqual("P -- Iteration 62", entry.Phase);
    }

    [TestMethod]
    [DataRow("```")]
    [DataRow("~~~")]
    [DataRow("````")]
    public void AFenceThatNothingClosesHidesNothing(string fence)
        => Assert.HasCount(2, Read(Failed + fence + "\n" + Failed).Entries);

    [TestMethod]
    public void AHeadingInFencedCodeIsNone()
    {
        AuditLedger ledger = Read(Failed + "```\n## Audit Entry: Sample -- Iteration 9\nOutcome: AUTHORIZED\n```\n");

        Assert.HasCount(1, ledger.Records);
        Assert.IsEmpty(ledger.Entries[0].Notes.Where(note => note.Contains("Sample")));
    }

    [TestMethod]
    public void AFenceAroundAnEntryOfTheChainHidesNothing()
    {
        string chain = "Chain: " + new string('a', 64) + "\n";

        AuditLedger ledger = Read(Failed + chain + "```\n" + Failed + chain + "```\n");

        Assert.HasCount(2, ledger.Entries);
        Assert.AreEqual(2, ledger.Links);
    }

    [TestMethod]
    public void WhatFollowsALinkBelongsToNoEntry()
    {
        AuditLedger ledger = Read(Failed + "Chain: " + new string('a', 64) + "\nCut off: no.\n### Fix Plan\n- A9: more\n");

        Assert.HasCount(1, ledger.LastEntry!.FixPlan);
        Assert.IsFalse(ledger.LastEntry.Torn);
        Assert.AreEqual(new string('a', 64), ledger.LastEntry.Chain);
        Assert.AreEqual("", ledger.LastEntry.PreviousChain);
    }

    [TestMethod]
    public void ATableHasNoEntryAndSaysSo()
    {
        AuditLedger ledger = Read("# Audit Ledger\n\n| # | File | Verdict |\n|---|---|---|\n| 1 | a.cs | PASS |\n");

        Assert.IsEmpty(ledger.Records);
        Assert.IsTrue(ledger.SaysNothingKnown);
        Assert.AreEqual("a table, and no entry in the form of the contract", ledger.Summary);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("\uFEFF")]
    [DataRow("\n\r\r\n")]
    [DataRow("## ")]
    [DataRow("## Audit Entry")]
    [DataRow("## Audit Entry:")]
    [DataRow("AUTHORIZED:")]
    [DataRow("```")]
    [DataRow("## Audit Entry: Iteration 99999999999999999999\nTimestamp: yesterday\nOutcome: FAIL")]
    public void OddTextsAreRead(string text)
        => Assert.IsLessThanOrEqualTo(1, Read(text).Records.Count);

    [TestMethod]
    public void TheSummarySaysWhatWasRead()
        => Assert.AreEqual("1 audit, 0 authorizations, 0 links of the chain", Read(Failed).Summary);

    [TestMethod]
    [DataRow("2026-02-14T12:13:10.5+01:00", "2026-02-14T11:13:10Z")]
    [DataRow("2026-02-14 12:13:10 UTC", "2026-02-14T12:13:10Z")]
    [DataRow("2026-02-14T12:13:10", "2026-02-14T12:13:10Z")]
    [DataRow("12:13", "")]
    [DataRow("14 February", "")]
    public void ATimeIsReadAsUtcAndNothingIsTakenFromToday(string text, string expected)
    {
        DateTime? time = Read(Failed.Replace("2026-02-14T12:13:10Z", text)).LastEntry!.Timestamp;

        Assert.AreEqual(expected, time is { } known ? LedgerWords.TimeText(known) : "");
        Assert.AreEqual(DateTimeKind.Utc, time?.Kind ?? DateTimeKind.Utc);
    }

    [TestMethod]
    [Timeout(120_000)]
    public void ALargeLedgerTakesNoLongTime()
    {
        StringBuilder text = new();
        while (text.Length < 10_000_000)
            text.Append(Failed).Append('`', 3 + (text.Length % 97)).Append("opens\n## \n");
        string ledger = text.ToString();

        // Where a step took more than time in proportion, this would take hours.
        Assert.IsGreaterThan(5000, Read(ledger).Entries.Count);
    }

    private static AuditLedger Read(string text) => AuditLedger.Read(LedgerPath, text);
}
