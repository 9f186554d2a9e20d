using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Forge.Build.Commands.Overview;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Overview;

/// <summary>What is seen of a repository, and how it is told.</summary>
[TestClass]
public sealed class StatusBoardTests
{
    private const string Log = "# Diff Log\n\n- Phase: Phase 3: Lists\n\n## Cycle Status\n- Status: IN_PROCESS\n\n## Summary\n- TODO: x\n";

    [TestMethod]
    public void AGovernedFolderTellsWhatIsThere()
    {
        using GitFolder folder = Governed();
        folder.Write("Forge/evidence/diff_log.md", Log);
        folder.Write("Forge/evidence/test_runs_latest.md", "Status: PASS\nunit exit: 0\nTests: 12 passed\n");
        folder.Write("src/a.cs", "x\n");
        folder.Files.Age("src/a.cs");

        string text = Text(folder, watcher: 4711);

        Assert.Contains("phase       Phase 3: Lists\n", text);
        Assert.Contains("\ndiff log    IN_PROCESS, less than a minute ago, 1 placeholder\n", text);
        Assert.Contains("\nlast audit  none\n", text);
        Assert.Contains("\ntests       PASS, less than a minute ago, 12 passed\n", text);
        Assert.Contains("\nquestion    none\n", text);
        Assert.Contains("\ncontracts   all there\n", text);
        Assert.Contains("\ntree        main, 1 changed file\n", text);
        Assert.Contains("\nwatcher     process 4711\n", text);
        Assert.Contains("\nnext        forge difflog finalize\n            The tests pass;", text);
    }

    [TestMethod]
    public void AFileThatIsYoungerThanTheTestsMakesThemOld()
    {
        using GitFolder folder = Governed();
        folder.Write("Forge/evidence/diff_log.md", Log);
        folder.Write("Forge/evidence/test_runs_latest.md", "Status: PASS\n");
        folder.Files.Age("Forge/evidence/test_runs_latest.md");
        folder.Write("src/a.cs", "x\n");

        Assert.Contains("tests       PASS, 1 h ago, and files changed since\n", Text(folder));
        Assert.Contains("next        forge test\n", Text(folder));
    }

    [TestMethod]
    public void AFileThatWasDeletedAfterTheTestsMakesThemOld()
    {
        using GitFolder folder = Governed();
        folder.Write("src/deep/a.cs", "x\n");
        folder.Commit();
        folder.Write("Forge/evidence/diff_log.md", Log);
        folder.Write("Forge/evidence/test_runs_latest.md", "Status: PASS\n");
        folder.Files.Age("Forge/evidence/test_runs_latest.md");
        Directory.Delete(Path.Combine(folder.Repository.Root, "src"), recursive: true);

        Assert.Contains("next        forge test\n", Text(folder));
    }

    [TestMethod]
    public void WhatWasCommittedAfterTheTestsMakesThemOld()
    {
        using GitFolder folder = Governed();
        string tested = TreeLook.CommittedDigest(folder.Repository);
        folder.Write("Forge/evidence/diff_log.md", Log.Replace("IN_PROCESS", "COMPLETE", StringComparison.Ordinal));
        folder.Write("Forge/evidence/test_runs_latest.md", "Status: PASS\nTree: " + tested + "\n");
        folder.Commit();
        Assert.Contains("next        dotnet build\n", Text(folder));

        folder.Write("src/a.cs", "x\n");
        folder.Commit();

        Assert.Contains("next        forge test\n", Text(folder));
    }

