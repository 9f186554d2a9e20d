using System;
using System.Collections.Generic;
using System.Globalization;

namespace Forge.Build.Governance.Evidence.Claims;

/// <summary>
/// What may stand before a path: emphasis, a symbol, a tag like <c>[NEW]</c>, a label like <c>Modified:</c>, a letter of <c>git status</c>.
/// </summary>
internal static class ClaimLead
{
    private const int LongestLabel = 20;

    private static readonly HashSet<string> Actions = new(StringComparer.OrdinalIgnoreCase)
    {
        "new", "add", "added", "create", "created", "modify", "modified", "change", "changed", "update", "updated", "edit", "edited",
        "delete", "deleted", "remove", "removed", "rename", "renamed", "move", "moved", "file", "files", "path",
        "M", "A", "D", "R", "C", "AM", "MM", "??",
    };

    private static readonly HashSet<string> StatusLetters = new(StringComparer.Ordinal) { "M", "A", "D", "R", "C", "AM", "MM", "??" };

    /// <summary>Where the path begins.</summary>
    public static int Skip(string line, int at, int end)
    {
        for (int next = Once(line, at, end); next > at; next = Once(line, at, end))
            at = next;
        return at;
    }

    private static int Once(string line, int at, int end)
    {
        if (at >= end)
            return at;
        char c = line[at];
        if (char.IsWhiteSpace(c))
            return at + 1;
        if (c is '*' or '~')
            return SkipEmphasis(line, at, end);
        if (c is '[' or '(')
            return SkipTag(line, at, end);
        if (IsSymbol(line, at))
            return SkipSymbols(line, at, end);
        return char.IsLetter(c) || c == '?' ? SkipAction(line, at, end) : at;
    }

    // A glob begins with stars too; what follows them tells.
    private static int SkipEmphasis(string line, int at, int end)
    {
        int after = at;
        while (after < end && line[after] == line[at])
            after++;
        bool opens = after < end && !char.IsWhiteSpace(line[after]) && line[after] is not ('/' or '\\' or '.');
        bool closes = line.IndexOf(line[at], after, end - after) >= 0;
        return opens && closes ? after : at;
    }

    private static int SkipTag(string line, int at, int end)
    {
        char closing = line[at] == '[' ? ']' : ')';
        int close = line.IndexOf(closing, at, Math.Min(LongestLabel, end - at));
        if (close < 0 || close + 1 >= end || !(char.IsWhiteSpace(line[close + 1]) || line[close + 1] == ':'))
            return at;
        if (!IsAction(line, at + 1, close))
            return at;
        return line[close + 1] == ':' ? close + 2 : close + 1;
    }

    private static int SkipSymbols(string line, int at, int end)
    {
        int after = at;
        while (after < end && IsSymbol(line, after))
            after++;
        return after < end && (char.IsWhiteSpace(line[after]) || line[after] == '`') ? after : at;
    }

    private static bool IsSymbol(string line, int at)
        => line[at] > '~' && (char.IsSurrogate(line[at])
            || char.GetUnicodeCategory(line[at]) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.NonSpacingMark);

    // "Modified: x" names x; without a colon only code that looks like a path is meant, as in "Modified `src/x.cs`".
    private static int SkipAction(string line, int at, int end)
    {
        int after = at;
        while (after < end && after - at < LongestLabel && (char.IsLetter(line[after]) || line[after] is '?' or ' '))
            after++;
        if (!IsAction(line, at, after))
            return SkipActionBeforePath(line, at, end);
        int colon = after;
        while (colon < end && line[colon] == '*')
            colon++;
        if (colon < end && line[colon] == ':')
        {
            colon++;
            while (colon < end && line[colon] == '*')
                colon++;
            return colon < end && char.IsWhiteSpace(line[colon]) ? colon : at;
        }
        return after < end && line[after] == '`' && MarkedPath.TryRead(line, after, end, out ClaimText.Item item, out int next)
            && PathWords.LooksLikePath(item.Path) && PathSeparator.IsAt(line, next, end) ? after : at;
    }

    // "M a.cs" and "Modified src/a.cs": one word, then one path without blanks and nothing else but a remark.
    private static int SkipActionBeforePath(string line, int at, int end)
    {
        int word = WordEnd(line, at, end);
        int path = SkipBlanks(line, word, end);
        int pathEnd = WordEnd(line, path, end);
        int rest = SkipBlanks(line, pathEnd, end);
        if (word - at > LongestLabel || path == pathEnd || (rest < end && !PathSeparator.IsRemarkAt(line, rest, end)))
            return at;
        string text = line.Substring(path, pathEnd - path);
        bool letters = StatusLetters.Contains(line.Substring(at, word - at));
        return letters || (IsAction(line, at, word) && text.IndexOf('/') > 0) ? (PathWords.LooksLikePath(text) ? path : at) : at;
    }

    private static int WordEnd(string line, int at, int end)
    {
        while (at < end && !char.IsWhiteSpace(line[at]))
            at++;
        return at;
    }

    private static int SkipBlanks(string line, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(line[at]))
            at++;
        return at;
    }

    private static bool IsAction(string line, int start, int end)
    {
        string words = line.Substring(start, end - start).Trim();
        foreach (string plural in new[] { " files", " file" })
        {
            if (words.EndsWith(plural, StringComparison.OrdinalIgnoreCase))
                words = words.Substring(0, words.Length - plural.Length);
        }
        return Actions.Contains(words);
    }
}
