using System;
using System.Collections.Generic;
using Forge.Build.Governance.Boundaries.Patterns;

namespace Forge.Build.Governance.Boundaries;

/// <summary>The rules of a membership by the literals that they need.</summary>
internal sealed class LiteralIndex
{
    private readonly int[][] _rulesOfLiteral;

    public LiteralIndex(int[] rules, BoundaryRules all)
    {
        List<string> literals = new();
        List<List<int>> rulesOf = new();
        Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase);
        List<int> without = new();
        foreach (int rule in rules)
        {
            if (all.Rules[rule].Requirement is not { } requirement)
            {
                without.Add(rule);
                continue;
            }
            foreach (string literal in requirement.AllOf[0])
            {
                if (!numbers.TryGetValue(literal, out int number))
                {
                    numbers.Add(literal, number = literals.Count);
                    literals.Add(literal);
                    rulesOf.Add(new List<int>());
                }
                if (!rulesOf[number].Contains(rule))
                    rulesOf[number].Add(rule);
            }
        }
        WithoutLiterals = without.ToArray();
        _rulesOfLiteral = rulesOf.ConvertAll(list => list.ToArray()).ToArray();
        Search = literals.Count == 0 ? null : new LiteralSearch(literals);
    }

    /// <summary>Rules that must run on every file.</summary>
    public int[] WithoutLiterals { get; }

    /// <summary>Finds the literals of all others; null where there are no others.</summary>
    public LiteralSearch? Search { get; }

    /// <summary>The rules that a literal may fulfil.</summary>
    public int[] RulesOf(int literal) => _rulesOfLiteral[literal];
}
