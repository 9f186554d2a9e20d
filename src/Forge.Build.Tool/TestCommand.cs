using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using Forge.Build.Commands.Reports;
using Forge.Build.Commands.Testing;

namespace Forge.Build.Tool;

/// <summary><c>forge test</c>: builds, runs all tests, and records the result as evidence (Builder Contract 9.1, 9.2).</summary>
internal static class TestCommand
{
    public static Command Make()
    {
        Option<string> root = Place.Option();
        Option<OutputFormat> format = Output.Option();
        Option<int> repeat = new("--repeat") { Description = "Runs the tests so often on the one tree, and names those that do not always give the same result.", DefaultValueFactory = _ => 1 };
        Option<double?> timeout = Minutes.Option("How many minutes a step may take, for example 0.5; what forge.json says, else 30, where it is not given.");
        Require(repeat, "a whole number from 1 to " + TestRequest.MostRounds.ToString(CultureInfo.InvariantCulture),
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= TestRequest.MostRounds);
        Command command = new(
            "test",
            "Builds, runs all tests (and those of the frontend, as forge.json says), and records the result as evidence: appends it to test_runs.md, writes test_runs_latest.md. "
                + "It runs the whole suite; there is no filter. Exits with 0 (passed), 1 (failed) or 2 (it could not run to its end).")
        {
            repeat, timeout, root, format,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(root), parsed.GetValue(format),
            new TestRequest(DateTime.UtcNow)
            {
                Rounds = parsed.GetValue(repeat),
                Patience = Minutes.Of(parsed.GetValue(timeout)),
            }));
        return command;
    }

    private static void Require(Option option, string takes, Func<string, bool> holds)
        => option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !holds(token.Value)))
                result.AddError(option.Name + " takes " + takes + ".");
        });

    private static int Run(string? root, OutputFormat format, TestRequest request)
    {
        if (Place.Open(root) is not { } repository)
            return ExitCode.CouldNotRun;
        using Interruption interruption = new();
        CommandReport report = format switch
        {
            OutputFormat.Text when Terminal.IsSeen => Screen.WithSteps(step => TestRunning.Run(repository, request with { Progress = progress => step(TitleOf(progress), progress.Summary is not null) }, interruption.Token)),
            OutputFormat.Text => TestRunning.Run(repository, request with { Progress = Say }, interruption.Token),
            _ => TestRunning.Run(repository, request, interruption.Token),
        };
        return Output.Write(format, report);
    }

    private static string TitleOf(TestProgress progress)
        => progress.Step + (progress.Rounds > 1 ? " " + progress.Round.ToString(CultureInfo.InvariantCulture) + "/" + progress.Rounds.ToString(CultureInfo.InvariantCulture) : "")
            + CountsOf(progress) + (progress.Summary is { } summary ? ", " + summary : "");

    private static string CountsOf(TestProgress progress)
        => progress.Passed + progress.Failed + progress.Skipped == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $": {progress.Passed} passed, {progress.Failed} failed, {progress.Skipped} skipped");

    // One line for the beginning of each run; its end is told by the report.
    private static void Say(TestProgress progress)
    {
        if (progress.Summary is null && progress.Passed + progress.Failed + progress.Skipped == 0)
            Terminal.Say(TitleOf(progress) + ": " + progress.Command);
    }
}
