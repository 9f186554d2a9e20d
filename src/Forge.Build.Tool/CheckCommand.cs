using System.CommandLine;
using System.Threading;
using Forge.Build.Commands.Checking;

namespace Forge.Build.Tool;

/// <summary><c>forge check</c>: the gates of a build without the build (Builder Contract 1, 4).</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        Option<string> root = Place.Option();
        Option<OutputFormat> format = Output.Option();
        Option<bool> staged = new("--staged") { Description = "Look at what the next commit holds, not at the files as they lie; the commit must carry its diff log." };
        Option<bool> noCache = new("--no-cache") { Description = "Read every file, and keep nothing for the next run." };
        Command command = new("check", "Runs the gates of the build now, without building, and writes no evidence.") { staged, noCache, root, format };
        command.SetAction(parsed => Run(parsed.GetValue(root), parsed.GetValue(format), parsed.GetValue(staged), parsed.GetValue(noCache)));
        return command;
    }

    private static int Run(string? root, OutputFormat format, bool staged, bool noCache)
    {
        if (Place.Open(root) is not { } repository)
            return ExitCode.CouldNotRun;
        return Output.Write(format, staged ? StagedCheck.Run(repository) : CheckRun.Run(repository, noCache, CancellationToken.None));
    }
}
