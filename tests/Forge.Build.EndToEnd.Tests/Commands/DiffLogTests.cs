using System;
using System.IO;
using System.Linq;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary><c>forge difflog</c> as it is typed: what is shown, what is asked, what lies there then.</summary>
[TestClass]
public sealed class DiffLogTests : EndToEndTest
{
    private const string Enter = "\r";
    private const int Kills = 12;
    private const int SlowestStart = 400;

    [TestMethod]
    [Produces("FORGE1201", "FORGE3206", "FORGE3216")]
    public void ACycleIsLoggedFromItsStartToItsAudit()
    {
        TempRepository repository = NewRepository().Committed().Restored();
        Assert.AreEqual(1, repository.Forge("difflog", "update").ExitCode);

        CommandResult started = repository.Forge("difflog", "start", "--phase", "Phase 1: Counts");
        Assert.AreEqual(0, started.ExitCode);
        Assert.Contains("There is no previous cycle.\n", started.Output);
        repository.Write(Cycle.Added, Cycle.Class("Counts")).Write(Cycle.TestRun, "Status: PASS\nunit exit: 0\n");
        Assert.AreEqual(0, repository.Forge("difflog", "update").ExitCode);
        Assert.AreEqual(1, repository.Forge("difflog", "finalize").ExitCode);
        Assert.Contains("- Status: IN_PROCESS\n", repository.Read(Cycle.DiffLog));

        FillIn(repository);
        Assert.AreEqual(0, repository.Forge("difflog", "finalize").ExitCode);
        Assert.Contains("- Status: COMPLETE\n", repository.Read(Cycle.DiffLog));
        Assert.Contains("- `" + Cycle.Added + "`\n", repository.Read(Cycle.DiffLog));
        Assert.AreEqual(0, repository.Forge("audit").ExitCode);
        Assert.Contains("Phase 1: Counts", repository.Read(Cycle.Ledger));
    }

    [TestMethod]
    [Produces("FORGE3502")]
    public void OverADirtyTreeNothingIsOverwrittenWithoutTheToken()
    {
        TempRepository repository = NewRepository().Committed().Worked("Phase 1: Counts");
        string before = repository.Read(Cycle.DiffLog);

        CommandResult refused = repository.Forge("difflog", "start");
        Assert.AreEqual(1, refused.ExitCode);
        Assert.Contains("Previous cycle (" + Cycle.DiffLog + "): Phase 1: Counts, Status: COMPLETE, 1 file.\n  - Orders are counted.\n", refused.Output);
        Assert.Contains("git status -sb:\n  ## main\n", refused.Output);
        Assert.AreEqual(1, repository.Forge("difflog", "start", "--token", "AUTHORIZED").ExitCode);
        Assert.AreEqual(before, repository.Read(Cycle.DiffLog));

        Assert.AreEqual(0, repository.Forge("difflog", "start", "--token", "OVERWRITE").ExitCode);
        Assert.Contains("- Phase: Phase 1: Counts\n", repository.Read(Cycle.DiffLog));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void OnATerminalTheTokenIsTyped()
    {
        TempRepository repository = NewRepository().Committed().Worked();
        string before = repository.Read(Cycle.DiffLog);

        foreach (string typed in new[] { "", "yes", "overwrite" })
        {
            CommandResult refused = repository.ForgeOnATerminal(typed + Enter, "difflog", "start");
            Assert.AreEqual(1, refused.ExitCode);
            Assert.Contains("Type OVERWRITE", refused.Output);
            Assert.AreEqual(before, repository.Read(Cycle.DiffLog));
        }

        Assert.AreEqual(0, repository.ForgeOnATerminal("OVERWRITE" + Enter, "difflog", "start").ExitCode);
        Assert.Contains("- Status: IN_PROCESS\n", repository.Read(Cycle.DiffLog));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    [Produces("FORGE6503")]
    public void ALinkInThePlaceOfTheLogIsNotWrittenThrough()
    {
        TempRepository repository = NewRepository().Committed().Worked();
        string before = repository.Read(Cycle.DiffLog);
        repository.Write("docs/log.md", before).Delete(Cycle.DiffLog);
        File.CreateSymbolicLink(repository.PathOf(Cycle.DiffLog), repository.PathOf("docs/log.md"));

        Assert.AreEqual(2, repository.Forge("difflog", "update").ExitCode);
        Assert.AreEqual(before, repository.Read("docs/log.md"));
    }

    [TestMethod]
    public void ProgramsReadWhatIsAsked()
    {
        TempRepository repository = NewRepository().Committed().Worked();

        CommandResult refused = repository.Forge("difflog", "start", "--format", "json");

        Assert.AreEqual(1, refused.ExitCode);
        Assert.StartsWith("{", refused.Output);
        Assert.Contains("\"needsToken\": true", refused.Output);
        Assert.Contains("\"code\": \"FORGE3502\"", refused.Output);
    }

    [TestMethod]
    public void WithoutGitItCouldNotRun()
    {
        TempRepository repository = NewRepository().Governed();

        Assert.AreEqual(2, repository.Forge("difflog", "start").ExitCode);
        Assert.IsFalse(repository.Holds(Cycle.DiffLog));
    }

    [TestMethod]
    public void AKilledStartLeavesTheOldLogOrTheNewOne()
    {
        TempRepository repository = NewRepository().Committed().Log("COMPLETE", "Phase 1");
        string before = repository.Read(Cycle.DiffLog);
        Random random = new(7);
        for (int i = 0; i < Kills; i++)
        {
            repository.Write(Cycle.DiffLog, before);
            int patience = random.Next(SlowestStart);
            repository.KillForge(process => process.WaitForExit(patience), "difflog", "start");
            string now = repository.Read(Cycle.DiffLog);
            Assert.IsTrue(now == before || now.EndsWith("## Minimal Diff Hunks\n    (nothing changed)\n", StringComparison.Ordinal), now);
        }

        Assert.AreEqual(0, repository.Forge("difflog", "update").ExitCode);
        Assert.AreSequenceEqual(new[] { "diff_log.md", "test_runs_latest.md" }, Directory.GetFiles(repository.PathOf("Forge/evidence")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray());
    }

    private static void FillIn(TempRepository repository)
        => repository.Write(Cycle.DiffLog, string.Join('\n', repository.Read(Cycle.DiffLog).Split('\n').Select(line =>
            line.Contains("PENDING:", StringComparison.Ordinal) ? line[..line.IndexOf("PENDING:", StringComparison.Ordinal)] + "PASS, done"
            : line.StartsWith("- TODO:", StringComparison.Ordinal) ? "- None" : line)));
}
