using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Building;

namespace Forge.Build.Commands.Testing;

/// <summary>One run of one step.</summary>
/// <param name="Ending">How its program ended.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Results">The tests that it ran; null where it leaves no results.</param>
internal sealed record StepRound(StepEnding Ending, StepOutput Output, RoundResults? Results)
{
    private const int SignalBase = 128;

    // Microsoft.Testing.Platform: aborted, and ended by an exception nobody caught.
    private static readonly int[] AbortCodes = { 3, 7 };

    /// <summary>Whether it ran to its end and nothing speaks against it. Whether any test ran is asked of the run as a whole.</summary>
    public bool Succeeded => Ending is { End: StepEnd.Exited, ExitCode: 0 } && (Results is null || (Results is { SaysFailed: false, SaysAborted: false, Problem.Length: 0 } && !Failures.Any()));

    /// <summary>The tests that failed.</summary>
    public IEnumerable<TestResult> Failures => Results?.Tests.Where(test => test.Outcome == TestOutcome.Failed) ?? [];

    /// <summary>Whether it ended before its work was done.</summary>
    public bool Crashed => Ending is { End: StepEnd.Exited, ExitCode: { } code } && code != 0 && Results is { } results
        && (results.SaysAborted || Output.SaysAborted || code >= SignalBase || code < 0 || System.Array.IndexOf(AbortCodes, code) >= 0);
}
