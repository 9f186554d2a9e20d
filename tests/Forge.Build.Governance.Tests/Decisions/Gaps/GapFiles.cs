using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Gaps;

/// <summary>An action as a test writes it.</summary>
internal sealed record AnAction(string Id, string Description = "Write it.", string Impact = "docs", string Type = "", string Target = "", string Template = "")
{
    public string Source { get; init; } = "";

    public bool? RequiresDecision { get; init; }

    public JsonObject Json()
    {
        JsonObject json = new() { ["action_id"] = Id, ["description"] = Description, ["impact_scope"] = Impact };
        if (RequiresDecision is { } requires)
            json["requires_decision"] = requires;
        foreach ((string name, string value) in new[] { ("action_type", Type), ("target_path", Target), ("source_path", Source), ("template", Template) })
        {
            if (value.Length > 0)
                json[name] = value;
        }
        return json;
    }
}

/// <summary>A gap as a test writes it.</summary>
internal sealed record AGap(string Id, params AnAction[] Actions)
{
    public string Category { get; init; } = "UNIMPLEMENTED_REQUIREMENT";

    public string Severity { get; init; } = "LOW";

    public string RootCause { get; init; } = "";

    public IReadOnlyList<string> Entities { get; init; } = Array.Empty<string>();

    public JsonObject Json() => new()
    {
        ["gap_id"] = Id,
        ["category"] = Category,
        ["severity"] = Severity,
        ["affected_entities"] = new JsonArray(Entities.Select(entity => (JsonNode)entity).ToArray()),
        ["root_cause"] = RootCause,
        ["recommended_actions"] = new JsonArray(Actions.Select(action => (JsonNode)action.Json()).ToArray()),
    };
}

/// <summary>Texts of <c>gap_actions.json</c>, and what becomes of them.</summary>
internal static class GapFiles
{
    public const string Path = "artifacts/gap/gap_actions.json";

    /// <summary>A file whose counts are right.</summary>
    public static string Text(bool requiresDecision, params AGap[] gaps) => new JsonObject
    {
        ["execution_id"] = "GAP-RUN-1",
        ["total_gaps"] = gaps.Length,
        ["critical_count"] = gaps.Count(gap => gap.Severity == "CRITICAL"),
        ["requires_decision"] = requiresDecision,
        ["gaps"] = new JsonArray(gaps.Select(gap => (JsonNode)gap.Json()).ToArray()),
    }.ToJsonString(new() { WriteIndented = true });

    /// <summary>A file with one gap that a test writes out.</summary>
    public static string WithGap(string gap) => """{ "execution_id": "E", "requires_decision": false, "gaps": [ """ + gap + " ] }";

    /// <summary>A file with one sound gap, one of whose actions a test writes out.</summary>
    public static string WithAction(string action)
        => WithGap("""{ "gap_id": "G", "category": "ORPHAN_CODE", "severity": "LOW", "recommended_actions": [ """ + action + " ] }");

    /// <summary>What a sound file says.</summary>
    public static GapActions Read(string text)
    {
        GapActions? actions = GapActionsReader.Read(Path, new SourceText(text), out IReadOnlyList<Finding> findings);
        Assert.IsEmpty(findings, string.Join('\n', findings.Select(finding => finding.Location + " " + finding.Text)));
        return actions!;
    }

    public static GapActions Read(bool requiresDecision, params AGap[] gaps) => Read(Text(requiresDecision, gaps));

    /// <summary>What is wrong with a file that is not sound.</summary>
    public static IReadOnlyList<Finding> Findings(string text)
    {
        Assert.IsNull(GapActionsReader.Read(Path, new SourceText(text), out IReadOnlyList<Finding> findings));
        return findings;
    }
}
