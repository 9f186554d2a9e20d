using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>
/// Finds fenced code, as CommonMark has it but for one thing: a fence that nothing closes is no fence, so that one stray line does not silence all that comes
/// after it. By hand and not with Markdig, because every build reads the ledger, and it only grows.
/// </summary>
internal static class FencedCode
{
    private readonly record struct Fence(int Line, char Mark, int Length, bool Opens, bool Closes);

    /// <summary>Marks the lines of each fence, its own two included.</summary>
    /// <param name="text">The ledger.</param>
    /// <param name="from">The first line, by index.</param>
    /// <param name="to">After the last.</param>
    /// <param name="isCode">Where it is marked.</param>
    public static void Mark(LedgerText text, int from, int to, bool[] isCode)
    {
        List<Fence> fences = new();
        for (int i = from; i < to; i++)
        {
            if (FenceOn(text.Text, text.Lines[i], i) is { } fence)
                fences.Add(fence);
        }
        int[] longestTick = LongestCloserAfter(fences, '`');
        int[] longestTilde = LongestCloserAfter(fences, '~');
        for (int i = 0; i < fences.Count; i++)
        {
            Fence open = fences[i];
            if (!open.Opens || (open.Mark == '`' ? longestTick : longestTilde)[i] < open.Length)
                continue;
            do
                i++;
            while (!(fences[i].Closes && fences[i].Mark == open.Mark && fences[i].Length >= open.Length));
            for (int line = open.Line; line <= fences[i].Line; line++)
                isCode[line] = true;
        }
    }

    private static int[] LongestCloserAfter(List<Fence> fences, char mark)
    {
        int[] longest = new int[fences.Count];
        int most = 0;
        for (int i = fences.Count - 1; i >= 0; i--)
        {
            longest[i] = most;
            if (fences[i].Closes && fences[i].Mark == mark)
                most = Math.Max(most, fences[i].Length);
        }
        return longest;
    }

    private static Fence? FenceOn(string text, LedgerLine line, int index)
    {
        int at = line.Start;
        while (at < line.End && at - line.Start < 3 && text[at] == ' ')
            at++;
        if (at >= line.End || text[at] is not ('`' or '~'))
            return null;
        char mark = text[at];
        int start = at;
        while (at < line.End && text[at] == mark)
            at++;
        int length = at - start;
        if (length < 3)
            return null;
        bool opens = mark == '~' || text.IndexOf('`', at, line.End - at) < 0;
        while (at < line.End && text[at] is ' ' or '\t' or '\r')
            at++;
        return new Fence(index, mark, length, opens, at == line.End);
    }
}
