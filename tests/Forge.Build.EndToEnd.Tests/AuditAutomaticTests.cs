using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>A directive can let phases go on without the owner, and let the audit commit.</summary>
[TestClass]
public sealed class AuditAutomaticTests : EndToEndTest
{
    private const string Directive = Skeleton.Contracts + "directive.md";
    private const string Enabled = "# Directive\n\nAEM: enabled\nAuto-authorize: enabled\n";
    private const string Commits = "-p:ForgeAutoCommit=true";
    private const string More = "src/Web/More.cs";

    [TestMethod]
    public void APassIsCommittedAndTheNextPhaseGoesOn()
    {
        TempRepository repository = NewRepository().Committed().Write(Directive, Enabled).Commit("directive").Restored().Worked();

        repository.Audit(Commits).PassesAudit(Cycle.NoLedger);
        Assert.AreEqual("Complete Phase 1", repository.Git("log", "-1", "--format=%s").Trim());
        Assert.Contains("\nCommit: " + repository.Git("rev-parse", "HEAD").Trim() + "\n", repository.Read(Cycle.Ledger));
        Assert.HasCount(1, repository.Audit(Commits).PassesAudit().Of("FORGE0202"));

        BuildResult next = repository.Write(More, Cycle.Class("More")).Log("COMPLETE", "Phase 2", More).Audit(Commits).PassesAudit();
        Assert.Contains("AUTO-AUTHORIZED by the directive", next.Output);
        Assert.AreEqual("Complete Phase 2", repository.Git("log", "-1", "--format=%s").Trim());
    }

    [TestMethod]
    public void WithoutTheCommitTheRecordIsForTheTree()
    {
        TempRepository repository = NewRepository().Committed().Write(Directive, Enabled).Commit("directive").Restored().Worked();

        repository.Audit().PassesAudit(Cycle.NoLedger);
        repository.Check().Passes();
        repository.Commit("work");

        Assert.HasCount(1, repository.Audit().PassesAudit().Of("FORGE0202"));
        repository.Write(More, Cycle.Class("More")).Log("COMPLETE", "Phase 2", More).Audit().PassesAudit();
    }

    [TestMethod]
    [Produces("FORGE6207")]
    public void ACommitThatGitRefuses()
    {
        TempRepository repository = NewRepository().Committed().Write(Directive, Enabled).Commit("directive").Restored().Worked().Write(".git/index.lock", "");

        repository.Audit(Commits).FailsAudit(": ENVIRONMENT_LIMITATION error FORGE6207", Cycle.NoLedger);

        Assert.AreEqual("directive", repository.Git("log", "-1", "--format=%s").Trim());
    }

    [TestMethod]
    public void ADirectiveOfTheBuilderAuthorizesNothing()
    {
        TempRepository repository = NewRepository().Committed().Write(Directive, "# Directive\n\nAEM: enabled\n").Commit("directive").Restored().Worked()
            .Write(Directive, Enabled).Log("COMPLETE", "Phase 1", Cycle.Added, Directive);

        repository.Audit(Commits);

        Assert.AreEqual("directive", repository.Git("log", "-1", "--format=%s").Trim());
        Assert.DoesNotContain("AUTO-AUTHORIZED", repository.Read(Cycle.Ledger));
    }
}
