using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>The memory of the repository: what the ledger says to a build and to an audit, and that nobody rewrites it.</summary>
[TestClass]
public sealed class AuditLedgerTests : EndToEndTest
{
    private const string Entry = "## Audit Entry:";
    private const string More = "src/Web/More.cs";

    [TestMethod]
    [Produces("FORGE0202", "FORGE0204", "FORGE0206", "FORGE3208", "FORGE3221")]
    public void FromASignOffToACommitThatNobodyAuthorized()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        repository.Audit().PassesAudit(Cycle.NoLedger);
        string entry = repository.PlaceOf(Cycle.Ledger, Entry);

        Assert.AreEqual(repository.PathOf(entry) + ": message FORGE0206", repository.Audit().PassesAudit().The("FORGE0206").Place);
        Assert.AreEqual(repository.PathOf(entry) + ": message FORGE0204", repository.Check().Passes().The("FORGE0204").Place);
        repository.Write(More, Cycle.Class("More")).Check().Fails(entry + ": CONTRACT_CONFLICT error FORGE3221");

        repository.Delete(More).Authorized();
        BuildResult nothing = repository.Audit().PassesAudit();
        Assert.AreEqual("message", nothing.The("FORGE0202").Kind);
        Assert.AreEqual(1, repository.Entries());

        repository.Write(More, Cycle.Class("More")).Log("COMPLETE", "Phase 2", More).Commit("more").Audit()
            .FailsAudit(Cycle.Ledger + "(1,1,1,1): CONTRACT_CONFLICT error FORGE3208");
    }

    [TestMethod]
    [Produces("FORGE3209", "FORGE3210")]
    public void AnAuthorizationOfACommitThatIsUnknownOrElsewhere()
    {
        TempRepository repository = NewRepository().Committed().Restored();
        repository.Git("checkout", "-q", "-b", "elsewhere");
        repository.Write(More, Cycle.Class("More")).Commit("elsewhere");
        string elsewhere = repository.Git("rev-parse", "HEAD").Trim();
        repository.Git("checkout", "-q", "main");
        repository.Worked();

        repository.Write(Cycle.Ledger, Authorization(new string('a', 40))).Audit(Cycle.WithoutTrace)
            .FailsAudit(repository.PlaceOf(Cycle.Ledger, "## AUTHORIZED") + ": CONTRACT_CONFLICT error FORGE3209");
        repository.Write(Cycle.Ledger, Authorization(elsewhere)).Audit(Cycle.WithoutTrace)
            .FailsAudit(repository.PlaceOf(Cycle.Ledger, "## AUTHORIZED") + ": CONTRACT_CONFLICT error FORGE3210");
        repository.Write(Cycle.Ledger, Authorization(repository.Git("rev-parse", "HEAD").Trim())).Audit(Cycle.WithoutTrace).PassesAudit();
    }

    [TestMethod]
    [Produces("FORGE1208", "FORGE3219", "FORGE3220")]
    public void ALedgerThatVanishedOrWasRewritten()
    {
        TempRepository repository = NewRepository().Committed().Restored().Done();
        string ledger = repository.Read(Cycle.Ledger);
        repository.Write(More, Cycle.Class("More")).Log("COMPLETE", "Phase 2", More);

        repository.Delete(Cycle.Ledger).Audit().FailsAudit(Cycle.Ledger + "(1,1,1,1): EVIDENCE_MISSING error FORGE1208");
        Assert.IsFalse(repository.Holds(Cycle.Ledger), "a new one would hide that the old one is gone");

        repository.Write(Cycle.Ledger, ledger).Edit(Cycle.Ledger, "PASS — 1 changed file", "PASS — 2 changed files").Audit(Cycle.WithoutTrace).FailsAudit(
            repository.PlaceOf(Cycle.Ledger, Entry) + ": CONTRACT_CONFLICT error FORGE3220",
            repository.PlaceOf(Cycle.Ledger, "- A1 Scope") + ": CONTRACT_CONFLICT error FORGE3219");
        // A broken chain stops a build before it compiles, without git.
        repository.Check().Fails(repository.PlaceOf(Cycle.Ledger, Entry) + ": CONTRACT_CONFLICT error FORGE3220");

        repository.Write(Cycle.Ledger, ledger).Audit().PassesAudit();
    }

    [TestMethod]
    [Produces("FORGE0203", "FORGE4001")]
    public void ThreeFailuresInARowStopTheWorkUntilTheOwnerResetsTheLoop()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        const string Failed = Cycle.TestRun + "(1,1,1,13): EVIDENCE_MISSING error FORGE1205";

        repository.Write(Cycle.TestRun, "Status: FAIL\none exit: 1\n").Audit().FailsAudit(Cycle.NoLedger, Failed);
        repository.Write(Cycle.TestRun, "Status: FAIL\ntwo exit: 1\n").Audit().FailsAudit(Failed);
        BuildResult open = repository.Check().Passes(repository.PlaceOf(Cycle.Ledger, Entry) + ": warning FORGE0203");
        Assert.Contains("audit 2 of at most 3 in a row failed (Phase 1, iteration 2)", open.The("FORGE0203").Text);
        repository.Write(Cycle.TestRun, "Status: FAIL\nthree exit: 1\n").Audit().FailsAudit(": RISK_EXCEEDS_SCOPE error FORGE4001", Failed);

        repository.Check().Fails(repository.PlaceOf(Cycle.Ledger, Entry) + ": RISK_EXCEEDS_SCOPE error FORGE4001");
        Assert.AreEqual(2, repository.Forge("authorize", "--reset-loop", "--by", "Ada").ExitCode, "a reset without reason");
        Assert.AreEqual(0, repository.Forge("authorize", "--reset-loop", "--by", "Ada", "--reason", "the test was wrong").ExitCode);
        Assert.Contains("\nReason: the test was wrong\n", repository.Read(Cycle.Ledger));
        BuildResult reset = repository.Check().Passes(repository.PlaceOf(Cycle.Ledger, Entry) + ": warning FORGE0203");
        Assert.Contains("the last audit before the loop was reset failed", reset.The("FORGE0203").Text);

        repository.Write(Cycle.TestRun, "Status: PASS\n").Audit().PassesAudit();
        Assert.AreEqual(4, repository.Entries());
    }

    // As a person writes it, without chain.
    private static string Authorization(string commit)
        => "# Audit Ledger\n\n---\n## AUTHORIZED: Phase 0\nOutcome: AUTHORIZED (committed)\nCommit: " + commit + "\n";
}
