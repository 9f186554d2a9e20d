using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary><c>forge watch</c>: one process that audits when the diff log says COMPLETE, and no other (Builder Contract 10.1.1).</summary>
[TestClass]
public sealed class WatchTests : EndToEndTest
{
    private const string Lock = ".forge_watcher.lock";
    private const string Forgotten = "src/Web/Forgotten.cs";
    private const string Waits = "the work goes on";

    [TestMethod]
    public void ItIsSilentWhileTheWorkGoesOnAndAuditsOnceItIsDone()
    {
        TempRepository repository = Working();
        using RunningForge watch = repository.StartForge("watch");
        Assert.Contains("watching Forge/evidence/diff_log.md as process " + watch.Id, watch.Next());
        Assert.Contains(Waits, watch.Next());

        repository.Edit(Cycle.DiffLog, "Orders are counted.", "Orders are counted well.");
        Finish(repository);

        Assert.Contains("Phase 1: Forge/evidence/diff_log.md says COMPLETE; auditing.", watch.Next());
        watch.WaitFor("=== PHASE SIGN-OFF: PASS ===");
        watch.WaitFor("Phase 1: the audit passed.");
        Assert.AreEqual(1, repository.Entries());

        // The same text again is no news, however it is saved; the next cycle is.
        repository.Write(Cycle.DiffLog, repository.Read(Cycle.DiffLog));
        repository.Write(Forgotten, Cycle.Class("Forgotten")).Log("IN_PROCESS", "Phase 1", Cycle.Added, Forgotten);
        Assert.Contains(Waits, watch.Next());
        Finish(repository);
        watch.WaitFor("Phase 1: the audit passed.");
        Assert.AreEqual(2, repository.Entries());
    }

    [TestMethod]
    public void AFailureNamesWhatIsOpenAndTheWatchGoesOn()
    {
        TempRepository repository = Working().Write(Forgotten, Cycle.Class("Forgotten"));
        using RunningForge watch = repository.StartForge("watch");
        watch.WaitFor(Waits);

        Finish(repository);
        watch.WaitFor("Phase 1: the audit failed, one item is open.");
        watch.Says("error FORGE3201: [A1]");

        // Mended without a word more in the log: saving it asks again.
        repository.Delete(Forgotten).Write(Cycle.DiffLog, repository.Read(Cycle.DiffLog));
        watch.WaitFor("Phase 1: the audit passed.");
        Assert.AreEqual(2, repository.Entries());
    }

    [TestMethod]
    public void AHalfWrittenLogIsNotAuditedAndARenamedOneIs()
    {
        TempRepository repository = Working();
        string whole = repository.Read(Cycle.DiffLog).Replace("IN_PROCESS", "COMPLETE", StringComparison.Ordinal);
        using RunningForge watch = repository.StartForge("watch", "--poll");
        watch.WaitFor(Waits);

        repository.Write(Cycle.DiffLog, "");
        repository.Write(Cycle.DiffLog, whole[..(whole.IndexOf("COMPLETE", StringComparison.Ordinal) + 3)]);
        repository.Write("Forge/evidence/next", whole);
        File.Move(repository.PathOf("Forge/evidence/next"), repository.PathOf(Cycle.DiffLog), overwrite: true);

        Assert.Contains("says COMPLETE; auditing", watch.Next());
        watch.WaitFor("the audit passed.");
        Assert.AreEqual(1, repository.Entries());
    }

    [TestMethod]
    public void TheEvidenceFolderMayComeLaterAndBeReplaced()
    {
        TempRepository repository = NewRepository().Committed().Restored();
        using RunningForge watch = repository.StartForge("watch");
        watch.WaitFor("watching");

        repository.Write(Cycle.Added, Cycle.Class("Counts")).Log("IN_PROCESS", "Phase 1", Cycle.Added);
        watch.WaitFor(Waits);
        repository.Delete("Forge/evidence").Worked();

        watch.WaitFor("the audit passed.");
        Assert.AreEqual(1, repository.Entries());
    }

    [TestMethod]
    public void ASecondOneSaysWhoWatchesAndEnds()
    {
        TempRepository repository = Working();
        using RunningForge watch = repository.StartForge("watch");
        watch.WaitFor(Waits);

        CommandResult second = repository.Forge("watch"), once = repository.Forge("watch", "--once");

        Assert.AreEqual(0, second.ExitCode);
        Assert.Contains("process " + watch.Id + " watches this repository already", second.Output);
        // Nobody may take this for a verdict.
        Assert.AreEqual(2, once.ExitCode);
        Assert.IsTrue(repository.Holds(Lock));
    }

    [TestMethod]
    public void OfTwoAtOnceOneWatches()
    {
        TempRepository repository = Working();
        using RunningForge one = repository.StartForge("watch"), other = repository.StartForge("watch");

        string first = one.Next(), second = other.Next();

        Assert.AreNotEqual(first.Contains("watching", StringComparison.Ordinal), second.Contains("watching", StringComparison.Ordinal), first + "\n" + second);
        (RunningForge watcher, RunningForge ended, string said) = first.Contains("watching", StringComparison.Ordinal) ? (one, other, second) : (other, one, first);
        Assert.Contains("process " + watcher.Id + " watches", said);
        Assert.AreEqual(0, ended.WaitForExit());
    }

