using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>What was done (<c>backfill_execution_log.md</c>, Backfill Protocol 6).</summary>
internal static class ExecutionLog
{
    private const string PlanHash = "- plan_sha256: ";

    /// <summary>The log: LF, a line feed at its end.</summary>
    /// <param name="draft">The plan that was executed.</param>
    /// <param name="planSha256">Of its text.</param>
    /// <param name="approved">All that is approved.</param>
    /// <param name="invalidated">What became invalid, a line each.</param>
    public static string TextOf(PlanDraft draft, string planSha256, ApprovedActions approved, IReadOnlyList<string> invalidated)
    {
        StringBuilder text = new();
        text.Append("# Backfill execution log\n\n- execution_id: ").Append(InertMarkdown.Of(draft.Plan.ExecutionId))
            .Append("\n- plan_path: ").Append(ModuleArtifacts.BackfillPlan).Append('\n').Append(PlanHash).Append(planSha256)
            .Append("\n- actions_executed: ").Append(Number(draft.Files.Count))
            .Append("\n- actions_left_to_execute: ").Append(Number(approved.ForExecute.Count)).Append('\n');
        Section(text, "Source", Sources(draft.Plan));
        Section(text, "Executed", draft.Files.Select(file => InertMarkdown.Of(file.Action.Name) + " (" + GapWords.Word(file.Action.Approved.Category)
            + ", approved by " + file.Action.Decision + "): "
            + GapWords.Word(file.Action.Approved.Kind!.Value) + " made " + InertMarkdown.Of(file.Path) + " with SHA-256 " + file.Content.Sha256));
        Section(text, "Left to the Execute module", approved.ForExecute.Select(action => InertMarkdown.Of(action.Name) + " (approved by " + action.Decision + ")"));
        Section(text, "Invalidated", invalidated);
        Section(text, "Trace", TraceNotes(draft));
        Section(text, "Next", new[] { NextStep(approved) });
        return text.ToString();
    }

    /// <summary>Whether a log is the one of a plan.</summary>
    public static bool IsOf(string log, string planSha256) => log.Split('\n').Any(line => line.TrimEnd() == PlanHash + planSha256);

    /// <summary>What must run again since files have other names now, a line each; none where nothing must (Backfill Protocol 11).</summary>
    public static IEnumerable<string> TraceNotes(PlanDraft draft)
        => draft.Files.Where(file => file.Action.Approved.Kind == ActionKind.NormalizeName)
            .Select(file => "Trace must run again: " + InertMarkdown.Of(file.Content.Template) + " has the name " + InertMarkdown.Of(file.Path)
                + ", too; backfill left the first one where it is");

    /// <summary>What comes next.</summary>
    public static string NextStep(ApprovedActions approved)
        => approved.ForExecute.Count == 0 ? "commit what was created; nothing is left to the Execute module"
            : "commit what was created, then run the Execute module for the " + Number(approved.ForExecute.Count) + " approved "
                + (approved.ForExecute.Count == 1 ? "action" : "actions") + " left to it";

    private static IEnumerable<string> Sources(BackfillPlan plan)
    {
        if (plan.GapActionsSha256.Length > 0)
            yield return ModuleArtifacts.GapActions + " needed no decision; its SHA-256 is " + plan.GapActionsSha256;
        foreach (PlanDecision decision in plan.Decisions)
            yield return InertMarkdown.Of(decision.Path) + ", SHA-256 " + decision.Sha256;
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        text.Append("\n## ").Append(title).Append("\n\n");
        bool isEmpty = true;
        foreach (string line in lines)
        {
            text.Append("- ").Append(line).Append('\n');
            isEmpty = false;
        }
        if (isEmpty)
            text.Append("- nothing\n");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
