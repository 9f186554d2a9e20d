using System.Globalization;
using System.Text;

namespace Forge.Build.Governance.Contracts.Documents;

/// <summary>Text of a repository as one line of a record: no control characters, no line ends, single blanks, bounded.</summary>
internal static class PlainLine
{
    private const string Ellipsis = "...";

    /// <summary>At most <paramref name="most"/> characters of a text.</summary>
    public static string Of(string text, int most)
    {
        StringBuilder line = new();
        bool gap = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) || Vanishes(text, i))
            {
                gap = line.Length > 0;
                continue;
            }
            if (gap)
                line.Append(' ');
            gap = false;
            line.Append(text[i]);
            if (line.Length > most)
                return Cut(line, most - Ellipsis.Length) + Ellipsis;
        }
        return line.ToString();
    }

    private static string Cut(StringBuilder line, int length)
    {
        if (char.IsHighSurrogate(line[length - 1]))
            length--;
        return line.ToString(0, length).TrimEnd();
    }

    private static bool Vanishes(string text, int i)
    {
        if (char.IsSurrogate(text[i]))
            return !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) && !(i > 0 && char.IsSurrogatePair(text[i - 1], text[i]));
        return char.GetUnicodeCategory(text[i]) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse;
    }
}
