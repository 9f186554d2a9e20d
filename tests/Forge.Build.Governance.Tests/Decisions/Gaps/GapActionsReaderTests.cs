using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Gaps;

[TestClass]
public sealed class GapActionsReaderTests
{
    private const string Full = """
        {
          "execution_id": "GAP-2026-03-21T10:00:00.000Z", "total_gaps": 2, "critical_count": 1, "requires_decision": true, "generated_by": { "x": [1] },
          "gaps": [
            { "gap_id": "GAP-2", "category": "ORPHAN_CODE", "severity": "CRITICAL", "owner": null },
            {
              "gap_id": "GAP-1", "category": "STRUCTURAL_DRIFT", "severity": "HIGH", "affected_entities": ["DOC-1::R004", "docs/a.md"], "root_cause": "moved",
              "recommended_actions": [
                { "action_id": "ACT-2", "description": "Keep it.", "score": 1 },
                {
                  "action_id": "ACT-1", "description": "Rename it.", "impact_scope": "docs", "requires_decision": true, "action_type": "NORMALIZE_NAME",
                  "target_path": "docs/a.md", "source_path": "docs/A.md", "template": "t.md"
                }
              ]
            }
          ]
        }
        """;

    [TestMethod]
    public void AFileIsReadWithAllItMayHave()
    {
        GapActions actions = GapFiles.Read(Full);
        Gap gap = actions.Gaps[0];

        Assert.AreEqual("GAP-2026-03-21T10:00:00.000Z", actions.ExecutionId);
        Assert.IsTrue(actions.RequiresDecision);
        Assert.AreEqual(new SourceLocation(GapFiles.Path, 2, 110, 2, 114), actions.RequiresDecisionLocation);
        CollectionAssert.AreEqual(new[] { "GAP-1", "GAP-2" }, actions.Gaps.Select(g => g.Id).ToArray(), "by id, not as written");
        Assert.AreEqual((GapCategory.StructuralDrift, GapSeverity.High, "moved"), (gap.Category, gap.Severity, gap.RootCause));
        CollectionAssert.AreEqual(new[] { "DOC-1::R004", "docs/a.md" }, gap.AffectedEntities.ToArray());
        Assert.AreEqual(new SourceLocation(GapFiles.Path, 6, 17, 6, 24), gap.Location);
        Assert.AreEqual(
            new GapAction("ACT-2", "Keep it.", "", false, null, "", "", "", new SourceLocation(GapFiles.Path, 8, 24, 8, 31)), gap.Actions[0]);
        Assert.AreEqual(
            new GapAction(
                "ACT-1", "Rename it.", "docs", true, ActionKind.NormalizeName, "docs/a.md", "docs/A.md", "t.md", new SourceLocation(GapFiles.Path, 10, 24, 10, 31)),
            gap.Actions[1]);
        Assert.IsEmpty(actions.Gaps[1].Actions);
    }

