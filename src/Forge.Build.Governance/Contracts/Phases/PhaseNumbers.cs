using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Contracts.Phases;

/// <summary>The numbers of phases that a text names: <c>Phase 3</c>, <c>Phases 1, 2 and 4-6</c>.</summary>
internal static class PhaseNumbers
{
    /// <summary>A project has no more phases than this; a larger number is none.</summary>
    public const int Most = 9999;

    private const int MostInRange = 500;

    /// <summary>The numbers after the word phase, in their order.</summary>
    public static IReadOnlyList<int> In(string text)
    {
        List<int> numbers = new();
        for (int at = IndexOfWord(text, 0); at >= 0; at = IndexOfWord(text, at))
        {
            at += "phase".Length;
            if (at < text.Length && text[at] is 's' or 'S')
                at++;
            ReadList(text, ref at, numbers);
        }
        return numbers;
    }

    /// <summary>The numbers of a cell of a column of phases, in which the word may be left out.</summary>
    public static IReadOnlyList<int> InCell(string cell)
    {
        IReadOnlyList<int> named = In(cell);
        if (named.Count > 0)
            return named;
        List<int> numbers = new();
        int at = 0;
        ReadList(cell, ref at, numbers);
        return numbers;
    }

    /// <summary>The number with which a text begins after the word phase, as in <c>Phase 12 -- Reports</c>; null where it begins otherwise.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">The index after the number.</param>
    public static int? AtStart(string text, out int end)
    {
        end = "phase".Length;
        if (IndexOfWord(text, 0) != 0 || end >= text.Length || !(char.IsWhiteSpace(text[end]) || text[end] == '#'))
            return null;
        SkipNoise(text, ref end);
        return Number(text, ref end);
    }

    private static int IndexOfWord(string text, int from)
    {
        for (int at = from; at < text.Length; at++)
        {
            at = text.IndexOf("phase", at, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return -1;
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                return at;
        }
        return -1;
    }

    // Numbers parted by commas, "and", "&", "/", "+", and ranges with a dash of any length.
    private static void ReadList(string text, ref int at, List<int> numbers)
    {
        bool isRange = false;
        while (true)
        {
            SkipNoise(text, ref at);
            if (Number(text, ref at) is not { } number)
                return;
            for (int between = isRange ? numbers[numbers.Count - 1] + 1 : number; between < number && number - between <= MostInRange; between++)
                numbers.Add(between);
            numbers.Add(number);
            isRange = false;
            if (!TakeSeparator(text, ref at, out isRange))
                return;
        }
    }

    private static bool TakeSeparator(string text, ref int at, out bool isRange)
    {
        int next = at;
        while (next < text.Length && text[next] == ' ')
            next++;
        isRange = false;
        int start = next;
        while (next < text.Length && text[next] is '-' or '\u2013' or '\u2014' or '\u2192')
            next++;
        if (next > start)
        {
            isRange = true;
        }
        else if (next < text.Length && text[next] is ',' or '&' or '/' or '+')
        {
            next++;
        }
        if (string.Compare(text, next, " and ", 0, 5, StringComparison.OrdinalIgnoreCase) == 0)
            next += 5;
        else if (string.Compare(text, next, "and ", 0, 4, StringComparison.OrdinalIgnoreCase) == 0)
            next += 4;
        else if (string.Compare(text, next, "to ", 0, 3, StringComparison.OrdinalIgnoreCase) == 0)
            (next, isRange) = (next + 3, true);
        int digits = next;
        SkipNoise(text, ref digits);
        if (next == start || digits >= text.Length || text[digits] is not (>= '0' and <= '9'))
            return false;
        at = next;
        return true;
    }

    private static void SkipNoise(string text, ref int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '#' or '*' or '_' or '`'))
            at++;
    }

    private static int? Number(string text, ref int at)
    {
        int start = at, value = 0;
        while (at < text.Length && text[at] is >= '0' and <= '9' && value <= Most)
            value = (value * 10) + (text[at++] - '0');
        return at == start || value > Most ? null : value;
    }
}
