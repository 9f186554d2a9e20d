using System;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Commands.DiffLogs;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.DiffLogs;

/// <summary>The three commands over real repositories.</summary>
[TestClass]
public sealed class DiffLogCommandsTests
{
    private const string LogPath = "Forge/evidence/diff_log.md";
    private const string OldLog = "# Diff Log\n\n## Cycle Metadata\n- Phase: Phase 1: Orders\n\n## Cycle Status\n- Status: COMPLETE\n\n## Summary\n- Orders are counted.\n- And listed.\n\n## Files Changed\n- src/old.cs\n";

    private static readonly DateTime Now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    public void ACycleGoesFromItsStartToAnAuditThatPassesItsScope()
    {
        using GitFolder folder = Committed();
        Assert.AreEqual(0, Start(folder, "Phase 1: Orders").ExitCode);
        folder.Write("src/a b.cs", "class A\n{\n}\n");
        folder.Write("src/\u00e9.cs", "x\n");
        folder.Delete("src/old.cs");

        Assert.AreEqual(0, DiffLogUpdate.Run(folder.Repository, Now).ExitCode);
        CommandReport refused = DiffLogFinalize.Run(folder.Repository, Now);
        Assert.AreEqual(1, refused.ExitCode);
        Assert.AreEqual("FORGE3206 FORGE3216", Codes(refused));
        Assert.Contains("- Status: IN_PROCESS", Log(folder));

        FillIn(folder);
        CommandReport done = DiffLogFinalize.Run(folder.Repository, Now);
        Assert.AreEqual(0, done.ExitCode, Codes(done));
        Assert.Contains("- Status: COMPLETE\n", Log(folder));
        Assert.AreEqual("src/a b.cs src/old.cs src/\u00e9.cs", Claims(folder));
        using WorkingTree tree = folder.Capture();
        DiffLog log = DiffLogReader.Read(LogPath, new SourceText(Log(folder)));
        Assert.IsTrue(ScopeCompliance.Run(folder.Repository, tree.ChangesSince("HEAD", out _), log.Claims, LogPath).Passed);
        Assert.IsTrue(DiffLogGate.Run(log).Passed);
        Assert.IsTrue(VerificationOrder.Run(log).Passed);
        Assert.AreEqual(0, DiffLogFinalize.Run(folder.Repository, Now).ExitCode, "twice is once");
    }

    [TestMethod]
    [DataRow("SIGNED-OFF (awaiting AUTHORIZED)", 1, "FORGE0204", 0)]
    [DataRow("FAIL", 1, "FORGE0203", 0)]
    [DataRow("FAIL", 3, "FORGE4001", 1)]
    public void WhoeverBeginsIsToldWhatTheLedgerLeftOpen(string outcome, int times, string code, int exitCode)
    {
        using GitFolder folder = Committed();
        using (WorkingTree tree = WorkingTree.Capture(folder.Repository, out _)!)
        {
            folder.Write("Forge/evidence/audit_ledger.md", "# Audit Ledger\n" + string.Concat(Enumerable.Range(1, times).Select(iteration =>
                "\n---\n## Audit Entry: Phase 1 -- Iteration " + iteration + "\nTimestamp: 2026-03-01T12:00:00Z\nAEM Cycle: Phase 1\nOutcome: " + outcome
                + "\n\n### Checklist\n- A1 Scope compliance:      " + (outcome == "FAIL" ? "FAIL" : "PASS") + " -- so\n\n### Notes\nTree: " + tree.Digest + "\n")));
        }

        CommandReport report = Start(folder, "Phase 2");

        Assert.AreEqual(code, Codes(report));
        Assert.AreEqual(exitCode, report.ExitCode);
        Assert.AreEqual(exitCode == 0, File.Exists(Path.Combine(folder.Root, LogPath)));
    }

