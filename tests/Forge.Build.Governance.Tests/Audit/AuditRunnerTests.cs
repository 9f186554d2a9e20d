using System;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Audit.Authorization;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit;

[TestClass]
public sealed class AuditRunnerTests
{
    [TestMethod]
    public void AnHonestCyclePassesIsRecordedAndSignedOff()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();

        AuditReport report = folder.Audit();

        Assert.AreEqual(AuditVerdict.Passed, report.Verdict);
        // There was no ledger before this audit.
        Assert.AreEqual("FORGE0212 " + AuditedFolder.Ledger + ":1", AuditedFolder.Said(report.Findings.Where(f => f.Rule.Gate != "W3").ToArray()));
        LedgerEntry entry = folder.Entries.Single();
        Assert.AreEqual("Phase 1 - Orders", entry.Phase);
        Assert.AreEqual(1, entry.Iteration);
        Assert.AreEqual(LedgerOutcome.SignedOff, entry.Outcome);
        Assert.AreSequenceEqual(new[] { "src/b.py" }, entry.FilesChanged.ToArray());
        Assert.AreEqual("A1 A2 A3 A4 A5 A6 A7 A8 A9", string.Join(' ', entry.Checklist.Select(line => line.Id)));
        Assert.IsTrue(entry.Checklist.All(line => line.Verdict == LedgerVerdict.Pass));
        Assert.AreEqual(folder.Git.Digest(), entry.Tree);
        Assert.AreEqual(folder.Git.Head, entry.Base);
    }

    [TestMethod]
    public void TheSignOffHasTheFormOfTheContract()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();

        string block = folder.Audit().SignOff;

        Assert.AreEqual(
            "=== PHASE SIGN-OFF: PASS ===\n"
            + "Phase:               Phase 1 - Orders\n"
            + "Files changed:       src/b.py\n"
            + "Minimal diff summary: Orders are counted.\n"
            + "Verification evidence:\n"
            + "  - Static:    PASS, compiles\n"
            + "  - Runtime:   PASS, boots\n"
            + "  - Behavior:  PASS, counts\n"
            + "  - Contract:  PASS, physics kept\n"
            + "  - Tests:     PASS\n"
            + "Audit result:        ALL PASS (A1\u2013A9)\n"
            + "Loopback iterations: 0\n"
            + "\n"
            + "ACTION REQUIRED: HALT. Awaiting user token \"AUTHORIZED\" before commit/push.\n"
            + "=== END PHASE SIGN-OFF ===",
            block);
    }

    [TestMethod]
    public void TheSameStateIsAppendedAndSignedOffOnce()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();
        folder.Audit();
        string ledger = folder.LedgerText;

        AuditReport again = folder.Audit();

        Assert.AreEqual(AuditVerdict.Passed, again.Verdict);
        Assert.AreEqual("", again.SignOff);
        Assert.AreEqual(ledger, folder.LedgerText);
        Assert.Contains("FORGE0206", AuditedFolder.Said(again.Findings, Severity.Notice));
    }

    [TestMethod]
    public void AFailureIsReportedAgainButAppendedOnce()
    {
        using AuditedFolder folder = new();
        folder.Write("src/b.py", "two = 2\n");
        folder.Complete();

        AuditReport first = folder.Audit(), second = folder.Audit();

        Assert.AreEqual(AuditVerdict.Failed, first.Verdict);
        Assert.AreEqual(AuditVerdict.Failed, second.Verdict);
        Assert.AreEqual("FORGE3201 src/b.py:1", AuditedFolder.Said(second.Findings, Severity.Error));
        Assert.HasCount(1, folder.Entries);
        Assert.AreEqual(LedgerOutcome.Fail, folder.Entries[0].Outcome);
        Assert.Contains("src/b.py", folder.Entries[0].FixPlan.Single().Fix);
    }

    [TestMethod]
    public void AFailureThatIsMendedOutsideOfTheTreeIsAPassOfItsOwn()
    {
        using AuditedFolder folder = new();
        folder.Write(".gitignore", "obj/\n");
        folder.Write("src/App.csproj", "<Project />\n");
        folder.Git.Commit();
        folder.WorkAndComplete("src/b.cs", "using Local;\nnamespace Local { class B { } }\n");
        Assert.AreEqual("FORGE6205", AuditedFolder.Said(folder.Audit().Findings, Severity.Error)[..9]);

        folder.Write("src/obj/project.assets.json", """{ "version": 3, "targets": { "net10.0": {} }, "libraries": {}, "project": { "frameworks": { "net10.0": {} } } }""");
        folder.Write("src/b.cs", "using Local;\nnamespace Local { class B { } }\n");
        AuditReport report = folder.Audit();

        Assert.AreEqual("", AuditedFolder.Said(report.Findings, Severity.Error));
        Assert.AreSequenceEqual(new[] { LedgerOutcome.Fail, LedgerOutcome.SignedOff }, folder.Entries.Select(entry => entry.Outcome).ToArray());
        Assert.AreEqual(folder.Entries[0].State, folder.Entries[1].State);
    }

    [TestMethod]
    public void UnclaimedAndPhantomFilesAreFindingsAtTheFile()
    {
        using AuditedFolder folder = new();
        folder.Write("src/b.py", "two = 2\n");
        folder.Write("src/a.py", "one = 11\n");
        folder.Complete("src/c.py", "src/a.py", "src/d.py");

        Assert.AreEqual("FORGE3201 src/b.py:1\nFORGE3202 src/c.py:1\nFORGE3202 src/d.py:1", AuditedFolder.Said(folder.Audit().Findings, Severity.Error));
    }

    [TestMethod]
    public void EvidenceMayBeClaimedOrNot()
    {
        using AuditedFolder folder = new();
        folder.Write("src/b.py", "two = 2\n");
        folder.Complete("src/b.py", AuditedFolder.DiffLog, AuditedFolder.TestRun, AuditedFolder.Ledger, "Forge/evidence/test_runs.md");

        Assert.AreEqual(AuditVerdict.Passed, folder.Audit().Verdict);
    }

    [TestMethod]
    public void ARenameNamesBothEnds()
    {
        using AuditedFolder folder = new();
        folder.Git.Move("src/a.py", "src/z.py");
        folder.Complete("src/a.py", "src/z.py");

        Finding finding = folder.Audit().Findings.Single(f => f.Rule == RuleCatalog.FileRenamed);

        Assert.AreEqual("src/z.py", finding.Location.Path);
        Assert.Contains("src/a.py", finding.Message);
        Assert.Contains("src/z.py", finding.Message);
    }

    [TestMethod]
    public void ClaimsAndPhaseCanBeGivenByHand()
    {
        using AuditedFolder folder = new();
        folder.Write("src/b.py", "two = 2\n");
        folder.Write("src/c.py", "three = 3\n");
        folder.Complete("src/nothing.py");

        AuditReport report = folder.Audit(phase: "Phase 7", claimed: "src/b.py, ./src/c.py");

        Assert.AreEqual(AuditVerdict.Passed, report.Verdict);
        Assert.AreEqual("Phase 7", folder.Entries.Single().Phase);
    }

    [TestMethod]
    public void WithoutLeaveToWriteTheVerdictIsTheSameAndNothingIsWritten()
    {
        using AuditedFolder folder = new();
        folder.Write("src/b.py", "two = 2\n");
        folder.Complete();
        AuditReport silent = folder.Audit(write: false);

        Assert.AreEqual("", folder.LedgerText);
        AuditReport loud = folder.Audit();

        Assert.AreEqual(loud.Verdict, silent.Verdict);
        Assert.AreEqual(AuditedFolder.Said(loud.Findings), AuditedFolder.Said(silent.Findings));
        Assert.Contains("FORGE0205", AuditedFolder.Said(silent.Findings, Severity.Notice));
    }

    [TestMethod]
    public void ThreeFailuresInARowEndTheLoopUntilTheOwnerResetsIt()
    {
        using AuditedFolder folder = new();
        folder.Write("src/b.py", "two = 2\n");
        for (int i = 1; i <= 3; i++)
        {
            Assert.DoesNotContain("FORGE4001", AuditedFolder.Said(folder.Check().Findings), "before audit " + i);
            folder.Log("COMPLETE", "Phase 1 - Orders, try " + i);
            AuditReport report = folder.Audit();
            Assert.AreEqual(i == 3, report.Findings.Any(finding => finding.Rule == RuleCatalog.LoopLimit), "audit " + i);
        }
        Assert.AreEqual("FORGE4001", AuditedFolder.Said(folder.Check().Findings, Severity.Error)[..9]);

        CommandResult reset = folder.Authorize(new AuthorizationRequest(By: "Ada", Reason: "seen", ResetLoop: true));

        Assert.AreEqual(0, reset.ExitCode, string.Join(' ', reset.Lines));
        Assert.IsTrue(folder.Check().Passed);
    }

    [TestMethod]
    public void TheNextBuildAfterAFailureListsWhatIsOpen()
    {
        using AuditedFolder folder = new();
        folder.Write("src/b.py", "two = 2\n");
        folder.Complete();
        folder.Audit();

        GateReport check = folder.Check();

        Assert.IsTrue(check.Passed);
        Finding open = check.Findings.Single(finding => finding.Rule == RuleCatalog.OpenFailures);
        Assert.AreEqual(AuditedFolder.Ledger, open.Location.Path);
        Assert.Contains("A1", open.Message);
        Assert.Contains("src/b.py", open.Message);
    }

    [TestMethod]
    public void AFixThatTouchesAnotherFileExceedsItsPlan()
    {
        using AuditedFolder folder = new();
        folder.Write("src/b.py", "two = 2\n");
        folder.Write("src/c.py", "three = 3\n");
        folder.Complete("src/b.py");
        folder.Audit();
        folder.Write("src/new.py", "four = 4\n");
        folder.Complete("src/b.py", "src/c.py", "src/new.py");

        AuditReport report = folder.Audit();

        Assert.AreEqual("FORGE4002 src/new.py:1", AuditedFolder.Said(report.Findings, Severity.Error));
    }

    [TestMethod]
    public void AFixOfWhatWasNamedIsWithinItsPlan()
    {
        using AuditedFolder folder = new();
        folder.Write("src/b.py", "two = 2\n");
        folder.Write("src/c.py", "three = 3\n");
        folder.Complete("src/b.py");
        folder.Audit();
        folder.Complete("src/b.py", "src/c.py");

        Assert.AreEqual(AuditVerdict.Passed, folder.Audit().Verdict);
        Assert.AreEqual(2, folder.Entries[1].Iteration);
    }

    [TestMethod]
    public void AfterASignOffWorkMayNotGoOnUntilTheOwnerAuthorizes()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();
        folder.Audit();
        Assert.AreEqual("FORGE0204 " + AuditedFolder.Ledger + ":6", AuditedFolder.Said(folder.Check().Findings.Where(f => f.Rule.Gate == "Ledger").ToArray(), Severity.Notice));

        folder.Write("src/more.py", "five = 5\n");
        Assert.AreEqual("FORGE3221 " + AuditedFolder.Ledger + ":6", AuditedFolder.Said(folder.Check().Findings, Severity.Error));
        folder.Git.Delete("src/more.py");
        string commit = folder.Git.Commit("Phase 1");
        Assert.AreEqual(0, folder.Authorize().ExitCode);

        folder.Write("src/more.py", "five = 5\n");
        Assert.IsTrue(folder.Check().Passed);
        Assert.Contains("Commit: " + commit + "\n", folder.LedgerText);
    }

    [TestMethod]
    public void ACommitThatNobodyAuthorizedIsFound()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();
        folder.Audit();
        folder.Git.Commit("Phase 1");
        folder.Authorize();
        folder.Git.Commit("the ledger");
        folder.Write("src/c.py", "rogue = 1\n");
        folder.Git.Commit("rogue work");
        folder.Write("src/d.py", "four = 4\n");
        folder.Log("COMPLETE", "Phase 2", "src/d.py");

        Finding finding = folder.Audit().Findings.Single(f => f.Rule == RuleCatalog.UnauthorizedCommit);

        Assert.Contains("rogue work", finding.Message);
        Assert.Contains("src/c.py", finding.Message);
    }

    [TestMethod]
    public void TheOwnersOwnCommitIsAuthorizedWithAReason()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();
        folder.Audit();
        folder.Git.Commit("Phase 1");
        folder.Authorize();
        folder.Write("Forge/Contracts/manifesto.md", "another word\n");
        string commit = folder.Git.Commit("The owner changes a contract");

        CommandResult without = folder.Authorize();
        CommandResult with = folder.Authorize(new AuthorizationRequest(By: "Ada", Reason: "our principles changed"));

        Assert.AreEqual(1, without.ExitCode);
        Assert.Contains("--reason", string.Join('\n', without.Lines));
        Assert.AreEqual(0, with.ExitCode, string.Join('\n', with.Lines));
        Assert.Contains("Commit: " + commit + "\n", folder.LedgerText);
        folder.Write("src/c.py", "three = 3\n");
        folder.Log("COMPLETE", "Phase 2", "src/c.py");
        Assert.AreEqual(AuditVerdict.Passed, folder.Audit().Verdict);
    }

    [TestMethod]
    public void AfterAFailedAuditNothingIsAuthorized()
    {
        using AuditedFolder folder = new();
        folder.Write("src/b.py", "two = 2\n");
        folder.Complete();
        folder.Audit();
        folder.Git.Commit("failed work");

        Assert.AreEqual(1, folder.Authorize(new AuthorizationRequest(By: "Ada", Reason: "never mind")).ExitCode);
    }

    [TestMethod]
    public void TheOwnerCanSendASignedOffPhaseBack()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();
        folder.Audit();
        folder.Write("src/b.py", "two = 22\n");
        Assert.IsFalse(folder.Check().Passed);

        CommandResult back = folder.Authorize(new AuthorizationRequest(By: "Ada", Reason: "count from one", ResetLoop: true));

        Assert.AreEqual(0, back.ExitCode, string.Join('\n', back.Lines));
        Assert.IsTrue(folder.Check().Passed);
        Assert.AreEqual(AuditVerdict.Passed, folder.Audit().Verdict);
        Assert.AreEqual(2, folder.Entries[1].Iteration);
    }

    [TestMethod]
    public void WhatWasAuthorizedAutomaticallyIsTheOnlyThingThatMayBeCommitted()
    {
        using AuditedFolder folder = new();
        folder.Write("Forge/Contracts/directive.md", "AEM: enabled\nAuto-authorize: enabled\n");
        folder.Git.Commit();
        folder.WorkAndComplete();
        folder.Audit();
        folder.Write("src/b.py", "two = 'something else'\n");
        folder.Git.Commit("not what was audited");
        folder.Write("src/c.py", "three = 3\n");
        folder.Log("COMPLETE", "Phase 2", "src/c.py");

        Assert.Contains("FORGE3208", AuditedFolder.Said(folder.Audit().Findings, Severity.Error));
    }

    [TestMethod]
    public void WhenEverythingIsCommittedTheAuthorizedCommitIsTheBase()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();
        folder.Audit();
        folder.Git.Commit("Phase 1");
        folder.Authorize();
        folder.Git.Commit("the ledger");

        AuditReport nothing = folder.Audit();
        Assert.AreEqual("FORGE0202", AuditedFolder.Said(nothing.Findings, Severity.Notice));
        Assert.HasCount(1, folder.Entries);

        folder.Write("src/c.py", "three = 3\n");
        folder.Complete("src/c.py");
        folder.Git.Commit("unasked");
        AuditReport report = folder.Audit();
        Assert.AreEqual("FORGE3208 " + AuditedFolder.Ledger + ":1", AuditedFolder.Said(report.Findings, Severity.Error));
    }

    [TestMethod]
    public void WithoutWorkTheRecordMustStandAllTheSame()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();
        folder.Audit();
        folder.Git.Commit("Phase 1");
        folder.Authorize();
        folder.Git.Commit("the ledger");
        Assert.AreEqual(AuditVerdict.Passed, folder.Audit().Verdict);

        folder.Write(AuditedFolder.Ledger, folder.LedgerText + "\n");
        Assert.AreEqual(AuditVerdict.Passed, folder.Audit().Verdict);
        folder.Write(AuditedFolder.Ledger, folder.LedgerText.Replace("Iteration 1", "Iteration 7", StringComparison.Ordinal));
        AuditReport report = folder.Audit();

        Assert.AreEqual(AuditVerdict.Failed, report.Verdict);
        Assert.Contains("FORGE3219 " + AuditedFolder.Ledger, AuditedFolder.Said(report.Findings, Severity.Error));
    }

    [TestMethod]
    public void BeforeTheFirstCommitEverythingMustBeClaimed()
    {
        using AuditedFolder folder = new(committed: false);
        folder.Complete("src/a.py");

        AuditReport report = folder.Audit();

        Assert.AreEqual(AuditVerdict.Failed, report.Verdict);
        Assert.IsTrue(report.Findings.Where(f => f.Rule == RuleCatalog.UnclaimedFile).All(f => f.Location.Path.StartsWith("Forge/Contracts/", StringComparison.Ordinal)));
        folder.Complete(folder.Git.Capture().Files.Select(file => file.Path).ToArray());
        Assert.AreEqual(AuditVerdict.Passed, folder.Audit().Verdict);
    }

    [TestMethod]
    public void ABaseCanBeNamed()
    {
        using AuditedFolder folder = new();
        folder.Write("src/b.py", "two = 2\n");
        folder.Git.Commit();
        folder.Complete("src/b.py");

        Assert.AreEqual(AuditVerdict.Passed, folder.Audit(from: "HEAD~1").Verdict);
        AuditReport unknown = folder.Audit(from: "nonsense");
        Assert.AreEqual(AuditVerdict.CouldNotRun, unknown.Verdict);
        Assert.AreEqual("FORGE6202", AuditedFolder.Said(unknown.Findings));
    }

    [TestMethod]
    public void AFolderThatIsNoRepositoryCannotBeAudited()
    {
        using TempFolder folder = new();
        folder.Write("Forge/Contracts/blueprint.md", "x");

        AuditReport report = AuditRunner.Run(
            Governance.Repository.ForgeRepository.TryOpen(folder.Root)!,
            new AuditOptions(AuditMode.Always, "", "", "", true, false, 100, Governance.Repository.CacheMode.Off, DateTime.UnixEpoch), default);

        Assert.AreEqual(AuditVerdict.CouldNotRun, report.Verdict);
        Assert.Contains("not a git repository", report.Findings.Single().Message);
        Assert.IsFalse(Directory.Exists(folder.At("Forge/evidence")));
    }

    [TestMethod]
    public void AnAuditLeavesGitAsItIs()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();
        string before = folder.Git.GitState();

        folder.Audit();

        Assert.AreEqual(before, folder.Git.GitState());
    }

    [TestMethod]
    public void ALedgerThatVanishedIsNotBegunAnew()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();
        folder.Audit();
        folder.Git.Commit("Phase 1");
        folder.Git.Delete(AuditedFolder.Ledger);
        folder.WorkAndComplete("src/c.py");

        AuditReport report = folder.Audit();

        Assert.AreEqual("FORGE1208 " + AuditedFolder.Ledger + ":1", AuditedFolder.Said(report.Findings, Severity.Error));
        Assert.AreEqual("", folder.LedgerText);
    }

    [TestMethod]
    [DataRow(AuditedFolder.Ledger)]
    [DataRow("Forge/Contracts/directive.md")]
    public void AFileOfTheBaseThatGitCannotGiveIsNotTakenForAbsent(string path)
    {
        using AuditedFolder folder = new();
        folder.Write("Forge/Contracts/directive.md", "AEM: enabled\n");
        folder.WorkAndComplete();
        folder.Audit();
        folder.Git.Commit("Phase 1");
        string blob = folder.Git.Git("rev-parse", "HEAD:" + path).Trim();
        string file = folder.Git.Files.At(".git/objects/" + blob[..2] + "/" + blob[2..]);
        File.SetAttributes(file, FileAttributes.Normal);
        File.Delete(file);
        // As it lies on the disk it is another one, or git would make the object again.
        folder.Write(path, File.ReadAllText(folder.Git.Files.At(path)) + "\n");
        folder.Write("src/c.py", "three = 3\n");
        folder.Log("COMPLETE", "Phase 2", "src/c.py");
        string before = folder.LedgerText;

        AuditReport report = folder.Audit();

        Assert.AreEqual("FORGE6202", AuditedFolder.Said(report.Findings));
        Assert.AreEqual(AuditVerdict.CouldNotRun, report.Verdict);
        Assert.AreEqual(before, folder.LedgerText);
    }

    [TestMethod]
    public void AnEditedEntryBreaksTheChainInBuildAndAudit()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();
        folder.Audit();
        folder.Write(AuditedFolder.Ledger, folder.LedgerText.Replace("SIGNED-OFF (awaiting AUTHORIZED)", "AUTHORIZED (committed)", StringComparison.Ordinal));

        Assert.AreEqual("FORGE3220 " + AuditedFolder.Ledger + ":6", AuditedFolder.Said(folder.Check().Findings, Severity.Error));
        Assert.Contains("FORGE3220", AuditedFolder.Said(folder.Audit().Findings, Severity.Error));
    }

    [TestMethod]
    public void TheDirectiveCanAuthorizeAndTheTreeIsThenKnown()
    {
        using AuditedFolder folder = new();
        folder.Write("Forge/Contracts/directive.md", "# Directive\n\nAEM: enabled\nAuto-authorize: enabled\n");
        folder.Git.Commit();
        folder.WorkAndComplete();

        AuditReport report = folder.Audit();

        Assert.Contains("AUTO-AUTHORIZED", report.SignOff);
        Assert.AreEqual(LedgerOutcome.Authorized, folder.Entries.Single().Outcome);
        folder.Git.Commit("Phase 1, by the builder");
        folder.Write("src/c.py", "three = 3\n");
        folder.Log("COMPLETE", "Phase 2", "src/c.py");
        AuditReport second = folder.Audit();
        Assert.AreEqual("", AuditedFolder.Said(second.Findings, Severity.Error));
        Assert.AreEqual(AuditVerdict.Passed, second.Verdict);
    }

    [TestMethod]
    public void TheAutomaticCommitIsMadeOnlyWhenItIsAskedFor()
    {
        using AuditedFolder folder = new();
        folder.Write("Forge/Contracts/directive.md", "AEM: enabled\nAuto-authorize: enabled\n");
        folder.Git.Commit();
        folder.Git.Git("config", "user.name", "Ada");
        folder.Git.Git("config", "user.email", "ada@example.org");
        folder.WorkAndComplete();
        string before = folder.Git.Head;

        folder.Audit(autoCommit: true);

        Assert.AreNotEqual(before, folder.Git.Head);
        Assert.Contains("Phase 1", folder.Git.Git("log", "-1", "--format=%s"));
        Assert.Contains("Commit: " + folder.Git.Head + "\n", folder.LedgerText);
    }

    [TestMethod]
    public void ADirectiveThatIsEditedInTheCycleAuthorizesNothing()
    {
        using AuditedFolder folder = new();
        folder.Write("Forge/Contracts/directive.md", "AEM: enabled\n");
        folder.Git.Commit();
        folder.Write("Forge/Contracts/directive.md", "AEM: enabled\nAuto-authorize: enabled\n");
        folder.Write("src/b.py", "two = 2\n");
        folder.Complete("src/b.py", "Forge/Contracts/directive.md");

        AuditReport report = folder.Audit();

        Assert.DoesNotContain("AUTO-AUTHORIZED", folder.LedgerText);
        Assert.AreEqual("", report.SignOff);
        Assert.Contains("FORGE3218 Forge/Contracts/directive.md", AuditedFolder.Said(report.Findings, Severity.Error));
    }

    [TestMethod]
    public void TwoBuildsAtOnceAppendOneEntry()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();

        System.Threading.Tasks.Parallel.For(0, 4, _ => AuditRunner.Run(
            folder.Repository, new AuditOptions(AuditMode.Always, "", "", "", true, false, 100, Governance.Repository.CacheMode.Off, DateTime.UnixEpoch), default));

        Assert.HasCount(1, folder.Entries);
        Assert.IsNull(LedgerChain.Verify(AuditLedger.Read(AuditedFolder.Ledger, folder.LedgerText)));
    }

    [TestMethod]
    public void AnAuditIsDueWhenTheDiffLogSaysSo()
    {
        using AuditedFolder folder = new();
        Assert.IsFalse(folder.Check().IsAuditDue);
        folder.Log("IN_PROCESS", "Phase 1");
        Assert.IsFalse(folder.Check().IsAuditDue);
        Assert.IsTrue(folder.Check(AuditMode.Always).IsAuditDue);
        folder.Complete();
        Assert.IsTrue(folder.Check().IsAuditDue);
        GateReport off = folder.Check(AuditMode.Never);
        Assert.IsFalse(off.IsAuditDue);
        Assert.AreEqual("FORGE0003", AuditedFolder.Said(off.Findings));
    }
}