    [TestMethod]
    public void AStaleLockIsTakenOver()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked();
        using Process self = Process.GetCurrentProcess();

        // Of a process that is gone, and of one whose number was given to another since: to this test.
        foreach (int pid in new[] { int.MaxValue, self.Id })
        {
            repository.Write(Lock, "{ \"pid\": " + pid.ToString(CultureInfo.InvariantCulture) + ", \"started\": \"2020-01-01T00:00:00Z\", \"timestamp\": \"2020-01-01T00:00:01Z\" }");
            CommandResult watch = repository.Forge("watch", "--once");
            Assert.AreEqual(0, watch.ExitCode);
            Assert.Contains("took over .forge_watcher.lock: process " + pid.ToString(CultureInfo.InvariantCulture) + " is gone.", watch.Output);
            Assert.IsFalse(repository.Holds(Lock));
        }
        Assert.AreEqual(1, repository.Entries());
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("TERM")]
    [DataRow("INT")]
    [DataRow("HUP")]
    public void ASignalEndsItInOrder(string signal)
    {
        TempRepository repository = Working();
        using RunningForge watch = repository.StartForge("watch");
        watch.WaitFor(Waits);
        Assert.IsTrue(repository.Holds(Lock));

        Assert.AreEqual(0, watch.Signal(signal).WaitForExit());

        Assert.Contains("stopped watching.", watch.Output);
        Assert.IsFalse(repository.Holds(Lock));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void AfterOneThatWasKilledTheNextTakesOver()
    {
        TempRepository repository = Working();
        using RunningForge killed = repository.StartForge("watch");
        killed.WaitFor(Waits);
        killed.Signal("KILL").WaitForExit();
        Assert.IsTrue(repository.Holds(Lock));

        using RunningForge next = repository.StartForge("watch");

        Assert.Contains("took over .forge_watcher.lock: process " + killed.Id + " is gone.", next.Next());
        next.WaitFor(Waits);
    }

    [TestMethod]
    public void OnceEndsWithTheVerdict()
    {
        TempRepository repository = NewRepository().Committed().Restored().Worked().Write(Forgotten, Cycle.Class("Forgotten"));

        Assert.AreEqual(1, repository.Forge("watch", "--once", "--no-evidence").ExitCode);
        Assert.AreEqual(0, repository.Entries());
        Assert.AreEqual(0, repository.Delete(Forgotten).Forge("watch", "--once").ExitCode);
        CommandResult again = repository.ForgeFrom(repository.PathOf("src"), "watch", "--once");

        Assert.AreEqual(0, again.ExitCode);
        Assert.Contains("FORGE0206", again.Output);
        Assert.AreEqual(1, repository.Entries());
    }

    [TestMethod]
    public void AnAuditIsALineOfJson()
    {
        TempRepository repository = Working();
        using RunningForge watch = repository.StartForge("watch", "--once", "--format", "json");

        Finish(repository);

        using JsonDocument audit = JsonDocument.Parse(watch.Next());
        Assert.AreEqual(0, watch.WaitForExit());
        Assert.AreEqual("watch", audit.RootElement.GetProperty("command").GetString());
        Assert.AreEqual(0, audit.RootElement.GetProperty("exitCode").GetInt32());
        Assert.AreEqual("passed", audit.RootElement.GetProperty("data").GetProperty("verdict").GetString());
        Assert.AreEqual("Phase 1", audit.RootElement.GetProperty("data").GetProperty("phase").GetString());
        Assert.AreEqual(2, repository.Forge("watch", "--format", "sarif").ExitCode);
    }

    [TestMethod]
    public void GovernanceThatIsDeletedEndsIt()
    {
        TempRepository repository = Working();
        using RunningForge watch = repository.StartForge("watch", "--poll");
        watch.WaitFor(Waits);

        repository.Delete("Forge").Delete("forge.json");

        Assert.AreEqual(2, watch.WaitForExit());
        Assert.Contains("FORGE6504: [Environment] the repository is governed no more", watch.Output);
        Assert.IsFalse(repository.Holds(Lock));
    }

    [TestMethod]
    [Produces("FORGE6504")]
    public void AFolderInThePlaceOfTheLockIsNotRemoved()
    {
        TempRepository repository = Working().Write(Lock + "/kept", "kept");

        CommandResult watch = repository.Forge("watch");

        Assert.AreEqual(2, watch.ExitCode);
        Assert.Contains("ENVIRONMENT_LIMITATION error FORGE6504: [Environment] nobody can watch this repository", watch.Output);
        Assert.AreEqual("kept", repository.Read(Lock + "/kept"));
    }

    private TempRepository Working() => NewRepository().Committed().Restored().Write(Cycle.Added, Cycle.Class("Counts")).Log("IN_PROCESS", "Phase 1", Cycle.Added);

    private static void Finish(TempRepository repository) => repository.Edit(Cycle.DiffLog, "Status: IN_PROCESS", "Status: COMPLETE");
}
