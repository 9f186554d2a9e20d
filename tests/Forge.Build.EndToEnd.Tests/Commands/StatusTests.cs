using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary><c>forge status</c> as it is typed.</summary>
[TestClass]
public sealed class StatusTests : EndToEndTest
{
    [TestMethod]
    public void ItFollowsACycleWithOneNextCommandAtATime()
    {
        TempRepository repository = NewRepository().Committed().Restored();
        AssertNext(repository, "forge difflog start --phase \"Phase 1: ...\"");
        repository.Worked().Delete(Cycle.TestRun);
        AssertNext(repository, "forge test");
        repository.Worked();
        AssertNext(repository, "dotnet build");

        Assert.AreEqual(0, repository.Forge("audit").ExitCode);
        CommandResult signedOff = AssertNext(repository, "git add -A && git commit -m \"...\"");
        Assert.MatchesRegex("\nlast audit  SIGNED-OFF: Phase 1, iteration 1, (less than a minute|[0-9] minutes?) ago\n", signedOff.Output);
        repository.Commit("work");
        AssertNext(repository, "forge authorize");
        Assert.AreEqual(0, repository.Forge("authorize", "--by", "Ada").ExitCode);
        Assert.Contains("AUTHORIZED: Phase 1", AssertNext(repository, "git add -A && git commit -m \"...\"").Output);
        repository.Commit("ledger");
        AssertNext(repository, "forge difflog start --phase \"...\"");
    }

    [TestMethod]
    public void AFailedAuditIsShownAndIsNoFailureOfTheQuestion()
    {
        TempRepository repository = NewRepository().Committed().Worked().Write("src/Web/Unclaimed.cs", Cycle.Class("Unclaimed"));
        Assert.AreEqual(1, repository.Forge("audit").ExitCode);

        CommandResult status = repository.Forge("status");

        Assert.AreEqual(0, status.ExitCode);
        Assert.Contains("last audit  FAIL: Phase 1, iteration 1", status.Output);
        Assert.Contains("\n  A1        ", status.Output);
    }

    [TestMethod]
    public void AnOpenQuestionComesFirst()
    {
        TempRepository repository = NewRepository().Found(Gaps.Open);

        Assert.DoesNotContain("question    none", AssertNext(repository, "forge decide").Output);
    }

    [TestMethod]
    public void WhereNothingIsGovernedItNamesTheCommandThatBegins()
    {
        CommandResult status = NewRepository().ForgeFrom(EndToEndRun.NewFolder("elsewhere"), "status");

        Assert.AreEqual(2, status.ExitCode);
        Assert.Contains("forge init", status.Output);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void OnATerminalItIsATableAndTheRepositoryCommandsNothing()
    {
        TempRepository repository = NewRepository().Committed().Log("IN_PROCESS", "Phase 1 [red]x[/] \u001b[2J").With("NO_COLOR", "1");

        CommandResult status = repository.ForgeOnATerminal("", "status");

        Assert.AreEqual(0, status.ExitCode);
        Assert.Contains("[red]x[/]", status.Output);
        Assert.DoesNotContain("\u001b[2J", status.Output);
        Assert.StartsWith("{", repository.Forge("status", "--format", "json").Output);
    }

    private static CommandResult AssertNext(TempRepository repository, string command)
    {
        CommandResult status = repository.Forge("status");
        Assert.AreEqual(0, status.ExitCode);
        Assert.Contains("\nnext        " + command + "\n", status.Output);
        return status;
    }
}
