using System;
using System.Collections.Generic;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Backfill;

/// <summary>How far a backfill goes.</summary>
public enum BackfillStep
{
    /// <summary>Says what would be created, and writes nothing.</summary>
    Show,

    /// <summary>Writes <c>backfill_plan.json</c>.</summary>
    Plan,

    /// <summary>Creates what is planned.</summary>
    Apply,
}

/// <summary>What came of it.</summary>
/// <param name="ExitCode">0 done, or nothing to do; 1 refused or halted; 2 could not run.</param>
/// <param name="Tree">What is, or would be, created: paths relative to the project root, sorted; a folder ends in <c>/</c>.</param>
/// <param name="Lines">What else to tell; may quote text of the repository, which the front escapes.</param>
/// <param name="Findings">The broken rules behind a refusal or a halt.</param>
public sealed record BackfillResult(int ExitCode, IReadOnlyList<string> Tree, IReadOnlyList<string> Lines, IReadOnlyList<Finding> Findings);

/// <summary>The Backfill module: creates what decisions approved, and changes nothing that is there (Backfill Protocol).</summary>
public static class Backfilling
{
    /// <summary>Runs it. A run that was cut off is taken up where it ended; one after a complete run changes nothing.</summary>
    /// <param name="state">Where the decision gate stands.</param>
    /// <param name="step">How far to go.</param>
    /// <param name="progress">Told of each file: how many are done, of how many; null where nobody asks.</param>
    public static BackfillResult Run(DecisionState state, BackfillStep step, Action<int, int>? progress = null)
        => new BackfillRun(state, step, progress, before: null).Run();
}
