using System;
using System.Collections.Generic;
using System.IO;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Backfill;

[TestClass]
public sealed class ResumeTests
{
    private static readonly string[] WriteOrder =
    [
        ModuleArtifacts.BackfillPlan, "Forge/Contracts/blueprint.md", "artifacts/trace/.gitkeep", "docs/api/orders.md", "docs/guide.md", "docs/old-name.md",
            "schemas/order.json",
        "artifacts/execute/INVALIDATED.md", "artifacts/closure/INVALIDATED.md", ModuleArtifacts.BackfillLog, ModuleArtifacts.CreatedFiles,
    ];

    [TestMethod]
    public void TheWritesComeInTheOrderThatMakesThemResumable()
    {
        using BackfillFolder folder = Downstream();
        List<string> writes = new();

        folder.Run(before: writes.Add);

        CollectionAssert.AreEqual(WriteOrder, writes);
    }

    [TestMethod]
    public void ARunThatIsCutOffAnywhereEndsAsIfItHadNotBeen()
    {
        using BackfillFolder whole = Downstream();
        whole.Run();
        for (int cut = 0; cut < WriteOrder.Length; cut++)
        {
            using BackfillFolder folder = Downstream();
            int writes = 0;
            Assert.Throws<CutOffException>(() => folder.Run(before: _ => writes = writes == cut ? throw new CutOffException() : writes + 1));

            Assert.AreEqual(0, folder.Run().ExitCode, "after " + cut);

            Assert.AreEqual(whole.Snapshot(), folder.Snapshot(), "after " + cut);
            Assert.IsEmpty(folder.Check());
        }
    }

    [TestMethod]
    public void WhatAKilledRunLeavesBehindIsInNobodysWay()
    {
        using BackfillFolder whole = Downstream();
        whole.Run();
        using BackfillFolder folder = Downstream();
        folder.Run(BackfillStep.Plan);
        folder.Files.Make("artifacts/trace");
        folder.Files.Write("artifacts/trace/..gitkeep.forge-tmp", "half");
        folder.Files.Write("docs/.guide.md.forge-tmp", "half");

        Assert.AreEqual(0, folder.Run().ExitCode);

        Assert.AreEqual(whole.Snapshot(), folder.Snapshot());
    }

    [TestMethod]
    public void AFileThatTookAPlannedNameIsNotOurs()
    {
        using BackfillFolder folder = Downstream();
        folder.Run(BackfillStep.Plan);
        folder.Files.Write("docs/guide.md", "somebody's\n");

        Assert.AreEqual("FORGE3405 artifacts/gap/gap_actions.json(10,22)", BackfillFolder.Codes(folder.Run(BackfillStep.Show).Findings));
        Assert.AreEqual("somebody's\n", folder.Read("docs/guide.md"));
    }

    [TestMethod]
    public void AFileThatComesInBetweenHaltsAndIsKept()
    {
        using BackfillFolder folder = Downstream();

        BackfillResult result = folder.Run(before: path =>
        {
            if (path == "docs/guide.md")
                folder.Files.Write(path, "somebody's\n");
        });

        Assert.AreEqual(1, result.ExitCode);
        Assert.AreEqual("FORGE3405 artifacts/gap/gap_actions.json(10,22)", BackfillFolder.Codes(result.Findings));
        Assert.AreEqual("somebody's\n", folder.Read("docs/guide.md"));
        Assert.IsTrue(folder.Has("docs/api/orders.md"));
        Assert.IsTrue(folder.Has(ModuleArtifacts.BackfillError));
    }

    [TestMethod]
    public void ALinkThatComesInBetweenIsNotFollowed()
    {
        using TempFolder outside = new();
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/new/a.md");
        folder.Files.Make("docs");

        BackfillResult result = folder.Run(before: path =>
        {
            if (path == "docs/new/a.md")
                folder.Files.LinkFolder("docs/new", outside.Root);
        });

        Assert.AreEqual("FORGE3410 artifacts/gap/gap_actions.json(10,22)", BackfillFolder.Codes(result.Findings));
        Assert.IsEmpty(Directory.GetFiles(outside.Root));
    }

    [TestMethod]
    public void AnUnfinishedPlanThatANewerOneReplacesLosesNoFile()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md").Add("2", ActionKind.GenerateDocument, "docs/b.md");
        folder.Files.Write("artifacts/execute/execute_plan.json", "{}\n");
        Assert.Throws<CutOffException>(() => folder.Run(before: path => _ = path == "docs/b.md" ? throw new CutOffException() : path));
        folder.Files.Write("artifacts/decisions/DECISION-2.md", "# DECISION-2\n");
        folder.Decision = 2;
        folder.Clear().Add("2", ActionKind.GenerateDocument, "docs/b.md");

        Assert.AreEqual(0, folder.Run().ExitCode);

        Assert.Contains("docs/a.md", folder.Read(ModuleArtifacts.CreatedFiles));
        Assert.IsTrue(folder.Has("artifacts/execute/INVALIDATED.md"));
    }

    [TestMethod]
    public void AFileThatIsRestoredFromAChangedTemplateIsResumedToo()
    {
        string[] snapshots = new string[2];
        for (int cut = 0; cut < 2; cut++)
        {
            using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md");
            folder.Run();
            File.Delete(folder.Files.At("docs/a.md"));
            folder.Files.Write("Forge/templates/document.md", "other\n");
            if (cut == 1)
                Assert.Throws<CutOffException>(() => folder.Run(before: path => _ = path == ModuleArtifacts.BackfillLog ? throw new CutOffException() : path));
            folder.Run();
            snapshots[cut] = folder.Snapshot();
            Assert.IsEmpty(folder.Check());
        }
        Assert.AreEqual(snapshots[0], snapshots[1]);
    }

    private static BackfillFolder Downstream()
    {
        BackfillFolder folder = new BackfillFolder().AddOneOfEach();
        folder.Files.Write("artifacts/execute/execute_plan.json", "{}\n");
        folder.Files.Write("artifacts/closure/closure_report.md", "done\n");
        return folder;
    }

    private sealed class CutOffException : Exception;
}
