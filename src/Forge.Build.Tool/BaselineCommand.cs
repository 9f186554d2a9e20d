using System.CommandLine;
using System.Threading;
using Forge.Build.Commands.Baseline;

namespace Forge.Build.Tool;

/// <summary><c>forge baseline</c>: writes or shrinks <c>known_violations</c> (Builder Contract 4).</summary>
internal static class BaselineCommand
{
    public static Command Make()
    {
        Option<string> root = Place.Option();
        Option<OutputFormat> format = Output.Option();
        Option<bool> dryRun = new("--dry-run") { Description = "Only show what would change." };
        Option<bool> shrink = new("--shrink") { Description = "Take out what no longer exists, and accept nothing new." };
        Command command = new(
            "baseline",
            "Writes the boundary violations of today into known_violations and takes out those that are gone. "
            + "Exits with 0 (done, or nothing to do), 1 (the contract is not sound) or 2 (it could not run).")
        {
            shrink, dryRun, root, format,
        };
        command.SetAction(parsed => Run(parsed.GetValue(root), parsed.GetValue(format), new BaselineRequest(parsed.GetValue(dryRun), parsed.GetValue(shrink))));
        return command;
    }

    private static int Run(string? root, OutputFormat format, BaselineRequest request)
        => Place.Open(root) is { } repository ? Output.Write(format, Baselining.Run(repository, request, CancellationToken.None)) : ExitCode.CouldNotRun;
}
