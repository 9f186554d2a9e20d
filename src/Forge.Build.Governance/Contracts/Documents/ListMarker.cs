namespace Forge.Build.Governance.Contracts.Documents;

/// <summary>What stands before the text of a bullet.</summary>
internal static class ListMarker
{
    /// <summary>Skips blanks, bullets (also repeated ones), numbers and check boxes.</summary>
    /// <returns>Where the text begins; the length of the line where there is none.</returns>
    public static int Skip(string text, int at)
    {
        at = SkipBlanks(text, at);
        for (int next = After(text, at); next > at; next = After(text, at))
            at = SkipBlanks(text, next);
        return at;
    }

    /// <summary>Whether a line begins with a bullet or a number.</summary>
    public static bool IsAt(string text)
    {
        int at = SkipBlanks(text, 0);
        return at < text.Length && text[at] != '[' && After(text, at) > at;
    }

    /// <summary>Skips blanks.</summary>
    public static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int After(string text, int at)
    {
        if (at >= text.Length)
            return at;
        int end = at;
        if (text[at] is '-' or '*' or '+' or '\u2022' or '\u25E6')
            end = at + 1;
        else if (text[at] == '[' && at + 2 < text.Length && text[at + 2] == ']' && text[at + 1] is ' ' or 'x' or 'X')
            end = at + 3;
        else if (text[at] is >= '0' and <= '9')
            end = AfterNumber(text, at);
        return end == text.Length || char.IsWhiteSpace(text[end]) ? end : at;
    }

    private static int AfterNumber(string text, int at)
    {
        int end = at;
        while (end < text.Length && end - at < 9 && text[end] is >= '0' and <= '9')
            end++;
        return end < text.Length && text[end] is '.' or ')' ? end + 1 : at;
    }
}
