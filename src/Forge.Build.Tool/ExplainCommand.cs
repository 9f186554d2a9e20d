using System.CommandLine;
using Forge.Build.Commands.Explaining;

namespace Forge.Build.Tool;

/// <summary><c>forge explain</c>: what a code, a gate or a STOP means, from the pages that this command carries (Builder Contract 8).</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        Argument<string> subject = new("CODE|ID")
        {
            Description = "A code (FORGE3101, or 3101), a gate (A4, W1, ReadGate) or a STOP (CONTRACT_CONFLICT). Without it, the gates and STOPs are listed.",
            Arity = ArgumentArity.ZeroOrOne,
            // Else the help would list every word that can be completed.
            HelpName = "CODE|ID",
        };
        subject.CompletionSources.Add(_ => Subject.Words());
        Option<OutputFormat> format = Output.OptionForFacts();
        Command command = new("explain", "Tells what a code means, why it is a rule, how to fix it, and its clause. Needs neither a repository nor a network.") { subject, format };
        command.SetAction(parsed => Output.Write(parsed.GetValue(format), ExplainRun.Run(parsed.GetValue(subject) ?? "")));
        return command;
    }
}
