using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using Forge.Build.Commands.Reports;
using Forge.Build.Commands.Watching;

namespace Forge.Build.Tool;

/// <summary>
/// <c>forge watch</c>: audits whenever the diff log says COMPLETE (Builder Contract 10.1.1). Prints lines with the time in UTC; with <c>--format json</c> a line an
/// audit, each the report of any command with the members <c>utc</c>, <c>phase</c>, <c>diffLog</c> and <c>verdict</c> (passed, failed, couldNotRun) as its data.
/// </summary>
internal static class WatchCommand
{
    public static Command Make()
    {
        Option<string> root = Place.Option();
        Option<OutputFormat> format = Output.Option();
        format.Description = "How to print: text, json (a line an audit) or github.";
        format.Validators.Add(result =>
        {
            // A SARIF log is one document, and a watch has no end.
            if (result.Tokens.Any(token => token.Value.Equals(nameof(OutputFormat.Sarif), StringComparison.OrdinalIgnoreCase)))
                result.AddError("watch prints text, json or github; run forge audit for a SARIF log.");
        });
        Option<bool> once = new("--once") { Description = "End with the first audit, and with its exit code." };
        Option<bool> poll = new("--poll") { Description = "Look at the files from time to time, and use no events of the file system." };
        Option<bool> noEvidence = new("--no-evidence") { Description = "Write nothing into the ledger." };
        Command command = new("watch", "Watches the diff log, and audits when it says COMPLETE. One watcher a repository; a second one says so and ends. Ctrl+C ends it.")
        {
            root, format, once, poll, noEvidence,
        };
        command.SetAction(parsed => Run(parsed.GetValue(root), parsed.GetValue(format), new WatchRequest(() => DateTime.UtcNow)
        {
            Once = parsed.GetValue(once), PollOnly = parsed.GetValue(poll), WriteEvidence = !parsed.GetValue(noEvidence),
        }));
        return command;
    }

    private static int Run(string? root, OutputFormat format, WatchRequest request)
    {
        if (Place.Open(root) is not { } repository)
            return ExitCode.CouldNotRun;
        // What a second signal leaves of the lock is taken over by the next watcher.
        using Interruption stop = new();
        CommandReport end = WatchedAudits.Run(repository, request, news => Tell(format, news), stop.Token);
        // What came of an audit was told when it ended.
        return end.Findings.Count + end.Lines.Count == 0 ? end.ExitCode : Write(format, end);
    }

    private static void Tell(OutputFormat format, WatchNews news)
    {
        string line = news.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z' ", CultureInfo.InvariantCulture) + news.Line;
        if (format == OutputFormat.Text)
        {
            if (news.Audit is { } audit)
                Show(audit);
            if (Terminal.IsSeen && news.Audit is { } seen)
                Screen.SayVerdict(line, seen.ExitCode == ExitCode.Done);
            else
                Terminal.Say(line);
        }
        else if (news.Audit is { } report)
        {
            Write(format, report);
        }
        else
        {
            Terminal.Complain(line);
        }
    }

    private static void Show(CommandReport audit)
    {
        Terminal.Report(audit.Findings);
        foreach (string line in audit.Lines)
            Terminal.Say(line);
    }

    private static int Write(OutputFormat format, CommandReport report)
    {
        if (format != OutputFormat.Json)
            return Output.Write(format, report);
        Terminal.Emit(ReportJson.LineOf(report));
        return report.ExitCode;
    }
}