    [TestMethod]
    public void TheHashIsThatOfTheTextWhateverItsEncodingAndLineEnds()
    {
        string expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Full)));
        string crlf = Full.Replace("\n", "\r\n");

        foreach (byte[] bytes in new[]
        {
            Encoding.UTF8.GetBytes(Full), Encoding.UTF8.GetBytes("\ufeff" + crlf),
            Encoding.Unicode.GetBytes("\ufeff" + Full), Encoding.BigEndianUnicode.GetBytes("\ufeff" + crlf),
        })
        {
            GapActions? actions = GapActionsReader.Read(GapFiles.Path, SourceText.Decode(bytes, bytes.Length), out IReadOnlyList<Finding> findings);
            Assert.IsEmpty(findings);
            Assert.AreEqual(expected, actions!.Sha256);
        }
    }

    [TestMethod]
    public void EveryWordIsRead()
    {
        foreach ((string word, GapCategory category) in GapWords.Categories)
            Assert.AreEqual(category, GapFiles.Read(false, new AGap("G") { Category = word }).Gaps[0].Category);
        foreach ((string word, GapSeverity severity) in GapWords.Severities)
            Assert.AreEqual(severity, GapFiles.Read(false, new AGap("G") { Severity = word }).Gaps[0].Severity);
        foreach ((string word, ActionKind kind) in GapWords.Kinds)
            Assert.AreEqual(kind, GapFiles.Read(false, new AGap("G", new AnAction("A", Type: word))).Gaps[0].Actions[0].Kind);
    }

    [TestMethod]
    [DataRow("""{ "gap_id": "G", "category": [["orphan_code"]], "severity": "LOW" }""", "UNIMPLEMENTED_REQUIREMENT, ORPHAN_CODE")]
    [DataRow("""{ "gap_id": "G", "category": "ORPHAN_CODE", "severity": [["CRITICAL "]] }""", "LOW, MEDIUM, HIGH, CRITICAL")]
    [DataRow("""{ "gap_id": "G", "category": "ORPHAN_CODE", "severity": "LOW", "recommended_actions": [ { "action_id": "A", "description": "d", "action_type": [["DELETE"]] } ] }""", "NORMALIZE_NAME")]
    public void AnUnknownWordIsRefusedWithTheWordsThatExist(string gap, string words)
    {
        Marked marked = new(GapFiles.WithGap(gap));

        Finding finding = GapFiles.Findings(marked.Text).Single();

        Assert.AreEqual(RuleCatalog.UnknownGapWord, finding.Rule);
        Assert.AreEqual(marked.In(GapFiles.Path), finding.Location);
        StringAssert.Contains(finding.Fix, words);
    }

    [TestMethod]
    [DataRow("""[[[]]]""", DisplayName = "an array")]
    [DataRow("""[["text"]]""", DisplayName = "a string")]
    [DataRow("""[[{]] "requires_decision": false, "gaps": [] }""", DisplayName = "no execution id")]
    [DataRow("""{ "execution_id": [["  "]], "requires_decision": false, "gaps": [] }""", DisplayName = "a blank execution id")]
    [DataRow("""{ "execution_id": [[7]], "requires_decision": false, "gaps": [] }""", DisplayName = "a number for an execution id")]
    [DataRow("""[[{]] "execution_id": "E", "gaps": [] }""", DisplayName = "no requires_decision")]
    [DataRow("""{ "execution_id": "E", "requires_decision": [["false"]], "gaps": [] }""", DisplayName = "a string for a boolean")]
    [DataRow("""{ "execution_id": "E", "requires_decision": [[null]], "gaps": [] }""", DisplayName = "null for a boolean")]
    [DataRow("""[[{]] "execution_id": "E", "requires_decision": false }""", DisplayName = "no gaps")]
    [DataRow("""{ "execution_id": "E", "requires_decision": false, "gaps": [[{]] } }""", DisplayName = "an object for gaps")]
    [DataRow("""{ "execution_id": "E", "requires_decision": false, "gaps": [[null]] }""", DisplayName = "null for gaps")]
    [DataRow("""{ "execution_id": "E", "requires_decision": false, "gaps": [ [["G"]] ] }""", DisplayName = "a string for a gap")]
    [DataRow("""{ "execution_id": "E", "requires_decision": false, "total_gaps": [["0"]], "gaps": [] }""", DisplayName = "a string for a count")]
    [DataRow("""{ "execution_id": "E", "requires_decision": false, "total_gaps": [[0.0]], "gaps": [] }""", DisplayName = "a fraction for a count")]
    [DataRow("""{ "execution_id": "E", "requires_decision": false, "critical_count": [[-1]], "gaps": [] }""", DisplayName = "a negative count")]
    [DataRow("""{ "execution_id": "E", "requires_decision": false, "total_gaps": [[99999999999999999999]], "gaps": [] }""", DisplayName = "a count beyond counting")]
    [DataRow("""{ "execution_id": "E", "requires_decision": false, [["requires_decision"]]: true, "gaps": [] }""", DisplayName = "a name twice")]
    [DataRow("""{ "execution_id": "E", "requires_decision": false, "gaps": [ [[@]] ] }""", DisplayName = "no JSON")]
    public void AFileOfAnotherShapeIsRefusedAtItsPlace(string text) => AssertMalformed(new Marked(text));

    [TestMethod]
    [DataRow("""[[{]] "category": "ORPHAN_CODE", "severity": "LOW" }""", DisplayName = "no id")]
    [DataRow("""{ "gap_id": [["GAP 1"]], "category": "ORPHAN_CODE", "severity": "LOW" }""", DisplayName = "a blank in an id")]
    [DataRow("""{ "gap_id": [["a|b"]], "category": "ORPHAN_CODE", "severity": "LOW" }""", DisplayName = "a bar in an id")]
    [DataRow("""{ "gap_id": [["../x"]], "category": "ORPHAN_CODE", "severity": "LOW" }""", DisplayName = "a path for an id")]
    [DataRow("""{ "gap_id": [["--help"]], "category": "ORPHAN_CODE", "severity": "LOW" }""", DisplayName = "an option for an id")]
    [DataRow("{ \"gap_id\": [[\"G\u0391P\"]], \"category\": \"ORPHAN_CODE\", \"severity\": \"LOW\" }", DisplayName = "a letter that only looks like A")]
    [DataRow("""[[{]] "gap_id": "G", "severity": "LOW" }""", DisplayName = "no category")]
    [DataRow("""{ "gap_id": "G", "category": "ORPHAN_CODE", "severity": [[3]] }""", DisplayName = "a number for a severity")]
    [DataRow("""{ "gap_id": "G", "category": "ORPHAN_CODE", "severity": "LOW", "affected_entities": [["x"]] }""", DisplayName = "a string for entities")]
    [DataRow("""{ "gap_id": "G", "category": "ORPHAN_CODE", "severity": "LOW", "affected_entities": ["x", [[1]]] }""", DisplayName = "a number for an entity")]
    [DataRow("""{ "gap_id": "G", "category": "ORPHAN_CODE", "severity": "LOW", "root_cause": [[[]]] }""", DisplayName = "an array for a root cause")]
    [DataRow("""{ "gap_id": "G", "category": "ORPHAN_CODE", "severity": "LOW", "recommended_actions": [[{]]} }""", DisplayName = "an object for actions")]
    public void AGapOfAnotherShapeIsRefusedAtItsPlace(string gap) => AssertMalformed(new Marked(GapFiles.WithGap(gap)));

    [TestMethod]
    [DataRow("""[[{]] "description": "d" }""", DisplayName = "no id")]
    [DataRow("""[[{]] "action_id": "A" }""", DisplayName = "no description")]
    [DataRow("""{ "action_id": "A", "description": [["\n"]] }""", DisplayName = "a blank description")]
    [DataRow("""{ "action_id": [["A;rm"]], "description": "d" }""", DisplayName = "no plain id")]
    [DataRow("""{ "action_id": "A", "description": "d", "requires_decision": [["true"]] }""", DisplayName = "a string for a boolean")]
    [DataRow("""{ "action_id": "A", "description": "d", "action_type": [[1]] }""", DisplayName = "a number for a kind")]
    [DataRow("""{ "action_id": "A", "description": "d", "action_type": [[""]] }""", DisplayName = "no word for a kind")]
    [DataRow("""{ "action_id": "A", "description": "d", "target_path": [[[]]] }""", DisplayName = "an array for a target")]
    [DataRow("""{ "action_id": "A", "description": "d", "source_path": [[false]] }""", DisplayName = "a boolean for a source")]
    [DataRow("""{ "action_id": "A", "description": "d", "template": [[{]]} }""", DisplayName = "an object for a template")]
    public void AnActionOfAnotherShapeIsRefusedAtItsPlace(string action) => AssertMalformed(new Marked(GapFiles.WithAction(action)));

    [TestMethod]
    public void WhatIsOptionalMayBeNull()
    {
        Gap gap = GapFiles.Read("""
            { "execution_id": "E", "total_gaps": null, "critical_count": null, "requires_decision": false, "gaps": [
              { "gap_id": "G", "category": "ORPHAN_CODE", "severity": "LOW", "root_cause": null, "recommended_actions": [
                { "action_id": "A", "description": "d", "impact_scope": null, "requires_decision": null, "action_type": null, "target_path": null, "template": null } ] } ] }
            """).Gaps.Single();

        GapAction action = gap.Actions.Single();
        Assert.AreEqual(("", "", false, null, ""), (gap.RootCause, action.ImpactScope, action.RequiresDecision, action.Kind, action.TargetPath));
    }

    [TestMethod]
    [DataRow("// nothing")]
    [DataRow("")]
    [DataRow("gaps: []")]
    public void WhatIsNoJsonIsRefused(string text) => Assert.AreEqual(RuleCatalog.GapActionsMalformed, GapFiles.Findings(text).Single().Rule);

    [TestMethod]
    public void AllThatIsWrongIsReportedInItsOrder()
    {
        IReadOnlyList<Finding> findings = GapFiles.Findings("""
            { "execution_id": "E", "total_gaps": 9, "requires_decision": 1, "gaps": [
              { "gap_id": "G", "category": "X", "severity": "LOW" },
              { "gap_id": "G", "category": "ORPHAN_CODE", "severity": "Y", "recommended_actions": [ { "action_id": "A" } ] } ] }
            """);

        Assert.AreEqual(
            "FORGE3301 1, FORGE3304 2, FORGE3302 3, FORGE3304 3, FORGE3301 3", string.Join(", ", findings.Select(f => f.Rule.Code + " " + f.Location.Line)));
    }

    [TestMethod]
    public void AMessageIsOneShortLineWhateverTheFileHolds()
    {
        string hostile = new string('x', 100_000) + "\\r\\n##vso[task.complete]\\u202e";
        string text = GapFiles.WithGap(
            "{ \"" + hostile + "\": 1, \"gap_id\": \"" + hostile + "\", \"category\": \"" + hostile + "\", \"severity\": \"LOW\", \"" + hostile + "\": 2 }");

        IReadOnlyList<Finding> findings = GapFiles.Findings(text);

        Assert.HasCount(3, findings);
        foreach (Finding finding in findings)
            Assert.IsTrue(finding.Text.Length < 2000 && !finding.Text.Contains('\n') && !finding.Text.Contains('\u202e'), finding.Rule.Code);
    }

    [TestMethod]
    [Timeout(60_000)]
    public void ManyGapsAreReadInOneGo()
    {
        AGap[] gaps = Enumerable.Range(0, 20_000).Select(i => new AGap("GAP-" + i, new AnAction("ACT-" + i), new AnAction("ACT-SAME", "Leave it."))).ToArray();

        Assert.HasCount(20_000, GapFiles.Read(true, gaps).Gaps);
    }

    private static void AssertMalformed(Marked marked)
    {
        Finding finding = GapFiles.Findings(marked.Text).Single();

        Assert.AreEqual(RuleCatalog.GapActionsMalformed, finding.Rule);
        Assert.AreEqual(marked.In(GapFiles.Path), finding.Location);
    }
}