    [TestMethod]
    public void FinalizeNamesTheSectionThatIsMissingOrEmpty()
    {
        using GitFolder folder = Committed();
        Start(folder, "Phase 1");
        FillIn(folder);
        folder.Write(LogPath, Log(folder).Replace("## Notes\n- None\n\n", "", StringComparison.Ordinal).Replace("## Next Steps\n- None\n", "## Next Steps\n<!-- nothing -->\n", StringComparison.Ordinal));

        CommandReport refused = DiffLogFinalize.Run(folder.Repository, Now);

        Assert.AreEqual("FORGE3207", Codes(refused));
        Assert.HasCount(2, refused.Findings);
        Assert.Contains("no section \"## Notes\"", refused.Findings[0].Text);
        Assert.Contains("\"## Next Steps\" says nothing", refused.Findings[1].Text);
    }

    [TestMethod]
    public void FinalizeRefusesASentenceAmongTheFilesAndAFailedStep()
    {
        using GitFolder folder = Committed();
        Start(folder, "Phase 1");
        FillIn(folder);
        folder.Write(LogPath, Log(folder).Replace("- Static: PASS", "- Static: FAIL", StringComparison.Ordinal).Replace("## Files Changed (unstaged)\n", "## Files Changed (unstaged)\n- Updated all of the handlers.\n", StringComparison.Ordinal));

        Assert.AreEqual("FORGE3203 FORGE3216", Codes(DiffLogFinalize.Run(folder.Repository, Now)));
        Assert.Contains("- Updated all of the handlers.", Log(folder));
    }

    [TestMethod]
    public void ALogWithoutAStatusGetsOne()
    {
        using GitFolder folder = Committed();
        Start(folder, "Phase 1");
        FillIn(folder);
        folder.Write(LogPath, Log(folder).Replace("## Cycle Status\n- Status: IN_PROCESS\n\n", "", StringComparison.Ordinal));

        Assert.AreEqual(0, DiffLogFinalize.Run(folder.Repository, Now).ExitCode);
        Assert.Contains("\n\n## Cycle Status\n- Status: COMPLETE\n\n", Log(folder));
    }

    [TestMethod]
    public void TwoStatusesThatContradictEachOtherAreRefused()
    {
        using GitFolder folder = Committed();
        Start(folder, "Phase 1");
        FillIn(folder);
        folder.Write(LogPath, Log(folder).Replace("- Status: IN_PROCESS\n", "- Status: IN_PROCESS\n- Status: BLOCKED\n", StringComparison.Ordinal));

        Assert.AreEqual("FORGE3207", Codes(DiffLogFinalize.Run(folder.Repository, Now)));
    }

    [TestMethod]
    public void OverADirtyTreeTheTokenIsNeededAndNoOtherWordWillDo()
    {
        using GitFolder folder = Committed();
        folder.Write(LogPath, OldLog);
        folder.Write("src/new.cs", "x\n");
        folder.Git("add", "src/new.cs");

        StartPreview preview = DiffLogStart.Look(folder.Repository);
        string shown = string.Join('\n', preview.Lines);
        Assert.IsTrue(preview.NeedsToken);
        Assert.Contains("Phase 1: Orders, Status: COMPLETE, 1 file.\n  - Orders are counted.\n  - And listed.\n", shown);
        Assert.Contains("\n  ## main\n  A  src/new.cs\n", shown);
        Assert.EndsWith("--name-only:\n  src/new.cs", shown);
        foreach (string word in new[] { "", "overwrite", "AUTHORIZED", "OVERWRITE " })
        {
            Assert.AreEqual("FORGE3502", Codes(DiffLogStart.Run(preview, new StartRequest("", word), Now)));
            Assert.AreEqual(OldLog, Log(folder));
        }

        Assert.AreEqual(0, DiffLogStart.Run(preview, new StartRequest("", DiffLogStart.Token), Now).ExitCode);
        Assert.Contains("- Phase: Phase 1: Orders\n", Log(folder), "the phase of the last cycle is kept");
        Assert.Contains("## Files Changed (unstaged)\n- `src/new.cs`\n", Log(folder));
    }

