using System;
using Forge.Build.Commands.Watching;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Watching;

/// <summary>When an audit is due, without a clock and without a file.</summary>
[TestClass]
public sealed class WatchCycleTests
{
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);

    private readonly WatchCycle _cycle = new(Settle);
    private TimeSpan _now;

    [TestMethod]
    public void ALogIsReadOnlyOnceItWasStill()
    {
        Assert.AreEqual(WatchStep.Settle, Look(Stamp(1)));
        Assert.AreEqual(WatchStep.Settle, Look(Stamp(1), after: 299));
        Assert.AreEqual(WatchStep.Settle, Look(Stamp(2), after: 1));
        Assert.AreEqual(WatchStep.Settle, Look(Stamp(2), after: 299));
        Assert.AreEqual(WatchStep.Read, Look(Stamp(2), after: 1));
    }

    [TestMethod]
    public void AnUntouchedLogIsReadOnce()
    {
        Assert.IsTrue(Save(1, Complete("a")));

        Assert.AreEqual(WatchStep.Rest, Look(Stamp(1), after: 100_000));
    }

    [TestMethod]
    public void ANoteOfTheSystemCountsEvenWhereLengthAndTimeAreTheSame()
    {
        Save(1, InProcess("a"));

        Assert.AreEqual(WatchStep.Settle, Look(Stamp(1), wasTold: true));
        Assert.AreEqual(WatchStep.Settle, Look(Stamp(1), wasTold: true, after: 299));
        Assert.AreEqual(WatchStep.Settle, Look(Stamp(1), after: 299));
        Assert.AreEqual(WatchStep.Read, Look(Stamp(1), after: 1));
        Assert.IsTrue(_cycle.IsDue(Complete("b"), Stamp(1)));
    }

    [TestMethod]
    public void WhatChangedWhileItWasReadIsReadAgain()
    {
        Look(Stamp(1));
        Assert.AreEqual(WatchStep.Read, Look(Stamp(1), after: 300));

        Assert.IsFalse(_cycle.IsDue(Complete("a"), Stamp(2)));

        Assert.AreEqual(WatchStep.Settle, Look(Stamp(2)));
        Assert.AreEqual(WatchStep.Read, Look(Stamp(2), after: 300));
        Assert.IsTrue(_cycle.IsDue(Complete("a"), Stamp(2)));
    }

    [TestMethod]
    public void WhatPassedIsNotAuditedAgainHoweverItIsSaved()
    {
        Assert.IsTrue(Save(1, Complete("a")));
        _cycle.Audited(Complete("a"), passed: true);

        Assert.IsFalse(Save(2, Complete("a")));
        Assert.IsFalse(Save(3, Unknown));
        Assert.IsFalse(Save(4, Complete("a")));
        Assert.IsTrue(Save(5, Complete("b")));
    }

    [TestMethod]
    public void WhatFailedIsAuditedAgainWhenItIsSaved()
    {
        Assert.IsTrue(Save(1, Complete("a")));
        _cycle.Audited(Complete("a"), passed: false);

        Assert.AreEqual(WatchStep.Rest, Look(Stamp(1), after: 100_000));
        Assert.IsTrue(Save(2, Complete("a")));
    }

    [TestMethod]
    public void WhatFailedIsNotAuditedAgainWhereTheSystemOnlyTellsOfIt()
    {
        Assert.IsTrue(Save(1, Complete("a")));
        _cycle.Audited(Complete("a"), passed: false);

        Assert.AreEqual(WatchStep.Settle, Look(Stamp(1), wasTold: true));
        Assert.AreEqual(WatchStep.Read, Look(Stamp(1), after: 300));
        Assert.IsFalse(_cycle.IsDue(Complete("a"), Stamp(1)));
    }

    [TestMethod]
    public void ANewCycleIsAuditedEvenWhereItComesToTheSameWords()
    {
        Save(1, Complete("a"));
        _cycle.Audited(Complete("a"), passed: true);

        Assert.IsFalse(Save(2, InProcess("c")));
        Assert.IsTrue(Save(3, Complete("a")));
    }

    [TestMethod]
    public void AHalfWrittenOrMissingLogIsNotAudited()
    {
        Assert.IsFalse(Save(1, Unknown));
        Look(DiffLogStamp.None);
        Assert.AreEqual(WatchStep.Read, Look(DiffLogStamp.None, after: 300));
        Assert.IsFalse(_cycle.IsDue(Unknown, DiffLogStamp.None));
        Assert.AreEqual(WatchStep.Rest, Look(DiffLogStamp.None, after: 1));
        Assert.IsTrue(Save(2, Complete("a")));
    }

    private static DiffLogContent Unknown => new("diff_log.md", "", BuilderState.Unknown);

    private static DiffLogContent Complete(string digest) => new("diff_log.md", digest, BuilderState.Complete);

    private static DiffLogContent InProcess(string digest) => new("diff_log.md", digest, BuilderState.InProcess);

    private static DiffLogStamp Stamp(long written) => new("diff_log.md", 10, written);

    private WatchStep Look(DiffLogStamp stamp, bool wasTold = false, int after = 0)
    {
        _now += TimeSpan.FromMilliseconds(after);
        return _cycle.Look(stamp, wasTold, _now);
    }

    private bool Save(long written, DiffLogContent content)
    {
        Assert.AreEqual(WatchStep.Settle, Look(Stamp(written)));
        Assert.AreEqual(WatchStep.Read, Look(Stamp(written), after: 300));
        return _cycle.IsDue(content, Stamp(written));
    }
}
