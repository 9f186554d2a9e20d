using System;

namespace Forge.Build.Commands.Watching;

/// <summary>How to watch.</summary>
/// <param name="UtcNow">The time, in UTC: for the lock, the ledger and what is said.</param>
public sealed record WatchRequest(Func<DateTime> UtcNow)
{
    /// <summary>Whether to end with the first audit.</summary>
    public bool Once { get; init; }

    /// <summary>Whether to do without events of the file system.</summary>
    public bool PollOnly { get; init; }

    /// <summary>Whether verdicts are written into the ledger.</summary>
    public bool WriteEvidence { get; init; } = true;

    /// <summary>How long the diff log must not change before it is read.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How often to look although the system tells of changes.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often to look where it does not.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long to wait for another watcher that just begins or ends, or whose mark was cleaned away until its next look; a busy machine makes that long.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
