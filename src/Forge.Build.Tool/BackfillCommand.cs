using System.CommandLine;
using System.Globalization;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Tool;

/// <summary><c>forge backfill</c>: creates what decisions approved, and changes nothing that is there (Backfill Protocol 4, 10).</summary>
internal static class BackfillCommand
{
    private const int ManyFiles = 50;

    public static Command Make()
    {
        Command command = new("backfill", "Creates the files that decisions approved. Never changes a file that is there.");
        command.Subcommands.Add(MakePlan());
        command.Subcommands.Add(MakeRun());
        return command;
    }

    private static Command MakePlan()
    {
        Option<string> root = Place.Option();
        Option<OutputFormat> format = Output.Option();
        Command command = new("plan", "Writes " + ModuleArtifacts.BackfillPlan + " and shows what it would create. Exits with 0 (planned, or nothing to do), 1 (refused or halted) or 2 (it could not run).")
        {
            root, format,
        };
        command.SetAction(parsed => Run(parsed.GetValue(root), parsed.GetValue(format), BackfillStep.Plan));
        return command;
    }

    private static Command MakeRun()
    {
        Option<string> root = Place.Option();
        Option<OutputFormat> format = Output.Option();
        Option<bool> dryRun = new("--dry-run") { Description = "Only show what would be created, as the command does where it is not told otherwise.", DefaultValueFactory = _ => true };
        Option<bool> apply = new("--apply", "--yes") { Description = "Create it; the same as --dry-run false." };
        Command command = new("run", "Shows what would be created; with --apply, creates it. A run that was cut off is taken up where it ended. Exits with 0 (done, or nothing to do), 1 (refused or halted) or 2 (it could not run).")
        {
            dryRun, apply, root, format,
        };
        command.SetAction(parsed =>
        {
            bool isAskedToShow = parsed.GetResult(dryRun) is { Implicit: false } && parsed.GetValue(dryRun);
            if (!isAskedToShow || !parsed.GetValue(apply))
                return Run(parsed.GetValue(root), parsed.GetValue(format), parsed.GetValue(apply) || !parsed.GetValue(dryRun) ? BackfillStep.Apply : BackfillStep.Show);
            Terminal.Complain("--dry-run and --apply contradict each other; give one of them.");
            return ExitCode.CouldNotRun;
        });
        return command;
    }

    private static int Run(string? root, OutputFormat format, BackfillStep step)
    {
        if (Place.Open(root) is not { } repository)
            return ExitCode.CouldNotRun;
        if (format != OutputFormat.Text)
            return Output.Write(format, BackfillFacts.Of(step, OwnersDesk.Backfill(repository, step)));
        BackfillResult result = step == BackfillStep.Apply && Terminal.IsSeen
            ? Screen.WithProgress("Creating files", ManyFiles, progress => OwnersDesk.Backfill(repository, step, progress))
            : OwnersDesk.Backfill(repository, step, step == BackfillStep.Apply ? SayEachFiftieth : null);
        Show(CreationTree.Of(result.Tree));
        Terminal.Report(result.ExitCode, result.Findings, result.Lines);
        if (step == BackfillStep.Show && result.ExitCode == ExitCode.Done && result.Tree.Count > 0)
            Terminal.Say("Nothing was created. To create this, run: forge backfill run --apply");
        return result.ExitCode;
    }

    private static void SayEachFiftieth(int done, int all)
    {
        if (all > ManyFiles && done > 0 && done % ManyFiles == 0)
            Terminal.Say(done.ToString(CultureInfo.InvariantCulture) + " of " + all.ToString(CultureInfo.InvariantCulture) + " files are created.");
    }

    private static void Show(CreationTree tree)
    {
        if (tree.Children.Count == 0)
            return;
        if (Terminal.IsSeen)
        {
            Screen.Draw(tree);
            return;
        }
        foreach (string line in tree.Lines())
            Terminal.Say(line);
    }
}