    [TestMethod]
    public void WorkThatWentOnAfterTheSignOffIsNotToBeCommitted()
    {
        using GitFolder folder = Governed();
        folder.Write("src/a.cs", "x\n");
        using (WorkingTree tree = WorkingTree.Capture(folder.Repository, out _)!)
        {
            folder.Write("Forge/evidence/audit_ledger.md", "# Audit Ledger\n\n---\n## Audit Entry: Phase 3: Lists -- Iteration 1\nTimestamp: 2026-03-01T12:00:00Z\nAEM Cycle: Phase 3: Lists\n"
                + "Outcome: SIGNED-OFF (awaiting AUTHORIZED)\n\n### Checklist\n- A1 Scope compliance:      PASS -- fine\n\n### Notes\nTree: " + tree.Digest + "\n");
        }
        Assert.Contains("next        git add -A && git commit -m \"...\"\n", Text(folder));

        folder.Write("src/a.cs", "y\n");

        Assert.Contains("next        forge explain FORGE3221\n", Text(folder));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void ContractsAreCommittedBeforeTheFirstCycle(bool isStaged)
    {
        using GitFolder folder = Governed(isCommitted: false);
        folder.Write("Forge/evidence/diff_log.md", Log.Replace("Phase 3: Lists", "Phase 0 -- Genesis", StringComparison.Ordinal));
        if (isStaged)
            folder.Git("add", "-A");
        Assert.Contains("next        git add -A && git commit -m \"...\"\n", Text(folder));

        folder.Commit();

        Assert.Contains("next        forge difflog start --phase \"Phase 1: ...\"\n", Text(folder));
    }

    [TestMethod]
    public void OpenItemsOfTheLastAuditAreNamed()
    {
        using GitFolder folder = Governed();
        folder.Write("Forge/evidence/diff_log.md", Log.Replace("IN_PROCESS", "COMPLETE", StringComparison.Ordinal));
        folder.Write("Forge/evidence/audit_ledger.md",
            "# Audit Ledger\n\n---\n## Audit Entry: Phase 3: Lists -- Iteration 2\nTimestamp: 2026-03-01T12:00:00Z\nAEM Cycle: Phase 3: Lists\nOutcome: FAIL\n\n### Checklist\n- A1 Scope compliance:      PASS -- fine\n"
            + "- A4 Boundary compliance:   FAIL -- a forbidden pattern\n\n### Fix Plan (FAIL items)\n- A4: take it out\n\n### Files Changed\n- src/a.cs\n\n### Notes\nnone\n");

        string text = Text(folder);

        Assert.Contains("last audit  FAIL: Phase 3: Lists, iteration 2, ", text);
        Assert.Contains("\n  A4        a forbidden pattern Fix: take it out\n", text);
    }

    [TestMethod]
    public void MissingContractsAreNamed()
    {
        using GitFolder folder = new();

        string text = Text(folder);

        Assert.Contains("missing or empty: Forge/Contracts/manifesto.md, Forge/Contracts/stack.md", text);
        Assert.Contains("next        forge init\n", text);
    }

    [TestMethod]
    public void WithoutGitEverythingElseIsTold()
    {
        using GovernedFolder folder = GovernedFolder.Forbidding("x");
        folder.Write("Forge/evidence/diff_log.md", Log);

        string text = string.Join('\n', StatusBoard.Of(folder.Repository, null, DateTime.UtcNow).Report.Lines);

        Assert.Contains("tree        git gives no answer", text);
        Assert.Contains("phase       Phase 3: Lists", text);
    }

    [TestMethod]
    [DataRow("Forge/evidence/diff_log.md")]
    [DataRow("Forge/evidence/test_runs_latest.md")]
    [DataRow("Forge/evidence/audit_ledger.md")]
    [DataRow(".forge_watcher.lock")]
    [DataRow("progress/status.json")]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void PipesFoldersAndNonsenseHangNothing(string path)
    {
        using GitFolder pipe = Governed();
        pipe.Files.Pipe(path);
        Assert.AreEqual(0, StatusBoard.Of(pipe.Repository, null, DateTime.UtcNow).Report.ExitCode);

        using GitFolder made = Governed();
        made.Files.Make(path);
        Assert.AreEqual(0, StatusBoard.Of(made.Repository, null, DateTime.UtcNow).Report.ExitCode);

        using GitFolder odd = Governed();
        odd.Files.Write(path, [0xFF, 0xFE, 0, 0xD8, 1, 2, 3, 0xC3]);
        Assert.AreEqual(0, StatusBoard.Of(odd.Repository, null, DateTime.UtcNow).Report.ExitCode);
    }

    [TestMethod]
    public void ProgramsReadTheSame()
    {
        using GitFolder folder = Governed();
        folder.Write("Forge/evidence/diff_log.md", Log);

        using JsonDocument json = JsonDocument.Parse(ReportJson.Of(StatusBoard.Of(folder.Repository, null, DateTime.UtcNow).Report));
        JsonElement data = json.RootElement.GetProperty("data");

        Assert.AreEqual("Phase 3: Lists", data.GetProperty("phase").GetString());
        Assert.AreEqual("inProcess", data.GetProperty("log").GetProperty("state").GetString());
        Assert.AreEqual(1, data.GetProperty("log").GetProperty("placeholders").GetInt32());
        Assert.AreEqual("", data.GetProperty("audit").GetProperty("outcome").GetString());
        Assert.AreEqual("none", data.GetProperty("tests").GetProperty("state").GetString());
        Assert.AreEqual("evidenceOnly", data.GetProperty("tree").GetProperty("state").GetString());
        Assert.AreEqual(JsonValueKind.Null, data.GetProperty("watcher").ValueKind);
        Assert.AreEqual("forge difflog update", data.GetProperty("next").GetProperty("command").GetString());
        Assert.AreSequenceEqual(["phase", "log", "audit", "tests", "question", "missingContracts", "tree", "watcher", "next"], data.EnumerateObject().Select(member => member.Name).ToArray());
    }

    [TestMethod]
    public void AProjectBelowTheRootOfGitCountsOnlyItsOwnFiles()
    {
        using GitFolder folder = new("inner");
        folder.Files.Write("outer.txt", "x\n");
        folder.Write("src/a.cs", "x\n");
        folder.Write("Forge/evidence/diff_log.md", Log);

        Assert.Contains("main, 2 changed files", string.Join('\n', StatusBoard.Of(folder.Repository, null, DateTime.UtcNow).Report.Lines), "blueprint.md and a.cs");
    }

    private static GitFolder Governed(bool isCommitted = true)
    {
        GitFolder folder = new();
        foreach (string name in new[] { "manifesto.md", "schema.md", "physics.yaml", "boundaries.json" })
            folder.Write("Forge/Contracts/" + name, "written\n");
        folder.Write("Forge/Contracts/stack.md", "## Frontend\n\n- **Enabled:** No\n");
        if (isCommitted)
            folder.Commit();
        return folder;
    }

    private static string Text(GitFolder folder, int? watcher = null) => string.Concat(StatusBoard.Of(folder.Repository, watcher, DateTime.UtcNow).Report.Lines.Select(line => line + "\n"));
}
