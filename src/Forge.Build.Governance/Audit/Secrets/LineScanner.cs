using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>Finds secrets in one line, in one pass over its words: the time is in proportion to its length, whatever stands in it.</summary>
internal static class LineScanner
{
    /// <summary>Who sees as many in one line knows what to do with the rest of it.</summary>
    public const int MostMatches = 100;

    private static readonly KeyFormat[][] ByFirstCharacter = Index();

    /// <summary>The secrets of a line, from left to right, none overlapping another.</summary>
    /// <param name="line">Without its end.</param>
    /// <param name="bareValues">What an unquoted value is in its file.</param>
    [MethodImpl(HotPath.Optimized)]
    public static IReadOnlyList<SecretMatch> Scan(string line, BareValues bareValues)
    {
        List<SecretMatch>? found = null;
        int at = 0;
        while (at < line.Length)
        {
            int end = at + 1;
            SecretMatch? match = null;
            if (Characters.In(line[at], CharacterSet.Word))
            {
                end = Characters.EndOfRun(line, end, CharacterSet.Word);
                match = KnownFormat(line, at, end);
                if (match is { } known)
                    end = Math.Max(known.End, at + 1);
                else
                    match = AssignedSecret.Match(line, at, end, bareValues);
            }
            else if (line[at] == '-' && (at == 0 || line[at - 1] != '-'))
            {
                match = PrivateKeyBlock.Match(line, at);
                end = match?.End ?? end;
            }
            if (match is { } secret && !Add(found ??= new List<SecretMatch>(), secret))
                break;
            at = end;
        }
        return found ?? (IReadOnlyList<SecretMatch>)Array.Empty<SecretMatch>();
    }

    // Only the last one can overlap: an assigned value is found before the key in it, and gives way.
    private static bool Add(List<SecretMatch> found, SecretMatch secret)
    {
        while (found.Count > 0 && found[found.Count - 1] is var last && last.Overlaps(secret))
        {
            if (last.IsKnownFormat || !secret.IsKnownFormat)
                return true;
            found.RemoveAt(found.Count - 1);
        }
        found.Add(secret);
        return found.Count < MostMatches;
    }

    private static SecretMatch? KnownFormat(string line, int at, int end)
    {
        if (at > 0 && line[at - 1] == '-')
            return null;
        if (Prefixed(line, at) is { } match)
            return match;
        // The n of \n belongs to the line end that it writes.
        if (at > 0 && line[at - 1] == '\\' && line[at] is 'n' or 'r' or 't' && at + 1 < end)
            return Prefixed(line, at + 1);
        return DatabaseUrl.Match(line, at, end);
    }

    private static SecretMatch? Prefixed(string line, int at)
    {
        char first = line[at];
        foreach (KeyFormat format in ByFirstCharacter[char.ToLowerInvariant(first)])
        {
            if (format.Match(line, at) is { } match)
                return match;
        }
        return first switch
        {
            'e' => EncodedTokens.JsonWebToken(line, at),
            'M' or 'N' or 'O' => EncodedTokens.Discord(line, at),
            'b' or (>= '0' and <= '9') => EncodedTokens.Telegram(line, at),
            'P' => PrivateKeyBlock.MatchPutty(line, at),
            _ => null,
        };
    }

    private static KeyFormat[][] Index()
    {
        List<KeyFormat>[] lists = new List<KeyFormat>[128];
        for (int i = 0; i < lists.Length; i++)
            lists[i] = new List<KeyFormat>();
        foreach (KeyFormat format in KeyFormats.All)
            lists[char.ToLowerInvariant(format.Prefix[0])].Add(format);
        return Array.ConvertAll(lists, list => list.ToArray());
    }
}
