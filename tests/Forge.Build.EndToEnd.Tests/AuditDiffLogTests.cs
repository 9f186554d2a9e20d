using System;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>What the builder says of its cycle: A3, A5, A7 and A8, through the package.</summary>
[TestClass]
public sealed class AuditDiffLogTests : EndToEndTest
{
    private const string Claimed = "-p:ForgeClaimedFiles=" + Cycle.Added;

    private static readonly string NoTree = new('0', 64);

    [TestMethod]
    [Produces("FORGE1201", "FORGE1202", "FORGE1203", "FORGE1204", "FORGE6203", "FORGE0205")]
    public void EvidenceThatIsMissingEmptyOrUnreadable()
    {
        TempRepository repository = NewRepository().Committed().Restored().Write(Cycle.Added, Cycle.Class("Counts"));

        repository.Audit(Claimed, Cycle.WithoutTrace).FailsAudit(
            Cycle.NoLedger,
            Cycle.DiffLog + "(1,1,1,1): EVIDENCE_MISSING error FORGE1201",
            Cycle.TestRun + "(1,1,1,1): EVIDENCE_MISSING error FORGE1203");

        repository.Write(Cycle.DiffLog, "<!-- nothing yet -->\n").Write(Cycle.TestRun, "\n").Audit(Claimed, Cycle.WithoutTrace).FailsAudit(
            Cycle.NoLedger,
            Cycle.DiffLog + "(1,1,1,1): EVIDENCE_MISSING error FORGE1202",
            Cycle.TestRun + "(1,1,1,1): EVIDENCE_MISSING error FORGE1204");

        repository.Delete(Cycle.DiffLog).Delete(Cycle.TestRun).Write(Cycle.DiffLog + "/file", "").Write(Cycle.TestRun + "/file", "").Write(Cycle.Ledger + "/file", "");
        repository.Audit("-p:ForgeClaimedFiles=\"" + string.Join(',', Cycle.Added, Cycle.DiffLog + "/file", Cycle.TestRun + "/file", Cycle.Ledger + "/file") + "\"", Cycle.WithoutTrace)
            .FailsAudit(
                Cycle.Ledger + "(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6203",
                Cycle.DiffLog + "(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6203",
                Cycle.TestRun + "(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6203");
    }

    [TestMethod]
    [Produces("FORGE1205", "FORGE3206", "FORGE3207", "FORGE3214", "FORGE3215", "FORGE3216")]
    public void ADiffLogWithFaultsAndTestsThatFail()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        MarkedText log = MarkedText.Parse("""
            # Diff Log

            ## Cycle Status

            - <|Status: DONE|>

            ## Summary

            - <|TODO: say what|>

            ## Files Changed

            - src/Web/Counts.cs

            <|## Verification|>

            - <|Static: FAIL, one warning|>
            - Contract: PASS, physics kept
            - <|Behavior: PASS, counts|>

            """);

        repository.Write(Cycle.DiffLog, log.Text).Write(Cycle.TestRun, "Status: FAIL\nunit exit: 1\n").Audit().FailsAudit(
            Cycle.NoLedger,
            Cycle.DiffLog + log.Spans[0] + ": CONTRACT_CONFLICT error FORGE3207",
            Cycle.DiffLog + log.Spans[1] + ": CONTRACT_CONFLICT error FORGE3206",
            Cycle.DiffLog + log.Spans[2] + ": CONTRACT_CONFLICT error FORGE3214",
            Cycle.DiffLog + log.Spans[3] + ": CONTRACT_CONFLICT error FORGE3216",
            Cycle.DiffLog + log.Spans[4] + ": CONTRACT_CONFLICT error FORGE3215",
            Cycle.TestRun + "(1,1,1,13): EVIDENCE_MISSING error FORGE1205");
    }

    [TestMethod]
    [Produces("FORGE1206", "FORGE1207")]
    public void ARecordOfTestsThatContradictsItselfOrIsOfAnotherTree()
    {
        MarkedText record = MarkedText.Parse("Status: PASS\n<|unit exit: 1|>\nTree: <|" + NoTree + "|>\n");

        NewRepository().Committed().Restored().Worked().Write(Cycle.TestRun, record.Text).Audit().FailsAudit(
            Cycle.NoLedger,
            Cycle.TestRun + record.Spans[0] + ": EVIDENCE_MISSING error FORGE1206",
            Cycle.TestRun + record.Spans[1] + ": EVIDENCE_MISSING error FORGE1207");
    }

    [TestMethod]
    public void TestsOfThisVeryTreePass()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        repository.Audit().PassesAudit(Cycle.NoLedger);
        string tree = Array.Find(repository.Read(Cycle.Ledger).Split('\n'), line => line.StartsWith("Tree: ", StringComparison.Ordinal))!;

        repository.Write(Cycle.TestRun, "Status: PASS\r\nunit exit: 0\r\n" + tree + "\r\n").Audit().PassesAudit();
        repository.Write(Skeleton.Source, Cycle.Class("Order")).Log("COMPLETE", "Phase 1", Cycle.Added, Skeleton.Source)
            .Write(Cycle.TestRun, "Status: PASS\n" + tree + "\n").Audit()
            .FailsAudit(Cycle.TestRun + "(2,7,2,71): EVIDENCE_MISSING error FORGE1207");
    }
}
