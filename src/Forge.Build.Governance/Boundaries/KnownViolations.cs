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
    private readonly Dictionary<string, List<int>> _byPattern = new(StringComparer.Ordinal);

    public KnownViolations(IReadOnlyList<KnownViolation> known, IDecisionBacking decisions)
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
        foreach (Layer layer in contract.Layers)
        {
            if (!known.IsOf(layer.Name))
                continue;
            foreach (LayerPattern pattern in layer.Forbidden)
            {
                if (pattern.Pattern == known.Pattern)
                    return "the known violation in " + known.File + " no longer exists: the file holds no match of " + known.Pattern + ".";
            }
            return "a known violation names a pattern that layer \"" + layer.Name + "\" does not have: " + known.Pattern + ".";
        }
        return "a known violation names a layer that does not exist: \"" + known.Layer + "\".";
    }
}