    [TestMethod]
    public void InACleanTreeNoTokenIsNeededWhateverEvidenceDiffers()
    {
        using GitFolder folder = Committed();
        folder.Write(LogPath, OldLog);
        folder.Write("Forge/evidence/test_runs_latest.md", "Status: PASS\n");

        Assert.IsFalse(DiffLogStart.Look(folder.Repository).NeedsToken);
        Assert.AreEqual(0, Start(folder, "Phase 2: Lists").ExitCode);
        Assert.Contains("- Phase: Phase 2: Lists\n", Log(folder));
        Assert.Contains(FileList.Placeholder, Log(folder));
    }

    [TestMethod]
    public void ALogThatChangedSinceItWasShownIsNotOverwritten()
    {
        using GitFolder folder = Committed();
        folder.Write(LogPath, OldLog);
        StartPreview preview = DiffLogStart.Look(folder.Repository);
        folder.Write(LogPath, OldLog + "\nmore\n");

        CommandReport report = DiffLogStart.Run(preview, new StartRequest(), Now);

        Assert.AreEqual("FORGE6503", Codes(report));
        Assert.AreEqual(2, report.ExitCode);
        Assert.AreEqual(OldLog + "\nmore\n", Log(folder));
    }

    [TestMethod]
    public void BeforeTheFirstCommitEverythingChanged()
    {
        using GitFolder folder = new();
        folder.Write("src/a.cs", "x\n");

        Assert.AreEqual(0, Start(folder, "Phase 0: Genesis").ExitCode);
        Assert.AreEqual("Forge/Contracts/blueprint.md src/a.cs", Claims(folder));
        Assert.Contains("- HEAD: (no commit yet)\n", Log(folder));
    }

    [TestMethod]
    public void WithoutGitNothingIsWritten()
    {
        using TempFolder folder = new();
        folder.Write("Forge/Contracts/blueprint.md", "x\n");
        folder.Write(LogPath, OldLog);
        ForgeRepository repository = ForgeRepository.TryOpen(folder.Root)!;

        Assert.AreEqual("FORGE6202", Codes(DiffLogStart.Look(repository).Failure!));
        Assert.AreEqual("FORGE6202", Codes(DiffLogUpdate.Run(repository, Now)));
        Assert.AreEqual(2, DiffLogFinalize.Run(repository, Now).ExitCode);
        Assert.AreEqual(OldLog, File.ReadAllText(folder.At(LogPath)));
    }

    [TestMethod]
    public void AMissingOrEmptyLogIsBegunAndNotUpdated()
    {
        using GitFolder folder = Committed();
        Assert.AreEqual("FORGE1201", Codes(DiffLogUpdate.Run(folder.Repository, Now)));
        folder.Write(LogPath, "\n");
        Assert.AreEqual("FORGE1202", Codes(DiffLogFinalize.Run(folder.Repository, Now)));
        folder.Write("src/a.cs", "x\n");

        Assert.IsFalse(DiffLogStart.Look(folder.Repository).NeedsToken, "there is nothing to lose");
        Assert.AreEqual(0, Start(folder, "Phase 1").ExitCode);
    }

