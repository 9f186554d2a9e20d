using System.IO;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>The <c>forge</c> command as it is installed: its exit codes, where it works, what it refuses.</summary>
[TestClass]
public sealed class ForgeToolTests : EndToEndTest
{
    private const string Forgotten = "src/Web/Forgotten.cs";

    [TestMethod]
    public void TheAuditEndsWithTheNumberOfItsVerdict()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked().Write(Forgotten, Cycle.Class("Forgotten"));

        CommandResult failed = repository.Forge("audit", "--no-evidence");
        Assert.AreEqual(1, failed.ExitCode);
        Assert.Contains(Forgotten + "(1,1,1,1): CONTRACT_CONFLICT error FORGE3201: [A1]", failed.Output);
        Assert.IsFalse(repository.Holds(Cycle.Ledger));

        CommandResult passed = repository.Delete(Forgotten).Forge("audit");
        Assert.AreEqual(0, passed.ExitCode);
        Assert.Contains("=== PHASE SIGN-OFF: PASS ===", passed.Output);
        Assert.AreEqual(1, repository.Entries());

        CommandResult again = repository.Forge("audit");
        Assert.AreEqual(0, again.ExitCode);
        Assert.Contains("FORGE0206", again.Output);
        Assert.HasCount(1, repository.Audit().PassesAudit().Of("FORGE0206"));
    }

    [TestMethod]
    public void OptionsGoBeforeWhatTheDiffLogSays()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked().Write(Forgotten, Cycle.Class("Forgotten"));

        CommandResult passed = repository.Forge("audit", "--phase", "Phase 7", "--claimed-files", Cycle.Added + "," + Forgotten, "--base", "main");

        Assert.AreEqual(0, passed.ExitCode);
        Assert.Contains("Audit Entry: Phase 7 \u2014 Iteration 1", repository.Read(Cycle.Ledger));
    }

    [TestMethod]
    public void ItWorksFromASubfolderAndForARootElsewhere()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        string elsewhere = EndToEndRun.NewFolder("elsewhere");

        Assert.AreEqual(0, repository.ForgeFrom(repository.PathOf("src/Web"), "audit", "--no-evidence").ExitCode);
        Assert.AreEqual(0, repository.ForgeFrom(elsewhere, "audit", "--root", repository.Root).ExitCode);
        Assert.AreEqual(0, repository.ForgeFrom(Path.GetDirectoryName(repository.Root)!, "audit", "--root", "repository").ExitCode);
        Assert.AreEqual(2, repository.ForgeFrom(elsewhere, "audit").ExitCode);
        Assert.AreEqual(2, repository.ForgeFrom(repository.Root, "audit", "--root", "src").ExitCode);
        Assert.AreEqual(1, repository.Entries());
    }

    [TestMethod]
    public void WhatCannotRunIsTwo()
    {
        TempRepository repository = NewRepository().Governed().Worked();

        CommandResult noGit = repository.Forge("audit"), noOption = repository.Forge("audit", "--clamed-files", "a"), noCommand = repository.Forge("audti"), nothing = repository.Forge();

        Assert.AreEqual(2, noGit.ExitCode);
        Assert.Contains("ENVIRONMENT_LIMITATION error FORGE6202", noGit.Output);
        Assert.AreEqual(2, noOption.ExitCode);
        Assert.AreEqual(2, noCommand.ExitCode);
        Assert.AreEqual(2, nothing.ExitCode);
        Assert.AreEqual(2, repository.Forge("authorize", "--by", "Ada").ExitCode);
        Assert.AreEqual(0, repository.Forge("--help").ExitCode);
        Assert.AreEqual(0, repository.Forge("authorize", "--help").ExitCode);
        Assert.IsFalse(repository.Holds(Cycle.Ledger));
    }

    [TestMethod]
    public void OnlyWhatWasSignedOffAndCommittedIsAuthorizedAndOnce()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        Assert.AreEqual(1, repository.Forge("authorize", "--by", "Ada").ExitCode, "no audit yet");
        Assert.IsFalse(repository.Holds(Cycle.Ledger));

        repository.Write(Forgotten, Cycle.Class("Forgotten"));
        Assert.AreEqual(1, repository.Forge("audit").ExitCode);
        Assert.AreEqual(1, repository.Forge("authorize", "--by", "Ada").ExitCode, "the audit failed");
        Assert.AreEqual(1, repository.Forge("authorize", "--by", "Ada", "--reason", "I am in a hurry").ExitCode, "no reason takes the place of a fix");

        Assert.AreEqual(0, repository.Delete(Forgotten).Forge("audit").ExitCode);
        string ledger = repository.Read(Cycle.Ledger);
        CommandResult uncommitted = repository.Forge("authorize", "--by", "Ada");
        Assert.AreEqual(1, uncommitted.ExitCode);
        Assert.Contains(Cycle.Added, uncommitted.Output);
        Assert.AreEqual(1, repository.Forge("authorize", "--by", "Ada", "--commit", "nothing").ExitCode);
        Assert.AreEqual(ledger, repository.Read(Cycle.Ledger));

        repository.Commit("work");
        Assert.AreEqual(2, repository.Forge("authorize").ExitCode, "git does not know who");
        repository.Git("config", "user.name", "Ada");
        Assert.AreEqual(0, repository.Forge("authorize").ExitCode, "by the identity of git");
        string authorized = repository.Read(Cycle.Ledger);
        Assert.StartsWith(ledger, authorized);
        Assert.Contains("\nCommit: " + repository.Git("rev-parse", "HEAD").Trim() + "\n", authorized);
        Assert.AreEqual(0, repository.Forge("authorize").ExitCode, "it is authorized already");
        Assert.AreEqual(authorized, repository.Read(Cycle.Ledger));
    }

    [TestMethod]
    public void ACommitOfAnotherTreeIsNotAuthorized()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        Assert.AreEqual(0, repository.Forge("audit").ExitCode);

        CommandResult refused = repository.Write(Forgotten, Cycle.Class("Forgotten")).Commit("more than was audited").Forge("authorize", "--by", "Ada");

        Assert.AreEqual(1, refused.ExitCode);
        Assert.Contains("is not what the audit signed off", refused.Output);
    }

    [TestMethod]
    public void TheOwnersOwnCommitIsAuthorizedWithAReason()
    {
        TempRepository repository = NewRepository().Committed().Restored().Done().Edit(Skeleton.Boundaries, "only the data layer speaks SQL", "SQL belongs to the data layer").Commit("reword a reason");

        Assert.AreEqual(1, repository.Forge("authorize", "--by", "Ada").ExitCode, "no audit signed it off, and no reason is given");
        Assert.AreEqual(0, repository.Forge("authorize", "--by", "Ada", "--reason", "reworded").ExitCode);
        repository.Commit("authorization").Write(Forgotten, Cycle.Class("Forgotten")).Log("COMPLETE", "Phase 2", Forgotten).Audit().PassesAudit();
    }

    [TestMethod]
    public void TheOwnerCanAuthorizeACommitThatAnAuditComplainedOf()
    {
        TempRepository repository = NewRepository().Committed().Restored().Done()
            .Write(Forgotten, Cycle.Class("Forgotten")).Log("COMPLETE", "Phase 2", Forgotten).Commit("by hand");
        repository.Audit().FailsAudit(Cycle.Ledger + "(1,1,1,1): CONTRACT_CONFLICT error FORGE3208");

        Assert.AreEqual(0, repository.Forge("authorize", "--by", "Ada", "--reason", "I made it myself").ExitCode);
        Assert.HasCount(1, repository.Commit("authorization").Audit().PassesAudit().Of("FORGE0202"));
    }

    [TestMethod]
    public void TheOwnerCanTakeASignedOffPhaseBackIntoWork()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        Assert.AreEqual(0, repository.Forge("audit").ExitCode);

        Assert.AreEqual(0, repository.Forge("authorize", "--by", "Ada", "--reset-loop", "--reason", "the name is wrong").ExitCode);
        repository.Write(Cycle.Added, Cycle.Class("Numbers")).Check().Passes();
        Assert.AreEqual(0, repository.Forge("audit").ExitCode);
        Assert.AreEqual(2, repository.Entries());
    }
}
