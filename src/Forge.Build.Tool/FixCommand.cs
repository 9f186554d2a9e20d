using System.CommandLine;
using System.Threading;
using Forge.Build.Commands.Fixing;

namespace Forge.Build.Tool;

/// <summary><c>forge fix</c>: repairs what has exactly one safe repair (Builder Contract 3.1).</summary>
internal static class FixCommand
{
    public static Command Make()
    {
        Option<string> root = Place.Option();
        Option<OutputFormat> format = Output.Option();
        Option<bool> dryRun = new("--dry-run") { Description = "Only show what would change." };
        Command command = new(
            "fix",
            "Repairs what has exactly one safe repair: adds the byte order mark that PowerShell scripts in ASCII lack. "
            + "Exits with 0 (done, or nothing to do), 1 (a script needs a person) or 2 (it could not run).")
        {
            dryRun, root, format,
        };
        command.SetAction(parsed => Run(parsed.GetValue(root), parsed.GetValue(format), new FixRequest(parsed.GetValue(dryRun))));
        return command;
    }

    private static int Run(string? root, OutputFormat format, FixRequest request)
        => Place.Open(root) is { } repository ? Output.Write(format, Fixing.Run(repository, request, CancellationToken.None)) : ExitCode.CouldNotRun;
}
