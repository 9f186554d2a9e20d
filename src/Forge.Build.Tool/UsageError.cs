using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Forge.Build.Commands.Explaining;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Tool;

/// <summary>A command line that nobody understands: what is wrong with it, what was perhaps meant, and where the help is.</summary>
internal static class UsageError
{
    private const int MostText = 200;

    // What the parser says beside each word that it does not know.
    private const string CommandMissing = "Required command was not provided.";

    /// <summary>Whether nothing is wrong but that a command is missing; then its help says more than an error.</summary>
    public static bool IsUnfinished(ParseResult parsed)
        => parsed.CommandResult.Command is { Subcommands.Count: > 0, Action: null } && parsed.UnmatchedTokens.Count == 0 && !parsed.CommandResult.Children.Any();

    /// <summary>The report; its exit code is 2.</summary>
    public static CommandReport Of(ParseResult parsed)
    {
        string path = CommandPath.Of(parsed.CommandResult.Command);
        List<string> lines = parsed.Errors.Where(error => parsed.UnmatchedTokens.Count == 0 || error.Message != CommandMissing)
            .Select(error => PrintableText.Excerpt(error.Message, MostText)).Distinct(StringComparer.Ordinal).ToList();
        string[] known = Names(parsed.CommandResult.Command).ToArray();
        foreach (string word in parsed.UnmatchedTokens)
        {
            string[] meant = Nearest.To(word, known).ToArray();
            if (meant.Length > 0)
                lines.Add("'" + PrintableText.Excerpt(word, MostText) + "' is perhaps " + string.Join(" or ", meant) + ".");
        }
        lines.Add("Run '" + (path.Length == 0 ? "forge" : "forge " + path) + " --help' to see how it is called.");
        return CommandReport.Of(path, ExitCode.CouldNotRun, [.. lines]);
    }

    private static IEnumerable<string> Names(Command command)
        => command.Subcommands.Where(child => !child.Hidden).Select(child => child.Name).Concat(command.Options.Select(option => option.Name)).Append("--help");
}
