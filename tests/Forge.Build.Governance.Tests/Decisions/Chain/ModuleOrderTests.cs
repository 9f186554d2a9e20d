using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Decisions.Chain;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Chain;

[TestClass]
public sealed class ModuleOrderTests
{
    private const string Plan = "artifacts/backfill/backfill_plan.json";
    private const string Gap = "artifacts/gap/gap_actions.json";
    private const string Execute = "artifacts/execute";

    [TestMethod]
    public void AModuleThatRanBeforeTheDecisionIsFound()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Execute + "/execute_report.md", "done");
        governed.Write(Execute + "/a/b.json", "{}");
        governed.Write("artifacts/closure/closure_report.md", "done");

        IReadOnlyList<Finding> findings = ModuleOrder.Open(State(governed, Group("GROUP-0000000a", "GAP-1", "GAP-2")));

        Assert.HasCount(2, findings);
        Assert.IsTrue(findings.All(finding => finding.Rule == RuleCatalog.ModuleOrder));
        Assert.AreEqual(SourceLocation.StartOf(Execute + "/a/b.json"), findings[0].Location);
        Assert.AreEqual(SourceLocation.StartOf("artifacts/closure/closure_report.md"), findings[1].Location);
        Assert.AreEqual("artifacts/execute holds 2 files although a decision is open, and nothing may rest on an open one. Open: GROUP-0000000a (GAP-1, GAP-2).", findings[0].Message);
        Assert.StartsWith("artifacts/closure holds 1 file although", findings[1].Message);
        Assert.Contains("\"forge decide OPTION_ID\"", findings[0].Fix);
    }

    [TestMethod]
    public void ManyQuestionsAreCut()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Plan, "{}");

        QuestionGroup[] groups = Enumerable.Range(1, 5).Select(i => Group("GROUP-0000000" + i, "GAP-1", "GAP-2", "GAP-3", "GAP-4")).ToArray();
        Finding finding = ModuleOrder.Open(State(governed, groups)).Single();

        Assert.EndsWith(
            "Open: GROUP-00000001 (GAP-1, GAP-2, GAP-3 and 1 more); GROUP-00000002 (GAP-1, GAP-2, GAP-3 and 1 more); GROUP-00000003 (GAP-1, GAP-2, GAP-3 and 1 more); and 2 more.",
            finding.Message);
        Assert.Contains("--group", finding.Fix);
    }

    [TestMethod]
    public void WhereNothingIsOpenEveryModuleMayHaveRun()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Plan, "{}");

        Assert.IsEmpty(ModuleOrder.Open(State(governed)));
    }

    [TestMethod]
    public void EmptyFoldersAndOtherModulesAreFine()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Execute + "/.gitkeep", "");
        governed.Write("artifacts/backfill/backfill_error.md", "- status: OPEN\n");
        governed.Write("artifacts/trace/trace.json", "{}");

        Assert.IsEmpty(ModuleOrder.Open(State(governed, Group("GROUP-0000000a", "GAP-1"))));
    }

    [TestMethod]
    public void AMarkedFolderCountsAsAbsent()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Execute + "/a.md", "- gap_path: " + Gap + "\n- gap_sha256: " + new string('a', 64) + "\n");
        DecisionState state = State(governed, Group("GROUP-0000000a", "GAP-1"));
        Assert.HasCount(1, ModuleOrder.Open(state));
        Assert.HasCount(1, ModuleOrder.Stale(state));

        governed.Write(Execute + "/INVALIDATED.md", "by hand");

        Assert.IsEmpty(ModuleOrder.Open(state));
        Assert.IsEmpty(ModuleOrder.Stale(state));
        Assert.AreEqual("", ModuleOrder.MarkerOf(state, Execute)!.By);
    }

    [TestMethod]
    [DataRow("DECISION-1", "a", false, true, DisplayName = "a record that is there")]
    [DataRow("DECISION-1", "A", false, true, DisplayName = "its hash in capitals")]
    [DataRow("DECISION-1", "b", false, false, DisplayName = "a record with another hash")]
    [DataRow("DECISION-2", "a", false, false, DisplayName = "a record that is not there")]
    [DataRow("DECISION-3", "", false, false, DisplayName = "a record without a hash")]
    [DataRow("DECISION-1", "a", true, false, DisplayName = "a closed marker")]
    public void AMarkerCountsWhileItsDecisionIsThere(string by, string digit, bool isClosed, bool counts)
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        string hash = digit.Length == 0 ? "" : new string(digit[0], 64);
        governed.Write(Execute + "/INVALIDATED.md", new Invalidation(Execute, by, hash, isClosed).Text);

        Invalidation? marker = ModuleOrder.MarkerOf(governed.Repository, Execute, name => name switch
        {
            "DECISION-1" => new string('a', 64),
            "DECISION-3" => "",
            _ => null,
        });

        Assert.AreEqual(counts ? by : null, marker?.By);
    }

    [TestMethod]
    public void ADecisionsMarkerWithoutRecordsMarksNothing()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Execute + "/INVALIDATED.md", new Invalidation(Execute, "DECISION-1", new string('a', 64), false).Text);

        Assert.IsNull(ModuleOrder.MarkerOf(State(governed), Execute));
    }

    [TestMethod]
    [DataRow("{}\n", "{}\n", true)]
    [DataRow("{}\n", "\ufeff{}\r\n", true)]
    [DataRow("{}\n", "{ }\n", false)]
    [DataRow("{}\n", null, false)]
    public void AMarkerCountsWhileItsPlanIsThere(string then, string? now, bool counts)
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Execute + "/INVALIDATED.md", new Invalidation(Execute, Plan, RecordedHashes.TextHash(then), false).Text);
        if (now is not null)
            governed.Write(Plan, now);

        Assert.AreEqual(counts, ModuleOrder.MarkerOf(State(governed), Execute) is not null);
    }

    [TestMethod]
    [DataRow("../outside.json")]
    [DataRow("/etc/passwd")]
    [DataRow("DECISION-x")]
    public void AMarkerThatNamesNothingOfTheProjectMarksNothing(string by)
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Execute + "/INVALIDATED.md", new Invalidation(Execute, by, new string('a', 64), false).Text);

        Assert.IsNull(ModuleOrder.MarkerOf(State(governed), Execute));
    }

    [TestMethod]
    public void AnArtifactThatRestsOnAnotherVersionIsFoundOnceAtTheHash()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Gap, "{ \"now\": 1 }");
        string then = RecordedHashes.TextHash("{ \"then\": 1 }");
        Marked marked = new("{ \"gap_path\": \"" + Gap + "\",\n  \"gap_sha256\": [[\"" + then + "\"]],\n  \"in\": { \"path\": \"" + Gap + "\", \"sha256\": \"" + then + "\" } }");
        governed.Write(Execute + "/execute_plan.json", marked.Text);
        governed.Write(Execute + "/notes.txt", marked.Text);

        Finding finding = ModuleOrder.Stale(State(governed)).Single();

        Assert.AreEqual(RuleCatalog.DownstreamStale, finding.Rule);
        Assert.AreEqual(marked.In(Execute + "/execute_plan.json"), finding.Location);
        Assert.AreEqual("this artifact rests on " + Gap + " with the hash " + then.Substring(0, 12) + ", and that file is another one by now.", finding.Message);
        Assert.StartsWith("run the module of artifacts/execute again", finding.Fix);
    }

    [TestMethod]
    public void AnArtifactThatRestsOnAFileThatIsGoneIsFound()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write("artifacts/closure/closure_report.md", Report(Gap, "then"));

        Finding finding = ModuleOrder.Stale(State(governed)).Single();

        Assert.AreEqual(2, finding.Location.Line);
        Assert.EndsWith("and that file is gone.", finding.Message);
        Assert.EndsWith("or restore " + Gap + ".", finding.Fix);
    }

    [TestMethod]
    public void AnArtifactThatRestsOnWhatIsThereIsFine()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Gap, "{}\r\n");
        governed.Write(Execute + "/execute_report.md", Report(Gap, "{}\n"));

        Assert.IsEmpty(ModuleOrder.Stale(State(governed)));
    }

    [TestMethod]
    public void WhatBackfillMadeItselfIsNotItsGround()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write("artifacts/backfill/note.md", "edited since");
        governed.Write("artifacts/backfill/backfill_created_files.json", "{ \"created_files\": [ "
            + Entry("artifacts/backfill/note.md", "then") + ", " + Entry("artifacts/trace/.gitkeep", "") + ", " + Entry("docs/a.md", "then") + " ] }");
        Assert.IsEmpty(ModuleOrder.Stale(State(governed)));

        governed.Write(Execute + "/execute_plan.json", Entry("artifacts/backfill/note.md", "then"));
        Assert.AreEqual(Execute + "/execute_plan.json", ModuleOrder.Stale(State(governed)).Single().Location.Path);
    }

    [TestMethod]
    public void StrangeArtifactsAreLeftAlone()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Execute + "/a.json", "{ \"path\": \"" + Gap + "\", \"sha256\": ");
        governed.Write(Execute + "/b.json", "");
        governed.Write(Execute + "/c.md", new string('>', 100_000));
        governed.Files.LinkFile(Execute + "/d.json", "nowhere");

        Assert.IsEmpty(ModuleOrder.Stale(State(governed)));
    }

    [TestMethod]
    public void AnArtifactInUtf16IsRead()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x");
        governed.Write(Execute + "/a.json", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Entry(Gap, "then"))]);

        Assert.HasCount(1, ModuleOrder.Stale(State(governed)));
    }

    private static string Report(string path, string text) => "- source_path: `" + path + "`\n- source_sha256: `" + RecordedHashes.TextHash(text) + "`\n";

    private static string Entry(string path, string text) => "{ \"path\": \"" + path + "\", \"sha256\": \"" + RecordedHashes.TextHash(text) + "\" }";

    private static DecisionState State(GovernedFolder governed, params QuestionGroup[] open) => new(governed.Repository) { IsActive = true, Open = open };

    private static QuestionGroup Group(string id, params string[] gaps)
        => new(id, gaps.Select(gap => new TriggeringGap(
            new Gap(gap, GapCategory.StructuralDrift, GapSeverity.High, Array.Empty<string>(), "", Array.Empty<GapAction>(), SourceLocation.None),
            new[] { GapTrigger.RequiresDecision })).ToArray(), Array.Empty<DecisionOption>());
}
