using System.Linq;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Decisions.Chain;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions;

[TestClass]
public sealed class DecisionGateTests
{
    [TestMethod]
    public void ARepositoryWithoutModulesHasNoGate()
    {
        using GateFolder folder = new();

        Assert.IsFalse(folder.Look().IsActive);
        Assert.IsEmpty(folder.Build().Findings.Where(finding => finding.Rule.Gate == "Decision"));
        Assert.IsFalse(folder.Files.At("artifacts") is { } path && System.IO.Directory.Exists(path));
    }

    [TestMethod]
    public void RequiredAsksForGapActionsEverywhere()
    {
        using GateFolder folder = new();

        CollectionAssert.AreEqual(new[] { "FORGE1301" }, GateFolder.Codes(folder.Look(DecisionMode.Required).Findings));
    }

    [TestMethod]
    [DataRow("artifacts/gap/other.json")]
    [DataRow("artifacts/decisions/other.md")]
    [DataRow("progress/status.json")]
    public void EachTraceOfTheModulesMakesTheGateAPartOfTheRepository(string path)
    {
        using GateFolder folder = new();
        folder.Write(path, "{}");

        DecisionState state = folder.Look();

        Assert.IsTrue(state.IsActive);
        CollectionAssert.AreEqual(new[] { "FORGE1301" }, GateFolder.Codes(state.Findings));
        Assert.AreEqual("artifacts/gap/gap_actions.json", state.Findings.Single(finding => finding.Rule.Code == "FORGE1301").Location.Path);
    }

    [TestMethod]
    [DataRow("", "FORGE1302")]
    [DataRow("\uFEFF \r\n", "FORGE1302")]
    [DataRow("{", "FORGE3301")]
    public void WhatIsNoGapActionsHalts(string text, string code)
    {
        using GateFolder folder = new();
        folder.Write(ModuleArtifacts.GapActions, text);

        CollectionAssert.Contains(folder.Codes(), code);
    }

    [TestMethod]
    public void AFolderInPlaceOfTheGapActionsHalts()
    {
        using GateFolder folder = new();
        folder.Files.Make(ModuleArtifacts.GapActions);

        CollectionAssert.AreEqual(new[] { "FORGE6301" }, folder.Codes());
    }

