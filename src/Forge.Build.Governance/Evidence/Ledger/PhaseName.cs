using System.Text;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>When two texts name the same phase: case, blanks, and dashes with what consoles made of them do not count.</summary>
public static class PhaseName
{
    /// <summary>The phase in which governance begins (Builder Contract 1).</summary>
    public const string Genesis = "Phase 0 -- Genesis";

    // What UTF-8 dashes become when they pass through the code pages 437, 850 and 1252.
    private const string Mojibake = "\u00d4\u00c7\u00f6\u00f4\u00f2\u00f9\u251c\u2524\u00e2\u20ac\u201c\u201d\u0080\u0093\u0094\ufffd\u00c3\u00b6\u00c2\u00e7\u2560\u2500";

    /// <summary>Whether two texts name the same phase.</summary>
    public static bool AreSame(string first, string second) => KeyOf(first) == KeyOf(second);

    /// <summary>The text under which a phase is counted.</summary>
    public static string KeyOf(string phase)
    {
        StringBuilder key = new(phase.Length);
        foreach (string word in phase.Split(null as char[]))
        {
            if (word.Length == 0 || IsDash(word))
                continue;
            string bare = word.Trim('-', '\u2013', '\u2014', '\u2212', ':', '*', '`');
            if (bare.Length > 0)
                key.Append(key.Length == 0 ? "" : " ").Append(bare.ToLowerInvariant());
        }
        return key.ToString();
    }

    /// <summary>Whether a word is a dash of any kind, or what is left of one.</summary>
    internal static bool IsDash(string word)
    {
        foreach (char c in word)
        {
            if (c is not ('-' or '\u2013' or '\u2014' or '\u2212') && Mojibake.IndexOf(c) < 0)
                return false;
        }
        return word.Length > 0;
    }
}
