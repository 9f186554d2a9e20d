using System;

namespace Forge.Build.Commands.Watching;

/// <summary>What to do after a look.</summary>
internal enum WatchStep
{
    /// <summary>Nothing is new.</summary>
    Rest,

    /// <summary>Something changes; look again after the settling time.</summary>
    Settle,

    /// <summary>It changed, and has been still since.</summary>
    Read,
}

/// <summary>
/// When an audit is due (Builder Contract 10.1.1, 10.2): observations in, steps out; no clock and no file. A log is read once it was still for the settling
/// time, and audited where it says COMPLETE and did not say the very same when it was audited last.
/// </summary>
internal sealed class WatchCycle
{
    private readonly TimeSpan _settle;

    private DiffLogStamp? _read;
    private DiffLogStamp? _pending;
    private TimeSpan _stillSince;
    private string _audited = "";
    private DiffLogStamp? _failed;

    /// <param name="settle">How long a log must not change before it is read.</param>
    public WatchCycle(TimeSpan settle) => _settle = settle;

    /// <summary>Looks at the diff log from outside.</summary>
    /// <param name="stamp">What is seen.</param>
    /// <param name="wasTold">Whether the system told of a change since the last look, which a stamp alone may not show.</param>
    /// <param name="now">Since any fixed moment.</param>
    public WatchStep Look(DiffLogStamp stamp, bool wasTold, TimeSpan now)
    {
        if (_pending is null && !wasTold && stamp == _read)
            return WatchStep.Rest;
        if (wasTold || stamp != _pending)
        {
            _pending = stamp;
            _stillSince = now;
        }
        return now - _stillSince >= _settle ? WatchStep.Read : WatchStep.Settle;
    }

    /// <summary>Takes what was read after <see cref="WatchStep.Read"/>.</summary>
    /// <param name="content">What the log says.</param>
    /// <param name="after">What is seen from outside after reading.</param>
    /// <returns>Whether an audit is due.</returns>
    public bool IsDue(DiffLogContent content, DiffLogStamp after)
    {
        // Written to while it was read: what was read may be half of it. The next look sees the new stamp.
        if (after != _pending)
            return false;
        _read = after;
        _pending = null;
        // A new cycle has begun, whose end is a new one even where its log comes to the same words.
        if (content.State == BuilderState.InProcess)
            _audited = "";
        // The system tells of more than saves, so a note of it alone is no wish for another verdict.
        return content.State == BuilderState.Complete && (content.Digest != _audited || (_failed is { } failed && failed != after));
    }

    /// <summary>Notes that this log was audited.</summary>
    /// <param name="content">What was audited.</param>
    /// <param name="passed">Whether nothing blocked. What blocked may be mended without a change of the log, so saving it again asks again.</param>
    public void Audited(DiffLogContent content, bool passed)
    {
        _audited = content.Digest;
        _failed = passed ? null : _read;
    }
}
