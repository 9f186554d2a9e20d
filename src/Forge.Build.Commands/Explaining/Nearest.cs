using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Commands.Explaining;

/// <summary>What somebody perhaps meant.</summary>
public static class Nearest
{
    private const int Most = 3;
    private const int MostLength = 60;

    /// <summary>The known words nearest to one that is not known; at most three, the nearest first, none where nothing is near.</summary>
    /// <param name="word">What was typed; nothing is near to a word of more than 60 characters.</param>
    /// <param name="known">What could have been meant.</param>
    public static IEnumerable<string> To(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > MostLength)
            return [];
        string typed = word.ToUpperInvariant();
        return known.Distinct(StringComparer.Ordinal)
            .Select(candidate => (Word: candidate, Distance: Distance(typed, candidate.ToUpperInvariant())))
            .Where(near => near.Distance <= Math.Max(1, Math.Min(typed.Length, near.Word.Length) / 3))
            .OrderBy(near => near.Distance).ThenBy(near => near.Word, StringComparer.Ordinal)
            .Take(Most).Select(near => near.Word);
    }

    // Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
    private static int Distance(string a, string b)
    {
        int[] beforeLast = new int[b.Length + 1], last = Enumerable.Range(0, b.Length + 1).ToArray(), current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last, current) = (last, current, beforeLast);
        }
        return last[b.Length];
    }
}
