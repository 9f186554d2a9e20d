using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Fixing;

/// <summary>What is said of repairs.</summary>
internal static class FixReport
{
    /// <summary>A line a script, then the counts.</summary>
    /// <param name="fixes">What became of each script without a mark.</param>
    /// <param name="problems">What could not be read or written.</param>
    /// <param name="request">How the command ran.</param>
    /// <param name="reason">Why nothing was looked at; empty where something was.</param>
    public static CommandReport Of(IReadOnlyList<ScriptFix> fixes, IReadOnlyList<Finding> problems, FixRequest request, string reason)
    {
        List<string> lines = fixes.Select(fix => fix.IsFixed
            ? (request.DryRun ? "would add" : "added") + " the byte order mark: " + fix.Path
            : "left alone: " + fix.Path + ": " + fix.WhyNot + ".").ToList();
        lines.Add(reason.Length > 0 ? reason : Summary(fixes, request.DryRun));
        CommandReport report = CommandReport.Of("fix", problems, lines.ToArray()) with { Data = json => Write(json, fixes, request) };
        // What is left needs a person, and the build stops for it.
        return report.ExitCode == 0 && fixes.Any(fix => !fix.IsFixed) ? report with { ExitCode = 1 } : report;
    }

    private static string Summary(IReadOnlyList<ScriptFix> fixes, bool dryRun)
    {
        int done = fixes.Count(fix => fix.IsFixed), left = fixes.Count - done;
        if (fixes.Count == 0)
            return "Nothing to do: no PowerShell script lacks its byte order mark.";
        return (dryRun ? "Would fix " : "Fixed ") + Scripts(done) + (left == 0 ? "." : ", left " + Scripts(left) + " for a person: save as \"UTF-8 with BOM\" by hand.");
    }

    private static string Scripts(int count) => count.ToString(CultureInfo.InvariantCulture) + (count == 1 ? " script" : " scripts");

    private static void Write(Utf8JsonWriter json, IReadOnlyList<ScriptFix> fixes, FixRequest request)
    {
        json.WriteStartObject();
        json.WriteBoolean("written", !request.DryRun && fixes.Any(fix => fix.IsFixed));
        json.WriteStartArray("fixed");
        foreach (ScriptFix fix in fixes.Where(fix => fix.IsFixed))
            json.WriteStringValue(fix.Path);
        json.WriteEndArray();
        json.WriteStartArray("left");
        foreach (ScriptFix fix in fixes.Where(fix => !fix.IsFixed))
        {
            json.WriteStartObject();
            json.WriteString("path", fix.Path);
            json.WriteString("reason", fix.WhyNot);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