    [TestMethod]
    public void TheOldNameIsRespected()
    {
        using GitFolder folder = Committed();
        folder.Write("Forge/evidence/updatedifflog.md", OldLog);

        Assert.AreEqual(0, Start(folder, "").ExitCode);
        Assert.AreEqual(0, DiffLogUpdate.Run(folder.Repository, Now).ExitCode);
        Assert.IsFalse(File.Exists(Path.Combine(folder.Root, LogPath)));
        Assert.Contains("- Status: IN_PROCESS", File.ReadAllText(Path.Combine(folder.Root, "Forge/evidence/updatedifflog.md")));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void ALinkIsNeverWrittenThrough()
    {
        using GitFolder folder = Committed();
        using TempFolder elsewhere = new();
        elsewhere.Write("victim.md", OldLog);
        folder.Files.LinkFile(LogPath, elsewhere.At("victim.md"));
        Assert.AreEqual("FORGE6203", Codes(DiffLogStart.Look(folder.Repository).Failure!));
        File.Delete(folder.Files.At(LogPath));

        folder.Write("src/victim.cs", OldLog);
        folder.Files.LinkFile(LogPath, "../../src/victim.cs");
        Assert.AreEqual("FORGE6503", Codes(DiffLogUpdate.Run(folder.Repository, Now)));
        File.Delete(folder.Files.At(LogPath));

        folder.Files.LinkFile(LogPath, elsewhere.At("not there"));
        Assert.AreNotEqual(0, Start(folder, "Phase 1").ExitCode);
        Directory.Delete(folder.Files.At("Forge/evidence"), recursive: true);
        folder.Files.LinkFolder("Forge/evidence", elsewhere.Root);
        Assert.AreEqual("FORGE6503", Codes(Start(folder, "Phase 1")));

        Assert.AreEqual(OldLog, File.ReadAllText(elsewhere.At("victim.md")));
        Assert.AreEqual(OldLog, File.ReadAllText(folder.Files.At("src/victim.cs")));
        Assert.HasCount(1, Directory.GetFileSystemEntries(elsewhere.Root));
    }

    [TestMethod]
    public void WhatAKilledRunLeftIsNoWorkAndGoesWithTheNext()
    {
        using GitFolder folder = Committed();
        Start(folder, "Phase 1");
        DiffLogUpdate.Run(folder.Repository, Now);
        string log = Log(folder);
        folder.Write("Forge/evidence/.diff_log.md.forge-tmp", "half of");

        Assert.IsFalse(DiffLogStart.Look(folder.Repository).NeedsToken);
        folder.Write("Forge/evidence/.diff_log.md.forge-tmp", "half of");
        Assert.AreEqual(0, DiffLogUpdate.Run(folder.Repository, Now).ExitCode);

        Assert.AreEqual(log, Log(folder));
        Assert.AreEqual("diff_log.md", string.Join(' ', Directory.EnumerateFiles(folder.Files.At("Forge/evidence")).Select(Path.GetFileName)));
    }

    [TestMethod]
    public void AFolderThatCannotBeWrittenIsSaidAndNothingIsLost()
    {
        using GitFolder folder = Committed();
        folder.Write(LogPath, OldLog);
        folder.Files.Close("Forge/evidence", UnixFileMode.UserRead | UnixFileMode.UserExecute);

        CommandReport report = DiffLogUpdate.Run(folder.Repository, Now);

        Assert.AreEqual("FORGE6503", Codes(report));
        Assert.DoesNotContain(folder.Root, report.Findings[0].Text);
        Assert.AreEqual(OldLog, Log(folder));
    }

    [TestMethod]
    public void TheUsersIndexIsNotTouched()
    {
        using GitFolder folder = Committed();
        folder.Write(LogPath, OldLog);
        folder.Write("src/a.cs", "x\n");
        string before = folder.GitState();

        DiffLogUpdate.Run(folder.Repository, Now);

        Assert.AreEqual(before, folder.GitState());
    }

    [TestMethod]
    public void WhatWasCommittedInTheCycleIsStillItsChange()
    {
        using GitFolder folder = Committed();
        Start(folder, "Phase 1");
        DiffLogUpdate.Run(folder.Repository, Now);
        Assert.AreEqual("", Claims(folder), "nothing was done since the cycle began");
        folder.Write("src/a.cs", "x\n");
        folder.Commit("work");

        DiffLogUpdate.Run(folder.Repository, Now);

        Assert.Contains("src/a.cs", Claims(folder));
    }

    // The runtime counts what all tests allocate.
    [TestMethod]
    [DoNotParallelize]
    public void TenThousandFilesAndFiftyMegabytesAreBounded()
    {
        using GitFolder folder = Committed();
        for (int i = 0; i < 10_000; i++)
            folder.Files.Write("src/many/f" + i + ".txt", Encoding.ASCII.GetBytes("x" + i + "\n"));
        folder.Files.Write("src/big.txt", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(new string('y', 4999) + "\n", 10_000))));
        folder.Files.Write("src/big.bin", new byte[1 << 20]);

