using System;
using System.Diagnostics;
using System.Threading;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>
/// How much time a whole scan may lose to slow patterns. A bound a file is not enough: a repository with ten thousand files and one bad pattern would
/// still hold the build for hours. What the budget no longer covers is reported as timed out, never as clean.
/// </summary>
internal sealed class ScanBudget
{
    private const int MostTimeoutsOfAPattern = 2;
    private const int MostTimeouts = 8;

    // Far above any honest scan: linear patterns read about 100 MB a second.
    private static readonly long MostTicks = 120 * Stopwatch.Frequency;

    private readonly int[] _timeouts;
    private int _allTimeouts;
    private long _ticks;

    public ScanBudget(int rules) => _timeouts = new int[rules];

    /// <summary>Whether a rule may still be run.</summary>
    public bool Covers(int rule)
        => Volatile.Read(ref _timeouts[rule]) < MostTimeoutsOfAPattern && Volatile.Read(ref _allTimeouts) < MostTimeouts && Interlocked.Read(ref _ticks) < MostTicks;

    /// <summary>Begins anew, for a scan of its own. Not while one runs.</summary>
    public void Renew()
    {
        Array.Clear(_timeouts, 0, _timeouts.Length);
        (_allTimeouts, _ticks) = (0, 0);
    }

    /// <summary>Keeps a rule from being run that was too slow in an earlier scan.</summary>
    public void Exclude(int rule) => Volatile.Write(ref _timeouts[rule], MostTimeoutsOfAPattern);

    /// <summary>Counts what a run took, in ticks of the stopwatch.</summary>
    public void Charge(int rule, long ticks, bool timedOut)
    {
        Interlocked.Add(ref _ticks, ticks);
        if (!timedOut)
            return;
        Interlocked.Increment(ref _timeouts[rule]);
        Interlocked.Increment(ref _allTimeouts);
    }
}
