using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Decisions.Packet;

/// <summary>Finds options of one question that a person could not tell apart: their descriptions are the same words.</summary>
internal static class AlikeOptions
{
    /// <summary>FORGE2304 at each action that reads like one before it, or like the refusal.</summary>
    public static IEnumerable<Finding> In(GroupDraft draft)
    {
        Dictionary<string, (ActionIdentity Identity, string Name)> seen = new();
        if (draft.OffersRefusal)
            seen.Add(Words(GroupDraft.Refusal), (default, "the refusal, which is offered beside it"));
        foreach (GapAction action in draft.FirstActions)
        {
            string words = Words(action.Description);
            ActionIdentity identity = ActionIdentity.Of(action);
            if (!seen.TryGetValue(words, out (ActionIdentity Identity, string Name) other))
            {
                seen.Add(words, (identity, "action \"" + action.Id + "\" in line " + action.Location.Line));
            }
            // One option twice is FORGE3306, and no second cause.
            else if (identity != other.Identity)
            {
                yield return new Finding(RuleCatalog.OptionsAlike, action.Location,
                    "action \"" + action.Id + "\" of gap \"" + draft.Gaps[0].Gap.Id + "\" has the same description as " + other.Name
                        + ", so that a person could not tell the two options apart.",
                    "say in \"description\" how they differ; only impact_scope or action_type differs so far.");
            }
        }
    }

    private static string Words(string description) => new(description.Where(c => !char.IsWhiteSpace(c)).Select(char.ToUpperInvariant).ToArray());
}
