using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Forge.Build.Governance.Repository;

/// <summary>
/// A file pattern relative to the project root: <c>*</c> and <c>?</c> within a segment, <c>**</c> for any number of segments,
/// <c>{a,b}</c> for alternatives (nesting allowed), everything else literally. Case never matters, so that a verdict does not depend on the file system.
/// </summary>
public sealed class Glob
{
    /// <summary>More alternatives than this in one glob are refused: <c>{a,b}{a,b}...</c> doubles with each brace.</summary>
    public const int MostAlternatives = 256;

    private static readonly char[] Wildcards = { '*', '?' };

    private readonly string[][] _alternatives;

    private Glob(string text, string[][] alternatives)
    {
        Text = text;
        _alternatives = alternatives;
    }

    /// <summary>The glob as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a glob.</summary>
    /// <param name="text">As written in a contract; <c>\</c> counts as <c>/</c>.</param>
    /// <param name="glob">The glob, where the result is true.</param>
    /// <param name="reason">Why it was refused, in words for a message, where the result is false.</param>
    public static bool TryParse(string text, out Glob? glob, out string reason)
    {
        glob = null;
        List<string[]> alternatives = new();
        if (!BraceExpansion.TryExpand(text, MostAlternatives, out List<string> expanded, out reason))
            return false;
        foreach (string alternative in expanded)
        {
            if (!RelativePath.TryParse(alternative, out RelativePath? path, out reason))
                return false;
            alternatives.Add(path!.Value.Split('/'));
        }
        glob = new Glob(text, alternatives.ToArray());
        return true;
    }

    /// <summary>Whether a file lies in this glob.</summary>
    /// <param name="path">Relative to the project root, with <c>/</c>.</param>
    public bool IsMatch(string path)
    {
        foreach (string[] pattern in _alternatives)
        {
            if (MatchesFrom(pattern, path))
                return true;
        }
        return false;
    }

    /// <summary>Whether any file below a folder could lie in this glob.</summary>
    /// <param name="directory">Relative to the project root, with <c>/</c>, without one at its end.</param>
    public bool CouldMatchBelow(string directory)
    {
        foreach (string[] pattern in _alternatives)
        {
            if (CouldMatchBelow(pattern, directory))
                return true;
        }
        return false;
    }

    /// <summary>Whether every file below a folder lies in this glob, as far as its end, <c>**</c> or <c>**/*</c>, tells.</summary>
    /// <param name="directory">Relative to the project root, with <c>/</c>, without one at its end.</param>
    public bool MatchesAllBelow(string directory)
    {
        foreach (string[] pattern in _alternatives)
        {
            int last = pattern.Length - 1;
            bool isOpen = pattern[last] == "**" || (last > 0 && pattern[last] == "*" && pattern[last - 1] == "**");
            if (isOpen && MatchesFrom(pattern, directory + "/x"))
                return true;
        }
        return false;
    }

    /// <summary>Collects the extensions that a matching file can have, with their dots.</summary>
    /// <returns>False where the glob does not end in a plain extension, so that a file of any kind may match.</returns>
    public bool TryGetExtensions(ICollection<string> extensions)
    {
        foreach (string[] pattern in _alternatives)
        {
            string name = pattern[pattern.Length - 1];
            int dot = name.LastIndexOf('.');
            if (dot < 0 || name.IndexOfAny(Wildcards, dot) >= 0)
                return false;
            extensions.Add(name.Substring(dot));
        }
        return true;
    }

    private static bool CouldMatchBelow(string[] pattern, string directory)
    {
        int start = 0;
        for (int p = 0; p < pattern.Length; p++)
        {
            if (pattern[p] == "**")
                return true;
            int end = SegmentEnd(directory, start);
            if (!SegmentMatches(pattern[p], directory, start, end))
                return false;
            if (end == directory.Length)
                return p < pattern.Length - 1;
            start = end + 1;
        }
        return false;
    }

    // Greedy with one point of return: only the last ** can still give way, so the time is segments x segments at worst.
    [MethodImpl(HotPath.Optimized)]
    private static bool MatchesFrom(string[] pattern, string path)
    {
        int p = 0, start = 0, star = -1, starStart = 0;
        while (start <= path.Length)
        {
            if (p < pattern.Length && pattern[p] == "**")
            {
                star = p++;
                starStart = start;
                if (p == pattern.Length)
                    return true;
                continue;
            }
            int end = SegmentEnd(path, start);
            if (p < pattern.Length && SegmentMatches(pattern[p], path, start, end))
            {
                p++;
                start = end + 1;
                continue;
            }
            if (star < 0)
                return false;
            p = star + 1;
            starStart = SegmentEnd(path, starStart) + 1;
            start = starStart;
        }
        return p == pattern.Length;
    }

    [MethodImpl(HotPath.Optimized)]
    private static int SegmentEnd(string path, int start)
    {
        int end = start > path.Length ? -1 : path.IndexOf('/', start);
        return end < 0 ? path.Length : end;
    }

    [MethodImpl(HotPath.Optimized)]
    private static bool SegmentMatches(string pattern, string path, int start, int end)
    {
        int p = 0, star = -1, starAt = 0, i = start;
        while (i < end)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                starAt = i;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || SameLetter(pattern[p], path[i])))
            {
                p++;
                i++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                i = ++starAt;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    private static bool SameLetter(char a, char b)
        => a == b || char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
