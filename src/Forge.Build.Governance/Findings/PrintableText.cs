using System;
using System.Globalization;
using System.Text;

namespace Forge.Build.Governance.Findings;

/// <summary>Text of a repository made safe to print: it cannot start a new line, move a cursor, reorder what is read or command a CI service.</summary>
public static class PrintableText
{
    /// <summary>
    /// Escapes control, format (bidirectional included), line-separating and private-use characters and lone surrogates as
    /// <c>\uXXXX</c>, and breaks the service commands that CI agents act on: <c>##vso[</c> and <c>##[</c> anywhere, <c>::</c> at the start of a line.
    /// </summary>
    public static string Escape(string text)
    {
        if (IsPlain(text))
            return text;
        StringBuilder result = new(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]) && !IsUnprintable(CharUnicodeInfo.GetUnicodeCategory(text, i)))
                result.Append(c).Append(text[++i]);
            else if (MustEscape(c) || (c == '[' && OpensServiceCommand(text, i)) || (c == ':' && OpensLineCommand(text, i)))
                result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                result.Append(c);
        }
        return result.ToString();
    }

    /// <summary>At most <paramref name="length"/> characters of <paramref name="text"/>, escaped, with an ellipsis where it was cut.</summary>
    public static string Excerpt(string text, int length)
    {
        if (text.Length <= length)
            return Escape(text);
        int cut = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return Escape(text.Substring(0, cut)) + "...";
    }

    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (c is < ' ' or > '~' or '[')
                return false;
        }
        return !text.TrimStart().StartsWith("::", StringComparison.Ordinal);
    }

    private static bool MustEscape(char c)
    {
        if (c is >= ' ' and <= '~')
            return false;
        return IsUnprintable(char.GetUnicodeCategory(c));
    }

    /// <summary>Whether characters of a category are invisible, or change how others are seen.</summary>
    internal static bool IsUnprintable(UnicodeCategory category)
        => category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse;

    // GitHub's runner trims a line before it looks for the colons.
    private static bool OpensLineCommand(string text, int colon)
        => colon + 1 < text.Length && text[colon + 1] == ':' && string.IsNullOrWhiteSpace(text.Substring(0, colon));

    private static bool OpensServiceCommand(string text, int bracket)
    {
        int hash = text.LastIndexOf("##", bracket, StringComparison.Ordinal);
        if (hash < 0)
            return false;
        string name = text.Substring(hash + 2, bracket - hash - 2);
        return name.Length == 0 || name.Equals("vso", StringComparison.OrdinalIgnoreCase);
    }
}
