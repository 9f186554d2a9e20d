using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Backfill;

/// <summary>An action, who approved it, and where it stands.</summary>
/// <param name="Approved">The action.</param>
/// <param name="Decision"><c>DECISION-n</c>, or <see cref="ApprovedActions.AutoPass"/>.</param>
/// <param name="Location">Its place in the gap actions, else in the decision.</param>
internal sealed record BackfillAction(ApprovedAction Approved, string Decision, SourceLocation Location)
{
    /// <summary>How messages call it; an action's id alone may occur in several gaps.</summary>
    public string Name => Approved.ActionId + " of " + Approved.GapId;
}

/// <summary>All that is approved now (Backfill Protocol 4: nothing else may be done).</summary>
/// <param name="ForBackfill">What backfill creates, in the order of gap and action.</param>
/// <param name="ForExecute">What is left to the Execute module.</param>
internal sealed record ApprovedActions(IReadOnlyList<BackfillAction> ForBackfill, IReadOnlyList<BackfillAction> ForExecute)
{
    /// <summary>Who approved what needed no decision (Decision Gate Contract 9).</summary>
    public const string AutoPass = "AUTO-PASS";

    /// <summary>Collects them.</summary>
    public static ApprovedActions Of(DecisionState state)
    {
        Dictionary<(string Gap, string Action), SourceLocation> places = Places(state.Gaps);
        HashSet<(string Gap, string Action)> seen = new();
        List<BackfillAction> all = new();
        foreach ((ApprovedAction action, string decision, SourceLocation fallback) in Collect(state))
        {
            (string Gap, string Action) key = (action.GapId, action.ActionId);
            if (seen.Add(key))
                all.Add(new BackfillAction(action, decision, places.TryGetValue(key, out SourceLocation place) ? place : fallback));
        }
        all.Sort((a, b) => Compare(a.Approved, b.Approved));
        return new ApprovedActions(all.Where(action => action.Approved.Kind is not null).ToArray(), all.Where(action => action.Approved.Kind is null).ToArray());
    }

    private static IEnumerable<(ApprovedAction Action, string Decision, SourceLocation Location)> Collect(DecisionState state)
    {
        foreach (DecisionRecord record in state.Answers)
        {
            foreach (ApprovedAction action in record.Approves)
                yield return (action, record.Name, record.Location);
        }
        if (!state.IsAutoPass)
            yield break;
        // Where a gap offers several, nobody chose.
        foreach (Gap gap in state.Gaps!.Gaps.Where(gap => gap.Actions.Count == 1))
        {
            GapAction only = gap.Actions[0];
            yield return (new ApprovedAction(gap.Id, only.Id, gap.Category, only.Kind, only.TargetPath, only.SourcePath, only.Template), AutoPass, only.Location);
        }
    }

    private static Dictionary<(string Gap, string Action), SourceLocation> Places(GapActions? gaps)
    {
        Dictionary<(string Gap, string Action), SourceLocation> places = new();
        if (gaps is null)
            return places;
        foreach (Gap gap in gaps.Gaps)
        {
            foreach (GapAction action in gap.Actions)
                places[(gap.Id, action.Id)] = action.Location;
        }
        return places;
    }

    private static int Compare(ApprovedAction a, ApprovedAction b)
    {
        int order = string.CompareOrdinal(a.GapId, b.GapId);
        return order != 0 ? order : string.CompareOrdinal(a.ActionId, b.ActionId);
    }
}
