using System;
using System.Diagnostics;
using System.Threading;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Watching;

/// <summary>How a watch ended.</summary>
internal enum WatchEnd
{
    /// <summary>It was told to stop.</summary>
    Stopped,

    /// <summary>It was to audit once, and did.</summary>
    Audited,

    /// <summary>The repository is governed no more.</summary>
    NotGoverned,

    /// <summary>Another process watches by now.</summary>
    TakenOver,
}

/// <summary>Looks, reads, audits, waits; everything that it touches is handed in.</summary>
internal sealed class WatchLoop
{
    private readonly IWatchedFiles _files;
    private readonly IChangeSignal _signal;
    private readonly WatchCycle _cycle;
    private readonly WatchRequest _request;

    private BuilderState _state = BuilderState.Unknown;
    private string _problem = "";

    public WatchLoop(IWatchedFiles files, IChangeSignal signal, WatchRequest request)
    {
        _files = files;
        _signal = signal;
        _request = request;
        _cycle = new WatchCycle(request.Settle);
    }

    /// <summary>Audits. A watcher outlives an audit that breaks.</summary>
    public required Func<AuditReport> Audit { get; init; }

    /// <summary>Whether this process still is the one that watches.</summary>
    public required Func<bool> IsWatcher { get; init; }

    /// <summary>Takes the news.</summary>
    public required Action<WatchNews> Tell { get; init; }

    /// <summary>How time passes, from any fixed moment; the system's own clock where nothing else is said.</summary>
    public Func<TimeSpan> Elapsed { get; init; } = () => Stopwatch.GetElapsedTime(0);

    /// <summary>The verdict of the last audit.</summary>
    public AuditVerdict LastVerdict { get; private set; } = AuditVerdict.CouldNotRun;

    /// <summary>Watches until there is a reason to end.</summary>
    public WatchEnd Run(CancellationToken stop)
    {
        bool wasTold = false;
        bool wasGoverned = true;
        while (!stop.IsCancellationRequested)
        {
            bool isGoverned = _files.IsGoverned;
            // Twice in a row: changing branches takes folders away for a moment.
            if (!isGoverned && !wasGoverned)
                return WatchEnd.NotGoverned;
            wasGoverned = isGoverned;
            if (!IsWatcher())
                return WatchEnd.TakenOver;
            DiffLogStamp stamp = _files.Stamp();
            WatchStep step = _cycle.Look(stamp, wasTold, Elapsed());
            if (step == WatchStep.Read && Read(stop) && _request.Once)
                return WatchEnd.Audited;
            wasTold = !stop.IsCancellationRequested && _signal.Wait(step == WatchStep.Settle, stop);
        }
        return WatchEnd.Stopped;
    }

    private bool Read(CancellationToken stop)
    {
        DiffLogContent content = _files.Read();
        if (!_cycle.IsDue(content, _files.Stamp()))
        {
            Notice(content);
            return false;
        }
        _state = content.State;
        _problem = "";
        Tell(new WatchNews(_request.UtcNow(), PrintableText.Excerpt(content.Phase, 80) + ": " + content.Path + " says COMPLETE; auditing."));
        AuditReport report = Safely(stop);
        // What an audit says that was interrupted is not about the repository.
        if (stop.IsCancellationRequested)
            return false;
        LastVerdict = report.Verdict;
        _cycle.Audited(content, report.Verdict == AuditVerdict.Passed);
        Tell(AuditNews.Of(content, report, _request.UtcNow()));
        return true;
    }

    // One line as work begins, and one for each new reason why a log cannot be read; else silence.
    private void Notice(DiffLogContent content)
    {
        if (content.Problem.Length > 0 && content.Problem != _problem)
            Tell(new WatchNews(_request.UtcNow(), content.Problem));
        else if (content.State == BuilderState.InProcess && _state != BuilderState.InProcess)
            Tell(new WatchNews(_request.UtcNow(), PrintableText.Excerpt(content.Phase, 80) + ": the work goes on; waiting for Status: COMPLETE."));
        _problem = content.Problem;
        if (content.State != BuilderState.Unknown)
            _state = content.State;
    }

    private AuditReport Safely(CancellationToken stop)
    {
        try
        {
            return Audit();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new AuditReport(AuditVerdict.CouldNotRun, [], []);
        }
        catch (Exception e)
        {
            return new AuditReport(AuditVerdict.CouldNotRun, [GateFailure.Of(e)], []);
        }
    }
}
