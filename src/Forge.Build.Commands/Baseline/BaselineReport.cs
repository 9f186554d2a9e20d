using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Boundaries;

namespace Forge.Build.Commands.Baseline;

/// <summary>What is said of a changed <c>known_violations</c>.</summary>
internal static class BaselineReport
{
    /// <summary>A line for each entry that came or went, then the counts.</summary>
    public static CommandReport Of(string path, BaselineChange change, BaselineRequest request)
    {
        List<string> lines = new();
        lines.AddRange(change.Removed.Select(removed => "- " + removed.Entry.Layer + ": " + removed.Entry.File + ": " + removed.Entry.Pattern));
        lines.AddRange(change.Added.Select(added => "+ " + added.Layer + ": " + added.File + ": " + added.Pattern + " (" + Measure(added) + ")"));
        lines.Add(Summary(path, change, request.DryRun));
        if (change.NotAdded > 0)
            lines.Add(Entries(change.NotAdded) + " would be new and " + (change.NotAdded == 1 ? "was" : "were") + " not accepted, as --shrink asks; the build reports the violations.");
        if (change.Unread.Count > 0)
            lines.Add("No entry was taken out, since these could not be looked at: " + string.Join(", ", change.Unread) + ".");
        if (change.Added.Count > 0 && !request.DryRun)
            lines.Add("Next: mend what can be mended, and run forge baseline --shrink; what stays needs a reason in " + path + ".");
        return CommandReport.Of("baseline", 0, lines.ToArray()) with { Data = json => Write(json, path, change, request) };
    }

    private static string Summary(string path, BaselineChange change, bool dryRun)
    {
        if (change.IsNothing)
            return "Nothing to do: known_violations in " + path + " (" + Entries(change.Kept) + ") says what is in the tree.";
        return (dryRun ? "Would change " : "Changed ") + path + ": " + Number(change.Added.Count) + " added, " + Number(change.Removed.Count) + " removed, "
            + Entries(change.Kept + change.Added.Count) + " now.";
    }

    private static string Measure(StandingViolation violation) => violation.Kind switch
    {
        RuleKind.Required => "lacking",
        RuleKind.Lines => "too many lines",
        _ => Matches(violation.Count),
    };

    private static string Matches(int count)
        => (count >= BoundaryInventory.MostCounted ? "at least " : "") + Number(count) + (count == 1 ? " match" : " matches");

    private static string Entries(int count) => Number(count) + (count == 1 ? " entry" : " entries");

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, string path, BaselineChange change, BaselineRequest request)
    {
        json.WriteStartObject();
        json.WriteString("path", path);
        json.WriteBoolean("written", !request.DryRun && !change.IsNothing);
        json.WriteNumber("kept", change.Kept);
        json.WriteStartArray("added");
        foreach (StandingViolation added in change.Added)
            WriteEntry(json, added.Layer, added.File, added.Pattern, added.Count);
        json.WriteEndArray();
        json.WriteStartArray("removed");
        foreach (StaleEntry removed in change.Removed)
            WriteEntry(json, removed.Entry.Layer, removed.Entry.File, removed.Entry.Pattern, 0);
        json.WriteEndArray();
        json.WriteNumber("notAdded", change.NotAdded);
        json.WriteStartArray("unread");
        foreach (string unread in change.Unread)
            json.WriteStringValue(unread);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, string layer, string file, string pattern, int count)
    {
        json.WriteStartObject();
        json.WriteString("layer", layer);
        json.WriteString("file", file);
        json.WriteString("pattern", pattern);
        json.WriteNumber("count", count);
        json.WriteEndObject();
    }
}
