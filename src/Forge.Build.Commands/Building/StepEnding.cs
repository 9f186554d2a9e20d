using System;

namespace Forge.Build.Commands.Building;

/// <summary>How a program of a step came to its end.</summary>
internal enum StepEnd
{
    /// <summary>It ended by itself, with an exit code.</summary>
    Exited,

    /// <summary>It took too long and was killed, with all that it had started.</summary>
    TimedOut,

    /// <summary>Somebody interrupted the run; it was killed, with all that it had started.</summary>
    Cancelled,

    /// <summary>It could not be started.</summary>
    NotStarted,
}

/// <summary>The end of a program.</summary>
/// <param name="End">How.</param>
/// <param name="ExitCode">Its exit code; null where it did not end by itself.</param>
/// <param name="Elapsed">How long it ran.</param>
/// <param name="Problem">Why it could not be started, as a clause without a full stop; else empty.</param>
internal sealed record StepEnding(StepEnd End, int? ExitCode, TimeSpan Elapsed, string Problem = "");
