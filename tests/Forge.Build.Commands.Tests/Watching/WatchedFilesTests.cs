using System;
using System.IO;
using System.Text;
using System.Threading;
using Forge.Build.Commands.Watching;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Watching;

/// <summary>What is seen of a diff log, and that a change is told.</summary>
[TestClass]
public sealed class WatchedFilesTests : IDisposable
{
    private const string Canonical = "Forge/evidence/diff_log.md";
    private const string Former = "Forge/evidence/updatedifflog.md";

    private readonly GovernedFolder _folder = GovernedFolder.Forbidding("x");

    public void Dispose() => _folder.Dispose();

    private WatchedFiles Files => new(_folder.Repository);

    [TestMethod]
    [DataRow("Status: COMPLETE\n", "Complete")]
    [DataRow("\uFEFF- Status: **COMPLETE**\r\n", "Complete")]
    [DataRow("Status: IN_PROCESS\n", "InProcess")]
    [DataRow("Status: COMPL", "Unknown")]
    [DataRow("Status: COMPLETE\n\nStatus: IN_PROCESS\n", "Unknown")]
    [DataRow("# Diff Log\n", "Unknown")]
    [DataRow("", "Unknown")]
    public void TheStatusIsRead(string text, string state)
    {
        _folder.Write(Canonical, text);

        Assert.AreEqual(state, Files.Read().State.ToString());
    }

    [TestMethod]
    public void AFileThatNeverAnswersIsAProblemAndNotTheEndOfTheWatch()
    {
        using ManualResetEventSlim written = new();
        DiffLogContent late = new(Canonical, "1", BuilderState.Complete);

        DiffLogContent given = WatchedFiles.Within(TimeSpan.FromMilliseconds(20), () =>
        {
            written.Wait();
            return late;
        }, Canonical);

        Assert.AreEqual(BuilderState.Unknown, given.State);
        Assert.StartsWith(Canonical + " cannot be read: ", given.Problem);
        written.Set();
        Assert.AreSame(late, WatchedFiles.Within(TimeSpan.FromMinutes(1), () => late, Canonical));
        Assert.ThrowsExactly<InvalidOperationException>(() => WatchedFiles.Within(TimeSpan.FromMinutes(1), () => throw new InvalidOperationException(), Canonical));
    }

    [TestMethod]
    public void WideTextIsReadToo()
    {
        _folder.Write(Canonical, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Status: COMPLETE\n")]);

        Assert.AreEqual(BuilderState.Complete, Files.Read().State);
    }

    [TestMethod]
    public void TheFormerNameCountsWhereTheOtherIsMissing()
    {
        Assert.AreEqual(DiffLogStamp.None, Files.Stamp());
        _folder.Write(Former, "Status: COMPLETE\n");
        Assert.AreEqual(Former, Files.Stamp().Path);
        Assert.AreEqual(BuilderState.Complete, Files.Read().State);

        _folder.Write(Canonical, "Status: IN_PROCESS\n");

        Assert.AreEqual(Canonical, Files.Stamp().Path);
        Assert.AreEqual(BuilderState.InProcess, Files.Read().State);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void ALinkOutOfTheRootSaysWhyItIsNotRead()
    {
        using TempFolder elsewhere = new();
        elsewhere.Write("log", "Status: COMPLETE\n");
        _folder.Files.LinkFile(Canonical, elsewhere.At("log"));

        DiffLogContent content = Files.Read();

        Assert.AreEqual(BuilderState.Unknown, content.State);
        Assert.Contains("out of the project root", content.Problem);
    }

    [TestMethod]
    public void ADeletedForgeFolderIsNoLongerGoverned()
    {
        WatchedFiles files = Files;
        Assert.IsTrue(files.IsGoverned);

        Directory.Delete(_folder.Files.At("Forge"), recursive: true);

        Assert.IsFalse(files.IsGoverned);
    }

    [TestMethod]
    public void TheSystemTellsOfASaveOfARenameAndAfterTheFolderWasReplaced()
    {
        _folder.Files.Make("Forge/evidence");
        using ChangeSignal signal = new(_folder.Repository, Patient);
        // The first look begins to watch.
        Assert.IsTrue(signal.Wait(isSettling: false, CancellationToken.None));
        if (!signal.HasEvents)
            Assert.Inconclusive("this file system tells of no events");

        _folder.Write(Canonical, "a");
        Assert.IsTrue(signal.Wait(isSettling: false, CancellationToken.None));

        _folder.Write("Forge/evidence/new", "b");
        File.Move(_folder.Files.At("Forge/evidence/new"), _folder.Files.At(Canonical), overwrite: true);
        Assert.IsTrue(signal.Wait(isSettling: false, CancellationToken.None));

        // Replaced: another folder of the same name, which is told by when it was made, and clocks of file systems tick slowly.
        DateTime made = Directory.GetCreationTimeUtc(_folder.Files.At("Forge/evidence"));
        do
        {
            Directory.Delete(_folder.Files.At("Forge/evidence"), recursive: true);
            _folder.Files.Make("Forge/evidence");
        }
        while (Directory.GetCreationTimeUtc(_folder.Files.At("Forge/evidence")) == made);
        _folder.Write(Canonical, "c");
        Assert.IsTrue(signal.Wait(isSettling: false, CancellationToken.None));
        _folder.Write(Canonical, "d");
        Assert.IsTrue(signal.Wait(isSettling: false, CancellationToken.None));
    }

    [TestMethod]
    public void WithoutEventsItOnlyWaits()
    {
        _folder.Files.Make("Forge/evidence");
        using ChangeSignal signal = new(_folder.Repository, Patient with { PollOnly = true, Poll = TimeSpan.Zero });
        _folder.Write(Canonical, "a");

        Assert.IsFalse(signal.Wait(isSettling: false, CancellationToken.None));
        Assert.IsFalse(signal.HasEvents);
    }

    [TestMethod]
    public void AStopEndsTheWait()
    {
        using ChangeSignal signal = new(_folder.Repository, Patient);

        Assert.IsFalse(signal.Wait(isSettling: false, new CancellationToken(true)));
    }

    private static WatchRequest Patient => new(() => DateTime.UnixEpoch) { Look = TimeSpan.FromMinutes(1), Poll = TimeSpan.FromMinutes(1) };
}
