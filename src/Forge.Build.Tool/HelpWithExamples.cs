using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Forge.Build.Tool;

/// <summary>The help of a command with its examples below.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _help;

    public HelpWithExamples(HelpAction help) => _help = help;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = _help.Invoke(parseResult);
        Terminal.Say("Examples:");
        foreach (Example example in Examples.Of(CommandPath.Of(parseResult.CommandResult.Command)))
        {
            Terminal.Say("  # " + example.What);
            Terminal.Say("  " + example.CommandLine);
        }
        Terminal.Say("");
        Terminal.Say("Exit codes: " + ExitCode.Meaning);
        return exitCode;
    }
}
