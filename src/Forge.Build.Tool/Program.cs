using System.CommandLine;

namespace Forge.Build.Tool;

/// <summary>The <c>forge</c> command. All logic is in the engine; here are words, options and exit codes: 0 nothing blocks, 1 something does, 2 it could not run.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        RootCommand root = new("Audits a governed repository and authorizes what was signed off.");
        root.Subcommands.Add(AuditCommand.Make());
        root.Subcommands.Add(AuthorizeCommand.Make());
        ParseResult parsed = root.Parse(arguments);
        int exitCode = parsed.Invoke();
        // A command line that nobody understands could not run.
        return parsed.Errors.Count > 0 ? 2 : exitCode;
    }
}
