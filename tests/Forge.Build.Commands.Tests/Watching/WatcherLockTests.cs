using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Forge.Build.Commands.Watching;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Watching;

/// <summary>One watcher a repository, whatever a lock says.</summary>
[TestClass]
public sealed class WatcherLockTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly GovernedFolder _folder = GovernedFolder.Forbidding("x");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void TheLockSaysWhoWatchesSinceWhenAndGoesWithIt()
    {
        using (WatcherLock held = Taken())
        {
            WatcherMark mark = WatcherMark.Read(_folder.Repository, out _)!;
            Assert.AreEqual(Environment.ProcessId, mark.Pid);
            Assert.AreEqual(Now, mark.Timestamp);
            Assert.IsTrue(mark.IsAlive);
            Assert.IsTrue(held.Keep());
            Assert.AreEqual(Environment.ProcessId, WatchedAudits.WatcherOf(_folder.Repository));
        }

        Assert.IsFalse(File.Exists(Place));
        Assert.IsNull(WatchedAudits.WatcherOf(_folder.Repository));
    }

    [TestMethod]
    public void ASecondOneIsToldWhoWatches()
    {
        using WatcherLock held = Taken();

        LockTaking second = Take();

        Assert.IsNull(second.Lock);
        Assert.AreEqual("process " + Environment.ProcessId, second.Other);
        Assert.IsTrue(File.Exists(Place));
    }

    [TestMethod]
    public void OfManyAtOnceExactlyOneWatches()
    {
        List<LockTaking> takings = new();
        Thread[] threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            LockTaking taking = Take();
            lock (takings)
                takings.Add(taking);
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.HasCount(1, takings.Where(taking => taking.Lock is not null));
        Assert.HasCount(7, takings.Where(taking => taking.Other == "process " + Environment.ProcessId));
        takings.ForEach(taking => taking.Lock?.Dispose());
    }

    [TestMethod]
    [DataRow("", "it names no process")]
    [DataRow("4711\n2026-01-01\n", "it names no process")]
    [DataRow("{ \"pid\": 1 }", "it names no process")]
    [DataRow("{ \"pid\": -1, \"started\": \"2026-01-01T00:00:00Z\", \"timestamp\": \"2026-01-01T00:00:00Z\" }", "it names no process")]
    [DataRow("{ \"pid\": 99999999999, \"started\": \"2026-01-01T00:00:00Z\", \"timestamp\": \"2026-01-01T00:00:00Z\" }", "it names no process")]
    [DataRow("{ \"pid\": \"7\", \"started\": 3, \"timestamp\": null }", "it names no process")]
    [DataRow("[[[[", "it names no process")]
    [DataRow("{ \"pid\": 2147483647, \"started\": \"2026-01-01T00:00:00Z\", \"timestamp\": \"2026-01-01T00:00:00Z\" }", "process 2147483647 is gone")]
    public void WhatNamesNoRunningProcessIsTakenOver(string text, string why)
    {
        _folder.Write(ForgeRepository.WatcherLock, text);

        LockTaking taking = Take();

        Assert.IsNotNull(taking.Lock, taking.Other + taking.Problem);
        Assert.StartsWith(why, taking.Stale);
        taking.Lock.Dispose();
        Assert.IsFalse(File.Exists(Place));
    }

    [TestMethod]
    public void AnotherProcessOfTheSameNumberIsNotTheWatcher()
    {
        WatcherMark mark = WatcherMark.OfThis(Now);
        _folder.Write(ForgeRepository.WatcherLock, (mark with { Started = mark.Started.AddMinutes(-1) }).ToBytes());

        LockTaking taking = Take();

        Assert.IsNotNull(taking.Lock);
        Assert.AreEqual("process " + Environment.ProcessId + " is gone", taking.Stale);
        taking.Lock.Dispose();
    }

    [TestMethod]
    public void ARunningProcessIsTheWatcherEvenWhereItsCacheFolderWasCleaned()
    {
        WatcherMark mark = WatcherMark.OfThis(Now);
        _folder.Write(ForgeRepository.WatcherLock, new UTF8Encoding(true).GetPreamble().Concat(mark.ToBytes()).ToArray());

        Assert.AreEqual("process " + Environment.ProcessId, Take().Other);
    }

    [TestMethod]
    public void AHugeLockIsNotReadAndTakenOver()
    {
        _folder.Write(ForgeRepository.WatcherLock, new byte[WatcherMark.MostBytes + 1]);

        using WatcherLock? held = Take().Lock;

        Assert.IsNotNull(held);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void ALinkIsReplacedAndNeverFollowed()
    {
        using TempFolder elsewhere = new();
        elsewhere.Write("precious", "kept");
        _folder.Files.LinkFile(ForgeRepository.WatcherLock, elsewhere.At("precious"));

        using (WatcherLock? held = Take().Lock)
        {
            Assert.IsNotNull(held);
            Assert.IsNull(new FileInfo(Place).LinkTarget);
        }

        Assert.AreEqual("kept", File.ReadAllText(elsewhere.At("precious")));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void APipeIsReplacedAndNotWaitedFor()
    {
        _folder.Files.Pipe(ForgeRepository.WatcherLock);

        using WatcherLock? held = Take().Lock;

        Assert.IsNotNull(held);
    }

    [TestMethod]
    public void AFolderInItsPlaceIsAProblem()
    {
        _folder.Files.Make(ForgeRepository.WatcherLock);

        LockTaking taking = Take();

        Assert.IsNull(taking.Lock);
        Assert.StartsWith(ForgeRepository.WatcherLock + " cannot be written", taking.Problem);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void ACacheFolderThatIsALinkIsAProblem()
    {
        using TempFolder elsewhere = new();
        _folder.Files.LinkFolder(".forge", elsewhere.Root);

        Assert.AreEqual("the folder .forge is a link", Take().Problem);
        Assert.IsEmpty(Directory.GetFileSystemEntries(elsewhere.Root));
    }

    [TestMethod]
    public void ALockThatWasCleanedAwayIsWrittenAgain()
    {
        using WatcherLock held = Taken();
        File.Delete(Place);

        Assert.IsTrue(held.Keep());

        Assert.IsTrue(File.Exists(Place));
    }

    [TestMethod]
    public void AWatcherThatWasTakenOverEndsAndLeavesTheLockOfTheOther()
    {
        using Process other = Process.Start(new ProcessStartInfo("git", ["cat-file", "--batch"])
        {
            WorkingDirectory = OwnRepository.Root, RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        WatcherMark theirs = new(other.Id, RunningProcess.StartOf(other.Id)!.Value, Now);
        using (WatcherLock held = Taken())
        {
            _folder.Write(ForgeRepository.WatcherLock, theirs.ToBytes());
            Assert.IsFalse(held.Keep());
        }

        Assert.AreEqual(theirs, WatcherMark.Read(_folder.Repository, out _));
        other.StandardInput.Close();
        other.WaitForExit();
        Assert.IsFalse(theirs.IsAlive);
    }

    private string Place => _folder.Files.At(ForgeRepository.WatcherLock);

    private LockTaking Take() => WatcherLock.Take(_folder.Repository, Now, TimeSpan.FromSeconds(20));

    private WatcherLock Taken()
    {
        LockTaking taking = Take();
        Assert.IsNotNull(taking.Lock, taking.Other + taking.Problem);
        return taking.Lock;
    }
}
