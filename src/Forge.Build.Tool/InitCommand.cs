using System;
using System.CommandLine;
using System.IO;
using System.Reflection;
using System.Threading;
using Forge.Build.Commands.Adoption;

namespace Forge.Build.Tool;

/// <summary><c>forge init</c>: makes an existing repository governed (Builder Contract 0, 1, 4).</summary>
internal static class InitCommand
{
    public static Command Make()
    {
        Option<string> root = new("--root") { Description = "The folder that becomes the project root; the governed root or the git root around here where it is not given." };
        Option<OutputFormat> format = Output.Option();
        Option<bool> dryRun = new("--dry-run") { Description = "Show what would be written as a diff, and write nothing." };
        Option<bool> hooks = new("--hooks") { Description = "Install a pre-commit hook, too; one that is there is kept and called first." };
        Command command = new(
            "init",
            "Makes an existing .NET repository governed: writes its first contracts from what is there, and adds the package. Never overwrites. "
            + "Exits with 0 (done, or nothing lacks), 1 (refused, or the first build would not pass) or 2 (it could not run).")
        {
            dryRun, hooks, root, format,
        };
        command.SetAction(parsed => Run(parsed.GetValue(root), parsed.GetValue(format), new AdoptionRequest(Version, DateTime.UtcNow, parsed.GetValue(dryRun), parsed.GetValue(hooks))));
        return command;
    }

    // The tool and the package are made from one tree and have one version; behind the plus sign stands the commit.
    private static string Version
        => (typeof(InitCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];

    private static int Run(string? root, OutputFormat format, AdoptionRequest request)
    {
        if (root?.Trim().Length == 0)
        {
            Terminal.Complain("--root is empty; give it the project root, or leave it out to look from here upwards.");
            return ExitCode.CouldNotRun;
        }
        string folder = Path.GetFullPath(root ?? ".");
        return Output.Write(format, Adopting.Run(root is null ? Adopting.RootFor(folder) : Path.TrimEndingDirectorySeparator(folder), request, CancellationToken.None));
    }
}
