using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Reports;

/// <summary>Findings as commands of a GitHub workflow, which shows them at their lines (<c>--format github</c>).</summary>
public static class GitHubAnnotations
{
    /// <summary>A line each; what only asks for detail is left out.</summary>
    public static IEnumerable<string> Of(IEnumerable<Finding> findings)
        => findings.Where(finding => finding.Rule.Severity != Severity.Detail).Select(Line);

    private static string Line(Finding finding)
    {
        StringBuilder line = new("::" + LevelOf(finding.Rule) + " ");
        SourceLocation at = finding.Location;
        if (at.Path.Length > 0)
        {
            line.Append("file=").Append(Property(at.Path)).Append(',');
            AppendKnown(line, "line", at.Line);
            AppendKnown(line, "endLine", at.EndLine);
            // The service takes columns only within one line.
            if (at.Line == at.EndLine)
            {
                AppendKnown(line, "col", at.Column);
                AppendKnown(line, "endColumn", at.EndColumn);
            }
        }
        string stop = finding.Rule.Stop.ContractName();
        return line.Append("title=").Append(Property(finding.Rule.Code + (stop.Length == 0 ? "" : " " + stop))).Append("::").Append(Value(finding.Text)).ToString();
    }

    private static void AppendKnown(StringBuilder line, string name, int value)
    {
        if (value > 0)
            line.Append(name).Append('=').Append(value.ToString(CultureInfo.InvariantCulture)).Append(',');
    }

    private static string LevelOf(Rule rule) => rule.Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private static string Value(string text) => PrintableText.Escape(text).Replace("%", "%25");

    private static string Property(string text) => Value(text).Replace(":", "%3A").Replace(",", "%2C");
}
