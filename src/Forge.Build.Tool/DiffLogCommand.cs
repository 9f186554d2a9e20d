using System;
using System.CommandLine;
using System.Linq;
using Forge.Build.Commands.DiffLogs;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Tool;

/// <summary><c>forge difflog</c>: the log of a cycle, from its beginning to its end (Builder Contract 11, 12).</summary>
internal static class DiffLogCommand
{
    public static Command Make()
    {
        Command command = new("difflog", "Writes the diff log of a cycle: what git knows by itself, what only the builder knows as placeholders.");
        command.Subcommands.Add(MakeStart());
        command.Subcommands.Add(Make("update", "Brings metadata, files, git status and hunks of the diff log up to date, and keeps every word of its author. Exits with 0 (done), 1 (there is no log) or 2 (it could not run).", DiffLogUpdate.Run));
        command.Subcommands.Add(Make("finalize", "Brings the diff log up to date and marks it COMPLETE, so that the next build audits it. Exits with 0 (marked), 1 (placeholders or sections are open) or 2 (it could not run).", DiffLogFinalize.Run));
        return command;
    }

    private static Command MakeStart()
    {
        Option<string> root = Place.Option();
        Option<OutputFormat> format = Output.Option();
        Option<string> phase = new("--phase") { Description = "The phase, for example \"Phase 3: Orders\"; that of the last cycle where it is not given." };
        Option<string> token = new("--token") { Description = DiffLogStart.Token + " allows overwriting the diff log over a dirty tree, and nothing else; on a terminal it is asked for." };
        Command command = new("start", "Shows the last cycle, then overwrites its diff log by the form of a new one. Exits with 0 (written), 1 (refused) or 2 (it could not run).") { phase, token, root, format };
        command.SetAction(parsed => Start(parsed.GetValue(root), parsed.GetValue(format), new StartRequest(parsed.GetValue(phase) ?? "", parsed.GetValue(token) ?? "")));
        return command;
    }

    private static Command Make(string name, string description, Func<ForgeRepository, DateTime, CommandReport> run)
    {
        Option<string> root = Place.Option();
        Option<OutputFormat> format = Output.Option();
        Command command = new(name, description) { root, format };
        command.SetAction(parsed => Place.Open(parsed.GetValue(root)) is { } repository ? Output.Write(parsed.GetValue(format), run(repository, DateTime.UtcNow)) : ExitCode.CouldNotRun);
        return command;
    }

    private static int Start(string? root, OutputFormat format, StartRequest request)
    {
        if (Place.Open(root) is not { } repository)
            return ExitCode.CouldNotRun;
        StartPreview preview = DiffLogStart.Look(repository);
        if (preview.Failure is { } failure)
            return Output.Write(format, failure);
        if (format != OutputFormat.Text)
        {
            CommandReport report = DiffLogStart.Run(preview, request, DateTime.UtcNow);
            return Output.Write(format, report with { Lines = preview.Lines.Concat(report.Lines).ToArray() });
        }
        foreach (string line in preview.Lines)
            Terminal.Say(line);
        if (preview.NeedsToken && request.Token.Length == 0 && Screen.CanAsk)
            request = request with { Token = Screen.Ask("Type " + DiffLogStart.Token + " to overwrite " + preview.Previous?.Path + " (Enter leaves it as it is):") };
        return Output.Write(format, DiffLogStart.Run(preview, request, DateTime.UtcNow));
    }
}
