using System;
using System.Linq;
using Forge.Build.Governance.Evidence.Ledger;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Evidence.Ledger;

[TestClass]
public sealed class LedgerWriterTests
{
    private const string LedgerPath = "Forge/evidence/audit_ledger.md";

    private static readonly string Digest = new('c', 64);

    // What a hostile name or title would be made of.
    private static readonly Gen<string> Nasty = Always.TextOf(
        6, "\n", "\r\n", "\r", "---", "## ", "### Notes", "### Checklist", "AUTHORIZED: x", "Outcome: AUTHORIZED (committed)", "Commit: abcdef1", "State: 1", "Cut off:",
        "Chain: " + new string('a', 64), "## Audit Entry: y \u2014 Iteration 7", "```", "~~~", "\u2014", " ", "-", ":", "\t", "\0", "\u2028", "\u0085", "\ud800", "\U0001F600",
        "a", "PASS", "(none)",
        "\u202e", "::error::", "##vso[x]", "|", "> ", "*", "<!--", "\uFEFF", "\u00a0");

    [TestMethod]
    public void AnEntryHasTheFormOfTheContract()
    {
        string text = LedgerWriter.TextOf(Entry() with { Base = new string('b', 40), State = Digest, Tree = Digest });

        Assert.AreEqual(
            """

            ---
            ## Audit Entry: Phase 3 — Iteration 2
            Timestamp: 2026-02-14T12:13:10Z
            AEM Cycle: Phase 3
            Outcome: FAIL

            ### Checklist
            - A1 Scope compliance:      FAIL — src/a.cs is not claimed
            - A2 Minimal-diff:          PASS — no rename
            - A3 Evidence completeness: PASS — 2 files
            - A4 Boundary compliance:   PASS — 9 files
            - A5 Diff Log Gate:         PASS — COMPLETE
            - A6 Authorization Gate:    PASS — nothing since
            - A7 Verification order:    PASS — in order
            - A8 Test gate:             PASS — Status: PASS
            - A9 Dependency gate:       PASS

            ### Fix Plan
            - A1 Scope compliance: claim src/a.cs

            ### Files Changed
            - src/a.cs
            - src/b.cs

            ### Notes
            W1: PASS — no secret
            W2: PASS — sound
            W3: PASS — no route
            Base: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
            State: cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
            Tree: cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc

            """,
            text);
    }

    [TestMethod]
    public void OnlyAFailureHasAFixPlan()
        => Assert.DoesNotContain("Fix Plan", LedgerWriter.TextOf(Entry() with { Outcome = LedgerOutcome.SignedOff }));

    [TestMethod]
    [DataRow(LedgerOutcome.Pass, false, "Outcome: PASS\n")]
    [DataRow(LedgerOutcome.SignedOff, false, "Outcome: SIGNED-OFF (awaiting AUTHORIZED)\n")]
    [DataRow(LedgerOutcome.Authorized, false, "Outcome: AUTHORIZED (committed)\n")]
    [DataRow(LedgerOutcome.Authorized, true, "Outcome: AUTO-AUTHORIZED (committed)\n")]
    public void TheOutcomeIsTheContracts(LedgerOutcome outcome, bool isAutomatic, string expected)
        => Assert.Contains(expected, LedgerWriter.TextOf(Entry() with { Outcome = outcome, Automatic = isAutomatic }));

    [TestMethod]
    public void AnAuthorizationHasItsHashAndItsSignature()
    {
        AuthorizationRecord record = new()
        {
            Phase = "Phase 3",
            Iteration = 2,
            Timestamp = new DateTime(2026, 2, 14, 12, 13, 10, DateTimeKind.Utc),
            Commit = new string('d', 40),
            Tree = Digest,
            By = "Ann <ann@example.org>",
            Reason = "reviewed",
            Signature = "-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----",
        };

        Assert.AreEqual(
            """

            ---
            ## AUTHORIZED: Phase 3 — Iteration 2
            Timestamp: 2026-02-14T12:13:10Z
            Outcome: AUTHORIZED (committed)
            Commit: dddddddddddddddddddddddddddddddddddddddd
            Tree: cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
            Authorized-By: Ann <ann@example.org>
            Reason: reviewed
            Signature:

                -----BEGIN SSH SIGNATURE-----
                U1NI
                -----END SSH SIGNATURE-----


            """,
            LedgerWriter.TextOf(record));
    }

