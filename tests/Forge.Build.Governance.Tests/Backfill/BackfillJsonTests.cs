using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Backfill;

[TestClass]
public sealed class BackfillJsonTests
{
    private const string Sha = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [TestMethod]
    public void APlanReadsAsItWasWritten()
    {
        BackfillPlan plan = new("GAP-\u00E4 \"x\" <1>\n", Sha, [new PlanDecision("artifacts/decisions/DECISION-1.md", Sha)],
            [new PlanAction("GAP-1", "ACT-1", "docs/a.md", "GENERATE_DOCUMENT", SourceLocation.None)],
                [new PlanFile("ACT-1", "docs/a.md", Sha, "document.md", "AUTO-PASS", SourceLocation.None)]);

        BackfillPlan? read = BackfillPlanReader.Read(new SourceText(plan.ToText()), out IReadOnlyList<Finding> findings);

        Assert.IsEmpty(findings);
        Assert.AreEqual(plan.ToText(), read!.ToText());
        Assert.DoesNotContain("\r", plan.ToText());
        Assert.Contains("GAP-\u00E4 \\\"x\\\" <1>\\n", plan.ToText());
    }

    [TestMethod]
    public void APlanOfAnotherToolNeedsOnlyTheContractsFields()
    {
        BackfillPlan? plan = BackfillPlanReader.Read(new SourceText(
            "{ \"execution_id\": \"X\", \"generated_at\": \"now\", \"approved_actions\": [ { "
                + "\"action_id\": \"A\", \"origin_gap_id\": \"G\", \"target_path\": \"DOC-1::R1\", \"action_type\": \"ODD\", "
                + "\"deterministic_template_used\": true } ] }"),
            out IReadOnlyList<Finding> findings);

        Assert.IsEmpty(findings);
        Assert.HasCount(1, plan!.Actions);
        Assert.IsEmpty(plan.Files);
    }

    [TestMethod]
    [DataRow("[[7]]")]
    [DataRow("{ \"execution_id\": [[7]], \"approved_actions\": [] }")]
    [DataRow("[[{]] \"execution_id\": \"X\" }")]
    [DataRow("{ \"execution_id\": \"X\", \"approved_actions\": [[{]]} }")]
    [DataRow("{ \"execution_id\": \"X\", \"approved_actions\": [ [[7]] ] }")]
    [DataRow("{ \"execution_id\": \"X\", \"approved_actions\": [ { \"action_id\": \"A\", \"origin_gap_id\": \"G\", \"target_path\": \"t\", "
        + "\"action_type\": \"T\", \"deterministic_template_used\": [[false]] } ] }")]
    [DataRow("{ \"execution_id\": \"X\", \"approved_actions\": [ { \"action_id\": \"A\", \"origin_gap_id\": [[\"\"]], \"target_path\": \"t\", "
        + "\"action_type\": \"T\", \"deterministic_template_used\": true } ] }")]
    [DataRow("{ \"execution_id\": \"X\", \"approved_actions\": [], \"source\": [[7]] }")]
    [DataRow("{ \"execution_id\": \"X\", \"approved_actions\": [], \"files\": [ { \"action_id\": \"A\", \"path\": [[\"../x\"]], \"sha256\": \"SHA\" } ] }")]
    [DataRow("{ \"execution_id\": \"X\", \"approved_actions\": [], \"files\": [ { \"action_id\": \"A\", \"path\": [[\"a//x\"]], \"sha256\": \"SHA\" } ] }")]
    [DataRow("{ \"execution_id\": \"X\", \"approved_actions\": [], \"files\": [ { \"action_id\": \"A\", \"path\": \"x\", \"sha256\": [[\"abc\"]] } ] }")]
    [DataRow("{ \"execution_id\": \"X\", [[\"execution_id\"]]: \"Y\", \"approved_actions\": [] }")]
    public void AMalformedPlanIsAFindingAtItsPlace(string marked)
    {
        Marked text = new(marked.Replace("SHA", Sha));

        BackfillPlan? plan = BackfillPlanReader.Read(new SourceText(text.Text), out IReadOnlyList<Finding> findings);

        Assert.IsNull(plan);
        Assert.AreEqual(RuleCatalog.BackfillMalformed, findings.Single().Rule);
        Assert.AreEqual(text.In(ModuleArtifacts.BackfillPlan), findings.Single().Location);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{ \"execution_id\": ")]
    [DataRow("not JSON")]
    public void WhatIsNoJsonIsMalformed(string text)
    {
        Assert.IsNull(BackfillPlanReader.Read(new SourceText(text), out IReadOnlyList<Finding> findings));
        Assert.AreEqual(RuleCatalog.BackfillMalformed, findings.Single().Rule);
        Assert.IsNull(CreatedFiles.Read(new SourceText(text), out findings));
        Assert.AreEqual(RuleCatalog.BackfillMalformed, findings.Single().Rule);
    }

    [TestMethod]
    public void AnEmptyListOfCreatedFilesIsOne()
    {
        Assert.AreEqual(0, CreatedFiles.Read(new SourceText("{ \"generated_at\": \"now\", \"created_files\": [] }"), out IReadOnlyList<Finding> findings)!.Count);
        Assert.IsEmpty(findings);
    }

    [TestMethod]
    [DataRow("[[7]]")]
    [DataRow("[[{]]}")]
    [DataRow("{ \"created_files\": [ { \"path\": [[\"/x\"]], \"sha256\": \"SHA\", \"action_id\": \"A\", \"origin_gap_id\": \"G\" } ] }")]
    [DataRow("{ \"created_files\": [ { \"path\": \"x\", \"sha256\": [[7]], \"action_id\": \"A\", \"origin_gap_id\": \"G\" } ] }")]
    [DataRow("{ \"created_files\": [ [[{]] \"path\": \"x\", \"sha256\": \"SHA\", \"action_id\": \"A\" } ] }")]
    [DataRow("{ \"created_files\": [ { \"path\": \"x\", \"sha256\": \"SHA\", \"action_id\": \"A\", "
        + "\"origin_gap_id\": \"G\" }, { \"path\": [[\"x\"]], \"sha256\": \"SHA\", \"action_id\": \"B\", \"origin_gap_id\": \"G\" } ] }")]
    public void AMalformedListIsAFindingAtItsPlace(string marked)
    {
        Marked text = new(marked.Replace("SHA", Sha));

        Assert.IsNull(CreatedFiles.Read(new SourceText(text.Text), out IReadOnlyList<Finding> findings));

        Assert.AreEqual(RuleCatalog.BackfillMalformed, findings.Single().Rule);
        Assert.AreEqual(text.In(ModuleArtifacts.CreatedFiles), findings.Single().Location);
    }
}
