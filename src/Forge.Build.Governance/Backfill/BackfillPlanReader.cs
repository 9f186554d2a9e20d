using System.Collections.Generic;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>Reads <c>backfill_plan.json</c>. Unknown names are left alone; <c>source</c> and <c>files</c> are ours, and a plan of another tool has none.</summary>
internal sealed class BackfillPlanReader
{
    private readonly JsonShape _shape;

    private BackfillPlanReader(JsonShape shape) => _shape = shape;

    /// <summary>Reads it; null where anything is wrong with it.</summary>
    /// <param name="source">The file's text.</param>
    /// <param name="findings">FORGE3409, each with its place.</param>
    public static BackfillPlan? Read(SourceText source, out IReadOnlyList<Finding> findings)
    {
        JsonSource.Parse(ModuleArtifacts.BackfillPlan, source, out JsonValue? root, out List<JsonProblem> problems);
        BackfillPlanReader reader = new(new JsonShape(problems));
        BackfillPlan? plan = root is null ? null : reader.Read(root);
        findings = BackfillJson.Malformed(problems, "correct it, or run \"forge backfill run --apply\", which writes the plan anew.");
        return findings.Count == 0 ? plan : null;
    }

    private BackfillPlan? Read(JsonValue root)
    {
        if (root.Kind != JsonKind.Object)
        {
            _shape.Refuse(root.Location, "the plan must be an object, not " + root.KindName);
            return null;
        }
        string id = _shape.RequiredText(root, "execution_id", "the plan")?.Text ?? "";
        List<PlanAction> actions = new();
        foreach (JsonValue item in _shape.Objects(root, "approved_actions", "the plan", required: true))
        {
            if (ReadAction(item) is { } action)
                actions.Add(action);
        }
        List<PlanFile> files = new();
        foreach (JsonValue item in _shape.Objects(root, "files", "the plan", required: false))
        {
            if (ReadFile(item) is { } file)
                files.Add(file);
        }
        List<PlanDecision> decisions = new();
        JsonValue? source = root["source"];
        if (source is { Kind: not JsonKind.Object })
        {
            _shape.Refuse(source.Location, "\"source\" of the plan must be an object, not " + source.KindName);
            source = null;
        }
        string sha256 = source is null ? "" : _shape.OptionalText(source, "gap_actions_sha256", "\"source\"");
        if (source is not null)
            ReadDecisions(source, decisions);
        return new BackfillPlan(id, sha256, decisions, actions, files) { GapActionsLocation = source?["gap_actions_sha256"]?.Location ?? root.Location };
    }

    private PlanAction? ReadAction(JsonValue item)
    {
        const string What = "an approved action";
        JsonValue? action = _shape.RequiredText(item, "action_id", What);
        JsonValue? gap = _shape.RequiredText(item, "origin_gap_id", What);
        JsonValue? target = _shape.RequiredText(item, "target_path", What);
        JsonValue? type = _shape.RequiredText(item, "action_type", What);
        if (item["deterministic_template_used"] is not { } flag)
            _shape.Refuse(item.Location, What + " lacks \"deterministic_template_used\"");
        else if (flag.Kind != JsonKind.Boolean || flag.Text != "true")
            _shape.Refuse(flag.Location, "\"deterministic_template_used\" of " + What + " must be true: nothing else may be created");
        return action is null || gap is null || target is null || type is null ? null
            : new PlanAction(gap.Text, action.Text, target.Text, type.Text, action.Location);
    }

    private PlanFile? ReadFile(JsonValue item)
    {
        const string What = "a file of the plan";
        JsonValue? action = _shape.RequiredText(item, "action_id", What);
        JsonValue? path = BackfillJson.Path(_shape, item, What);
        JsonValue? sha256 = BackfillJson.Sha256(_shape, item, What);
        string template = _shape.OptionalText(item, "template", What);
        string decision = _shape.OptionalText(item, "decision", What);
        return action is null || path is null || sha256 is null ? null : new PlanFile(action.Text, path.Text, sha256.Text, template, decision, path.Location);
    }

    private void ReadDecisions(JsonValue source, List<PlanDecision> decisions)
    {
        foreach (JsonValue item in _shape.Objects(source, "decisions", "\"source\"", required: false))
        {
            JsonValue? path = BackfillJson.Path(_shape, item, "a decision of the plan");
            JsonValue? sha256 = BackfillJson.Sha256(_shape, item, "a decision of the plan");
            if (path is not null && sha256 is not null)
                decisions.Add(new PlanDecision(path.Text, sha256.Text));
        }
    }
}
