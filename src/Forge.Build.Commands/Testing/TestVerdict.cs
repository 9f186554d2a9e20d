using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Commands.Building;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Testing;

/// <summary>What a run of the tests comes to (Builder Contract 9.1, 9.2).</summary>
/// <param name="Findings">What speaks against it, in <see cref="Finding.Order"/>; the run passed where there is none.</param>
/// <param name="Reasons">The same for the record, in the order in which it happened, a clause each.</param>
/// <param name="Failing">The tests that failed in every run of theirs, in order of name.</param>
/// <param name="Unstable">What gave two results.</param>
/// <param name="OnlyTheMachine">Whether all that is in the way is that a program is not there, or that somebody interrupted the run.</param>
internal sealed record TestVerdict(
    IReadOnlyList<Finding> Findings, IReadOnlyList<string> Reasons, IReadOnlyList<TestResult> Failing, IReadOnlyList<UnstableTest> Unstable, bool OnlyTheMachine)
{
    /// <summary>Findings for more failed tests are left out, and counted in the last.</summary>
    public const int MostNamed = 20;

    private const int Excerpt = 300;
    private const string RunAgain = "then run: forge test";

    /// <summary>Whether all is well.</summary>
    public bool Passed => Reasons.Count == 0;

    /// <summary>The verdict.</summary>
    /// <param name="repository">What was tested.</param>
    /// <param name="settings">What was found wrong in <c>forge.json</c>; then nothing was run.</param>
    /// <param name="steps">What became of the steps.</param>
    /// <param name="treeChanged">Why the tree is not the one that was tested, as a clause without a full stop; else empty.</param>
    /// <param name="isInterrupted">Whether somebody interrupted the run.</param>
    public static TestVerdict Of(ForgeRepository repository, IReadOnlyList<Finding> settings, IReadOnlyList<StepResult> steps, string treeChanged, bool isInterrupted)
    {
        List<Finding> findings = new(settings);
        List<string> reasons = settings.Select(finding => finding.Message.TrimEnd('.')).ToList();
        UnstableTest[] unstable = steps.SelectMany(Repetition.Compare).ToArray();
        HashSet<string> unstableNames = unstable.Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        // A results file lists its tests in the order of a hash table, another one each run; the record of one tree is in one order.
        TestResult[] failing = steps.SelectMany(step => step.Rounds).SelectMany(round => round.Failures).Where(test => !unstableNames.Contains(test.Name))
            .OrderBy(test => test.Name, StringComparer.Ordinal).ThenBy(test => test.Module, StringComparer.Ordinal).ThenBy(test => test.Message, StringComparer.Ordinal)
            .DistinctBy(test => (test.Module, test.Name)).ToArray();
        foreach (StepResult step in steps.Where(step => !step.Succeeded))
        {
            reasons.Add("the step " + step.Step.Name + " " + (step.WhyNotRun.Length > 0 ? "was not run: " + step.WhyNotRun : step.Summary));
            if (OfStep(step, isInterrupted) is { } finding)
                findings.Add(finding);
        }
        Named(repository, failing, findings);
        if (unstable.Length > 0)
        {
            reasons.Add(Count(unstable.Length, "test") + " gave two results on one tree");
            findings.Add(OfUnstable(unstable, steps.Max(step => step.Rounds.Count)));
        }
        Finding? none = settings.Count == 0 && !isInterrupted ? OfNoTest(steps) : null;
        if (isInterrupted)
            reasons.Add("the run was interrupted");
        if (none is not null)
        {
            reasons.Add("no test ran");
            findings.Add(none);
        }
        if (treeChanged.Length > 0)
        {
            reasons.Add(treeChanged);
            findings.Add(new Finding(RuleCatalog.StepFailed, SourceLocation.None, "the tree after the run is not the tree that was tested: " + PrintableText.Excerpt(treeChanged, Excerpt) + ".",
                "let git ignore what the build and the tests write, or let them write elsewhere, and change no file while the tests run; " + RunAgain + "."));
        }
        if (isInterrupted && findings.Count == 0)
            findings.Add(new Finding(RuleCatalog.StepDidNotFinish, SourceLocation.None, "the run was interrupted, so it counts as failed.", "run it to its end: forge test"));
        findings.Sort(Finding.Order);
        bool onlyTheMachine = settings.Count == 0 && none is null && treeChanged.Length == 0 && failing.Length == 0 && unstable.Length == 0 && steps.All(step => step.Succeeded || IsTheMachine(step));
        return new TestVerdict(findings, reasons, failing, unstable, onlyTheMachine);
    }

    private static bool IsTheMachine(StepResult step) => step.Step.LacksProgram || (step.WhyNotRun.Length > 0 && step.Step.Executable is not null)
        || step.FirstFailure is { Ending.End: StepEnd.Cancelled or StepEnd.NotStarted };

    private static Finding? OfStep(StepResult step, bool isInterrupted)
    {
        string name = "the step " + step.Step.Name + " (" + PrintableText.Excerpt(step.Step.Command, Excerpt) + ")";
        if (step.Step.LacksProgram)
            return new Finding(RuleCatalog.StepDidNotFinish, step.Step.At, name + " could not be run: " + step.WhyNotRun + ".", "install the program or add it to PATH; " + RunAgain + ".");
        if (step.Step.Executable is null)
        {
            return new Finding(RuleCatalog.StepFailed, step.Step.At, name + " could not be run: " + PrintableText.Excerpt(step.WhyNotRun, Excerpt) + ".",
                "correct forge.json; a command is one program with its arguments, and what needs a shell goes into a script of package.json or a file; " + RunAgain + ".");
        }
        // What it stands on has its own finding.
        if (step.FirstFailure is not { } round)
            return null;
        string after = " after " + step.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " seconds";
        switch (round.Ending.End)
        {
            case StepEnd.Cancelled:
                return new Finding(RuleCatalog.StepDidNotFinish, step.Step.At, name + " was interrupted" + after + ".", "run it to its end: forge test");
            case StepEnd.TimedOut:
                return new Finding(RuleCatalog.StepDidNotFinish, step.Step.At, name + " took too long and was killed, with all that it had started," + after + ".",
                    "find out what hangs, or give it more time: forge test --timeout MINUTES, or \"timeout_minutes\" under \"test\" of forge.json.");
            case StepEnd.NotStarted:
                return new Finding(RuleCatalog.StepDidNotFinish, step.Step.At, name + " could not be started: " + PrintableText.Excerpt(round.Ending.Problem, Excerpt) + ".",
                    "repair the program; " + RunAgain + ".");
        }
        string code = "exit code " + round.Ending.ExitCode!.Value.ToString(CultureInfo.InvariantCulture);
        if (round.Crashed)
        {
            return new Finding(RuleCatalog.StepDidNotFinish, step.Step.At, name + " crashed" + after + " with " + code + ", so nobody knows what the tests after the crash would say.",
                "look at the end of its output for the test that ran, and repair what ends the process; " + RunAgain + ".");
        }
        if (round.Output.LacksTrx)
        {
            return new Finding(RuleCatalog.StepFailed, step.Step.At, name + " cannot report its results: a test project lacks the option " + DotNetTest.TrxOption + ".",
                "reference the package " + DotNetTest.TrxPackage + " in each test project, or name the option that its framework has under \"arguments\" of \"test\" in forge.json, for example \"--report-xunit-trx\"; " + RunAgain + ".");
        }
        // Its failed tests say more, each at its own place.
        if (round.Failures.Any() && !isInterrupted)
            return null;
        if (round.Ending.ExitCode == 0 && round.Results is { } results)
        {
            return new Finding(RuleCatalog.StepFailed, step.Step.At,
                name + " ended with 0, but its results do not say that it succeeded" + (results.Problem.Length > 0 ? ": " + PrintableText.Excerpt(results.Problem, Excerpt) : "") + ".", "look at its output; " + RunAgain + ".");
        }
        return new Finding(RuleCatalog.StepFailed, step.Step.At,
            name + " failed with " + code + (round.Output.FirstError.Length > 0 ? ": " + PrintableText.Excerpt(round.Output.FirstError, Excerpt) : "") + ".", "repair what its output names; " + RunAgain + ".");
    }

    // A step without results cannot say how many tests it ran; where nothing else tests, its exit code has to do.
    private static Finding? OfNoTest(IReadOnlyList<StepResult> steps)
    {
        StepResult[] testing = steps.Where(step => step.Step.IsTest).ToArray();
        StepResult[] counted = testing.Where(step => step.Step.Results is not null).ToArray();
        bool isHindered = testing.Any(step => step.WhyNotRun.Length > 0 || step.FirstFailure is { } round && (round.Ending.ExitCode is null || round.Crashed || round.Output.LacksTrx));
        if (isHindered || (testing.Length > 0 && counted.Length == 0) || counted.Any(step => step.Rounds.All(Ran)))
            return null;
        return new Finding(RuleCatalog.NoTestFound, SourceLocation.None,
            testing.Length == 0 ? "there is nothing to test: no solution, no project and no test command of forge.json."
                : counted.All(step => step.Results is null or { Files: 0 }) ? "no project left results, so no test is known to have run." : "no test ran, and a suite without tests proves nothing.",
            "add a test project to the solution, or name the command under \"test_command\" of \"backend\" in forge.json; " + RunAgain + ".");
    }

    private static bool Ran(StepRound round) => round.Results is { } results && results.Tests.Any(test => test.Outcome != TestOutcome.Skipped);

    private static void Named(ForgeRepository repository, TestResult[] failing, List<Finding> findings)
    {
        for (int i = 0; i < Math.Min(failing.Length, MostNamed); i++)
        {
            TestResult test = failing[i];
            string more = i == MostNamed - 1 && failing.Length > MostNamed ? " (" + Count(failing.Length - MostNamed, "more failed test") + " left out here)" : "";
            string message = test.Message.Length == 0 ? "" : ": " + PrintableText.Excerpt(OneLine(test.Message), Excerpt).TrimEnd('.');
            findings.Add(new Finding(RuleCatalog.TestFailed, FailurePlace.Of(repository, test.StackTrace), "the test " + PrintableText.Excerpt(test.Name, Excerpt) + " failed" + message + "." + more,
                "make it pass; " + RunAgain + "."));
        }
    }

    private static Finding OfUnstable(UnstableTest[] unstable, int rounds)
    {
        string names = string.Join("; ", unstable.Take(MostNamed).Select(test => PrintableText.Excerpt(test.Name, Excerpt) + " (" + test.Outcomes + ")"));
        string more = unstable.Length > MostNamed ? "; and " + (unstable.Length - MostNamed).ToString(CultureInfo.InvariantCulture) + " more" : "";
        return new Finding(RuleCatalog.TestIsNotDeterministic, SourceLocation.None,
            Count(unstable.Length, "test") + " gave two results in " + Count(rounds, "run") + " of one tree: " + names + more + ".",
            "take time, order, chance, the network and shared files out of the tests, then run: forge test --repeat " + Math.Max(rounds, 2).ToString(CultureInfo.InvariantCulture));
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static string Count(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");
}
