using System;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>Where signers are named, only their word authorizes: with real keys, through the command and the package.</summary>
[TestClass]
public sealed class AuditSignatureTests : EndToEndTest
{
    private const string Signers = Skeleton.Contracts + "allowed_signers";
    private const string Record = "## AUTHORIZED";

    private static readonly Lazy<SshKey> Ada = new(() => SshKey.Make("ada"));
    private static readonly Lazy<SshKey> Mallory = new(() => SshKey.Make("mallory"));

    [TestMethod]
    public void ASignedAuthorizationCountsAndTheNextPhasePasses()
    {
        TempRepository repository = WithSigners().Done("Phase 1", "--key", Ada.Value.Path);
        Assert.Contains("-----BEGIN SSH SIGNATURE-----", repository.Read(Cycle.Ledger));

        Assert.AreEqual(0, repository.Forge("authorize", "--by", "Ada").ExitCode, "it is authorized already");
        BuildResult nothing = repository.Audit().PassesAudit();
        Assert.HasCount(1, nothing.Of("FORGE0202"));
        repository.Write("src/Web/More.cs", Cycle.Class("More")).Log("COMPLETE", "Phase 2", "src/Web/More.cs").Audit().PassesAudit();
    }

    [TestMethod]
    public void TheCommandWritesNoRecordThatWouldNotBeBelieved()
    {
        TempRepository repository = WithSigners().Worked();
        repository.Audit().PassesAudit(Cycle.NoLedger);
        repository.Commit("work");
        string ledger = repository.Read(Cycle.Ledger);

        CommandResult unsigned = repository.Forge("authorize", "--by", "Ada"), forged = repository.Forge("authorize", "--by", "Ada", "--key", Mallory.Value.Path);

        Assert.AreEqual(1, unsigned.ExitCode);
        Assert.Contains("CONTRACT_CONFLICT error FORGE3211", unsigned.Output);
        Assert.AreEqual(1, forged.ExitCode);
        Assert.Contains("CONTRACT_CONFLICT error FORGE3212", forged.Output);
        Assert.AreEqual(ledger, repository.Read(Cycle.Ledger));
    }

    [TestMethod]
    [Produces("FORGE3211", "FORGE3212", "FORGE6206")]
    public void ARecordThatAHandWroteIsNotBelieved()
    {
        TempRepository repository = WithSigners().Worked();
        repository.Audit().PassesAudit(Cycle.NoLedger);
        repository.Commit("work");
        string ledger = repository.Read(Cycle.Ledger);
        string record = "\n---\n## AUTHORIZED: Phase 1\nOutcome: AUTHORIZED (committed)\nCommit: " + repository.Git("rev-parse", "HEAD").Trim() + "\nAuthorized-By: Ada\n";
        string signed = record + "Signature:\n\n" + Mallory.Value.Sign("anything");
        repository.Write("src/Web/More.cs", Cycle.Class("More")).Log("COMPLETE", "Phase 2", "src/Web/More.cs");

        repository.Write(Cycle.Ledger, ledger + record).Audit(Cycle.WithoutTrace).FailsAudit(repository.PlaceOf(Cycle.Ledger, Record) + ": CONTRACT_CONFLICT error FORGE3211");
        repository.Write(Cycle.Ledger, ledger + signed).Audit(Cycle.WithoutTrace).FailsAudit(repository.PlaceOf(Cycle.Ledger, Record) + ": CONTRACT_CONFLICT error FORGE3212");
        repository.With("PATH", OnlyGit.Folder()).Audit(Cycle.WithoutTrace).FailsAudit(repository.PlaceOf(Cycle.Ledger, Record) + ": ENVIRONMENT_LIMITATION error FORGE6206");
        // The build that comes before it stops just so, since the phase is still signed off only.
        BuildResult check = repository.Check();
        Assert.AreEqual(1, check.ExitCode);
        Assert.HasCount(1, check.Of("FORGE3221"));
    }

    [TestMethod]
    public void AKeyThatTheBuilderAddsGivesItNoRight()
    {
        TempRepository repository = WithSigners().Worked();
        repository.Audit().PassesAudit(Cycle.NoLedger);
        repository.Write(Signers, Ada.Value.Signer + Mallory.Value.Signer);

        CommandResult uncommitted = repository.Forge("authorize", "--by", "Mallory", "--key", Mallory.Value.Path);
        repository.Commit("work and a signer");
        CommandResult committed = repository.Forge("authorize", "--by", "Mallory", "--key", Mallory.Value.Path);

        Assert.AreEqual(1, uncommitted.ExitCode);
        Assert.AreEqual(1, committed.ExitCode);
        Assert.DoesNotContain("AUTHORIZED: ", repository.Read(Cycle.Ledger));
    }

    [TestMethod]
    [Produces("FORGE3213")]
    public void SignersThatNobodyCommittedCanBeTrustedByNobody()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked().Write(".git/info/exclude", "/" + Signers + "\n").Write(Signers, Mallory.Value.Signer);
        repository.Audit().PassesAudit(Cycle.NoLedger);
        repository.Commit("work");

        CommandResult refused = repository.Forge("authorize", "--by", "Mallory", "--key", Mallory.Value.Path);
        Assert.AreEqual(1, refused.ExitCode);
        Assert.Contains("CONTRACT_CONFLICT error FORGE3213", refused.Output);

        repository.Write("src/Web/More.cs", Cycle.Class("More")).Log("COMPLETE", "Phase 2", "src/Web/More.cs")
            .Write(Cycle.Ledger, repository.Read(Cycle.Ledger) + "\n---\n## AUTHORIZED: Phase 1\nOutcome: AUTHORIZED (committed)\nCommit: "
                + repository.Git("rev-parse", "HEAD").Trim() + "\nSignature:\n\n" + Mallory.Value.Sign("anything"))
            .Audit(Cycle.WithoutTrace).FailsAudit(repository.PlaceOf(Cycle.Ledger, Record) + ": CONTRACT_CONFLICT error FORGE3213");
    }

    [TestMethod]
    public void AResetOfTheLoopIsSignedToo()
    {
        TempRepository repository = WithSigners().Worked().Write(Cycle.TestRun, "Status: FAIL\n");
        repository.Audit();

        CommandResult unsigned = repository.Forge("authorize", "--reset-loop", "--by", "Ada", "--reason", "flaky");
        CommandResult signed = repository.Forge("authorize", "--reset-loop", "--by", "Ada", "--reason", "flaky", "--key", Ada.Value.Path);

        Assert.AreEqual(1, unsigned.ExitCode);
        Assert.AreEqual(0, signed.ExitCode);
    }

    private TempRepository WithSigners() => NewRepository().Committed().Write(Signers, Ada.Value.Signer).Commit("signers").Restored();
}
