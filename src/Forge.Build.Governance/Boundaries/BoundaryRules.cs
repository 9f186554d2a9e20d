using System.Collections.Generic;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Boundaries;

/// <summary>The contract's rules, numbered and ready to run, and the question which of them a file is under.</summary>
internal sealed class BoundaryRules
{
    private readonly BoundariesContract _contract;
    private readonly int[] _firstGlobOfLayer;
    private readonly int[] _firstRuleOfLayer;
    private readonly Dictionary<(List<int> Globs, List<int> Rules), Membership> _memberships = new(new NumbersComparer());
    private readonly List<int> _globs = new();
    private readonly List<int> _ruleNumbers = new();

    /// <param name="contract">What they are made from.</param>
    /// <param name="limits">Whether limits of lines are rules; the gates can be told to leave them.</param>
    public BoundaryRules(BoundariesContract contract, bool limits = true)
    {
        _contract = contract;
        List<BoundaryRule> rules = new();
        _firstGlobOfLayer = new int[contract.Layers.Count];
        _firstRuleOfLayer = new int[contract.Layers.Count + 1];
        int globs = 0;
        for (int layer = 0; layer < contract.Layers.Count; layer++)
        {
            _firstGlobOfLayer[layer] = globs;
            _firstRuleOfLayer[layer] = rules.Count;
            globs += contract.Layers[layer].Globs.Count;
            foreach (LayerPattern pattern in contract.Layers[layer].Forbidden)
                rules.Add(new BoundaryRule(layer, RuleKind.Forbidden, pattern));
            foreach (LayerPattern pattern in contract.Layers[layer].Required)
                rules.Add(new BoundaryRule(layer, RuleKind.Required, pattern));
            if (limits && contract.Layers[layer].Limits.Lines is { } lines)
                rules.Add(BoundaryRule.OfLines(layer, lines));
        }
        _firstRuleOfLayer[contract.Layers.Count] = rules.Count;
        Rules = rules;
        Patterns = rules.FindAll(rule => rule.Kind != RuleKind.Lines).Count;
    }

    /// <summary>Every rule of every layer, in the order of the file.</summary>
    public IReadOnlyList<BoundaryRule> Rules { get; }

    /// <summary>How many of them look for a pattern.</summary>
    public int Patterns { get; }

    /// <summary>The layers, numbered.</summary>
    public IReadOnlyList<Layer> Layers => _contract.Layers;

    /// <summary>The number of a layer's first glob; a layer's globs are numbered in a row, over all layers.</summary>
    public int FirstGlobOf(int layer) => _firstGlobOfLayer[layer];

    /// <summary>What a file belongs to. Not for two threads at once.</summary>
    /// <param name="path">Relative to the project root, with <c>/</c>.</param>
    public Membership MembershipOf(string path)
    {
        _globs.Clear();
        _ruleNumbers.Clear();
        for (int layer = 0; layer < Layers.Count; layer++)
        {
            if (!Layers[layer].Covers(path))
                continue;
            for (int glob = 0; glob < Layers[layer].Globs.Count; glob++)
            {
                if (Layers[layer].Globs[glob].Glob.IsMatch(path))
                    _globs.Add(_firstGlobOfLayer[layer] + glob);
            }
            for (int rule = _firstRuleOfLayer[layer]; rule < _firstRuleOfLayer[layer + 1]; rule++)
            {
                if (Rules[rule].IsSound && Rules[rule].Pattern.Selects(path))
                    _ruleNumbers.Add(rule);
            }
        }
        return Intern(_globs, _ruleNumbers);
    }

    /// <summary>The one membership with these globs and rules; also how a cache gets its own back.</summary>
    public Membership Intern(List<int> globs, List<int> rules)
    {
        if (!_memberships.TryGetValue((globs, rules), out Membership? membership))
        {
            membership = new Membership(globs.ToArray(), rules.ToArray(), this);
            _memberships.Add((new List<int>(globs), new List<int>(rules)), membership);
        }
        return membership;
    }

    private sealed class NumbersComparer : IEqualityComparer<(List<int> Globs, List<int> Rules)>
    {
        public bool Equals((List<int> Globs, List<int> Rules) x, (List<int> Globs, List<int> Rules) y) => Same(x.Globs, y.Globs) && Same(x.Rules, y.Rules);

        public int GetHashCode((List<int> Globs, List<int> Rules) numbers) => Mix(numbers.Globs, 17) ^ Mix(numbers.Rules, 31);

        private static bool Same(List<int> a, List<int> b)
        {
            if (a.Count != b.Count)
                return false;
            for (int i = 0; i < a.Count; i++)
            {
                if (a[i] != b[i])
                    return false;
            }
            return true;
        }

        private static int Mix(List<int> numbers, int hash)
        {
            foreach (int number in numbers)
                hash = unchecked((hash * 397) + number);
            return hash;
        }
    }
}
