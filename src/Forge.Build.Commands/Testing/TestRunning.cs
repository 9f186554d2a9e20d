using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Commands.Building;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Testing;

/// <summary><c>forge test</c>: builds, runs all tests and records what came of it, whatever came of it (Builder Contract 9.1, 9.2).</summary>
public static class TestRunning
{
    private const string Command = "test";
    private const string LockFile = "test-run.lock";
    private const int LongestLine = 240;

    private static readonly TimeSpan UsualPatience = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan VersionPatience = TimeSpan.FromSeconds(30);

    /// <summary>Runs. Exit code 0: passed and recorded; 1: failed; 2: it could not run to its end, or not be recorded.</summary>
    /// <param name="repository">What is tested.</param>
    /// <param name="request">How.</param>
    /// <param name="cancellation">Interrupts it: steps are killed with all that they started, and the run is recorded as failed.</param>
    public static CommandReport Run(ForgeRepository repository, TestRequest request, CancellationToken cancellation)
    {
        using OwnerLock? held = OwnerLock.Take(repository, LockPatience, out string problem, LockFile);
        if (held is null)
        {
            return CommandReport.Of(Command, [new Finding(RuleCatalog.EvidenceNotWritten, SourceLocation.None,
                "the tests were not run, because the lock of test runs could not be taken: " + problem + ".", "let the other run end, then run: forge test")]);
        }
        long clock = Stopwatch.GetTimestamp();
        if (TestEvidence.WriteLatest(repository, TestRecordText.Unfinished(request.UtcNow)) is { } notWritten)
            return CommandReport.Of(Command, [notWritten], "Nothing was run, because nothing can be recorded.");
        TestRecord record = Execute(repository, request, clock, cancellation);
        List<Finding> unrecorded = new();
        // First the entry: without one there is no pass.
        if (TestEvidence.Append(repository, TestRecordText.Entry(record)) is { } notAppended)
        {
            unrecorded.Add(notAppended);
            record = record with { Verdict = record.Verdict with { Reasons = [.. record.Verdict.Reasons, notAppended.Message.TrimEnd('.')] } };
        }
        if (TestEvidence.WriteLatest(repository, TestRecordText.Latest(record)) is { } notReplaced)
            unrecorded.Add(notReplaced);
        return Report(repository, record, unrecorded);
    }

    private static TestRecord Execute(ForgeRepository repository, TestRequest request, long clock, CancellationToken cancellation)
    {
        TreeUnderTest before = TreeUnderTest.Look(repository);
        TestSettings settings = TestSettings.Read(repository, out IReadOnlyList<Finding> findings);
        IReadOnlyList<StepResult> steps = [];
        using TemporaryFolder folder = new();
        try
        {
            if (findings.Count == 0)
                steps = new StepRunner(folder, request, request.Patience ?? settings.Patience ?? UsualPatience, cancellation).Run(TestPlan.Of(repository, settings, folder, cancellation));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings = [new Finding(RuleCatalog.StepDidNotFinish, SourceLocation.None, "the steps could not be run: " + PrintableText.Excerpt(e.Message.TrimEnd('.'), 300) + ".", "make room in the temporary folder, then run: forge test")];
        }
        catch (OperationCanceledException)
        {
            // It was interrupted before its first step.
        }
        bool isInterrupted = cancellation.IsCancellationRequested;
        string changed = isInterrupted ? "" : TreeUnderTest.Look(repository).WhyChangedSince(before);
        TestVerdict verdict = TestVerdict.Of(repository, findings, steps, changed, isInterrupted);
        bool hasGit = before.Problem is null;
        return new TestRecord(
            request.UtcNow, request.UtcNow + Stopwatch.GetElapsedTime(clock), before, Runtime(steps, repository), steps, verdict,
            hasGit ? Git.Run(repository.Root, "status", "-sb").Output : "", hasGit ? Git.Run(repository.Root, "diff", "--stat", "--no-ext-diff", "--no-textconv").Output : "");
    }

    private static string Runtime(IReadOnlyList<StepResult> steps, ForgeRepository repository)
    {
        string[] programs = steps.Select(step => step.Step.Executable).OfType<string>().Distinct().ToArray();
        return programs.Length == 0 ? "none" : string.Join(", ", programs.Select(program => program + VersionOf(program, repository)));
    }

    private static string VersionOf(string program, ForgeRepository repository)
    {
        if (Path.GetFileNameWithoutExtension(program) != "dotnet")
            return "";
        StepOutput said = new();
        StepEnding ending = StepProcess.Run(program, ["--version"], repository.Root, [], VersionPatience, said.Add, CancellationToken.None);
        return ending.ExitCode == 0 && said.Last.Count > 0 ? " (SDK " + said.Last.Last().Trim() + ")" : "";
    }

    private static CommandReport Report(ForgeRepository repository, TestRecord record, List<Finding> unrecorded)
    {
        List<string> lines = new();
        // Failed tests have findings of their own, which say it better.
        foreach (StepResult step in record.Steps.Where(step => step.FirstFailure is { } round && (round.Crashed || !round.Failures.Any())))
        {
            lines.Add("The end of the output of " + step.Step.Name + ":");
            lines.AddRange(step.FirstFailure!.Output.Last.Select(line => "  " + (line.Length > LongestLine ? line[..LongestLine] + "..." : line)));
        }
        foreach (StepResult step in record.Steps)
            lines.Add(step.Step.Name + ": " + step.Summary + (step.ExitCode is { } code ? ", exit code " + code.ToString(CultureInfo.InvariantCulture) : ""));
        lines.Add("Tests: " + record.Counts);
        lines.Add("Status: " + (record.Verdict.Passed ? "PASS" : "FAIL") + (unrecorded.Count == 0 ? ", recorded in " + repository.LatestTestRun + " and " + repository.TestRuns : ", not recorded"));
        List<Finding> findings = record.Verdict.Findings.Concat(unrecorded).ToList();
        findings.Sort(Finding.Order);
        int exitCode = unrecorded.Count > 0 || (!record.Verdict.Passed && record.Verdict.OnlyTheMachine) ? 2 : record.Verdict.Passed ? 0 : 1;
        return new CommandReport(Command, exitCode, findings, lines) { Data = json => TestReportJson.Write(json, record, repository) };
    }
}
