using System.Linq;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit;

[TestClass]
public sealed class DecisionsKeptTests
{
    [TestMethod]
    [DataRow("artifacts/decisions/DECISION-1.md", true)]
    [DataRow("artifacts/decisions/decision_packet.json", true)]
    [DataRow("artifacts/execute/INVALIDATED.md", true)]
    [DataRow("artifacts/backfill/backfill_plan.json", true)]
    [DataRow("progress/status.json", true)]
    [DataRow("artifacts/gap/gap_actions.json", false)]
    [DataRow("artifacts/decisions/notes.md", false)]
    [DataRow("artifacts/decisions/old/DECISION-1.md", false)]
    [DataRow("artifacts/execute/execute_plan.json", false)]
    [DataRow("docs/orders.md", false)]
    public void WhatTheToolkitWritesItselfNeedsNoClaim(string path, bool isNeutral)
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();
        folder.Write(path, "written\n");

        Assert.AreEqual(isNeutral ? AuditVerdict.Passed : AuditVerdict.Failed, folder.Audit().Verdict);
    }

    [TestMethod]
    public void ACommitOfADecisionAloneNeedsNoAuthorization()
    {
        using AuditedFolder folder = new();
        folder.WorkAndComplete();
        folder.Audit();
        folder.Git.Commit("the work");
        Assert.AreEqual(0, folder.Authorize().ExitCode);
        folder.Write("artifacts/decisions/DECISION-1.md", "decided\n");
        folder.Git.Commit("the decision");
        folder.WorkAndComplete("src/c.py", "three = 3\n");

        Assert.AreEqual(AuditVerdict.Passed, folder.Audit().Verdict);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void ADeletedRecordFailsTheAuditEvenIfNothingElseIsLeft(bool works)
    {
        using AuditedFolder folder = new();
        folder.Write("artifacts/decisions/DECISION-1.md", "decided\n");
        folder.Git.Commit("the decision");
        folder.Git.Delete("artifacts/decisions/DECISION-1.md");
        folder.Complete();
        if (works)
            folder.WorkAndComplete();

        AuditReport report = folder.Audit();

        Assert.AreEqual(AuditVerdict.Failed, report.Verdict);
        Finding finding = report.Findings.Single(found => found.Rule == RuleCatalog.RecordDeleted);
        Assert.AreEqual("artifacts/decisions/DECISION-1.md", finding.Location.Path);
    }

    [TestMethod]
    public void ARenamedRecordIsADeletedOne()
    {
        using AuditedFolder folder = new();
        folder.Write("artifacts/decisions/DECISION-1.md", "decided by the owner, with many words that stay the same\n");
        folder.Git.Commit("the decision");
        folder.Git.Move("artifacts/decisions/DECISION-1.md", "docs/old.md");
        folder.Complete("docs/old.md");

        Assert.Contains(RuleCatalog.RecordDeleted, folder.Audit().Findings.Select(found => found.Rule));
    }
}
