using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Backfill;

[TestClass]
public sealed class BackfillGateTests
{
    [TestMethod]
    public void WhatIsApprovedAndNotPlannedIsDueAtItsGap()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", null, "").Add("2", ActionKind.GenerateDocument, "docs/b.md").Add("3",
            ActionKind.GenerateDocument, "docs/a.md");

        Finding due = folder.Check().Single();

        Assert.AreEqual(RuleCatalog.BackfillDue, due.Rule);
        Assert.AreEqual(BackfillFolder.PlaceOf(1), due.Location);
        Assert.Contains("forge backfill run --apply", due.Fix);
    }

    [TestMethod]
    public void WhatIsLeftToExecuteIsNotDue()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", null, "");

        Assert.IsEmpty(folder.Check());
    }

    [TestMethod]
    public void APlanWithoutALogIsIncomplete()
    {
        using BackfillFolder folder = new BackfillFolder().AddOneOfEach();
        folder.Run(BackfillStep.Plan);

        Assert.AreEqual("FORGE1402 artifacts/backfill/backfill_plan.json(1,1)", BackfillFolder.Codes(folder.Check()));
        folder.Run();
        Assert.IsEmpty(folder.Check());
    }

    [TestMethod]
    public void ALogOfAnotherPlanIsIncomplete()
    {
        using BackfillFolder folder = Done();
        folder.Files.Write(ModuleArtifacts.BackfillLog, folder.Read(ModuleArtifacts.BackfillLog).Replace("plan_sha256: ", "plan_sha256: 0"));

        Assert.AreEqual("FORGE1402 artifacts/backfill/backfill_execution_log.md(1,1)", BackfillFolder.Codes(folder.Check()));
    }

    [TestMethod]
    public void AFileThatIsNotListedIsIncompleteAtItsAction()
    {
        using BackfillFolder folder = Done();
        File.Delete(folder.Files.At(ModuleArtifacts.CreatedFiles));

        Assert.AreEqual("FORGE1402 artifacts/backfill/backfill_plan.json(13,20)", BackfillFolder.Codes(folder.Check()));
        folder.Run();
        Assert.IsEmpty(folder.Check());
    }

    [TestMethod]
    public void AnotherChecksumThanThePlansIsIncomplete()
    {
        using BackfillFolder folder = Done();
        string list = folder.Read(ModuleArtifacts.CreatedFiles);
        folder.Files.Write(ModuleArtifacts.CreatedFiles, list.Replace(Sha(list), new string('0', 64)));

        Assert.AreEqual("FORGE1402 artifacts/backfill/backfill_created_files.json(4,15)", BackfillFolder.Codes(folder.Check()));
    }

    [TestMethod]
    public void ACreatedFileThatIsGoneIsIncompleteWhereItIsListed()
    {
        using BackfillFolder folder = Done();
        File.Delete(folder.Files.At("docs/a.md"));

        Assert.AreEqual("FORGE1402 artifacts/backfill/backfill_created_files.json(4,15)", BackfillFolder.Codes(folder.Check()));
    }

    [TestMethod]
    [DataRow("\"target_path\": \"docs/a.md\"", "\"target_path\": \"docs/b.md\"")]
    [DataRow("\"origin_gap_id\": \"GAP-1\"", "\"origin_gap_id\": \"GAP-2\"")]
    [DataRow("GENERATE_DOCUMENT", "GENERATE_STUB")]
    public void AnActionThatNobodyApprovedIsFoundInThePlan(string approved, string planned)
    {
        using BackfillFolder folder = Done();
        folder.Files.Write(ModuleArtifacts.BackfillPlan, folder.Read(ModuleArtifacts.BackfillPlan).Replace(approved, planned));

        Assert.Contains("FORGE3401 artifacts/backfill/backfill_plan.json(13,20)", BackfillFolder.Codes(folder.Check()));
    }

    [TestMethod]
    public void AFileThatNoActionCreatesIsFoundInThePlan()
    {
        using BackfillFolder folder = Done();
        folder.Files.Write(ModuleArtifacts.BackfillPlan, folder.Read(ModuleArtifacts.BackfillPlan).Replace("\"path\": \"docs/a.md\"", "\"path\": \"docs/b.md\""));

        Assert.Contains("FORGE3401 artifacts/backfill/backfill_plan.json(23,15)", BackfillFolder.Codes(folder.Check()));
    }

    [TestMethod]
    public void ADecisionThatCountsApprovesWhatItsGapsNoLongerAskFor()
    {
        using BackfillFolder folder = Done();
        DecisionRecord first = folder.Answer();
        folder.Clear();

        Assert.IsEmpty(folder.Check(first));
        Finding unapproved = folder.Check().Single();
        Assert.AreEqual(RuleCatalog.UnapprovedAction, unapproved.Rule);
        Assert.Contains("DECISION-1: it does not exist", unapproved.Message);
    }

    [TestMethod]
    public void APlanOfOtherGapActionsIsApprovedByNothing()
    {
        using BackfillFolder folder = new BackfillFolder { IsAutoPass = true }.Add("1", ActionKind.GenerateDocument, "docs/a.md");
        folder.Run();
        folder.GapHash = new string('b', 64);

        Assert.AreEqual("FORGE3401 artifacts/backfill/backfill_plan.json(5,27)", BackfillFolder.Codes(folder.Check()));
        folder.Run();
        Assert.IsEmpty(folder.Check());
    }

    [TestMethod]
    public void AnActionThatIsPlannedTwiceIsFoundAtTheSecond()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md").Add("2", ActionKind.GenerateDocument, "docs/b.md");
        folder.Run();
        folder.Files.Write(ModuleArtifacts.BackfillPlan, folder.Read(ModuleArtifacts.BackfillPlan)
            .Replace("ACT-2", "ACT-1").Replace("\"GAP-2\"", "\"GAP-1\"").Replace("\"target_path\": \"docs/b.md\"", "\"target_path\": \"docs/a.md\""));

        Assert.Contains("FORGE3402 artifacts/backfill/backfill_plan.json(20,20)", BackfillFolder.Codes(folder.Check()));
    }

    [TestMethod]
    public void AMalformedPlanIsFoundAndWrittenAnew()
    {
        using BackfillFolder folder = Done();
        string plan = folder.Read(ModuleArtifacts.BackfillPlan);
        folder.Files.Write(ModuleArtifacts.BackfillPlan, plan.Replace("\"GAP-2026\"", "7"));

        Assert.AreEqual("FORGE3409 artifacts/backfill/backfill_plan.json(2,19)", BackfillFolder.Codes(folder.Check()));
        folder.Run();
        Assert.AreEqual(plan, folder.Read(ModuleArtifacts.BackfillPlan));
        Assert.IsEmpty(folder.Check());
    }

    [TestMethod]
    public void AMalformedListIsNeverWrittenOver()
    {
        using BackfillFolder folder = Done();
        folder.Files.Write(ModuleArtifacts.CreatedFiles, "{}\n");
        string before = folder.Snapshot();

        Assert.AreEqual("FORGE3409 artifacts/backfill/backfill_created_files.json(1,1)", BackfillFolder.Codes(folder.Check()));
        BackfillResult result = folder.Run();
        Assert.AreEqual(1, result.ExitCode);
        Assert.AreEqual("FORGE3409 artifacts/backfill/backfill_created_files.json(1,1)", BackfillFolder.Codes(result.Findings));
        Assert.AreEqual(before, folder.Snapshot());
    }

    [TestMethod]
    [DataRow(ModuleArtifacts.BackfillPlan)]
    [DataRow(ModuleArtifacts.CreatedFiles)]
    [DataRow(ModuleArtifacts.BackfillLog)]
    [DataRow(ModuleArtifacts.BackfillError)]
    public void AFolderInPlaceOfAFileIsUnreadable(string path)
    {
        using BackfillFolder folder = Done();
        File.Delete(folder.Files.At(path));
        folder.Files.Make(path);

        Assert.Contains("FORGE6301 " + path + "(1,1)", BackfillFolder.Codes(folder.Check()));
    }

    [TestMethod]
    public void AHugePlanIsUnreadable()
    {
        using BackfillFolder folder = Done();
        folder.Files.Write(ModuleArtifacts.BackfillPlan, new byte[(16 * 1024 * 1024) + 1]);

        Assert.AreEqual("FORGE6301 artifacts/backfill/backfill_plan.json(1,1)", BackfillFolder.Codes(folder.Check()));
    }

    [TestMethod]
    [DataRow("# Error\n- status: OPEN\n", "(2,1)")]
    [DataRow("# Error\r\n\r\n- Status:  open\r\n", "(3,1)")]
    [DataRow("somebody's report\n", "(1,1)")]
    [DataRow("", "(1,1)")]
    [DataRow("- status: CLOSED, nearly\n", "(1,1)")]
    public void AnOpenReportStopsTheBuild(string report, string place)
    {
        using BackfillFolder folder = Done();
        folder.Files.Write(ModuleArtifacts.BackfillError, report);

        Assert.AreEqual("FORGE2401 artifacts/backfill/backfill_error.md" + place, BackfillFolder.Codes(folder.Check()));
        folder.Run();
        Assert.IsEmpty(folder.Check());
        string[] words = report.Split('\n', '\r').Where(line => line.Length > 0 && !line.StartsWith('-')).ToArray();
        Assert.IsTrue(words.All(folder.Read(ModuleArtifacts.BackfillError).Contains));
    }

    [TestMethod]
    public void AHaltThatIsStillThereSaysMoreThanItsReport()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "src/a.md");
        folder.Run();

        Assert.AreEqual("FORGE3404 artifacts/gap/gap_actions.json(10,22)", BackfillFolder.Codes(folder.Check()));
    }

    [TestMethod]
    public void AModuleThatRanBeforeIsFoundAtItsFirstArtifact()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md");
        folder.Files.Write("artifacts/execute/execute_plan.json", "{}");
        folder.Files.Write("artifacts/closure/.gitkeep", "");

        Assert.AreEqual("FORGE3411 artifacts/execute/execute_plan.json(1,1)\nFORGE1401 artifacts/gap/gap_actions.json(10,22)", BackfillFolder.Codes(folder.Check()));
    }

    [TestMethod]
    public void WithoutAPlanNoModuleMayRunEvenIfNothingIsApproved()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", null, "");
        folder.Files.Write("artifacts/closure/report.md", "x");

        Assert.AreEqual("FORGE3411 artifacts/closure/report.md(1,1)", BackfillFolder.Codes(folder.Check()));
        folder.Run();
        Assert.IsEmpty(folder.Check());
    }

    [TestMethod]
    public void TheGateWritesNothing()
    {
        using BackfillFolder folder = new BackfillFolder().AddOneOfEach().Add("8", ActionKind.GenerateDocument, "src/x.md");
        string before = folder.Times();

        folder.Check();

        Assert.AreEqual(before, folder.Times());
    }

    [TestMethod]
    public void ItSaysWhatItLookedAt()
    {
        using BackfillFolder folder = new BackfillFolder().AddOneOfEach();

        Finding detail = BackfillGate.Run(folder.State(), out _).Single(finding => finding.Rule == RuleCatalog.BackfillLookedAt);

        Assert.AreEqual("looked at 6 actions approved for backfill: 0 done, 6 to do, 0 halts; 1 are left to the Execute module.", detail.Message);
    }

    [TestMethod]
    public void AnActionCostsTheSameHoweverManyThereAre()
    {
        (long Due, long Done) few = CostOf(500), many = CostOf(2000);

        // Four times as many cost four times as much, with room for what grows by steps. A listing or a parse for each action would cost sixteen times as much.
        Assert.IsLessThan(8 * few.Due, many.Due);
        Assert.IsLessThan(8 * few.Done, many.Done);
    }

    // In memory, which unlike time is the same on every machine and beside any other test.
    private static (long Due, long Done) CostOf(int actions)
    {
        using BackfillFolder folder = new();
        for (int i = 0; i < actions; i++)
            folder.Add(i.ToString("d4", System.Globalization.CultureInfo.InvariantCulture), ActionKind.GenerateDocument, "docs/part" + (i % 7) + "/file" + i + ".md");
        long due = Allocated(() => Assert.HasCount(1, folder.Check()));
        Assert.HasCount(actions, folder.Run().Tree);
        return (due, Allocated(() => Assert.IsEmpty(folder.Check())));
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static BackfillFolder Done()
    {
        BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md");
        folder.Run();
        return folder;
    }

    private static string Sha(string list) => CreatedFiles.Read(new SourceText(list), out IReadOnlyList<Finding> _)!.All.First().Sha256;
}
