using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Forge.Build.Commands.Reports;

namespace Forge.Build.Commands.Baseline.Routes;

/// <summary>What is said of a changed <c>physics.baseline</c>.</summary>
internal static class RouteBaselineReport
{
    /// <summary>The last line of a refusal.</summary>
    public static string NothingWritten(string path) => path + " was not written. Mend what is said above, then run: forge baseline --physics";

    /// <summary>A line for each entry that came or went, then the counts. Exit code 1 where a route cannot be listed, since the build goes on failing.</summary>
    public static CommandReport Of(string path, RouteChange change, bool dryRun)
    {
        List<string> lines = new();
        lines.AddRange(change.Removed.Select(removed => "- " + removed.Text));
        lines.AddRange(change.Added.Select(added => "+ " + added));
        lines.Add(Summary(path, change, dryRun));
        if (change.NotAdded.Count > 0)
        {
            lines.Add(Routes(change.NotAdded.Count) + " would be new and " + (change.NotAdded.Count == 1 ? "was" : "were") + " not accepted, since the list may only shrink: " + string.Join(", ", change.NotAdded) + ".");
            lines.Add("Next: declare what is new in the contract. Only the owner accepts it undeclared: forge baseline --physics --grow");
        }
        lines.AddRange(change.NotListable.Select(route => "No line can name the route \"" + route + "\", which has blanks or an unusual method: declare it, or change it."));
        if (change.Added.Count > 0 && !dryRun)
            lines.Add("Next: build, have the owner agree to the list and commit it; then declare the routes one by one, and delete their lines.");
        return CommandReport.Of("baseline", change.NotListable.Count > 0 ? 1 : 0, lines.ToArray()) with { Data = json => Write(json, path, change, dryRun) };
    }

    private static string Summary(string path, RouteChange change, bool dryRun)
    {
        if (change.IsNothing)
            return "Nothing to do: " + path + " (" + Routes(change.Kept) + ") stays as it is.";
        return (dryRun ? "Would change " : "Changed ") + path + ": " + Number(change.Added.Count) + " added, " + Number(change.Removed.Count) + " removed, "
            + Routes(change.Kept + change.Added.Count) + " now.";
    }

    private static string Routes(int count) => Number(count) + (count == 1 ? " route" : " routes");

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, string path, RouteChange change, bool dryRun)
    {
        json.WriteStartObject();
        json.WriteString("path", path);
        json.WriteBoolean("written", !dryRun && !change.IsNothing);
        json.WriteNumber("kept", change.Kept);
        WriteList(json, "added", change.Added);
        WriteList(json, "removed", change.Removed.Select(entry => entry.Text));
        WriteList(json, "notAdded", change.NotAdded);
        WriteList(json, "notListable", change.NotListable);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> routes)
    {
        json.WriteStartArray(name);
        foreach (string route in routes)
            json.WriteStringValue(route);
        json.WriteEndArray();
    }
}
