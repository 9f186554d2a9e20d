using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Tool;

/// <summary>Says a report in the format that was asked for.</summary>
internal static class Output
{
    private const string Name = "--format";

    private static readonly OutputFormat[] ForFindings = [OutputFormat.Text, OutputFormat.Json, OutputFormat.Sarif, OutputFormat.GitHub];
    private static readonly OutputFormat[] ForFacts = [OutputFormat.Text, OutputFormat.Json];

    /// <summary>The option for commands that print findings.</summary>
    public static Option<OutputFormat> Option() => OptionOf(ForFindings);

    /// <summary>The option for commands that never print a finding.</summary>
    public static Option<OutputFormat> OptionForFacts() => OptionOf(ForFacts);

    /// <summary>What a command line asks for, also where nobody understands the rest of it: an error has to be said in some format, too. Text where it is not clear.</summary>
    public static OutputFormat AskedFor(IReadOnlyList<string> arguments)
    {
        string word = "";
        for (int i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            if (arguments[i] == Name && i + 1 < arguments.Count)
                word = arguments[i + 1];
            else if (arguments[i].StartsWith(Name + "=", StringComparison.Ordinal) || arguments[i].StartsWith(Name + ":", StringComparison.Ordinal))
                word = arguments[i][(Name.Length + 1)..];
        }
        return ForFindings.FirstOrDefault(format => IsNamed(format, word));
    }

    /// <summary>Prints.</summary>
    /// <param name="format">How.</param>
    /// <param name="report">What.</param>
    /// <param name="asText">Prints it for a person, where the findings and lines are not all there is to see; findings and lines where it is null.</param>
    /// <returns>The exit code.</returns>
    public static int Write(OutputFormat format, CommandReport report, Action<CommandReport>? asText = null)
    {
        switch (format)
        {
            case OutputFormat.Json:
                Terminal.Emit(ReportJson.Of(report));
                break;
            case OutputFormat.Sarif:
                Terminal.Emit(Encoding.UTF8.GetString(SarifReport.Serialise(report.Findings)) + "\n");
                ComplainOf(report);
                break;
            case OutputFormat.GitHub:
                foreach (string annotation in GitHubAnnotations.Of(report.Findings))
                    Terminal.Emit(annotation + "\n");
                ComplainOf(report);
                break;
            default:
                if (asText is null)
                    Terminal.Report(report.ExitCode, report.Findings, report.Lines);
                else
                    asText(report);
                break;
        }
        return report.ExitCode;
    }

    /// <summary>Prints findings and lines for a person, the lines on standard output whatever the exit code.</summary>
    public static void Tell(CommandReport report)
    {
        Terminal.Report(report.Findings);
        foreach (string line in report.Lines)
            Terminal.Say(line);
    }

    // These formats have no place for lines, and a refusal without its reason would be a riddle.
    private static void ComplainOf(CommandReport report)
    {
        if (report.ExitCode == ExitCode.Done)
            return;
        foreach (string line in report.Lines)
            Terminal.Complain(line);
    }

    private static Option<OutputFormat> OptionOf(OutputFormat[] formats)
    {
        string[] words = formats.Select(Word).ToArray();
        Option<OutputFormat> option = new(Name) { Description = "How to print; text where it is not given.", HelpName = string.Join('|', words) };
        // The library would take numbers and lists of members for an enumeration.
        option.CustomParser = result =>
        {
            string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
            if (!formats.Any(format => IsNamed(format, word)))
                result.AddError(Name + " is one of " + string.Join(", ", words) + ", not '" + PrintableText.Excerpt(word, 40) + "'.");
            return formats.FirstOrDefault(format => IsNamed(format, word));
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(words);
        return option;
    }

    private static bool IsNamed(OutputFormat format, string word) => string.Equals(Word(format), word, StringComparison.OrdinalIgnoreCase);

    private static string Word(OutputFormat format) => format.ToString().ToLowerInvariant();
}
