using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Gaps;

[TestClass]
public sealed class GapIdsAndCountsTests
{
    private const string SecondGap = """
        { "execution_id": "E", "requires_decision": false, "gaps": [
          { "gap_id": "G", "category": "ORPHAN_CODE", "severity": "LOW" },
          { "gap_id": "H", "category": "ORPHAN_CODE", "severity": "LOW" },
          { "gap_id": [["G"]], "category": "ORPHAN_CODE", "severity": "LOW" } ] }
        """;

    [TestMethod]
    public void ASecondGapWithAnIdIsFoundAndTheLineOfTheFirstNamed()
    {
        Marked marked = new(SecondGap);

        Finding finding = GapFiles.Findings(marked.Text).Single();

        Assert.AreEqual(RuleCatalog.DuplicateGap, finding.Rule);
        Assert.AreEqual(marked.In(GapFiles.Path), finding.Location);
        StringAssert.Contains(finding.Message, "line 2");
    }

    [TestMethod]
    public void EveryDuplicateIsReported()
    {
        AGap[] gaps = Enumerable.Range(0, 37).SelectMany(i => new[] { new AGap("GAP-" + i), new AGap("GAP-" + i) }).ToArray();

        IReadOnlyList<Finding> findings = GapFiles.Findings(GapFiles.Text(false, gaps));

        Assert.AreEqual(37, findings.Count(finding => finding.Rule == RuleCatalog.DuplicateGap));
        Assert.HasCount(37, findings);
    }

    [TestMethod]
    public void IdsDifferByCase() => Assert.HasCount(2, GapFiles.Read(false, new AGap("GAP-a"), new AGap("GAP-A")).Gaps);

    [TestMethod]
    public void AnActionTwiceInOneGapIsFound()
    {
        Marked marked = new(GapFiles.WithAction("""{ "action_id": "A", "description": "d" },\n{ "action_id": [["A"]], "description": "d" }""".Replace("\\n", "\n")));

        Finding finding = GapFiles.Findings(marked.Text).Single();

        Assert.AreEqual(RuleCatalog.DuplicateAction, finding.Rule);
        Assert.AreEqual(marked.In(GapFiles.Path), finding.Location);
        StringAssert.Contains(finding.Message, "twice in gap \"G\"");
    }

    [TestMethod]
    public void AnActionTwiceInALaterGapIsFound()
    {
        AnAction action = new("A");

        Finding finding = GapFiles.Findings(GapFiles.Text(false, new AGap("G1", action), new AGap("G2", action, action))).Single();

        Assert.AreEqual(RuleCatalog.DuplicateAction, finding.Rule);
        StringAssert.Contains(finding.Message, "twice in gap \"G2\"");
    }

    [TestMethod]
    public void OneActionMayBeOfferedForSeveralGapsWithATargetEach()
    {
        AnAction action = new("A", Type: "GENERATE_STUB", Target: "docs/1.md");

        Assert.HasCount(2, GapFiles.Read(false, new AGap("G1", action), new AGap("G2", action with { Target = "docs/2.md", Description = " Write it.\n" })).Gaps);
    }

    [TestMethod]
    [DataRow("Delete it.", "docs", "", "description")]
    [DataRow("Write it.", "src", "", "impact_scope")]
    [DataRow("Write it.", "docs", "GENERATE_STUB", "action_type")]
    [DataRow("Delete it.", "src", "GENERATE_STUB", "description, impact_scope, action_type")]
    public void OneIdForTwoActionsIsFound(string description, string impact, string type, string difference)
    {
        string text = GapFiles.Text(false, new AGap("G1", new AnAction("A")), new AGap("G2", new AnAction("A", description, impact, type)));

        Finding finding = GapFiles.Findings(text).Single();

        Assert.AreEqual(RuleCatalog.DuplicateAction, finding.Rule);
        StringAssert.Contains(finding.Message, "they differ in " + difference + ".");
        Assert.AreEqual(text.Split('\n').ToList().FindLastIndex(line => line.Contains("action_id")) + 1, finding.Location.Line);
    }

    [TestMethod]
    [DataRow("""{ "execution_id": "E", "requires_decision": false, "total_gaps": [[2]], "gaps": [ { "gap_id": "G", "category": "ORPHAN_CODE", "severity": "LOW" } ] }""", DisplayName = "more than there are")]
    [DataRow("""{ "execution_id": "E", "requires_decision": false, "total_gaps": [[0]], "gaps": [ { "gap_id": "G", "category": "ORPHAN_CODE", "severity": "LOW" } ] }""", DisplayName = "fewer than there are")]
    [DataRow("""{ "execution_id": "E", "requires_decision": false, "critical_count": [[1]], "gaps": [ { "gap_id": "G", "category": "ORPHAN_CODE", "severity": "HIGH" } ] }""", DisplayName = "none is CRITICAL")]
    [DataRow("""{ "execution_id": "E", "requires_decision": false, "critical_count": [[0]], "gaps": [ { "gap_id": "G", "category": "ORPHAN_CODE", "severity": "CRITICAL" } ] }""", DisplayName = "one is CRITICAL")]
    [DataRow("""{ "execution_id": "E", "requires_decision": [[true]], "gaps": [] }""", DisplayName = "a decision about nothing")]
    public void CountsThatDisagreeAreFound(string text)
    {
        Marked marked = new(text);

        Finding finding = GapFiles.Findings(marked.Text).Single();

        Assert.AreEqual(RuleCatalog.GapCountsDisagree, finding.Rule);
        Assert.AreEqual(marked.In(GapFiles.Path), finding.Location);
    }

    [TestMethod]
    public void NoGapsAndNoDecisionIsSound() => Assert.IsEmpty(GapFiles.Read(false).Gaps);
}
