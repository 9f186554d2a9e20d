using System;
using System.IO;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary>The pre-commit hook of <c>forge init --hooks</c> under real commits (Builder Contract 9.3).</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class HookTests : EndToEndTest
{
    private const string Hook = ".git/hooks/pre-commit";

    [TestMethod]
    [Produces("FORGE1504")]
    public void ACommitWithoutItsDiffLogIsBlockedAndOneWithItIsNot()
    {
        TempRepository repository = Hooked();
        repository.Write(Cycle.Added, Cycle.Class("Counts")).Git("add", "-A");
        CommandResult check = repository.Forge("check", "--staged");
        Assert.AreEqual(1, check.ExitCode);
        Assert.Contains("FORGE1504", check.Output);
        Assert.Contains("FORGE1504", Refused(repository, "commit", "-m", "no diff log"));

        repository.Log("IN_PROCESS", "Phase 1", Cycle.Added).Git("add", "-A");
        repository.Git("commit", "-q", "-m", "with its diff log");
        // The owner's way out.
        repository.Write(Cycle.Added, Cycle.Class("Other")).Git("commit", "-q", "-a", "--no-verify", "-m", "owner");
    }

    [TestMethod]
    [Produces("FORGE3101")]
    public void AViolationThatTheWorkingTreeHidesIsBlocked()
    {
        TempRepository repository = Hooked();
        repository.Write(Skeleton.Source, Skeleton.Violation).Log("IN_PROCESS", "Phase 1", Skeleton.Source).Git("add", "-A");
        repository.Write(Skeleton.Source, Skeleton.Clean);
        Assert.AreEqual(0, repository.Forge("check").ExitCode);
        Assert.Contains(Skeleton.ViolationPlace, repository.Forge("check", "--staged").Output);
        Assert.Contains(Skeleton.ViolationPlace, Refused(repository, "commit", "-m", "hidden"));
    }

    [TestMethod]
    public void APartialCommitIsJudgedByWhatItHolds()
    {
        TempRepository repository = Hooked();
        repository.Write(Skeleton.Source, Skeleton.Violation).Write(Cycle.Added, Cycle.Class("Counts")).Log("IN_PROCESS", "Phase 1", Cycle.Added).Git("add", "-A");

        Assert.Contains("FORGE3101", Refused(repository, "commit", "-m", "all"));
        Assert.Contains("FORGE1504", Refused(repository, "commit", "-m", "without the log", Cycle.Added));
        repository.Git("commit", "-q", "-m", "a part", Cycle.Added, Cycle.DiffLog);
        repository.Write(Cycle.DiffLog, "another\n");
        Assert.Contains("FORGE3101", Refused(repository, "commit", "-a", "-m", "the rest"));
    }

    [TestMethod]
    public void AHookThatWasThereIsCalledFirstAndObeyed()
    {
        TempRepository repository = NewRepository().Committed().Write(Hook, "#!/bin/sh\n[ ! -f stop ] || { echo stopped by the older hook; exit 3; }\n");
        repository.Run("chmod", "+x", Hook);
        WithForge(repository).Init("--hooks");
        repository.Write("stop", "").Write(Cycle.DiffLog, "log\n").Git("add", "-A");
        Assert.Contains("stopped by the older hook", Refused(repository, "commit", "-m", "x"));
        repository.Delete("stop").Git("add", "-A");
        repository.Git("commit", "-q", "-m", "goes on");
        repository.Init("--hooks");
        Assert.IsTrue(repository.Holds(Hook + ".before-forge"));
    }

    [TestMethod]
    public void WithoutTheCommandTheHookFailsClosed()
    {
        TempRepository repository = Hooked().With("PATH", OnlyGit.Folder() + ":/bin:/usr/bin");
        repository.Write(Cycle.DiffLog, "log\n").Git("add", "-A");
        Assert.Contains("needs the forge command", Refused(repository, "commit", "-m", "x"));
    }

    private TempRepository Hooked()
    {
        TempRepository repository = WithForge(NewRepository().Committed());
        repository.Init("--hooks");
        repository.Write(Cycle.DiffLog, "first\n").Git("add", "-A");
        repository.Git("commit", "-q", "-m", "governed");
        return repository;
    }

    private static TempRepository WithForge(TempRepository repository)
        => repository.With("PATH", Path.GetDirectoryName(EndToEndRun.Tool) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));

    private static string Refused(TempRepository repository, params string[] arguments)
    {
        string head = repository.Git("rev-parse", "HEAD");
        string output = repository.Run("sh", ["-c", "git \"$@\" 2>&1; exit 0", "sh", .. arguments]);
        Assert.AreEqual(head, repository.Git("rev-parse", "HEAD"), output);
        return output;
    }
}
