using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Commands.Building;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Testing;

/// <summary>Runs the steps one after the other; one that failed ends neither the run nor its record, only the steps that stand on it.</summary>
internal sealed class StepRunner(TemporaryFolder folder, TestRequest request, TimeSpan patience, CancellationToken cancellation)
{
    private static readonly KeyValuePair<string, string>[] WithoutAPerson = { new("CI", "true") };

    /// <summary>Runs them.</summary>
    public IReadOnlyList<StepResult> Run(IReadOnlyList<TestStep> steps)
    {
        List<StepResult> results = new();
        foreach (TestStep step in steps)
        {
            StepResult result = Run(step, results);
            results.Add(result);
            request.Progress?.Invoke(Progress(step, Math.Max(1, result.Rounds.Count)) with
            {
                Passed = result.Results?.Count(TestOutcome.Passed) ?? 0,
                Failed = result.Results?.Count(TestOutcome.Failed) ?? 0,
                Skipped = result.Results?.Count(TestOutcome.Skipped) ?? 0,
                Summary = result.Summary,
            });
        }
        return results;
    }

    private StepResult Run(TestStep step, List<StepResult> done)
    {
        if (cancellation.IsCancellationRequested)
            return new StepResult(step, [], "the run was interrupted");
        if (step.Executable is null)
            return new StepResult(step, [], step.Refusal);
        if (done.Find(result => result.Step.Name == step.After) is { Succeeded: false })
            return new StepResult(step, [], "the step " + step.After + " did not succeed");
        List<StepRound> rounds = new();
        while (rounds.Count < (step.IsTest ? request.Rounds : 1))
        {
            rounds.Add(RunOnce(step, rounds.Count + 1));
            if (rounds[^1].Ending.End != StepEnd.Exited)
                break;
        }
        return new StepResult(step, rounds);
    }

    private StepRound RunOnce(TestStep step, int round)
    {
        StepOutput output = new();
        TestProgress progress = Progress(step, round);
        request.Progress?.Invoke(progress);
        IEnumerable<string> arguments = step.Words.Skip(1);
        string? results = null;
        if (step.Results is not null)
        {
            results = folder.PathOf(step.Name + "-" + round.ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(results);
            arguments = [step.Words[1], .. step.Results(results), .. step.Words.Skip(2)];
        }
        StepEnding ending = StepProcess.Run(step.Executable!, arguments, step.Folder, step.IsFrontend ? WithoutAPerson : [], patience, Heard, cancellation);
        return new StepRound(ending, output, results is null ? null : RoundResults.Read(results));

        void Heard(string line)
        {
            output.Add(line);
            TestProgress now = progress.After(line);
            if (now == progress)
                return;
            progress = now;
            request.Progress?.Invoke(now);
        }
    }

    private TestProgress Progress(TestStep step, int round) => new(step.Name, step.Command, round, step.IsTest ? request.Rounds : 1, 0, 0, 0, null);
}
