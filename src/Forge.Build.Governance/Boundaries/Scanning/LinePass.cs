using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.CompilerServices;
#if NET
using Text = System.ReadOnlySpan<char>;
#else
using Text = System.String;
#endif
using Forge.Build.Governance.Boundaries.Patterns;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>
/// One pass over a text for the literals of all its rules at once. Where one stands, the rule's other literals are looked for in the same line, and only then
/// does its pattern run, on that line. Rules that may see more than a line are put aside for the whole file.
/// </summary>
internal sealed class LinePass
{
    private readonly BoundaryRules _rules;
    private readonly ScanBudget _budget;
    private readonly int _mostMatches;
    private readonly LiteralCursor _cursor = new();
    private readonly List<(int Start, int Length)> _spans = new();

    // For each rule the end of the last line that it was run on; its matches so far.
    private readonly int[] _doneTo;
    private readonly int[] _matches;
    private readonly List<int> _touched = new();

    public LinePass(BoundaryRules rules, ScanBudget budget, int mostMatches)
    {
        _rules = rules;
        _budget = budget;
        _mostMatches = mostMatches;
        _doneTo = new int[rules.Rules.Count];
        _matches = new int[rules.Rules.Count];
    }

    /// <summary>What was found, in the order of the text.</summary>
    public List<(int Rule, int Start, int Length)> Found { get; } = new();

    /// <summary>The rules that must still be run on the whole file.</summary>
    public List<int> WholeFile { get; } = new();

    /// <summary>The rules that reached their time bound.</summary>
    public List<int> TimedOut { get; } = new();

    /// <summary>Finds nothing and leaves every rule for the whole file.</summary>
    public void SkipTo(int[] rules)
    {
        Reset();
        WholeFile.AddRange(rules);
    }

    /// <summary>Runs the pass.</summary>
    [MethodImpl(HotPath.Optimized)]
    public void Run(TextBuffer buffer, LiteralIndex index)
    {
        Reset();
        WholeFile.AddRange(index.WithoutLiterals);
        if (index.Search is not { } search)
            return;
        Text text = buffer.Characters;
        _cursor.Begin(search);
        while (_cursor.MoveNext(text))
        {
            foreach (int literal in _cursor.Literals)
            {
                foreach (int rule in index.RulesOf(literal))
                {
                    if (_cursor.Place >= _doneTo[rule])
                        Visit(text, _cursor.Place, rule);
                }
            }
        }
    }

    private void Reset()
    {
        Found.Clear();
        WholeFile.Clear();
        TimedOut.Clear();
        foreach (int rule in _touched)
            _doneTo[rule] = _matches[rule] = 0;
        _touched.Clear();
    }

    [MethodImpl(HotPath.Optimized)]
    private void Visit(Text text, int place, int rule)
    {
        BoundaryRule bound = _rules.Rules[rule];
        _touched.Add(rule);
        if (!bound.IsLineLocal)
        {
            WholeFile.Add(rule);
            _doneTo[rule] = int.MaxValue;
            return;
        }
        int start = LineStart(text, place);
        int end = LineEnd(text, place);
        _doneTo[rule] = end;
        if (!HoldsAll(text, start, end, bound.Requirement!))
            return;
        if (!_budget.Covers(rule))
        {
            TimeOut(rule);
            return;
        }
        long started = Stopwatch.GetTimestamp();
        _spans.Clear();
        int most = bound.MostMatches(_mostMatches);
        bool finished = bound.Matcher.Find(text, start, end - start, most - _matches[rule], _spans);
        _budget.Charge(rule, Stopwatch.GetTimestamp() - started, timedOut: !finished);
        foreach ((int at, int length) in _spans)
            Found.Add((rule, at, length));
        _matches[rule] += _spans.Count;
        if (!finished)
            TimeOut(rule);
        else if (_matches[rule] >= most)
            _doneTo[rule] = int.MaxValue;
    }

    private void TimeOut(int rule)
    {
        TimedOut.Add(rule);
        _doneTo[rule] = int.MaxValue;
    }

    [MethodImpl(HotPath.Optimized)]
    private static bool HoldsAll(Text text, int start, int end, LiteralRequirement requirement)
    {
        for (int set = 1; set < requirement.AllOf.Count; set++)
        {
            if (!HoldsOne(text, start, end, requirement.AllOf[set]))
                return false;
        }
        return true;
    }

    [MethodImpl(HotPath.Optimized)]
    private static bool HoldsOne(Text text, int start, int end, IReadOnlyList<string> literals)
    {
        foreach (string literal in literals)
        {
#if NET
            if (text[start..end].Contains(literal, StringComparison.OrdinalIgnoreCase))
#else
            if (text.IndexOf(literal, start, end - start, StringComparison.OrdinalIgnoreCase) >= 0)
#endif
                return true;
        }
        return false;
    }

#if NET
    private static int LineStart(Text text, int place) => text[..place].LastIndexOf('\n') + 1;

    private static int LineEnd(Text text, int place)
    {
        int feed = text[place..].IndexOf('\n');
        return feed < 0 ? text.Length : place + feed;
    }
#else
    private static int LineStart(Text text, int place) => place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1;

    private static int LineEnd(Text text, int place)
    {
        int feed = text.IndexOf('\n', place);
        return feed < 0 ? text.Length : feed;
    }
#endif
}
