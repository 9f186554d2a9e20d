using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Forge.Build.Commands.Testing;

/// <summary>All that is written down of a run of the tests (Builder Contract 9.2).</summary>
/// <param name="Start">UTC.</param>
/// <param name="End">UTC.</param>
/// <param name="Tree">What was tested.</param>
/// <param name="Runtime">The program that ran the tests, and its version.</param>
/// <param name="Steps">What became of the steps.</param>
/// <param name="Verdict">What it comes to.</param>
/// <param name="GitStatus">What <c>git status -sb</c> says; empty where git is unavailable.</param>
/// <param name="GitDiffStat">What <c>git diff --stat</c> says; empty alike.</param>
internal sealed record TestRecord(
    DateTime Start, DateTime End, TreeUnderTest Tree, string Runtime, IReadOnlyList<StepResult> Steps, TestVerdict Verdict, string GitStatus, string GitDiffStat)
{
    /// <summary>What stands for what git would tell.</summary>
    public const string GitUnavailable = "git unavailable";

    /// <summary>How many tests have an outcome, over all steps that say so.</summary>
    public int Count(TestOutcome outcome) => Steps.Sum(step => step.Results?.Count(outcome) ?? 0);

    /// <summary>Whether any step says how many tests it ran.</summary>
    public bool IsCounted => Steps.Any(step => step.Results is not null);

    /// <summary>For example <c>12 passed, 0 failed, 1 skipped</c>.</summary>
    public string Counts => !IsCounted
        ? "not counted"
        : string.Create(CultureInfo.InvariantCulture, $"{Count(TestOutcome.Passed)} passed, {Count(TestOutcome.Failed)} failed, {Count(TestOutcome.Skipped)} skipped");

    /// <summary>A time as the record has it.</summary>
    public static string Time(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
