using System;
using System.Runtime.CompilerServices;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>Sets of ASCII characters of which keys are made.</summary>
[Flags]
internal enum CharacterSet : short
{
    Upper = 1,
    Lower = 2,
    Digit = 4,
    Underscore = 8,
    Dash = 16,

    /// <summary><c>+</c> and <c>/</c>.</summary>
    Base64Sign = 32,
    Percent = 64,

    /// <summary><c>0-9</c> and <c>a-f</c>.</summary>
    Hex = 128,
    Dot = 256,

    Letter = Upper | Lower,
    Alphanumeric = Letter | Digit,
    Word = Alphanumeric | Underscore,
    Base64 = Alphanumeric | Base64Sign,
    Base64Url = Word | Dash,
}

/// <summary>Questions about characters that do not depend on a culture.</summary>
internal static class Characters
{
    private static readonly CharacterSet[] Sets = Build();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool In(char c, CharacterSet set) => c < Sets.Length && (Sets[c] & set) != 0;

    /// <summary>The index after the run of characters of a set.</summary>
    public static int EndOfRun(string text, int at, CharacterSet set) => EndOfRun(text, at, set, text.Length);

    /// <summary>The index after the run of characters of a set, which ends at the latest before <paramref name="limit"/>.</summary>
    [MethodImpl(HotPath.Optimized)]
    public static int EndOfRun(string text, int at, CharacterSet set, int limit)
    {
        int end = Math.Min(limit, text.Length);
        while (at < end && In(text[at], set))
            at++;
        return at;
    }

    public static bool Any(string text, int start, int end, CharacterSet set)
    {
        for (int i = start; i < end; i++)
        {
            if (In(text[i], set))
                return true;
        }
        return false;
    }

    public static bool All(string text, int start, int end, CharacterSet set)
    {
        for (int i = start; i < end; i++)
        {
            if (!In(text[i], set))
                return false;
        }
        return true;
    }

    /// <summary>Whether a text stands at an index, whatever its case.</summary>
    public static bool Stands(string text, int at, string expected, bool ignoreCase = true)
        => at >= 0 && at + expected.Length <= text.Length
            && string.Compare(text, at, expected, 0, expected.Length, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal) == 0;

    private static CharacterSet[] Build()
    {
        CharacterSet[] sets = new CharacterSet[128];
        for (char c = '\0'; c < sets.Length; c++)
        {
            sets[c] = c switch
            {
                >= 'a' and <= 'f' => CharacterSet.Lower | CharacterSet.Hex,
                >= 'g' and <= 'z' => CharacterSet.Lower,
                >= 'A' and <= 'Z' => CharacterSet.Upper,
                >= '0' and <= '9' => CharacterSet.Digit | CharacterSet.Hex,
                '_' => CharacterSet.Underscore,
                '-' => CharacterSet.Dash,
                '+' or '/' => CharacterSet.Base64Sign,
                '%' => CharacterSet.Percent,
                '.' => CharacterSet.Dot,
                _ => 0,
            };
        }
        return sets;
    }
}
