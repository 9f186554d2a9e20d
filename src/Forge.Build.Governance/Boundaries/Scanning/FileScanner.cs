using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using Forge.Build.Governance.Boundaries.Lexing;
using Forge.Build.Governance.Boundaries.Patterns;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>Matches files, one after another, in buffers that it keeps. One scanner a thread.</summary>
internal sealed class FileScanner
{
    private const int MostExcerpt = 60;

    private readonly ForgeRepository _repository;
    private readonly BoundaryRules _rules;
    private readonly ScanBudget _budget;
    private readonly int _mostMatches;
    private readonly FileBytes _bytes = new();
    private readonly LinePass _lines;
    private readonly TextBuffer _text = new();

    /// <param name="repository">Where the files are.</param>
    /// <param name="rules">What they must not contain.</param>
    /// <param name="budget">Shared by all scanners of one scan.</param>
    /// <param name="mostMatches">Matches kept for a rule in one file.</param>
    public FileScanner(ForgeRepository repository, BoundaryRules rules, ScanBudget budget, int mostMatches)
    {
        _repository = repository;
        _rules = rules;
        _budget = budget;
        _mostMatches = mostMatches;
        _lines = new LinePass(rules, budget, mostMatches);
    }

    /// <summary>Reads a file and matches it, unless its bytes are those of an earlier verdict.</summary>
    public FileVerdict Scan(SourceFile file, Membership membership, FileVerdict? earlier)
    {
        try
        {
            if (!_bytes.TryRead(_repository.FullPath(file.Path), file.Length))
                return new FileVerdict(default, Array.Empty<PatternMatch>()) { Problem = FileProblem.TooLarge };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileVerdict(default, Array.Empty<PatternMatch>()) { Problem = FileProblem.Unreadable, ProblemText = e.Message };
        }
        ContentHash hash = ContentHash.Of(_bytes.Buffer, _bytes.Count);
        if (earlier is not null && earlier.Hash == hash)
            return earlier;
        if (membership.Rules.Length == 0 || _bytes.Count == 0)
            return new FileVerdict(hash, Array.Empty<PatternMatch>());
        _text.Decode(_bytes);
        return Match(file.Path, membership, hash);
    }

    private FileVerdict Match(string path, Membership membership, ContentHash hash)
    {
        if (CaseFolding.Surprising(_text.Characters))
            _lines.SkipTo(membership.Rules);
        else
            _lines.Run(_text, membership.Literals);
        if (_lines.Found.Count == 0 && _lines.WholeFile.Count == 0 && _lines.TimedOut.Count == 0)
            return new FileVerdict(hash, Array.Empty<PatternMatch>());

        SourceText source = _text.ToSourceText();
        List<PatternMatch> matches = new();
        foreach ((int rule, int start, int length) in _lines.Found)
            matches.Add(Describe(rule, source, start, length));
        List<int> timedOut = new(_lines.TimedOut);
        string?[] masked = new string?[4];
        foreach (int rule in _lines.WholeFile)
        {
            PatternScope scope = _rules.Rules[rule].Pattern.In;
            string text = masked[(int)scope] ??= SourceRegions.Mask(source.Text, SourceRegions.LanguageOf(path), scope);
            if (!MatchWhole(rule, source, text, matches))
                timedOut.Add(rule);
        }
        return new FileVerdict(hash, matches.ToArray()) { TimedOut = timedOut };
    }

    private bool MatchWhole(int rule, SourceText source, string text, List<PatternMatch> matches)
    {
        if (!_budget.Covers(rule))
            return false;
        long started = Stopwatch.GetTimestamp();
        List<(int Start, int Length)> spans = new();
        bool finished = _rules.Rules[rule].Matcher.Find(text, 0, text.Length, _mostMatches, spans);
        _budget.Charge(rule, Stopwatch.GetTimestamp() - started, timedOut: !finished);
        foreach ((int start, int length) in spans)
            matches.Add(Describe(rule, source, start, length));
        return finished;
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
