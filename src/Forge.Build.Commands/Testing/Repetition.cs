using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Commands.Building;

namespace Forge.Build.Commands.Testing;

/// <summary>A test, or a whole step, that gave two results on one tree.</summary>
/// <param name="Name">The test's full name, or the step's.</param>
/// <param name="Outcomes">What came how often, for example <c>passed 2, failed 1</c>.</param>
internal sealed record UnstableTest(string Name, string Outcomes);

/// <summary>Compares the runs of a step.</summary>
internal static class Repetition
{
    private const string Absent = "absent";

    /// <summary>What differs between its runs, in order of name. Runs that were cut off are not compared.</summary>
    public static IReadOnlyList<UnstableTest> Compare(StepResult step)
    {
        StepRound[] rounds = step.Rounds.Where(round => round.Ending.End == StepEnd.Exited && !round.Crashed && round.Results is null or { Problem.Length: 0 }).ToArray();
        if (rounds.Length < 2)
            return [];
        List<UnstableTest> unstable = new();
        Dictionary<(string, string), string>[] outcomes = rounds.Select(OutcomesOf).ToArray();
        foreach ((string Module, string Name) test in outcomes.SelectMany(round => round.Keys).Distinct().OrderBy(key => key.Item2, StringComparer.Ordinal).ThenBy(key => key.Item1, StringComparer.Ordinal))
        {
            string[] said = outcomes.Select(round => round.GetValueOrDefault(test, Absent)).ToArray();
            if (said.Any(one => one != said[0]))
                unstable.Add(new UnstableTest(test.Name, CountsOf(said)));
        }
        string[] codes = rounds.Select(round => "exit code " + round.Ending.ExitCode!.Value.ToString(CultureInfo.InvariantCulture)).ToArray();
        if (unstable.Count == 0 && codes.Any(code => code != codes[0]))
            unstable.Add(new UnstableTest("the step " + step.Step.Name, CountsOf(codes)));
        return unstable;
    }

    // Rows of one test may have one name; then what they all say together is the outcome, in whatever order they ran.
    private static Dictionary<(string, string), string> OutcomesOf(StepRound round)
        => (round.Results?.Tests ?? []).GroupBy(test => (test.Module, test.Name))
            .ToDictionary(test => test.Key, test => string.Join(" and ", test.Select(one => one.Outcome).Order().Select(outcome => outcome.ToString().ToLowerInvariant())));

    private static string CountsOf(IEnumerable<string> said)
        => string.Join(", ", said.GroupBy(one => one).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key + " " + group.Count().ToString(CultureInfo.InvariantCulture) + (group.Count() == 1 ? " time" : " times")));
}
