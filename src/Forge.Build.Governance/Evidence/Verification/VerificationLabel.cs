using System;
using System.Collections.Generic;
using System.Globalization;
using Forge.Build.Governance.Contracts.Documents;

namespace Forge.Build.Governance.Evidence.Verification;

/// <summary>The labels of the verification hierarchy (Builder Contract 9), in their order, and how people write them.</summary>
internal static class VerificationLabel
{
    /// <summary>The fifth label, which the sign-off asks for (Builder Contract 10.4) and which has no place in the order.</summary>
    public const string Tests = "Tests";

    private const int LongestQualifier = 80;
    private const int LongestWord = 12;

    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["static"] = "Static", ["runtime"] = "Runtime",
        ["behavior"] = "Behavior", ["behaviour"] = "Behavior", ["behavioral"] = "Behavior", ["behavioural"] = "Behavior",
        ["contract"] = "Contract", ["contracts"] = "Contract",
        ["test"] = Tests, ["tests"] = Tests,
    };

    private static readonly HashSet<string> Qualifiers = new(StringComparer.OrdinalIgnoreCase)
    {
        "correctness", "sanity", "intent", "compliance", "conformance", "check", "checks", "verification", "analysis", "gate", "suite", "run", "runs",
        "result", "results", "status", "test", "tests", "correct", "layer", "level", "step",
    };

    private static readonly HashSet<string> Verdicts = new(StringComparer.Ordinal) { "PASS", "PASSED", "FAIL", "FAILED", "OK", "TODO", "N/A", "SKIPPED" };

    /// <summary>The four labels in the order in which they must be reported.</summary>
    public static IReadOnlyList<string> InOrder { get; } = new[] { "Static", "Runtime", "Behavior", "Contract" };

    /// <summary>A label that was found in a line.</summary>
    /// <param name="Label">Its canonical word.</param>
    /// <param name="Start">Where it begins.</param>
    /// <param name="ValueStart">Where what is said of it begins; the end of the line where nothing is.</param>
    internal readonly record struct Match(string Label, int Start, int ValueStart);

    /// <summary>Reads the label at the beginning of a line, after list markers, symbols and emphasis.</summary>
    public static Match? AtStart(string line)
    {
        int at = ListMarker.Skip(line, 0);
        while (at < line.Length && (IsMark(line[at]) || IsSymbol(line[at])))
            at = ListMarker.Skip(line, at + 1);
        return At(line, at, mayEndLine: true);
    }

    /// <summary>Reads the label at the beginning of a heading.</summary>
    public static Match? Of(MarkdownHeading heading)
    {
        string line = heading.Line.Text.TrimEnd(' ', '\t', '#');
        int at = ListMarker.Skip(line, Math.Min(heading.ContentStart, line.Length));
        while (at < line.Length && !char.IsLetterOrDigit(line[at]))
            at++;
        return At(line, at, mayEndLine: true);
    }

    /// <summary>The further labels of a line that reports several: each after a separator, with a colon or a verdict of its own.</summary>
    public static IEnumerable<Match> Further(string line, int from)
    {
        char before = '\0';
        for (int i = from; i < line.Length; i++)
        {
            if (IsSeparator(before) && char.IsLetter(line[i]) && At(line, i, mayEndLine: false) is { } match)
            {
                yield return match;
                i = Math.Max(i, match.ValueStart - 1);
                before = '\0';
            }
            else if (!char.IsWhiteSpace(line[i]) && !IsMark(line[i]))
            {
                before = line[i];
            }
        }
    }

    /// <summary>Whether the words of a cell are a label and nothing else.</summary>
    public static string? OfCell(string cell)
    {
        string text = cell.Trim(' ', '*', '_', '`', ':');
        int at = ListMarker.Skip(text, 0);
        while (at < text.Length && IsSymbol(text[at]))
            at++;
        at = ListMarker.SkipBlanks(text, at);
        int end = WordEnd(text, at);
        if (!Words.TryGetValue(text.Substring(at, end - at), out string? label))
            return null;
        return SkipQualifiers(text, end) == text.Length ? label : null;
    }

    private static Match? At(string line, int at, bool mayEndLine)
    {
        int end = WordEnd(line, at);
        if (end == at || !Words.TryGetValue(line.Substring(at, end - at), out string? label))
            return null;
        int after = SkipQualifiers(line, end);
        if (after == line.Length)
            return mayEndLine ? new Match(label, at, line.Length) : null;
        if (line[after] is ':' or '=')
            return new Match(label, at, SkipMarks(line, after + 1));
        if (line[after] is '-' or '\u2013' or '\u2014' && char.IsWhiteSpace(line[after - 1]))
        {
            int dash = after;
            while (dash < line.Length && line[dash] is '-' or '\u2013' or '\u2014')
                dash++;
            return mayEndLine && dash < line.Length && char.IsWhiteSpace(line[dash]) ? new Match(label, at, SkipMarks(line, dash)) : null;
        }
        return Verdicts.Contains(line.Substring(after, WordEnd(line, after) - after)) || IsSymbol(line[after]) ? new Match(label, at, after) : null;
    }

    // "Static (lint, types) checks:"; what is in parentheses is free, words are not, so that a sentence is no label.
    private static int SkipQualifiers(string line, int at)
    {
        int limit = Math.Min(line.Length, at + LongestQualifier);
        while (true)
        {
            int next = SkipMarks(line, at);
            if (next < limit && line[next] == '(' && line.IndexOf(')', next, limit - next) is >= 0 and var close)
            {
                at = close + 1;
                continue;
            }
            int end = WordEnd(line, next);
            if (end > next && end <= limit && Qualifiers.Contains(line.Substring(next, end - next)))
                at = end;
            else
                return next;
        }
    }

    private static int SkipMarks(string line, int at)
    {
        while (at < line.Length && (char.IsWhiteSpace(line[at]) || IsMark(line[at])))
            at++;
        return at;
    }

    // No word that counts is longer.
    private static int WordEnd(string line, int start)
    {
        int at = start;
        while (at < line.Length && at - start <= LongestWord && IsWord(line, at))
            at++;
        return at;
    }

    private static bool IsWord(string line, int at)
        => char.IsLetter(line[at]) || (line[at] == '/' && at + 1 < line.Length && char.IsUpper(line[at + 1]));

    private static bool IsMark(char c) => c is '*' or '_' or '`';

    private static bool IsSeparator(char c) => c is ';' or ',' or '.' or '|' or '/' or '\u2014' or '\u2013' or '-' or '>' or '\u2192';

    private static bool IsSymbol(char c)
        => c > '~' && (char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.OtherSymbol or UnicodeCategory.NonSpacingMark);
}
