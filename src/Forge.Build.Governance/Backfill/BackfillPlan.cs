using System.Collections.Generic;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>A plan (<c>backfill_plan.json</c>, Backfill Protocol 7): the intent, written before anything is created.</summary>
/// <param name="ExecutionId">The run of the Gap module.</param>
/// <param name="GapActionsSha256">Of the gap actions that needed no decision; empty where decisions approve.</param>
/// <param name="Decisions">The decision records that approve.</param>
/// <param name="Actions">What is approved for backfill, by target, gap and action.</param>
/// <param name="Files">What each of them creates, in the same order.</param>
internal sealed record BackfillPlan(
    string ExecutionId, string GapActionsSha256, IReadOnlyList<PlanDecision> Decisions, IReadOnlyList<PlanAction> Actions, IReadOnlyList<PlanFile> Files)
{
    /// <summary>The place of <see cref="GapActionsSha256"/> in the file.</summary>
    public SourceLocation GapActionsLocation { get; init; } = SourceLocation.None;

    /// <summary>The text of the file: LF, a line feed at its end.</summary>
    public string ToText() => JsonText.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("execution_id", ExecutionId);
        writer.WriteStartObject("source");
        if (GapActionsSha256.Length > 0)
        {
            writer.WriteString("gap_actions_path", ModuleArtifacts.GapActions);
            writer.WriteString("gap_actions_sha256", GapActionsSha256);
        }
        writer.WriteStartArray("decisions");
        foreach (PlanDecision decision in Decisions)
        {
            writer.WriteStartObject();
            writer.WriteString("path", decision.Path);
            writer.WriteString("sha256", decision.Sha256);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteStartArray("approved_actions");
        foreach (PlanAction action in Actions)
        {
            writer.WriteStartObject();
            writer.WriteString("action_id", action.ActionId);
            writer.WriteString("origin_gap_id", action.GapId);
            writer.WriteString("target_path", action.TargetPath);
            writer.WriteString("action_type", action.ActionType);
            writer.WriteBoolean("deterministic_template_used", true);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("files");
        foreach (PlanFile file in Files)
        {
            writer.WriteStartObject();
            writer.WriteString("action_id", file.ActionId);
            writer.WriteString("path", file.Path);
            writer.WriteString("sha256", file.Sha256);
            writer.WriteString("template", file.Template);
            writer.WriteString("decision", file.Decision);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}

/// <summary>A decision record and the SHA-256 of its text with LF.</summary>
internal sealed record PlanDecision(string Path, string Sha256);

/// <summary>An approved action, as Backfill Protocol 7 has it.</summary>
internal sealed record PlanAction(string GapId, string ActionId, string TargetPath, string ActionType, SourceLocation Location)
{
    /// <summary>How messages call it.</summary>
    public string Name => PrintableText.Excerpt(ActionId, 80) + " of " + PrintableText.Excerpt(GapId, 80);
}

/// <summary>What an action creates.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="Path">The file; of a folder the <c>.gitkeep</c> in it.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Template">The template's name; for a copy the path of its source.</param>
/// <param name="Decision">Who approved it.</param>
/// <param name="Location">Its place in the file.</param>
internal sealed record PlanFile(string ActionId, string Path, string Sha256, string Template, string Decision, SourceLocation Location);
