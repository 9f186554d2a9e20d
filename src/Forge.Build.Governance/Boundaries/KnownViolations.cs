using System;
using System.Collections.Generic;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Boundaries;

/// <summary>The violations that a contract accepts for now, which of them still exist, and which rest on a decision that does not count.</summary>
internal sealed class KnownViolations
{
    private readonly IReadOnlyList<KnownViolation> _known;
    private readonly bool[] _used;
    private readonly string?[] _whyNot;
    private readonly List<int> _unseen = new();
    private readonly Dictionary<string, List<int>> _byPattern = new(StringComparer.Ordinal);

    /// <param name="known">The entries.</param>
    /// <param name="decisions">Which decisions count.</param>
    /// <param name="limits">Whether limits of lines are checked; where not, nothing is said of what is accepted of them.</param>
    public KnownViolations(IReadOnlyList<KnownViolation> known, IDecisionBacking decisions, bool limits = true)
    {
        _known = known;
        _used = new bool[known.Count];
        _whyNot = new string?[known.Count];
        for (int i = 0; i < known.Count; i++)
        {
            if (known[i].Decision.Length > 0)
                _whyNot[i] = decisions.WhyNot(known[i].Decision);
            if (!_byPattern.TryGetValue(known[i].Pattern, out List<int>? entries))
                _byPattern.Add(known[i].Pattern, entries = new List<int>());
            entries.Add(i);
            if (known[i].IsOfTheCompiler || (!limits && known[i].Pattern == KnownViolation.LinesLimit))
                _unseen.Add(i);
        }
    }

    /// <summary>Matches accepted so far.</summary>
    public int Accepted { get; private set; }

    /// <summary>Whether a match is accepted; every entry that says so is marked as still true.</summary>
    public bool Accept(string layer, string path, string pattern)
    {
        if (!_byPattern.TryGetValue(pattern, out List<int>? entries))
            return false;
        bool accepted = false;
        foreach (int i in entries)
        {
            if (_whyNot[i] is not null || !_known[i].IsOf(layer) || !_known[i].Names(path))
                continue;
            _used[i] = true;
            accepted = true;
        }
        Accepted += accepted ? 1 : 0;
        return accepted;
    }

    /// <summary>
    /// Tells of a file that was looked at. What only the compiler sees, and what is switched off, cannot be told from the text; an entry for it counts as needed as
    /// long as there is such a file and such a rule.
    /// </summary>
    /// <param name="contract">With its layers.</param>
    /// <param name="path">Relative to the project root.</param>
    public void Saw(BoundariesContract contract, string path)
    {
        foreach (int i in _unseen)
        {
            if (!_used[i] && _known[i].Names(path))
                _used[i] = LayerOf(contract, _known[i]) is { } layer && layer.Covers(path) && HasSuchARule(layer, _known[i]);
        }
    }

    /// <summary>The numbers of the entries that no match needed so far, rising.</summary>
    public IEnumerable<int> Unused()
    {
        for (int i = 0; i < _known.Count; i++)
        {
            if (!_used[i])
                yield return i;
        }
    }

    /// <summary>FORGE3113 for each entry whose decision does not count, so that it accepts nothing.</summary>
    public IEnumerable<Finding> Unbacked()
    {
        for (int i = 0; i < _known.Count; i++)
        {
            if (_whyNot[i] is { } reason)
            {
                yield return new Finding(RuleCatalog.UnbackedKnownViolation, _known[i].DecisionLocation,
                    "the known violation in " + _known[i].File + " rests on " + _known[i].Decision + ", which does not count: " + reason
                    + "; so it accepts nothing.",
                    "mend the violation and delete this entry, or have the owner decide with \"forge decide\" and name that decision here.");
            }
        }
    }

    /// <summary>FORGE3102 for each entry that no match needed. One whose decision does not count is reported for that alone.</summary>
    public IEnumerable<Finding> Stale(BoundariesContract contract)
    {
        for (int i = 0; i < _known.Count; i++)
        {
            if (!_used[i] && _whyNot[i] is null)
            {
                yield return new Finding(RuleCatalog.StaleKnownViolation, _known[i].Location, WhyStale(contract, _known[i]),
                    "delete this entry, so that the violation cannot come back unseen.");
            }
        }
    }

    private static string WhyStale(BoundariesContract contract, KnownViolation known)
    {
        if (LayerOf(contract, known) is not { } layer)
            return "a known violation names a layer that does not exist: \"" + known.Layer + "\".";
        if (Has(layer.Forbidden, known.Pattern))
            return "the known violation in " + known.File + " no longer exists: the file holds no match of " + known.Pattern + ".";
        if (Has(layer.Required, known.Pattern))
            return "the known violation in " + known.File + " no longer exists: no file there lacks " + known.Pattern + ".";
        if (!HasSuchARule(layer, known))
            return "a known violation names a pattern that layer \"" + layer.Name + "\" does not have: " + known.Pattern + ".";
        return "the known violation in " + known.File + " no longer exists: "
            + (known.IsOfTheCompiler ? "there is no such file in layer \"" + layer.Name + "\"." : "no file there has more lines than the layer allows.");
    }

    private static bool HasSuchARule(Layer layer, KnownViolation known) => known.Pattern switch
    {
        KnownViolation.LinesLimit => layer.Limits.Lines is not null,
        KnownViolation.TypesLimit => layer.Limits.Types is not null,
        KnownViolation.MembersLimit => layer.Limits.Members is not null,
        _ => known.IsOfTheCompiler && layer.References is not null,
    };

    private static bool Has(IReadOnlyList<LayerPattern> patterns, string pattern)
    {
        foreach (LayerPattern candidate in patterns)
        {
            if (candidate.Pattern == pattern)
                return true;
        }
        return false;
    }

    private static Layer? LayerOf(BoundariesContract contract, KnownViolation known)
    {
        foreach (Layer layer in contract.Layers)
        {
            if (known.IsOf(layer.Name))
                return layer;
        }
        return null;
    }
}
