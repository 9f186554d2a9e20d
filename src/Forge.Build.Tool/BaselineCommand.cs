using System.CommandLine;
using System.CommandLine.Parsing;
using System.Threading;
using Forge.Build.Commands.Baseline;
using Forge.Build.Commands.Baseline.Routes;

namespace Forge.Build.Tool;

/// <summary><c>forge baseline</c>: writes or shrinks <c>known_violations</c> (Builder Contract 4) or, with <c>--physics</c>, the undeclared routes (Builder Contract 5).</summary>
internal static class BaselineCommand
{
    public static Command Make()
    {
        Option<string> root = Place.Option();
        Option<OutputFormat> format = Output.Option();
        Option<bool> dryRun = new("--dry-run") { Description = "Only show what would change." };
        Option<bool> shrink = new("--shrink") { Description = "Take out what no longer exists, and accept nothing new." };
        Option<bool> physics = new("--physics") { Description = "Build, and write the undeclared routes into physics.baseline instead; a list that exists only shrinks." };
        Option<bool> grow = new("--grow") { Description = "With --physics, as the owner: accept new routes although there is a list." };
        Option<double?> timeout = Minutes.Option("With --physics: how many minutes each of its two builds may take; what forge.json says, else 30, where it is not given.");
        Command command = new(
            "baseline",
            "Writes the boundary violations of today into known_violations and takes out those that are gone; with --physics, the undeclared routes into physics.baseline. "
            + "Exits with 0 (done, or nothing to do), 1 (a contract is not sound, the build fails for other reasons, or a route cannot be listed) or 2 (it could not run).")
        {
            physics, shrink, grow, dryRun, timeout, root, format,
        };
        command.Validators.Add(result => Refuse(result, result.GetValue(physics), result.GetValue(shrink), result.GetValue(grow), result.GetValue(timeout) is not null));
        command.SetAction(parsed => parsed.GetValue(physics)
            ? Run(parsed.GetValue(root), parsed.GetValue(format), new RouteBaselineRequest(parsed.GetValue(dryRun), parsed.GetValue(shrink), parsed.GetValue(grow), Minutes.Of(parsed.GetValue(timeout))))
            : Run(parsed.GetValue(root), parsed.GetValue(format), new BaselineRequest(parsed.GetValue(dryRun), parsed.GetValue(shrink))));
        return command;
    }

    private static void Refuse(CommandResult result, bool physics, bool shrink, bool grow, bool timeout)
    {
        if (!physics && (grow || timeout))
            result.AddError((grow ? "--grow" : "--timeout") + " needs --physics.");
        if (grow && shrink)
            result.AddError("--grow and --shrink exclude each other.");
    }

    private static int Run(string? root, OutputFormat format, BaselineRequest request)
        => Place.Open(root) is { } repository ? Output.Write(format, Baselining.Run(repository, request, CancellationToken.None)) : ExitCode.CouldNotRun;

    private static int Run(string? root, OutputFormat format, RouteBaselineRequest request)
    {
        if (Place.Open(root) is not { } repository)
            return ExitCode.CouldNotRun;
        using Interruption interruption = new();
        return Output.Write(format, RouteBaselining.Run(repository, format == OutputFormat.Text ? request with { Progress = Terminal.Say } : request, interruption.Token));
    }
}