    [TestMethod]
    public void NoTextHasALineThatEndsInABlank()
        => Always.Holds(AnyEntry(), entry => LedgerWriter.TextOf(entry).Split('\n').All(line => line == line.TrimEnd()));

    [TestMethod]
    public void AnEntryIsReadBackAsItWasWritten()
        => Always.Holds(AnyEntry(), entry =>
        {
            AuditLedger ledger = AuditLedger.Read(LedgerPath, LedgerFormat.Header + Sealed(entry) + Sealed(Entry()));

            Assert.HasCount(2, ledger.Records);
            Assert.AreEqual(2, ledger.Links);
            Assert.IsEmpty(ledger.Authorizations);
            Assert.AreEqual(Shown(AsWritten(entry)), Shown(ledger.Entries[0]));
            Assert.AreEqual(Shown(AsWritten(Entry())), Shown(ledger.Entries[1]));
        });

    [TestMethod]
    public void AnAuthorizationIsReadBackAsItWasWritten()
        => Always.Holds(AnyAuthorization(), record =>
        {
            AuditLedger ledger = AuditLedger.Read(LedgerPath, LedgerFormat.Header + Sealed(record) + Sealed(Entry()));

            Assert.HasCount(2, ledger.Records);
            AuthorizationRecord read = ledger.Authorizations.Single();
            AuthorizationRecord expected = LedgerWriter.AsWritten(record);
            Assert.AreEqual(
                expected with { Signature = string.Join("\n", LedgerFormat.SignatureLines(record.Signature)) },
                read with { Chain = "", Location = expected.Location });
            Assert.AreEqual(expected, LedgerWriter.AsWritten(expected));
        });

    [TestMethod]
    public void AResetIsReadBackAsItWasWritten()
        => Always.Holds(from phase in Nasty from who in Nasty from reason in Nasty select new LoopReset { Phase = phase, By = who, Reason = reason }, record =>
        {
            AuditLedger ledger = AuditLedger.Read(LedgerPath, LedgerFormat.Header + Sealed(record) + Sealed(Entry()));

            LoopReset expected = LedgerWriter.AsWritten(record);
            Assert.AreEqual(expected, (LoopReset)ledger.Records[0] with { Chain = "", Location = expected.Location });
        });

    [TestMethod]
    public void ASafeTextStaysAsItIs()
        => Always.Holds(Nasty, text => LedgerFormat.OneLine(LedgerFormat.OneLine(text, 20), 20) == LedgerFormat.OneLine(text, 20));

    private static LedgerEntry Entry() => new()
    {
        Phase = "Phase 3",
        Iteration = 2,
        Timestamp = new DateTime(2026, 2, 14, 12, 13, 10, DateTimeKind.Utc),
        Outcome = LedgerOutcome.Fail,
        Checklist = new[]
        {
            new ChecklistLine("A1", "", LedgerVerdict.Fail, "src/a.cs is not claimed"),
            new ChecklistLine("A2", "", LedgerVerdict.Pass, "no rename"),
            new ChecklistLine("A3", "", LedgerVerdict.Pass, "2 files"),
            new ChecklistLine("A4", "", LedgerVerdict.Pass, "9 files"),
            new ChecklistLine("A5", "", LedgerVerdict.Pass, "COMPLETE"),
            new ChecklistLine("A6", "", LedgerVerdict.Pass, "nothing since"),
            new ChecklistLine("A7", "", LedgerVerdict.Pass, "in order"),
            new ChecklistLine("A8", "", LedgerVerdict.Pass, "Status: PASS"),
            new ChecklistLine("A9", "", LedgerVerdict.Pass, ""),
        },
        FixPlan = new[] { new FixPlanLine("A1 Scope compliance", "claim src/a.cs") },
        FilesChanged = new[] { "src/a.cs", "src/b.cs" },
        Notes = new[] { "W1: PASS \u2014 no secret", "W2: PASS \u2014 sound", "W3: PASS \u2014 no route" },
    };

