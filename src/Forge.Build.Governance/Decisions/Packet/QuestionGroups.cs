using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Decisions.Packet;

/// <summary>Makes questions of gaps.</summary>
public static class QuestionGroups
{
    /// <summary>The groups, in the order of their first gap's id.</summary>
    /// <param name="gaps">The gaps that need a person.</param>
    /// <param name="findings">FORGE2303, FORGE2304 and FORGE3306, each at the gap or action. Where there is one, there are no groups: none may be asked about.</param>
    public static IReadOnlyList<QuestionGroup> Of(IReadOnlyList<TriggeringGap> gaps, out IReadOnlyList<Finding> findings)
    {
        List<Finding> found = new();
        List<GroupDraft> drafts = DraftsOf(gaps, found);
        Dictionary<string, GroupDraft> byId = new();
        foreach (GroupDraft draft in drafts)
        {
            found.AddRange(AlikeOptions.In(draft));
            if (byId.TryGetValue(draft.Id, out GroupDraft? other))
                found.Add(OneId(draft, other));
            else
                byId.Add(draft.Id, draft);
        }
        found.Sort(Finding.Order);
        findings = found;
        return found.Count == 0 ? drafts.ConvertAll(draft => draft.ToGroup()) : new List<QuestionGroup>();
    }

    private static List<GroupDraft> DraftsOf(IReadOnlyList<TriggeringGap> gaps, List<Finding> findings)
    {
        List<GroupDraft> drafts = new();
        Dictionary<string, GroupDraft> byKey = new();
        foreach (TriggeringGap gap in gaps.OrderBy(triggering => triggering.Gap.Id, StringComparer.Ordinal))
        {
            Dictionary<ActionIdentity, GapAction> actions = ActionsOf(gap.Gap, findings);
            if (actions.Count == 0)
            {
                findings.Add(new Finding(RuleCatalog.NothingToChoose, gap.Gap.Location,
                    "gap \"" + gap.Gap.Id + "\" needs a decision, but recommends no action, so there is nothing to choose.",
                    "give it \"recommended_actions\", each with \"action_id\" and \"description\", and run the Gap module again."));
                continue;
            }
            ActionIdentity[] identities = actions.Keys.OrderBy(identity => identity, ActionIdentity.Order).ToArray();
            string key = string.Concat(identities.Select(identity => identity.Key));
            if (!byKey.TryGetValue(key, out GroupDraft? draft))
            {
                draft = new GroupDraft(key, identities);
                byKey.Add(key, draft);
                drafts.Add(draft);
            }
            draft.Add(gap, actions);
        }
        return drafts;
    }

    private static Dictionary<ActionIdentity, GapAction> ActionsOf(Gap gap, List<Finding> findings)
    {
        Dictionary<ActionIdentity, GapAction> actions = new();
        foreach (GapAction action in gap.Actions)
        {
            ActionIdentity identity = ActionIdentity.Of(action);
            if (actions.TryGetValue(identity, out GapAction? first))
            {
                findings.Add(new Finding(RuleCatalog.DuplicateOption, action.Location,
                    "action \"" + action.Id + "\" of gap \"" + gap.Id + "\" is the same option as \"" + first.Id + "\" in line " + first.Location.Line
                        + ": description, impact_scope and action_type are equal.",
                    "delete one of the two, or say in \"description\" how they differ."));
            }
            else
            {
                actions.Add(identity, action);
            }
        }
        return actions;
    }

    // The id is short enough to be typed, so two groups can be made to share one. Then an answer to the one must not count for the other.
    private static Finding OneId(GroupDraft draft, GroupDraft other)
        => new(RuleCatalog.OptionsAlike, draft.Gaps[0].Gap.Location,
            "the questions about gap \"" + draft.Gaps[0].Gap.Id + "\" and gap \"" + other.Gaps[0].Gap.Id + "\" both have the id " + draft.Id + ".",
            "change a word in the \"description\" of one of the actions of gap \"" + draft.Gaps[0].Gap.Id + "\".");
}
