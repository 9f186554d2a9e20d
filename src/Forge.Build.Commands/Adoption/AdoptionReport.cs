using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Boundaries;

namespace Forge.Build.Commands.Adoption;

/// <summary>What is said of an adoption.</summary>
internal static class AdoptionReport
{
    private const int MostShown = 20;

    /// <summary>Each file, layer and accepted violation with its reason, the notices, and what to do next; a diff before it where nothing was written.</summary>
    public static CommandReport Of(AdoptionPlan plan, bool isWritten)
    {
        List<string> lines = new();
        if (!isWritten)
            lines.AddRange(plan.Files.SelectMany(UnifiedDiff.Of));
        if (!isWritten && plan.Hook is not null)
            lines.AddRange(plan.Hook.Files.SelectMany(UnifiedDiff.Of));
        lines.AddRange(plan.Files.Select(file => Verb(file.Before is null, isWritten) + " " + file.Path + ": " + file.Reason));
        if (plan.Hook is not null)
            lines.AddRange(plan.Hook.Files.Select(file => Verb(file.Before is null, isWritten) + " " + file.Path + ": " + file.Reason));
        lines.AddRange(plan.Layers.Select(layer => "layer " + layer.Name + ": " + layer.Description));
        lines.AddRange(Known(plan.KnownViolations));
        lines.AddRange(plan.Notices.Select(notice => "note: " + notice));
        lines.Add(Next(plan, isWritten));
        return CommandReport.Of("init", 0, lines.ToArray()) with { Data = json => Write(json, plan, isWritten) };
    }

    private static IEnumerable<string> Known(IReadOnlyList<StandingViolation> known)
    {
        if (known.Count == 0)
            yield break;
        yield return (known.Count == 1 ? "1 violation" : Number(known.Count) + " violations") + " of today " + (known.Count == 1 ? "is" : "are")
            + " listed in known_violations, so the first build passes; the list can only shrink:";
        foreach (StandingViolation violation in known.Take(MostShown))
            yield return "  " + violation.Layer + ": " + violation.File + ": " + violation.Pattern + " (" + Number(violation.Count) + ")";
        if (known.Count > MostShown)
            yield return "  and " + Number(known.Count - MostShown) + " more.";
    }

    private static string Next(AdoptionPlan plan, bool isWritten)
    {
        if (plan.IsNothing)
            return "Nothing lacks: " + plan.Repository.ContractsFolder + " and the package are there.";
        if (!isWritten)
            return "Nothing was written. Next: forge init";
        return plan.HasBoundaries
            ? "Next: read " + plan.Repository.ContractsFolder + ", correct what it says of your project, commit it (an audit takes no contract that is not committed), then: dotnet build"
            : "Next: dotnet build";
    }

    private static string Verb(bool isNew, bool isWritten) => isWritten ? isNew ? "wrote" : "changed" : isNew ? "would write" : "would change";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, AdoptionPlan plan, bool isWritten)
    {
        json.WriteStartObject();
        json.WriteString("root", plan.Repository.Root);
        json.WriteBoolean("written", isWritten && !plan.IsNothing);
        WriteAll(json, "files", plan.Files.Concat(plan.Hook?.Files ?? []), file =>
        {
            json.WriteString("path", file.Path);
            json.WriteString("action", file.Before is null ? "create" : "edit");
            json.WriteString("reason", file.Reason);
        });
        WriteAll(json, "layers", plan.Layers, layer =>
        {
            json.WriteString("name", layer.Name);
            json.WriteString("reason", layer.Description);
            json.WriteStartArray("globs");
            foreach (string glob in layer.Globs)
                json.WriteStringValue(glob);
            json.WriteEndArray();
            json.WriteNumber("rules", layer.Forbidden.Count);
        });
        WriteAll(json, "knownViolations", plan.KnownViolations, violation =>
        {
            json.WriteString("layer", violation.Layer);
            json.WriteString("file", violation.File);
            json.WriteString("pattern", violation.Pattern);
            json.WriteNumber("count", violation.Count);
        });
        json.WriteStartArray("notices");
        foreach (string notice in plan.Notices)
            json.WriteStringValue(notice);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
