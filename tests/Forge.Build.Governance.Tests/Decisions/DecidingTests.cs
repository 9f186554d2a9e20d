using System.IO;
using System.Linq;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Decisions.Chain;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions;

[TestClass]
public sealed class DecidingTests
{
    [TestMethod]
    public void AnAnswerIsRecordedOnceAndClearsTheWay()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Write(ModuleArtifacts.Status, "{\n  \"current_task\": \"gaps\",\n  \"blocking_questions\": [],\n  \"next_step\": \"decide\"\n}\n");
        string before = folder.Read(ModuleArtifacts.Status);
        folder.Settle();
        Assert.Contains("[Decision] ", folder.Read(ModuleArtifacts.Status));

        CommandResult first = folder.Decide(new DecisionRequest("OPTION-B", Reason: "the handbook is read"));
        string state = folder.State();
        CommandResult second = folder.Decide(new DecisionRequest("OPTION-B"));

        Assert.AreEqual(0, first.ExitCode, GateFolder.Said(first));
        Assert.AreEqual(0, second.ExitCode, GateFolder.Said(second));
        Assert.AreEqual(state, folder.State());
        Assert.AreEqual(before, folder.Read(ModuleArtifacts.Status));
        DecisionState now = folder.Look();
        Assert.IsTrue(now.Passed, string.Join('\n', now.Findings.Select(finding => finding.Text)));
        DecisionRecord record = now.Answers.Single();
        Assert.AreEqual("DECISION-1", record.Name);
        Assert.AreEqual("OPTION-B", record.SelectedOptionId);
        Assert.AreEqual(GateFolder.Now, record.Timestamp);
        Assert.AreEqual("Ann <ann@example.org>", record.By);
        Assert.AreEqual("the handbook is read", record.Reason);
        Assert.AreEqual("GAP-RUN-1", record.ExecutionId);
        CollectionAssert.AreEqual(new[] { "GAP-1" }, record.GapIds.ToArray());
        Assert.Contains("| DECISION-1 | OPTION-B |", folder.Read(ModuleArtifacts.DecisionLog));
    }

    [TestMethod]
    [DataRow("OPTION-C")]
    [DataRow("option-a")]
    [DataRow("OPTION-A ")]
    public void AnAnswerMatchesExactlyOneOption(string option)
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());

        CommandResult result = folder.Decide(new DecisionRequest(option));

        Assert.AreEqual(1, result.ExitCode);
        Assert.Contains("OPTION-A, OPTION-B", GateFolder.Said(result));
        Assert.IsEmpty(folder.Look().Records!.All);
    }

    [TestMethod]
    public void SeveralQuestionsAreAskedOneAfterAnother()
    {
        using GateFolder folder = new();
        folder.Gaps(
            GateFolder.Gap("GAP-1", "ORPHAN_CODE", "MEDIUM", GateFolder.Action("ACT-1", "Remove it")),
            GateFolder.Gap("GAP-2", "PARTIAL_COVERAGE", "MEDIUM", GateFolder.Action("ACT-2", "Cover the rest")));
        folder.Settle();
        CollectionAssert.AreEqual(new[] { "FORGE2302" }, folder.Codes());
        Assert.Contains("status: OPEN", folder.Read(ModuleArtifacts.DecisionError));
        Assert.IsFalse(folder.Exists(ModuleArtifacts.PacketJson));
        string[] groups = folder.Look().Groups.Select(group => group.Id).ToArray();

        Assert.AreEqual(1, folder.Decide(new DecisionRequest("OPTION-A")).ExitCode);
        CommandResult selected = folder.Decide(new DecisionRequest(GroupId: groups[1]));

        Assert.AreEqual(0, selected.ExitCode, GateFolder.Said(selected));
        Assert.Contains("status: CLOSED", folder.Read(ModuleArtifacts.DecisionError));
        CollectionAssert.AreEqual(new[] { "FORGE2301" }, folder.Codes());
        Assert.AreEqual(groups[1], folder.Look().Packet!.Group.Id);
        Assert.AreEqual(0, folder.Decide(new DecisionRequest("OPTION-A")).ExitCode);
        Assert.AreEqual(groups[0], folder.Look().Packet!.Group.Id);
        Assert.AreEqual(0, folder.Decide(new DecisionRequest("OPTION-B", groups[0])).ExitCode);
        Assert.IsTrue(folder.Look().Passed);
        CollectionAssert.AreEqual(new[] { groups[1], groups[0] }, folder.Look().Answers.Select(record => record.GroupId).ToArray());
        Assert.AreEqual(1, folder.Decide(new DecisionRequest("OPTION-A", "GROUP-00000000")).ExitCode);
    }

    [TestMethod]
    public void AReversalNamesWhatItReverses()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Decide(new DecisionRequest("OPTION-B"));

        CommandResult silent = folder.Decide(new DecisionRequest("OPTION-A"));
        CommandResult named = folder.Decide(new DecisionRequest("OPTION-A", Supersedes: "DECISION-1"));
        CommandResult again = folder.Decide(new DecisionRequest("OPTION-A", Supersedes: "DECISION-1"));
        CommandResult wrong = folder.Decide(new DecisionRequest("OPTION-B", Supersedes: "DECISION-1"));
        CommandResult unknown = folder.Decide(new DecisionRequest("OPTION-B", Supersedes: "DECISION-9"));

        Assert.AreEqual(1, silent.ExitCode);
        Assert.Contains("--supersedes DECISION-1", GateFolder.Said(silent));
        Assert.AreEqual(0, named.ExitCode, GateFolder.Said(named));
        Assert.AreEqual(0, again.ExitCode, GateFolder.Said(again));
        Assert.AreEqual(1, wrong.ExitCode);
        Assert.AreEqual(1, unknown.ExitCode);
        DecisionState state = folder.Look();
        Assert.IsFalse(GateFolder.Codes(state.Findings).Any(code => code.StartsWith("FORGE33", System.StringComparison.Ordinal)));
        Assert.AreEqual("DECISION-2", state.Answers.Single().Name);
        Assert.AreEqual(2, state.Answers.Single().Cycle);
        Assert.HasCount(2, state.Records!.All);
    }

    [TestMethod]
    public void ADecisionOnGapsThatChangedIsStaleUntilItIsReversed()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Decide(new DecisionRequest("OPTION-B"));
        folder.Gaps(GateFolder.Fork(target: "docs/elsewhere.md"));

        CollectionAssert.AreEquivalent(new[] { "FORGE2301", "FORGE3316" }, folder.Codes());
        Finding open = folder.Look().Findings.Single(finding => finding.Rule == RuleCatalog.DecisionOpen);
        Assert.Contains("--supersedes DECISION-1", open.Fix);
        Assert.AreEqual(1, folder.Decide(new DecisionRequest("OPTION-B")).ExitCode);
        Assert.AreEqual(0, folder.Decide(new DecisionRequest("OPTION-B", Supersedes: "DECISION-1")).ExitCode);

        Assert.IsTrue(folder.Look().Passed);
    }

    [TestMethod]
    public void ADecisionOnGapsThatAreGoneIsHistory()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Decide(new DecisionRequest("OPTION-B"));
        folder.Gaps("GAP-RUN-2", GateFolder.Gap("GAP-7", "PARTIAL_COVERAGE", "LOW", GateFolder.Action("ACT-7", "Cover the rest", requiresDecision: false)));

        Assert.IsTrue(folder.Look().Passed);
        Assert.IsTrue(folder.Look().IsAutoPass);
    }

    [TestMethod]
    public void ADecisionMarksWhatRestsOnTheOldState()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Write("artifacts/execute/execute_plan.json", "{}\n");
        folder.Write("artifacts/closure/closure_report.md", "# Closure\n");

        Assert.AreEqual(0, folder.Decide(new DecisionRequest("OPTION-B")).ExitCode);

        DecisionRecord record = folder.Look().Answers.Single();
        CollectionAssert.AreEqual(new[] { "artifacts/execute", "artifacts/closure" }, record.Invalidates.ToArray());
        Assert.Contains("DECISION-1", folder.Read("artifacts/execute/INVALIDATED.md"));
        Assert.IsFalse(folder.Exists("artifacts/backfill/INVALIDATED.md"));
        Assert.IsTrue(folder.Exists("artifacts/execute/execute_plan.json"));
        Assert.IsFalse(folder.Codes().Contains("FORGE3320"));
    }

    [TestMethod]
    public void AMarkerWithoutItsDecisionMarksNothing()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Write("artifacts/execute/execute_plan.json", "{}\n");
        folder.Write("artifacts/execute/INVALIDATED.md", new Invalidation("artifacts/execute", "DECISION-1", new string('a', 64), IsClosed: false).Text);

        CollectionAssert.Contains(folder.Codes(), "FORGE3320");
    }

    [TestMethod]
    public void WhoeverWasKilledBeforeTheFilesWereBroughtUpToDateIsCompleted()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Settle();
        string blocked = folder.Read(ModuleArtifacts.Status);
        folder.Decide(new DecisionRequest("OPTION-B"));
        string done = folder.State();
        System.IO.File.Delete(folder.Files.At(ModuleArtifacts.DecisionLog));
        folder.Write(ModuleArtifacts.Status, blocked);

        Assert.IsTrue(folder.Look().Passed);
        CommandResult again = folder.Decide(new DecisionRequest("OPTION-B"));

        Assert.AreEqual(0, again.ExitCode, GateFolder.Said(again));
        Assert.AreEqual(done, folder.State());
    }

    [TestMethod]
    public void NothingIsRecordedOnABrokenFoundation()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Decide(new DecisionRequest("OPTION-B"));
        string path = ModuleArtifacts.Decisions + "/DECISION-1.md";
        folder.Write(path, folder.Read(path).Replace("OPTION-B", "OPTION-A"));

        CollectionAssert.AreEqual(new[] { "FORGE3311" }, folder.Codes());
        CommandResult result = folder.Decide(new DecisionRequest("OPTION-A", Supersedes: "DECISION-1"));

        Assert.AreEqual(1, result.ExitCode);
        Assert.Contains("FORGE3311", GateFolder.Said(result));
        Assert.IsFalse(folder.Exists(ModuleArtifacts.Decisions + "/DECISION-2.md"));
    }

    [TestMethod]
    public void AFileInTheWayOfTheFolderIsSaidAndLosesNothing()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Write(ModuleArtifacts.Decisions, "a file\n");

        CommandResult result = folder.Decide(new DecisionRequest("OPTION-B"));

        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual("a file\n", folder.Read(ModuleArtifacts.Decisions));
    }

    [TestMethod]
    public void WhatARunLeftThatWasKilledBeforeItListedAnythingIsSweptByTheNext()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Decide(new DecisionRequest("OPTION-A"));
        OwnersDesk.Backfill(folder.Repository, BackfillStep.Apply);
        string whole = folder.State();
        File.Delete(folder.Files.At(ModuleArtifacts.CreatedFiles));
        folder.Write("docs/.orders.md.forge-tmp", folder.Read("docs/orders.md"));

        Assert.AreEqual(0, OwnersDesk.Backfill(folder.Repository, BackfillStep.Apply).ExitCode);

        Assert.AreEqual(whole, folder.State());
    }

    [TestMethod]
    [DataRow("artifacts/decisions")]
    [DataRow("artifacts/execute")]
    public void NothingIsWrittenThroughALinkEvenInsideTheRoot(string link)
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Files.LinkFolder(link, "../src");

        folder.Build();
        CommandResult result = folder.Decide(new DecisionRequest("OPTION-B"));

        Assert.AreEqual(2, result.ExitCode, GateFolder.Said(result));
        CollectionAssert.AreEqual(new[] { "a.cs" }, Directory.GetFiles(folder.Files.At("src")).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void RecordsThatWereCommittedMalformedAreSettledWithTheCommandThatIsSaid(int named)
    {
        using GitFolder git = new();
        using GateFolder gaps = new();
        gaps.Gaps(GateFolder.Fork());
        git.Write(ModuleArtifacts.GapActions, gaps.Read(ModuleArtifacts.GapActions));
        git.Write(ModuleArtifacts.Decisions + "/DECISION-1.md", "nonsense\n");
        git.Write(ModuleArtifacts.Decisions + "/DECISION-2.md", "more nonsense\n");
        git.Commit();
        DecisionState before = OwnersDesk.Look(git.Repository);
        Assert.Contains("forge decide OPTION_ID --supersedes DECISION-1", before.Findings.First(finding => finding.Rule == RuleCatalog.RecordMalformed).Fix);
        Assert.AreEqual(1, OwnersDesk.Decide(git.Repository, new DecisionRequest("OPTION-B", By: "Ann"), GateFolder.Now).ExitCode);

        CommandResult result = OwnersDesk.Decide(git.Repository, new DecisionRequest("OPTION-B", By: "Ann", Supersedes: "DECISION-" + named), GateFolder.Now);

        Assert.AreEqual(0, result.ExitCode, GateFolder.Said(result));
        DecisionState after = OwnersDesk.Look(git.Repository);
        Assert.AreEqual("DECISION-" + named, after.Answers.Single().Supersedes);
        Assert.IsTrue(after.Passed, string.Join('\n', after.Findings.Select(finding => finding.Text)));
    }

    [TestMethod]
    public void WithoutModulesThereIsNothingToDecide()
    {
        using GateFolder folder = new();

        Assert.AreEqual(1, folder.Decide(new DecisionRequest("OPTION-A")).ExitCode);
        Assert.IsFalse(System.IO.Directory.Exists(folder.Files.At("artifacts")));
    }
}
