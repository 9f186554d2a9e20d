using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using Forge.Build.Governance.Boundaries.Lexing;
using Forge.Build.Governance.Boundaries.Patterns;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>Holds texts against their rules, one after another. One scanner a thread.</summary>
internal sealed class TextScanner
{
    private const int MostExcerpt = 60;

    private readonly BoundaryRules _rules;
    private readonly ScanBudget _budget;
    private readonly int _mostMatches;
    private readonly LinePass _lines;
    private readonly List<int> _fulfilled = new();

    /// <param name="rules">What must and must not stand in the texts.</param>
    /// <param name="budget">Shared by all scanners of one scan.</param>
    /// <param name="mostMatches">Matches kept for a rule in one file.</param>
    public TextScanner(BoundaryRules rules, ScanBudget budget, int mostMatches)
    {
        _rules = rules;
        _budget = budget;
        _mostMatches = mostMatches;
        _lines = new LinePass(rules, budget, mostMatches);
    }

    /// <summary>Holds one text against its rules.</summary>
    /// <param name="path">Relative to the project root; its extension tells the language.</param>
    /// <param name="membership">The rules.</param>
    /// <param name="hash">Of the bytes, for the verdict.</param>
    /// <param name="text">The text.</param>
    public FileVerdict Scan(string path, Membership membership, ContentHash hash, TextBuffer text)
    {
        if (membership.Patterns.Length == 0 || CaseFolding.Surprising(text.Characters))
            _lines.SkipTo(membership.Patterns);
        else
            _lines.Run(text, membership.Literals);
        bool isQuiet = _lines.Found.Count == 0 && _lines.WholeFile.Count == 0 && _lines.TimedOut.Count == 0;
        if (isQuiet && membership.Required.Length == 0 && membership.Limits.Length == 0)
            return new FileVerdict(hash, Array.Empty<PatternMatch>());

        _fulfilled.Clear();
        List<PatternMatch> matches = new();
        List<int> timedOut = new(_lines.TimedOut);
        if (!isQuiet)
            Collect(path, text, matches, timedOut);
        foreach (int rule in membership.Required)
        {
            if (!_fulfilled.Contains(rule) && !timedOut.Contains(rule))
                matches.Add(new PatternMatch(rule, 1, 1, 1, 1, ""));
        }
        if (membership.Limits.Length > 0)
            Measure(text, membership.Limits, matches);
        return new FileVerdict(hash, matches.Count == 0 ? Array.Empty<PatternMatch>() : matches.ToArray()) { TimedOut = timedOut };
    }

    private void Collect(string path, TextBuffer text, List<PatternMatch> matches, List<int> timedOut)
    {
        SourceText? source = null;
        foreach ((int rule, int start, int length) in _lines.Found)
            Take(rule, source ??= text.ToSourceText(), start, length, matches);
        string?[] masked = new string?[4];
        foreach (int rule in _lines.WholeFile)
        {
            source ??= text.ToSourceText();
            PatternScope scope = _rules.Rules[rule].Pattern.In;
            string part = masked[(int)scope] ??= SourceRegions.Mask(source.Text, SourceRegions.LanguageOf(path), scope);
            if (!MatchWhole(rule, source, part, matches))
                timedOut.Add(rule);
        }
    }

    private bool MatchWhole(int rule, SourceText source, string text, List<PatternMatch> matches)
    {
        if (!_budget.Covers(rule))
            return false;
        long started = Stopwatch.GetTimestamp();
        List<(int Start, int Length)> spans = new();
        BoundaryRule bound = _rules.Rules[rule];
        bool finished = bound.Matcher.Find(text, 0, text.Length, bound.MostMatches(_mostMatches), spans);
        _budget.Charge(rule, Stopwatch.GetTimestamp() - started, timedOut: !finished);
        foreach ((int start, int length) in spans)
            Take(rule, source, start, length, matches);
        return finished;
    }

    private void Take(int rule, SourceText source, int start, int length, List<PatternMatch> matches)
    {
        if (_rules.Rules[rule].Kind == RuleKind.Required)
            _fulfilled.Add(rule);
        else
            matches.Add(Describe(rule, source, start, length));
    }

    // At the first line that is too many.
    private void Measure(TextBuffer text, int[] limits, List<PatternMatch> matches)
    {
        int count = TextLines.Count(text.Characters);
        foreach (int rule in limits)
        {
            int most = _rules.Rules[rule].MostLines;
            if (count <= most)
                continue;
            int length = TextLines.LengthOf(text.Characters, most + 1);
            matches.Add(new PatternMatch(rule, most + 1, 1, most + 1, length + 1, count.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static PatternMatch Describe(int rule, SourceText source, int start, int length)
    {
        (int line, int column) = source.PositionOf(start);
        (int endLine, int endColumn) = source.PositionOf(start + length);
        return new PatternMatch(rule, line, column, endLine, endColumn, Excerpt(source.Text, start, length));
    }

    private static string Excerpt(string text, int start, int length)
    {
        int feed = text.IndexOf('\n', start, length);
        string firstLine = text.Substring(start, Math.Min(feed < 0 ? length : feed - start, MostExcerpt + 1));
        return PrintableText.Excerpt(firstLine, MostExcerpt) + (feed >= 0 && firstLine.Length <= MostExcerpt ? "..." : "");
    }
}
