using System.IO;
using System.Linq;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Decisions.Chain;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Backfill;

[TestClass]
public sealed class MarkerTests
{
    private const string Execute = "artifacts/execute/INVALIDATED.md";
    private const string Own = "artifacts/backfill/INVALIDATED.md";

    [TestMethod]
    public void WhatIsCreatedMakesLaterModulesInvalid()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md");
        folder.Files.Write("artifacts/execute/plan.json", "{}");
        folder.Files.Make("artifacts/closure");

        BackfillResult result = folder.Run();

        Invalidation marker = Invalidation.In(folder.Repository, ModuleArtifacts.Execute)!;
        Assert.AreEqual(ModuleArtifacts.BackfillPlan, marker.By);
        Assert.AreEqual(ArtifactBytes.Sha256(folder.Read(ModuleArtifacts.BackfillPlan)), marker.Sha256);
        Assert.IsFalse(marker.IsClosed);
        Assert.IsFalse(folder.Has("artifacts/closure/INVALIDATED.md"));
        Assert.IsTrue(result.Lines.Any(line => line.StartsWith("Invalid: artifacts/execute", System.StringComparison.Ordinal)));
        Assert.IsEmpty(folder.Check());
    }

    [TestMethod]
    public void AModuleThatRanAgainIsNotMarkedAgain()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md");
        folder.Files.Write("artifacts/execute/plan.json", "{}");
        folder.Run();
        File.Delete(folder.Files.At(Execute));
        string before = folder.Times();

        folder.Run();

        Assert.AreEqual(before, folder.Times());
    }

    [TestMethod]
    public void WhereNothingIsCreatedNothingIsMarked()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", null, "");
        folder.Files.Write("artifacts/execute/plan.json", "{}");

        folder.Run();

        Assert.IsFalse(folder.Has(Execute));
    }

    [TestMethod]
    public void ANewPlanKeepsWhatTheOldOneMarked()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md");
        folder.Files.Write("artifacts/execute/plan.json", "{}");
        folder.Run();
        folder.Files.Write("artifacts/decisions/DECISION-1.md", "# DECISION-1, and no more\n");

        folder.Run();

        Assert.IsNotNull(ModuleOrder.MarkerOf(folder.State(), ModuleArtifacts.Execute));
    }

    [TestMethod]
    public void AnInvalidBackfillCountsAsAbsentUntilItRunsAgain()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md");
        folder.Run();
        folder.Files.Write(Own, "Somebody says so.\n");

        Assert.AreEqual("FORGE1401 artifacts/gap/gap_actions.json(10,22)", BackfillFolder.Codes(folder.Check()));
        Assert.AreEqual(0, folder.Run().ExitCode);

        Assert.IsEmpty(folder.Check());
        Assert.IsTrue(Invalidation.In(folder.Repository, ModuleArtifacts.Backfill)!.IsClosed);
        Assert.Contains("Somebody says so.", folder.Read(Own));
        string before = folder.Times();
        folder.Run();
        Assert.AreEqual(before, folder.Times());
    }

    [TestMethod]
    public void AnInvalidBackfillBacksNoLaterModule()
    {
        using BackfillFolder folder = new BackfillFolder().Add("1", ActionKind.GenerateDocument, "docs/a.md");
        folder.Run();
        folder.Files.Write("artifacts/execute/plan.json", "{}");
        Assert.IsEmpty(folder.Check());
        folder.Files.Write(Own, "Somebody says so.\n");

        Assert.Contains("FORGE3411 artifacts/execute/plan.json(1,1)", BackfillFolder.Codes(folder.Check()));
    }
}
