using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Evidence.Claims;

/// <summary>
/// Tells a path from a sentence, and both from the words for no file at all. Paths with blanks exist, so only what is plainly a sentence is
/// one.
/// </summary>
internal static class PathWords
{
    private const int LongestExtension = 12;

    private static readonly HashSet<string> Nothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "none", "n/a", "na", "nil", "nothing", "no files", "no file", "no changes", "empty", "-", "--", "\u2013", "\u2014",
    };

    private static readonly HashSet<string> FirstWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "updated", "update", "added", "adds", "add", "removed", "remove", "changed", "change", "changes", "fixed", "fix", "refactored", "created",
        "create", "modified", "modify", "renamed", "moved", "deleted", "delete", "see", "all", "the", "no", "this", "these", "only", "various", "minor", "same",
        "also", "it", "we", "i", "there", "not", "every", "each", "several", "some", "nothing", "none", "plus", "as", "in", "for", "and",
    };

    /// <summary>Whether a text says that there is no file.</summary>
    public static bool SayNothing(string text)
    {
        string bare = text.Trim(' ', '\t', '*', '_', '.', '(', ')', '`');
        return Nothing.Contains(bare) || (text.Length > 1 && text[0] == '(' && text[text.Length - 1] == ')' && text.IndexOf('/') < 0);
    }

    /// <summary>Whether a text is a sentence or the beginning of one.</summary>
    public static bool IsProse(string text)
    {
        int words = CountWords(text);
        if (words < 2)
            return false;
        if (text[text.Length - 1] is '.' or '!' or '?')
            return true;
        if (words > 2 && FirstWords.Contains(FirstWord(text)))
            return true;
        if (HasExtension(text))
            return false;
        string name = LastSegment(text);
        return name.Length == text.Length || CountWords(name) > 3;
    }

    /// <summary>Whether a text is no sentence and has a folder or an extension.</summary>
    public static bool LooksLikePath(string text)
        => text.Length > 0 && !IsProse(text) && (text.IndexOf('/') >= 0 || text.IndexOf('\\') >= 0 || HasExtension(text));

    private static bool HasExtension(string text)
    {
        int dot = text.LastIndexOf('.');
        int length = text.Length - dot - 1;
        if (dot < 0 || length == 0 || length > LongestExtension)
            return false;
        bool letter = false;
        for (int i = dot + 1; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('_' or '-' or '+'))
                return false;
            letter |= char.IsLetter(text[i]);
        }
        return letter;
    }

    private static string LastSegment(string text) => text.Substring(Math.Max(text.LastIndexOf('/'), text.LastIndexOf('\\')) + 1);

    private static string FirstWord(string text)
    {
        int end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return text.Substring(0, end).TrimEnd(',', ':');
    }

    private static int CountWords(string text)
    {
        int words = 0;
        bool within = false;
        foreach (char c in text)
        {
            bool blank = char.IsWhiteSpace(c);
            if (!blank && !within)
                words++;
            within = !blank;
        }
        return words;
    }
}
