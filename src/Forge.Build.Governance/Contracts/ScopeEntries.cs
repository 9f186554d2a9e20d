using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Contracts;

/// <summary>
/// Takes out of a line what names files: code, and words with a folder or an extension. A path with blanks must stand in backticks.
/// </summary>
internal static class ScopeEntries
{
    private const int Longest = 260;

    private static readonly char[] Around = { '"', '\'', '<', '>', '!', '?', ',', ';', ':', '\u201C', '\u201D' };

    /// <summary>The entries of a line in their order.</summary>
    public static IEnumerable<string> Of(string line)
    {
        string[] parts = line.Split('`');
        for (int i = 0; i < parts.Length; i++)
        {
            // Between the backticks, where the last of them is closed.
            if (i % 2 == 1 && i + 1 < parts.Length)
            {
                string code = parts[i].Trim();
                if (code.Length is > 0 and <= Longest)
                    yield return code;
                continue;
            }
            foreach (string word in parts[i].Replace("](", " ").Split(' ', '\t', ',', ';', '|'))
            {
                string entry = Bare(word);
                if (entry.Length is > 0 and <= Longest && NamesFiles(entry))
                    yield return entry;
            }
        }
    }

    private static string Bare(string word)
    {
        string entry = word.Trim(Around).TrimEnd('.');
        if (entry.Count(c => c == '(') != entry.Count(c => c == ')'))
            entry = entry.Trim('(', ')');
        if (entry.Count(c => c == '[') != entry.Count(c => c == ']'))
            entry = entry.Trim('[', ']');
        string plain = entry.Trim('*');
        bool emphasis = plain.Length > 0 && entry.Length - plain.Length is 2 or 4 && entry[0] == '*' && entry[entry.Length - 1] == '*'
            && plain[0] is not ('/' or '.') && plain[plain.Length - 1] is not ('/' or '.');
        return emphasis ? plain : entry;
    }

    private static bool NamesFiles(string word)
    {
        if (word.IndexOf('/') >= 0 || word.IndexOf('\\') >= 0)
            return true;
        int dot = word.LastIndexOf('.');
        return dot >= 0 && dot < word.Length - 1 && word.Skip(dot + 1).All(char.IsLetterOrDigit) && word.Skip(dot + 1).Any(char.IsLetter);
    }
}
