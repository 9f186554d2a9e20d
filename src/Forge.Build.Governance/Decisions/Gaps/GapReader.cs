using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Decisions.Gaps;

/// <summary>Reads the gaps of one file, one after the other, and remembers their ids.</summary>
internal sealed class GapReader
{
    private const int LongestWord = 60;

    private readonly JsonShape _shape;
    private readonly List<Finding> _findings;
    private readonly Dictionary<string, SourceLocation> _gaps = new();
    private readonly Dictionary<string, KnownAction> _actions = new();

    public GapReader(JsonShape shape, List<Finding> findings) => (_shape, _findings) = (shape, findings);

    /// <summary>One gap; null where something that it must have is wrong, which is reported.</summary>
    public Gap? Read(JsonValue item)
    {
        JsonValue? id = Id(item, "gap_id", "a gap");
        string what = id is null ? "a gap" : "gap \"" + id.Text + "\"";
        if (id is not null)
            Remember(id);
        GapCategory? category = Word(item, "category", what, GapWords.Categories);
        GapSeverity? severity = Word(item, "severity", what, GapWords.Severities);
        List<string> entities = Entities(item, what);
        string rootCause = _shape.OptionalText(item, "root_cause", what);
        List<GapAction> actions = new();
        foreach (JsonValue action in _shape.Objects(item, "recommended_actions", what, required: false))
        {
            if (ReadAction(action, item, what) is { } read)
                actions.Add(read);
        }
        return id is null || category is null || severity is null
            ? null
            : new Gap(id.Text, category.Value, severity.Value, entities, rootCause, actions, id.Location);
    }

    private GapAction? ReadAction(JsonValue item, JsonValue gap, string gapName)
    {
        JsonValue? id = Id(item, "action_id", "an action of " + gapName);
        string what = (id is null ? "an action" : "action \"" + id.Text + "\"") + " of " + gapName;
        JsonValue? description = _shape.RequiredText(item, "description", what);
        string impact = _shape.OptionalText(item, "impact_scope", what);
        bool requiresDecision = _shape.OptionalBoolean(item, "requires_decision", what);
        int problems = _shape.Problems + _findings.Count;
        ActionKind? kind = item["action_type"] is { Kind: not JsonKind.Null } ? Word(item, "action_type", what, GapWords.Kinds) : null;
        bool kindIsWrong = _shape.Problems + _findings.Count > problems;
        string target = _shape.OptionalText(item, "target_path", what);
        string source = _shape.OptionalText(item, "source_path", what);
        string template = _shape.OptionalText(item, "template", what);
        if (id is null || description is null || kindIsWrong)
            return null;
        string copied = kind == ActionKind.NormalizeName ? source : "";
        GapAction action = new(id.Text, description.Text, impact, requiresDecision, kind, target, copied, template, id.Location);
        Remember(action, gap, gapName);
        return action;
    }

    private JsonValue? Id(JsonValue item, string name, string what)
    {
        JsonValue? id = _shape.RequiredText(item, name, what);
        if (id is null || PlainId.Is(id.Text))
            return id;
        _shape.Refuse(id.Location,
            "\"" + name + "\" of " + what + " is no plain id: \"" + PrintableText.Excerpt(id.Text, LongestWord) + "\"; an id has " + PlainId.Form);
        return null;
    }

    private List<string> Entities(JsonValue item, string what)
    {
        if (item["affected_entities"] is not { Kind: JsonKind.String } text)
            return _shape.Texts(item, "affected_entities", what).Select(entity => entity.Text).ToList();
        _shape.Refuse(text.Location, "\"affected_entities\" of " + what + " must be an array of strings, not a string");
        return new List<string>();
    }

    private T? Word<T>(JsonValue item, string name, string what, IEnumerable<KeyValuePair<string, T>> words)
        where T : struct
    {
        if (_shape.RequiredText(item, name, what) is not { } written)
            return null;
        foreach (KeyValuePair<string, T> word in words)
        {
            if (word.Key == written.Text)
                return word.Value;
        }
        _findings.Add(new Finding(RuleCatalog.UnknownGapWord, written.Location,
            "\"" + name + "\" of " + what + " is \"" + PrintableText.Excerpt(written.Text, LongestWord) + "\", which is none that exists.",
            "write exactly one of " + string.Join(", ", words.Select(word => word.Key)) + "."));
        return null;
    }

    private void Remember(JsonValue id)
    {
        if (_gaps.TryGetValue(id.Text, out SourceLocation first))
        {
            _findings.Add(new Finding(RuleCatalog.DuplicateGap, id.Location,
                "the gap id \"" + id.Text + "\" stands in line " + first.Line + " already.",
                "merge the two gaps, or give each an id of its own and run the Gap module again; one decision cannot answer for two gaps under one name."));
        }
        else
        {
            _gaps.Add(id.Text, id.Location);
        }
    }

    private void Remember(GapAction action, JsonValue gap, string gapName)
    {
        if (!_actions.TryGetValue(action.Id, out KnownAction? known))
        {
            _actions.Add(action.Id, new KnownAction(action) { LastGap = gap });
            return;
        }
        string name = "the action id \"" + action.Id + "\"";
        string difference = ActionIdentity.Of(known.First).DifferenceTo(ActionIdentity.Of(action));
        if (ReferenceEquals(known.LastGap, gap))
        {
            Duplicate(action, name + " stands twice in " + gapName + ".", "delete one of the two, or give it an id of its own.");
        }
        else if (difference.Length > 0)
        {
            Duplicate(action, name + " means another action in line " + known.First.Location.Line + "; they differ in " + difference + ".",
                "give this action an id of its own, or make the two the same.");
        }
        known.LastGap = gap;
    }

    private void Duplicate(GapAction action, string message, string fix)
        => _findings.Add(new Finding(RuleCatalog.DuplicateAction, action.Location, message, fix));

    // The first action with an id, and the gap that offered it last.
    private sealed class KnownAction
    {
        public KnownAction(GapAction first) => First = first;

        public GapAction First { get; }

        public JsonValue? LastGap { get; set; }
    }
}