        Assert.AreEqual(0, Start(folder, "Phase 1").ExitCode);

        Assert.HasCount(10_002, Claims(folder).Split(' '));
        string hunks = Log(folder)[Log(folder).IndexOf("## Minimal Diff Hunks", StringComparison.Ordinal)..];
        Assert.IsLessThan(DiffHunks.MostLines * (DiffHunks.LongestLine + 10), hunks.Length);
        Assert.Contains("(binary, or larger than 64 KB: not shown)", hunks);
        Assert.Contains("9902 more changed files not shown", hunks);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.AreEqual(0, DiffLogUpdate.Run(folder.Repository, Now).ExitCode);
        Assert.IsLessThan(200_000_000, GC.GetTotalAllocatedBytes(precise: true) - before, "the diff itself is never held");
    }

    [TestMethod]
    public void NamesAndLinesThatLookLikeALogBreakNothing()
    {
        using GitFolder folder = Committed();
        folder.Write("src/## Verification.md", "## Cycle Status\n- Status: COMPLETE\n```\n");
        folder.Write("TODO: later.md", "TODO: x\n");
        folder.Write("src/a`b (new) - c.cs", "x\r## Minimal Diff Hunks\r");

        Assert.AreEqual(0, Start(folder, "Phase 1 ## x\n- Status: COMPLETE").ExitCode);
        FillIn(folder);
        Assert.AreEqual(0, DiffLogUpdate.Run(folder.Repository, Now).ExitCode);
        DiffLog log = DiffLogReader.Read(LogPath, new SourceText(Log(folder)));

        Assert.IsTrue(log.IsInProcess);
        Assert.IsEmpty(log.Placeholders);
        Assert.HasCount(4, log.Verification);
        Assert.AreEqual(0, DiffLogFinalize.Run(folder.Repository, Now).ExitCode);
        using WorkingTree tree = folder.Capture();
        Assert.IsTrue(ScopeCompliance.Run(folder.Repository, tree.ChangesSince("HEAD", out _), DiffLogReader.Read(LogPath, new SourceText(Log(folder))).Claims, LogPath).Passed);
    }

    private static GitFolder Committed()
    {
        GitFolder folder = new();
        folder.Write("src/old.cs", "class Old\n{\n}\n");
        folder.Commit();
        return folder;
    }

    private static CommandReport Start(GitFolder folder, string phase) => DiffLogStart.Run(DiffLogStart.Look(folder.Repository), new StartRequest(phase), Now);

    private static string Log(GitFolder folder) => File.ReadAllText(Path.Combine(folder.Root, LogPath));

    private static string Claims(GitFolder folder) => string.Join(' ', DiffLogReader.Read(LogPath, new SourceText(Log(folder))).Claims.Select(claim => claim.Path?.Value));

    private static string Codes(CommandReport report) => string.Join(' ', report.Findings.Select(finding => finding.Rule.Code).Distinct().Order(StringComparer.Ordinal));

    // What a builder writes in the place of each placeholder.
    private static void FillIn(GitFolder folder)
        => folder.Write(LogPath, string.Join('\n', Log(folder).Split('\n').Select(line =>
            line.Contains("PENDING:", StringComparison.Ordinal) ? line[..line.IndexOf("PENDING:", StringComparison.Ordinal)] + "PASS, done"
            : line.StartsWith("- TODO:", StringComparison.Ordinal) ? "- None" : line)));
}
