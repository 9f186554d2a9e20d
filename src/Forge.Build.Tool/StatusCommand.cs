using System;
using System.CommandLine;
using Forge.Build.Commands.Overview;
using Forge.Build.Commands.Watching;

namespace Forge.Build.Tool;

/// <summary><c>forge status</c>: what a person asks first.</summary>
internal static class StatusCommand
{
    public static Command Make()
    {
        Option<string> root = Place.Option();
        Option<OutputFormat> format = Output.Option();
        Command command = new("status", "Tells where the repository stands: phase, last audit, what is open, and the next command. Exits with 0, also where something is open, or 2 (it could not run).") { root, format };
        command.SetAction(parsed => Run(parsed.GetValue(root), parsed.GetValue(format)));
        return command;
    }

    private static int Run(string? root, OutputFormat format)
    {
        if (Place.Open(root) is not { } repository)
            return ExitCode.CouldNotRun;
        StatusBoard board = StatusBoard.Of(repository, WatchedAudits.WatcherOf(repository), DateTime.UtcNow);
        if (!Terminal.IsSeen)
            return Output.Write(format, board.Report);
        return Output.Write(format, board.Report, _ => Screen.Draw(board.Rows));
    }
}
