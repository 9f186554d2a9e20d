using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Commands.Watching;
using Forge.Build.Governance.Audit;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Watching;

/// <summary>The watcher over a made-up disk, whose time passes only while it waits.</summary>
[TestClass]
public sealed class WatchLoopTests
{
    [TestMethod]
    public void WorkIsMentionedOnceAndAuditedOnlyWhenItIsDone()
    {
        Stage stage = new(Log("a", BuilderState.InProcess), Log("b", BuilderState.InProcess), Log("c", BuilderState.Complete), Log("c", BuilderState.Complete));

        Assert.AreEqual(WatchEnd.Stopped, stage.Run());

        Assert.AreEqual(1, stage.Audits);
        Assert.HasCount(3, stage.News);
        Assert.Contains("the work goes on", stage.News[0].Line);
        Assert.Contains("auditing", stage.News[1].Line);
        Assert.AreEqual("Phase 1: the audit passed.", stage.News[2].Line);
    }

    [TestMethod]
    public void AnAuditThatBreaksDoesNotEndTheWatch()
    {
        Stage stage = new(Log("a", BuilderState.Complete), Log("b", BuilderState.Complete)) { Audit = number => number == 1 ? throw new FormatException("odd") : Passed };

        stage.Run();

        Assert.AreEqual(2, stage.Audits);
        Assert.AreEqual("FORGE6001", stage.Verdicts[0].Audit!.Findings.Single().Rule.Code);
        Assert.AreEqual(2, stage.Verdicts[0].Audit!.ExitCode);
        Assert.AreEqual(0, stage.Verdicts[1].Audit!.ExitCode);
    }

    [TestMethod]
    public void OnceEndsWithTheFirstAudit()
    {
        Stage stage = new(Log("a", BuilderState.Complete), Log("b", BuilderState.Complete)) { Audit = _ => new AuditReport(AuditVerdict.Failed, [], []), Once = true };

        Assert.AreEqual(WatchEnd.Audited, stage.Run());

        Assert.AreEqual(1, stage.Audits);
    }

    [TestMethod]
    public void AnInterruptedAuditTellsNothing()
    {
        Stage stage = new(Log("a", BuilderState.Complete));
        stage.Audit = _ =>
        {
            stage.Stop.Cancel();
            throw new OperationCanceledException();
        };

        Assert.AreEqual(WatchEnd.Stopped, stage.Run());

        Assert.IsEmpty(stage.Verdicts);
    }

    [TestMethod]
    public void ALogThatCannotBeReadIsMentionedOnce()
    {
        DiffLogContent closed = new("diff_log.md", "", BuilderState.Unknown, Problem: "closed.");
        Stage stage = new(closed, closed, Log("a", BuilderState.InProcess), closed);

        stage.Run();

        Assert.AreEqual(2, stage.News.Count(news => news.Line == "closed."));
    }

    [TestMethod]
    public void GovernanceMayBeAwayForAMomentAndNotForLonger()
    {
        Stage moment = new(Log("a", BuilderState.InProcess)) { Governed = look => look != 2 };
        Stage longer = new(Log("a", BuilderState.InProcess)) { Governed = _ => false };

        Assert.AreEqual(WatchEnd.Stopped, moment.Run());
        Assert.AreEqual(WatchEnd.NotGoverned, longer.Run());
    }

    [TestMethod]
    public void ItEndsWhereAnotherProcessWatches()
    {
        Stage stage = new(Log("a", BuilderState.Complete)) { IsWatcher = false };

        Assert.AreEqual(WatchEnd.TakenOver, stage.Run());

        Assert.AreEqual(0, stage.Audits);
    }

    private static AuditReport Passed => new(AuditVerdict.Passed, [], []);

    private static DiffLogContent Log(string digest, BuilderState state) => new("diff_log.md", digest, state, "Phase 1");

    // Each content stays until it was read; after the last one the watch is stopped.
    private sealed class Stage : IWatchedFiles, IChangeSignal
    {
        private readonly DiffLogContent[] _contents;
        private TimeSpan _now;
        private int _at;
        private int _looks;
        private bool _wasRead;

        public Stage(params DiffLogContent[] contents) => _contents = contents;

        public CancellationTokenSource Stop { get; } = new();

        public List<WatchNews> News { get; } = new();

        public List<WatchNews> Verdicts => News.FindAll(news => news.Audit is not null);

        public int Audits { get; private set; }

        public bool Once { get; init; }

        public bool IsWatcher { get; init; } = true;

        public Func<int, AuditReport> Audit { get; set; } = _ => Passed;

        public Func<int, bool> Governed { get; init; } = _ => true;

        public bool IsGoverned => Governed(_looks++);

        public WatchEnd Run() => new WatchLoop(this, this, new WatchRequest(() => DateTime.UnixEpoch) { Once = Once })
        {
            Audit = () => Audit(++Audits), IsWatcher = () => IsWatcher, Tell = News.Add, Elapsed = () => _now,
        }.Run(Stop.Token);

        public DiffLogStamp Stamp() => new("diff_log.md", 1, _at);

        public DiffLogContent Read()
        {
            _wasRead = true;
            return _contents[_at];
        }

        public bool Wait(bool isSettling, CancellationToken stop)
        {
            _now += TimeSpan.FromMilliseconds(300);
            if (_wasRead && _at == _contents.Length - 1)
                Stop.Cancel();
            else if (_wasRead)
                _at++;
            _wasRead = false;
            return false;
        }
    }
}
