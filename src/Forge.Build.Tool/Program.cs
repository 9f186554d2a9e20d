using System;
using System.CommandLine;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Tool;

/// <summary>The <c>forge</c> command. All logic is in the engine; here are words, options and exit codes: 0 nothing blocks, 1 something does, 2 it could not run.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        RootCommand root = CommandTree.Make();
        ParseResult parsed = CommandTree.Parse(root, arguments);
        OutputFormat format = Output.AskedFor(arguments);
        if (format != OutputFormat.Json)
            return Run(root, parsed, format);
        // Whoever reads JSON gets an object however the command ended, also where it only complained.
        (Heard said, Heard complained) = Terminal.Listen();
        int exitCode = Run(root, parsed, format);
        return said.Anything ? exitCode : Output.Write(format, CommandReport.Of(CommandPath.Of(parsed.CommandResult.Command), exitCode, [.. complained.Lines]));
    }

    private static int Run(RootCommand root, ParseResult parsed, OutputFormat format)
    {
        try
        {
            if (parsed.Errors.Count == 0)
                return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            if (format == OutputFormat.Text && UsageError.IsUnfinished(parsed))
                CommandTree.Parse(root, [.. CommandPath.Of(parsed.CommandResult.Command).Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Invoke();
            else
                Output.Write(format, UsageError.Of(parsed));
        }
        catch (Exception e)
        {
            Output.Write(format, CommandReport.Of(CommandPath.Of(parsed.CommandResult.Command), [GateFailure.Of(e)]));
        }
        return ExitCode.CouldNotRun;
    }
}
