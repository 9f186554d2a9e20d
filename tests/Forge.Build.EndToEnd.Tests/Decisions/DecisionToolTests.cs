using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Decisions;

/// <summary>The commands of the owner as they are typed: exit codes, what is shown, and the prompt of a terminal.</summary>
[TestClass]
public sealed class DecisionToolTests : EndToEndTest
{
    private const string Down = "\u001b[B";
    private const string Enter = "\r";

    [TestMethod]
    public void ContradictingOptionsAreRefusedAndADryRunChangesNothing()
    {
        TempRepository repository = NewRepository().Found(Gaps.Silent(Gaps.Document("GAP-1", "docs/guide.md"))).Commit("gaps");

        Assert.AreEqual(2, repository.Forge("backfill").ExitCode);
        Assert.AreEqual(2, repository.Forge("backfill", "run", "--dry-run", "true", "--apply").ExitCode);
        Assert.AreEqual(2, repository.Forge("backfill", "run", "--dry-run", "--yes").ExitCode);
        Assert.AreEqual(2, repository.Forge("decide", "OPTION-A", "OPTION-B").ExitCode);
        Assert.AreEqual(2, repository.ForgeFrom(EndToEndRun.NewFolder("elsewhere"), "decide").ExitCode);
        Assert.AreEqual(0, repository.Forge("backfill", "run", "--dry-run").ExitCode);
        Assert.AreEqual("", repository.Git("status", "--porcelain"));

        Assert.AreEqual(0, repository.Forge("backfill", "run", "--dry-run", "false").ExitCode);
        Assert.IsTrue(repository.Holds("docs/guide.md"));
        Assert.AreEqual(0, repository.Forge("backfill", "run", "--yes").ExitCode, "there is nothing more to do");
    }

    [TestMethod]
    public void ALongRunTellsHowFarItIs()
    {
        TempRepository repository = NewRepository().Found(Gaps.Silent(Enumerable.Range(1, 120).Select(i => Gaps.Document("GAP-" + i, "docs/file" + i + ".md")).ToArray()));

        CommandResult run = repository.Forge("backfill", "run", "--apply");

        Assert.AreEqual(0, run.ExitCode);
        Assert.Contains("50 of 120 files are created.\n100 of 120 files are created.\n", run.Output);
        Assert.DoesNotContain("\u001b", run.Output);
    }

    [TestMethod]
    public void WhatTheRepositorySaysCommandsNoTerminal()
    {
        TempRepository repository = NewRepository().Found(Gaps.Asking(Gaps.Gap("GAP-1", "HIGH", "STRUCTURAL_DRIFT",
            Gaps.Action("ACT-1", "Write [red]it[/] \u001b[2J\n::error::now", "docs/[a].md"), Gaps.Work("ACT-2", "Leave it"))));

        CommandResult asked = repository.Forge("decide");

        Assert.AreEqual(1, asked.ExitCode);
        Assert.DoesNotContain("\u001b", asked.Output);
        Assert.DoesNotContain("\n::", asked.Output);
        Assert.Contains("[red]it[/]", asked.Output);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void OnATerminalThePromptAsksAndIsConfirmed()
    {
        TempRepository repository = NewRepository().Found(Gaps.Open);

        CommandResult refused = repository.ForgeOnATerminal(Down + Enter + "n" + Enter, "decide", "--by", "Ada");
        Assert.AreEqual(1, refused.ExitCode);
        Assert.Contains("Nothing was recorded.", refused.Output);
        Assert.IsFalse(repository.Holds(Decided.Record));

        CommandResult answered = repository.ForgeOnATerminal(Down + Enter + "y" + Enter, "decide", "--by", "Ada");
        Assert.AreEqual(0, answered.ExitCode);
        Assert.Contains("docs/manual.md", answered.Output);
        Assert.AreEqual("OPTION-B", repository.Field("selected_option_id"));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void OnATerminalTheQuestionIsSelectedFirst()
    {
        TempRepository repository = NewRepository().Found(Gaps.Asking(
            Gaps.Choice("GAP-1"), Gaps.Gap("GAP-2", "LOW", "ORPHAN_CODE", Gaps.Work("ACT-2", "Delete the [bold]old[/] code"))));

        CommandResult answered = repository.ForgeOnATerminal(Down + Enter + Enter + "y" + Enter, "decide", "--by", "Ada");

        Assert.AreEqual(0, answered.ExitCode);
        Assert.Contains("Delete the [bold]old[/] code", answered.Output);
        Assert.AreEqual(1, repository.Forge("decide").ExitCode, "the other question is still open");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void OnATerminalTheTreeIsDrawn()
    {
        TempRepository repository = NewRepository().Found(Gaps.Silent(Gaps.Document("GAP-1", "docs/guide.md"))).With("NO_COLOR", "1");

        CommandResult shown = repository.ForgeOnATerminal("", "backfill", "run");

        Assert.AreEqual(0, shown.ExitCode);
        Assert.Contains("\u2514\u2500\u2500 guide.md", shown.Output);
    }
}
