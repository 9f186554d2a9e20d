using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Commands.Building;

namespace Forge.Build.Commands.Testing;

/// <summary>What became of a step.</summary>
/// <param name="Step">Which.</param>
/// <param name="Rounds">Its runs, several only for tests that were repeated; none where it was not run.</param>
/// <param name="WhyNotRun">Why it was not run, as a clause without a full stop; else empty.</param>
internal sealed record StepResult(TestStep Step, IReadOnlyList<StepRound> Rounds, string WhyNotRun = "")
{
    /// <summary>Whether every run of it succeeded.</summary>
    public bool Succeeded => Rounds.Count > 0 && Rounds.All(round => round.Succeeded);

    /// <summary>The first run that did not succeed; null where there is none.</summary>
    public StepRound? FirstFailure => Rounds.FirstOrDefault(round => !round.Succeeded);

    /// <summary>The exit code: of the first run that did not end with 0, else 0; null where there is none.</summary>
    public int? ExitCode
    {
        get
        {
            StepRound? bad = Rounds.FirstOrDefault(round => round.Ending.ExitCode != 0);
            return bad is not null ? bad.Ending.ExitCode : Rounds.Count > 0 ? 0 : null;
        }
    }

    /// <summary>How long all its runs took.</summary>
    public TimeSpan Elapsed => Rounds.Aggregate(TimeSpan.Zero, (sum, round) => sum + round.Ending.Elapsed);

    /// <summary>The results of its first run; null where it leaves none.</summary>
    public RoundResults? Results => Rounds.Count > 0 ? Rounds[0].Results : null;

    /// <summary>What happened, in a few words of ours.</summary>
    public string Summary
    {
        get
        {
            if (WhyNotRun.Length > 0)
                return "not run, " + WhyNotRun;
            string time = Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
            StepEnding ending = (FirstFailure ?? Rounds[0]).Ending;
            string what = ending.End switch
            {
                StepEnd.TimedOut => "took too long and was killed after " + time,
                StepEnd.Cancelled => "was interrupted after " + time,
                StepEnd.NotStarted => "could not be started",
                _ when FirstFailure is { Crashed: true } => "crashed after " + time,
                _ when Succeeded => "done in " + time,
                _ => "failed after " + time,
            };
            return Rounds.Count > 1 ? what + ", " + Rounds.Count.ToString(CultureInfo.InvariantCulture) + " runs" : what;
        }
    }
}
