using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Structure.Components;

/// <summary>The words of which a name is made, whatever parts them: <c>_</c>, <c>-</c>, a capital letter.</summary>
internal static class NameWords
{
    private static readonly string[] SingularInS = { "alias", "atlas", "bias", "canvas", "news", "series" };

    /// <summary>The words in lower case.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        List<string> words = new();
        int start = -1;
        for (int i = 0; i <= name.Length; i++)
        {
            bool isPart = i < name.Length && char.IsLetterOrDigit(name[i]);
            bool begins = isPart && i > 0 && start >= 0 && char.IsUpper(name[i])
                && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]) || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (start >= 0 && (!isPart || begins))
            {
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
                start = -1;
            }
            if (isPart && start < 0)
                start = i;
        }
        return words;
    }

    /// <summary>The words with <c>_</c> between them, the last without what makes it a plural: <c>equity_snapshots</c> and <c>EquitySnapshot</c> are one.</summary>
    public static string Key(IEnumerable<string> words)
    {
        string[] all = words.ToArray();
        if (all.Length > 0)
            all[all.Length - 1] = Root(all[all.Length - 1]);
        return string.Join("_", all);
    }

    /// <inheritdoc cref="Key(IEnumerable{string})"/>
    public static string Key(string name) => Key(Of(name));

    // Not the singular, but one word for the singular and the plural: "trad" of trade and trades, "cach" of cache and caches, "status" of status and statuses.
    private static string Root(string word)
    {
        if (word.Length < 4 || Array.IndexOf(SingularInS, word) >= 0)
            return word;
        if (Ends(word, "s") && !Ends(word, "ss") && !Ends(word, "us") && !Ends(word, "is"))
            word = word.Substring(0, word.Length - 1);
        if (Ends(word, "ie"))
            return word.Substring(0, word.Length - 2) + "y";
        return word.Length > 3 && Ends(word, "e") ? word.Substring(0, word.Length - 1) : word;
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
