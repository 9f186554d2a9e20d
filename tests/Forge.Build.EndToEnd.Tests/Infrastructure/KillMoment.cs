using System;
using System.Diagnostics;
using System.Threading;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>Where in a run it is killed. How long runs take is learned anew, since the machine may have been busier when the first was measured.</summary>
internal sealed class KillMoment(TimeSpan length)
{
    private long _ticks = length.Ticks;

    /// <summary>How long a run takes.</summary>
    public TimeSpan Length => TimeSpan.FromTicks(Volatile.Read(ref _ticks));

    /// <summary>Waits until a part of a run is over, or all of it.</summary>
    /// <param name="process">The run, at its beginning.</param>
    /// <param name="part">From 0 to 1.</param>
    public void Await(Process process, double part)
    {
        if (process.HasExited)
            return;
        Stopwatch waited = Stopwatch.StartNew();
        TimeSpan time = Length * part;
        if (process.WaitForExit((int)time.TotalMilliseconds))
        {
            // It was quicker. Half of the way, as it may have been one of its kind.
            Volatile.Write(ref _ticks, (Length.Ticks + waited.Elapsed.Ticks) / 2);
            return;
        }
        while (waited.Elapsed < time)
            Thread.SpinWait(20);
    }
}
