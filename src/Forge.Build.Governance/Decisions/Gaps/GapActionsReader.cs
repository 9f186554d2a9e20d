using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Gaps;

/// <summary>Reads <c>gap_actions.json</c>.</summary>
public static class GapActionsReader
{
    private const int LongestMessage = 600;

    /// <summary>Reads it; null where anything is wrong with it, since nothing may be decided on half of it (Decision Gate Contract 10).</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="source">Its text.</param>
    /// <param name="findings">FORGE3301 to FORGE3305, each with its place.</param>
    public static GapActions? Read(string path, SourceText source, out IReadOnlyList<Finding> findings)
    {
        JsonSource.Parse(path, source, out JsonValue? root, out List<JsonProblem> problems);
        JsonShape shape = new(problems);
        List<Finding> found = new();
        GapActions? actions = root is null ? null : ReadFile(root, source, shape, found);
        if (actions is null && problems.Count + found.Count == 0)
            shape.Refuse(SourceLocation.StartOf(path), "the file holds no JSON value");
        foreach (JsonProblem problem in problems)
            found.Add(Malformed(problem));
        found.Sort(Finding.Order);
        findings = found;
        return found.Count == 0 ? actions : null;
    }

    private static Finding Malformed(JsonProblem problem)
        => new(RuleCatalog.GapActionsMalformed, problem.Location, PrintableText.Excerpt(problem.Message, LongestMessage) + ".",
            "correct it there, or run the Gap module again; docs/decisions.md in the package says what may stand where.");

    private static GapActions? ReadFile(JsonValue root, SourceText source, JsonShape shape, List<Finding> findings)
    {
        if (root.Kind != JsonKind.Object)
        {
            shape.Refuse(root.Location, "the file must hold an object with \"gaps\", not " + root.KindName);
            return null;
        }
        JsonValue? executionId = shape.RequiredText(root, "execution_id", "the file");
        JsonValue? requiresDecision = shape.RequiredBoolean(root, "requires_decision", "the file");
        long? total = shape.OptionalCount(root, "total_gaps", "the file");
        long? critical = shape.OptionalCount(root, "critical_count", "the file");
        GapReader reader = new(shape, findings);
        List<Gap> gaps = new();
        foreach (JsonValue item in shape.Objects(root, "gaps", "the file", required: true))
        {
            if (reader.Read(item) is { } gap)
                gaps.Add(gap);
        }
        if (root["gaps"] is not { Kind: JsonKind.Array } array || executionId is null || requiresDecision is null)
            return null;
        if (total is { } all && all != array.Items.Count)
            findings.Add(Disagree(root["total_gaps"]!, "\"total_gaps\" says " + all + ", but \"gaps\" holds " + array.Items.Count + "."));
        int worst = gaps.Count(gap => gap.Severity == GapSeverity.Critical);
        // Of a gap that could not be read nobody knows whether it is CRITICAL.
        if (critical is { } count && count != worst && gaps.Count == array.Items.Count)
            findings.Add(Disagree(root["critical_count"]!, "\"critical_count\" says " + count + ", but " + worst + " of the gaps are CRITICAL."));
        if (requiresDecision.IsTrue && array.Items.Count == 0)
            findings.Add(Disagree(requiresDecision, "\"requires_decision\" is true, but there is no gap to decide about."));
        gaps.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        string hash = TreeDigest.Hex(Encoding.UTF8.GetBytes(source.Text));
        return new GapActions(executionId.Text, requiresDecision.IsTrue, gaps, hash, requiresDecision.Location);
    }

    private static Finding Disagree(JsonValue at, string message)
        => new(RuleCatalog.GapCountsDisagree, at.Location, message,
            "run the Gap module again, which counts anew; a file that was cut short or edited by hand is no ground for a decision.");
}
