using System.CommandLine;
using System.IO;
using System.Threading;
using Forge.Build.Commands.Reports;
using Forge.Build.Commands.Transcripts;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Tool;

/// <summary><c>forge apply</c>: writes the files of a builder's transcript as it comes (Builder Contract 0.1, 0.2).</summary>
internal static class ApplyCommand
{
    private const string StandardInput = "-";

    public static Command Make()
    {
        Argument<string> transcript = new("FILE|-") { Description = "The transcript: a file, or - for standard input, which is applied while it comes." };
        Option<bool> allowGovernance = new("--allow-governance") { Description = "Let file blocks write contracts, evidence and decisions. For the owner." };
        Option<string> root = Place.Option();
        Option<OutputFormat> format = Output.Option();
        Command command = new("apply", "Writes the complete file blocks of a builder's transcript, and follows its plan. Exits with 0 (applied, maybe with warnings), 1 (a path was refused, or it was interrupted) or 2 (it could not run or write).")
        {
            transcript, allowGovernance, root, format,
        };
        command.SetAction(parsed => Run(parsed.GetValue(root), parsed.GetValue(transcript) ?? "", parsed.GetValue(allowGovernance), parsed.GetValue(format)));
        return command;
    }

    private static int Run(string? root, string transcript, bool allowGovernance, OutputFormat format)
    {
        if (Place.Open(root) is not { } repository)
            return ExitCode.CouldNotRun;
        if (transcript.Trim().Length == 0)
        {
            Terminal.Complain("the name of the transcript is empty; name a file, or - for standard input.");
            return ExitCode.CouldNotRun;
        }
        using Interruption interruption = new();
        CommandReport Apply(IApplyAudience? audience) => Run(repository, transcript, allowGovernance, audience, interruption.Token);
        CommandReport report = format != OutputFormat.Text ? Apply(null) : Screen.CanDraw ? Screen.WithPlan(Apply) : Apply(new PlainAudience());
        return Output.Write(format, report);
    }

    private static CommandReport Run(ForgeRepository repository, string transcript, bool allowGovernance, IApplyAudience? audience, CancellationToken interrupt)
    {
        if (transcript != StandardInput)
            return Applying.Run(repository, Path.GetFullPath(transcript), allowGovernance, audience, interrupt);
        using Stream input = Terminal.OpenInput();
        return Applying.Run(repository, input, new ApplyRequest("stdin", allowGovernance), audience, interrupt);
    }

    /// <summary>A line for each thing that happens, for a log or a pipe.</summary>
    private sealed class PlainAudience : IApplyAudience
    {
        public void Tell(string line) => Terminal.Say(line);

        public void Show(ApplyProgress progress)
        {
            // The lines told it.
        }
    }
}