    private static Gen<LedgerEntry> AnyEntry()
        => from phase in Nasty
           from iteration in Gen.Choose(1, 200)
           from cycle in Nasty
           from outcome in Gen.Elements(LedgerOutcome.Fail, LedgerOutcome.SignedOff, LedgerOutcome.Pass, LedgerOutcome.None)
           from why in Nasty
           from verdict in Gen.Elements(LedgerVerdict.Pass, LedgerVerdict.Fail, LedgerVerdict.Warn)
           from item in Nasty
           from fix in Nasty
           from files in Gen.ArrayOf(Nasty, 2)
           from notes in Gen.ArrayOf(Nasty, 2)
           from state in Nasty
           select new LedgerEntry
           {
               Phase = phase,
               Iteration = iteration,
               AemCycle = cycle,
               Outcome = outcome,
               Checklist = new[] { new ChecklistLine("A4", "", verdict, why), new ChecklistLine("A9", "Dependency gate", LedgerVerdict.Pass, why) },
               FixPlan = outcome == LedgerOutcome.Fail ? new[] { new FixPlanLine(item, fix) } : Array.Empty<FixPlanLine>(),
               FilesChanged = files,
               Notes = notes,
               State = state,
               Base = LedgerFormat.EmptyTree,
               Tree = Digest,
           };

    private static Gen<AuthorizationRecord> AnyAuthorization()
        => from phase in Nasty
           from iteration in Gen.Choose(1, 200)
           from isAutomatic in Gen.Elements(true, false)
           from commit in Gen.Elements("", new string('d', 40), new string('e', 64))
           from who in Nasty
           from reason in Nasty
           from signature in Nasty
           select new AuthorizationRecord
           {
               Phase = phase, Iteration = iteration, Automatic = isAutomatic, Commit = commit, Tree = Digest, By = who, Reason = reason, Signature = signature,
               Timestamp = new DateTime(2026, 2, 14, 12, 13, 10, 77, DateTimeKind.Utc),
           };

    private static LedgerEntry AsWritten(LedgerEntry entry)
    {
        string phase = LedgerFormat.OneLine(entry.Phase, LedgerFormat.PhaseLength) is { Length: > 0 } named ? named : "unknown";
        string cycle = LedgerFormat.OneLine(entry.AemCycle);
        return entry with
        {
            Phase = phase,
            AemCycle = cycle.Length == 0 ? phase : cycle,
            Checklist = entry.Checklist
                .Select(line => line with { Name = LedgerFormat.CheckName(line.Id), Justification = LedgerFormat.OneLine(line.Justification) }).ToArray(),
            FixPlan = entry.FixPlan.Select(line => new FixPlanLine(LedgerFormat.BeforeColon(line.Item), LedgerFormat.OneLine(line.Fix))).ToArray(),
            FilesChanged = entry.FilesChanged.Select(LedgerFormat.FileName).Where(file => file.Length > 0).ToArray(),
            Notes = entry.Notes.Select(LedgerFormat.Note).Where(note => note.Length > 0).ToArray(),
            State = LedgerFormat.OneLine(entry.State),
        };
    }

    private static string Shown(LedgerEntry entry) => string.Join(
        "\n",
        new object?[]
        {
            entry.Phase, entry.Iteration, entry.Timestamp, entry.AemCycle, entry.Outcome, entry.Automatic,
            string.Join("|", entry.Checklist.Select(line => line with { Line = 0 })), string.Join("|", entry.FixPlan.Select(line => line with { Line = 0 })),
            string.Join("|", entry.FilesChanged), string.Join("|", entry.Notes), entry.Base, entry.State, entry.Tree, entry.Torn,
        });

    private static string Sealed(LedgerRecord record) => LedgerWriter.TextOf(record) + "Chain: " + Digest + "\n";
}
