using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Packet;

/// <summary>A question in the making: gaps with one set of actions, collected one after the other.</summary>
internal sealed class GroupDraft
{
    /// <summary>The description of the option that approves nothing.</summary>
    public const string Refusal = "Do nothing and leave the gaps open.";

    private const string NoImpact = "none";
    private const int IdDigits = 8;

    private readonly ActionIdentity[] _identities;
    private readonly List<ApprovedAction>[] _approves;
    private readonly List<string>[] _effects;
    private readonly List<TriggeringGap> _gaps = new();
    private GapAction[] _firstActions = Array.Empty<GapAction>();

    /// <param name="key">One text for the set of identities.</param>
    /// <param name="identities">In their order.</param>
    public GroupDraft(string key, ActionIdentity[] identities)
    {
        Id = "GROUP-" + TreeDigest.Hex(Encoding.UTF8.GetBytes(key)).Substring(0, IdDigits);
        _identities = identities;
        _approves = identities.Select(_ => new List<ApprovedAction>()).ToArray();
        _effects = identities.Select(_ => new List<string>()).ToArray();
    }

    /// <summary>The group's id.</summary>
    public string Id { get; }

    /// <summary>The gaps so far, by id.</summary>
    public IReadOnlyList<TriggeringGap> Gaps => _gaps;

    /// <summary>Whether there is one action only, so that the choice is between it and nothing.</summary>
    public bool OffersRefusal => _identities.Length == 1;

    /// <summary>The actions of the first gap, in the order of the file: where a message about the options points to.</summary>
    public IReadOnlyList<GapAction> FirstActions => _firstActions;

    /// <summary>Adds a gap, whose id comes after those that are there.</summary>
    public void Add(TriggeringGap gap, Dictionary<ActionIdentity, GapAction> actions)
    {
        if (_gaps.Count == 0)
            _firstActions = gap.Gap.Actions.ToArray();
        _gaps.Add(gap);
        for (int i = 0; i < _identities.Length; i++)
        {
            GapAction action = actions[_identities[i]];
            _approves[i].Add(new ApprovedAction(
                gap.Gap.Id, action.Id, gap.Gap.Category, action.Kind, action.TargetPath, action.SourcePath, action.Template));
            _effects[i].Add(DownstreamEffects.Of(gap.Gap, action));
        }
    }

    /// <summary>The question.</summary>
    public QuestionGroup ToGroup()
    {
        string risk = GapWords.Word(_gaps.Max(gap => gap.Gap.Severity));
        List<DecisionOption> options = new();
        for (int i = 0; i < _identities.Length; i++)
            options.Add(Option(i, _identities[i].Description, _identities[i].ImpactScope, risk, _effects[i], _approves[i]));
        if (OffersRefusal)
            options.Add(Option(options.Count, Refusal, NoImpact, risk, _gaps.Select(gap => DownstreamEffects.OfRefusal(gap.Gap)), new List<ApprovedAction>()));
        return new QuestionGroup(Id, _gaps, options);
    }

    private static DecisionOption Option(
        int index, string description, string impactScope, string risk, IEnumerable<string> effects, IReadOnlyList<ApprovedAction> approves)
        => new(OptionId.Of(index), description, impactScope, risk, effects.Concat(DownstreamEffects.Invalidations).ToArray(), approves);
}