    [TestMethod]
    public void OffSaysSoOnEveryBuild()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());

        GateReport report = folder.Build(mode: DecisionMode.Off);

        Assert.IsTrue(report.Passed);
        Assert.HasCount(1, report.Findings.Where(finding => finding.Rule == RuleCatalog.DecisionGateOff));
    }

    [TestMethod]
    public void AGapThatNeedsAPersonStopsTheBuildWithOneQuestion()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());

        GateReport report = folder.Build();

        Finding finding = report.Findings.Single(found => found.Rule == RuleCatalog.DecisionOpen);
        Assert.AreEqual(StopCode.AmbiguousIntent, finding.Rule.Stop);
        Assert.AreEqual("artifacts/gap/gap_actions.json", finding.Location.Path);
        Assert.IsGreaterThan(1, finding.Location.Line);
        Assert.Contains("OPTION-A: Create the missing document", finding.Message);
        Assert.Contains("forge decide OPTION_ID", finding.Fix);
        Assert.IsTrue(folder.Exists(ModuleArtifacts.PacketJson));
        Assert.IsTrue(folder.Exists(ModuleArtifacts.PacketMarkdown));
        Assert.Contains("[Decision] ", folder.Read(ModuleArtifacts.Status));
        Assert.IsFalse(folder.Exists(ModuleArtifacts.DecisionError));
    }

    [TestMethod]
    public void TheVerdictDoesNotDependOnWhatMayBeWritten()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        string before = folder.State();

        string readOnly = GovernedFolder.Text(folder.Build(writeEvidence: false));
        Assert.AreEqual(before, folder.State());
        string writing = GovernedFolder.Text(folder.Build());
        string again = GovernedFolder.Text(folder.Build());

        Assert.AreEqual(readOnly, writing);
        Assert.AreEqual(readOnly, again);
    }

    [TestMethod]
    public void NothingIsWrittenTwice()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Build();
        string[] paths = { ModuleArtifacts.PacketJson, ModuleArtifacts.PacketMarkdown, ModuleArtifacts.Status };
        foreach (string path in paths)
            folder.Files.Age(path);
        System.DateTime[] before = paths.Select(path => System.IO.File.GetLastWriteTimeUtc(folder.Files.At(path))).ToArray();

        folder.Build();

        CollectionAssert.AreEqual(before, paths.Select(path => System.IO.File.GetLastWriteTimeUtc(folder.Files.At(path))).ToArray());
    }

    [TestMethod]
    public void GapsThatNeedNobodyPassAndThePassIsRecorded()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Gap("GAP-1", "PARTIAL_COVERAGE", "LOW", GateFolder.Action("ACT-1", "Cover the rest", requiresDecision: false)));

        GateReport report = folder.Build();

        Assert.IsTrue(report.Passed, GovernedFolder.Text(report));
        string pass = folder.Read(ModuleArtifacts.AutoPass);
        Assert.Contains("gap_actions_sha256: " + folder.Look().Gaps!.Sha256, pass);
        Assert.IsFalse(folder.Exists(ModuleArtifacts.Status));
    }

    [TestMethod]
    public void AnUntouchedStateIsKnownAgainAndAnyChangeIsSeen()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Gap("GAP-1", "PARTIAL_COVERAGE", "LOW", GateFolder.Action("ACT-1", "Cover the rest", requiresDecision: false)));
        Assert.IsTrue(folder.Build(cache: CacheMode.On).Findings.Any(finding => finding.Rule == RuleCatalog.DecisionLookedAt));

        Assert.IsFalse(folder.Build(cache: CacheMode.On).Findings.Any(finding => finding.Rule == RuleCatalog.DecisionLookedAt));
        folder.Gaps(GateFolder.Fork());

        Assert.IsFalse(folder.Build(cache: CacheMode.On).Passed);
        Assert.IsFalse(folder.Build(cache: CacheMode.On).Passed);
    }

    [TestMethod]
    public void WhatAnArtifactRestsOnIsLookedAtAgainWhereverItLies()
    {
        using GateFolder folder = Covered();
        folder.Write("artifacts/trace/trace.json", "{}\n");
        string hash = RecordedHashes.TextHash("{}\n");
        folder.Write("artifacts/backfill/notes.json", "{ \"trace_path\": \"artifacts/trace/trace.json\", \"trace_sha256\": \"" + hash + "\" }\n");
        Assert.IsTrue(folder.Build(cache: CacheMode.On).Passed);
        Assert.IsFalse(folder.Build(cache: CacheMode.On).Findings.Any(finding => finding.Rule == RuleCatalog.DecisionLookedAt));

        folder.Write("artifacts/trace/trace.json", "{ }\n");

        CollectionAssert.AreEqual(new[] { "FORGE3321" }, GateFolder.Codes(folder.Build(cache: CacheMode.On).Findings));
    }

    [TestMethod]
    public void LinksThatLeadRoundAndRoundAreNotFollowed()
    {
        using GateFolder folder = Covered();
        folder.Files.LinkFolder("artifacts/backfill/one", ".");
        folder.Files.LinkFolder("artifacts/backfill/two", ".");

        Assert.IsTrue(folder.Build(cache: CacheMode.On).Passed);
        Assert.IsTrue(folder.Build(cache: CacheMode.On).Findings.Any(finding => finding.Rule == RuleCatalog.DecisionLookedAt));
    }

    // Gaps that need nobody.
    private static GateFolder Covered()
    {
        GateFolder folder = new();
        folder.Gaps(GateFolder.Gap("GAP-1", "PARTIAL_COVERAGE", "LOW", GateFolder.Action("ACT-1", "Cover the rest", requiresDecision: false)));
        return folder;
    }

    [TestMethod]
    public void ASomebodyElsesQuestionStopsTheBuildAndStays()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Gap("GAP-1", "PARTIAL_COVERAGE", "LOW", GateFolder.Action("ACT-1", "Cover the rest", requiresDecision: false)));
        const string Status = "{\n  \"blocking_questions\": [ \"Which region?\" ],\n  \"next_step\": \"\"\n}\n";
        folder.Write(ModuleArtifacts.Status, Status);

        Finding finding = folder.Build().Findings.Single(found => found.Rule == RuleCatalog.StatusBlocked);

        Assert.AreEqual(2, finding.Location.Line);
        Assert.Contains("Which region?", finding.Message);
        Assert.AreEqual(Status, folder.Read(ModuleArtifacts.Status));
    }

    [TestMethod]
    [DataRow("\"Which region?\"", "", "FORGE2301")]
    [DataRow("\"Which region?\"", "deploy", "FORGE2301")]
    [DataRow("\"Which region?\", \"Which day?\"", "deploy", "FORGE2301 FORGE3308")]
    public void AnOpenDecisionDoesNotReplaceSomebodyElsesQuestion(string questions, string nextStep, string codes)
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        string status = "{ \"blocking_questions\": [ " + questions + " ], \"next_step\": \"" + nextStep + "\" }\n";
        folder.Write(ModuleArtifacts.Status, status);

        CollectionAssert.AreEquivalent(codes.Split(' '), GateFolder.Codes(folder.Build().Findings));
        Assert.AreEqual(status, folder.Read(ModuleArtifacts.Status));
    }

    [TestMethod]
    [DataRow("{ \"blocking_questions\": [ \"Which region?\", \"Which currency?\" ], \"next_step\": \"\" }\n")]
    [DataRow("{ \"blocking_questions\": [ \"Which region?\" ], \"next_step\": \"go on\" }\n")]
    public void NoQuestionIsEverReplaced(string status)
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Write(ModuleArtifacts.Status, status);

        Assert.Contains("FORGE2301", GateFolder.Codes(folder.Build().Findings));
        folder.Decide(new DecisionRequest("OPTION-B"));

        Assert.AreEqual(status, folder.Read(ModuleArtifacts.Status));
    }

    [TestMethod]
    public void ArtifactsOfALaterModuleWhileADecisionIsOpenAreAConflict()
    {
        using GateFolder folder = new();
        folder.Gaps(GateFolder.Fork());
        folder.Write("artifacts/execute/execute_plan.json", "{}\n");

        Finding finding = folder.Look().Findings.Single(found => found.Rule == RuleCatalog.ModuleOrder);

        Assert.AreEqual("artifacts/execute/execute_plan.json", finding.Location.Path);
    }
}
