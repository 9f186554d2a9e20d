using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>Whether everything in a plan was approved, and stands there once (Backfill Protocol 4, 10, 13).</summary>
internal sealed class PlanJudge
{
    private const string Again = "run \"forge backfill run --apply\", which plans what is approved and nothing else; never edit the plan.";

    private readonly HashSet<(string Gap, string Action, string Target, ActionKind Kind)> _approved = new();
    private readonly List<string> _reasons = new();
    private readonly List<Finding> _findings = new();

    /// <summary>FORGE3401 and FORGE3402, each at the action or file in the plan.</summary>
    /// <param name="state">Where the decision gate stands.</param>
    /// <param name="records">The decision records.</param>
    /// <param name="plan">The plan that lies there.</param>
    /// <param name="approved">What is approved now.</param>
    public static IReadOnlyList<Finding> Judge(DecisionState state, RecordView records, BackfillPlan plan, ApprovedActions approved)
    {
        PlanJudge judge = new();
        if (plan.GapActionsSha256.Length > 0 && plan.Actions.Count > 0 && plan.GapActionsSha256 != state.Gaps!.Sha256)
        {
            return new[]
            {
                new Finding(RuleCatalog.UnapprovedAction, plan.GapActionsLocation,
                    "the plan follows from other gap actions than those of " + ModuleArtifacts.GapActions + ", so nothing approves its " + plan.Actions.Count
                        + " actions.", Again),
            };
        }
        foreach (BackfillAction action in approved.ForBackfill)
            judge.Approve(action.Approved);
        foreach (PlanDecision decision in plan.Decisions)
            judge.Approve(decision, records);
        judge.Check(plan);
        return judge._findings;
    }

    private void Approve(ApprovedAction action)
    {
        if (action.Kind is { } kind && RelativePath.TryParse(action.TargetPath, out RelativePath? target, out string _))
            _approved.Add((action.GapId, action.ActionId, target!.Value, kind));
    }

    // A record that counts approves what was done under it also when the gaps that it answered are closed by now.
    private void Approve(PlanDecision decision, RecordView records)
    {
        string name = Path.GetFileName(decision.Path).Split('.')[0];
        if (records.WhyNot(name) is { } reason)
            _reasons.Add(name + ": " + reason);
        else if (records.Find(name) is { } record)
            record.Approves.ToList().ForEach(Approve);
    }

    private bool IsApproved(PlanAction action)
        => GapWords.Kinds.Any(word => word.Key == action.ActionType && _approved.Contains((action.GapId, action.ActionId, action.TargetPath, word.Value)));

    private void Check(BackfillPlan plan)
    {
        HashSet<(string Gap, string Action)> seen = new();
        HashSet<string> targets = new(StringComparer.Ordinal);
        foreach (PlanAction action in plan.Actions)
        {
            targets.Add(action.TargetPath);
            if (!seen.Add((action.GapId, action.ActionId)))
            {
                _findings.Add(new Finding(RuleCatalog.ActionPlannedTwice, action.Location, "the plan lists action " + action.Name
                    + " twice; each is executed exactly once.", Again));
            }
            else if (!IsApproved(action))
            {
                _findings.Add(new Finding(RuleCatalog.UnapprovedAction, action.Location,
                    "no decision approves that action " + action.Name + " makes \"" + PrintableText.Excerpt(action.TargetPath, 120) + "\" as "
                        + PrintableText.Excerpt(action.ActionType, 60)
                    + (_reasons.Count == 0 ? "." : " (" + PrintableText.Excerpt(string.Join("; ", _reasons), 300) + ")."), Again));
            }
        }
        foreach (PlanFile file in plan.Files)
        {
            bool isMark = file.Path.EndsWith("/" + Contents.FolderMark, StringComparison.Ordinal);
            if (!targets.Contains(file.Path) && !(isMark && targets.Contains(file.Path.Substring(0, file.Path.Length - Contents.FolderMark.Length - 1))))
            {
                _findings.Add(new Finding(RuleCatalog.UnapprovedAction, file.Location,
                    "the plan holds the file \"" + PrintableText.Excerpt(file.Path, 120) + "\", which none of its actions creates.", Again));
            }
        }
    }
}

/// <summary>What is asked of the decision records.</summary>
/// <param name="Find">The record with a name.</param>
/// <param name="WhyNot">Why a decision backs nothing, or null where it does.</param>
internal sealed record RecordView(Func<string, DecisionRecord?> Find, Func<string, string?> WhyNot)
{
    /// <summary>Those of a state.</summary>
    public static RecordView Of(DecisionState state)
        => new(name => state.Records?.Find(name), name => state.Records is { } records ? records.WhyNot(name) : "there are no decision records");
}
