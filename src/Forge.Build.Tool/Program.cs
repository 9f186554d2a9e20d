using System;
using System.CommandLine;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Tool;

/// <summary>The <c>forge</c> command. All logic is in the engine; here are words, options and exit codes: 0 nothing blocks, 1 something does, 2 it could not run.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        RootCommand root = new("Audits a governed repository, authorizes what was signed off, answers its open decisions and creates what they approve.");
        root.Subcommands.Add(AuditCommand.Make());
        root.Subcommands.Add(AuthorizeCommand.Make());
        root.Subcommands.Add(DecideCommand.Make());
        root.Subcommands.Add(BackfillCommand.Make());
        ParseResult parsed = root.Parse(arguments);
        try
        {
            int exitCode = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            // A command line that nobody understands could not run.
            return parsed.Errors.Count > 0 ? ExitCode.CouldNotRun : exitCode;
        }
        catch (Exception e)
        {
            Terminal.Report([GateFailure.Of(e)]);
            return ExitCode.CouldNotRun;
        }
    }
}
