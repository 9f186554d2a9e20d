using System;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>A name, a sign and what follows: <c>password = "..."</c>, <c>"token": "..."</c>, <c>SECRET=...</c>, <c>key="Password" value="..."</c>.</summary>
internal readonly record struct Assignment(int NameStart, int NameEnd, int ValueStart, bool NameIsQuoted, bool DoubledQuotes, bool ByColon, bool Spaced)
{
    private const int MostBlanks = 16;
    private const int MostTypeLength = 64;

    /// <summary>The assignment to the word from <paramref name="start"/> to <paramref name="end"/>, or null where nothing is assigned.</summary>
    public static Assignment? Read(string line, int start, int end)
    {
        int at = end, quotes = 0;
        while (at < line.Length && at < end + 5 && line[at] is '"' or '\'' or '`' or '\\' or ']')
            quotes += line[at++] is '"' or '\'' or '`' ? 1 : 0;
        if (at + 1 < line.Length && line[at] is '?' or '!' && line[at + 1] == ':')
            at++;
        int sign = SkipBlanks(line, at);
        if (sign >= line.Length)
            return null;
        bool byColon = line[sign] == ':';
        int after = EndOfSign(line, sign);
        if (after < 0 && quotes > 0 && sign > at && IsKeyAttribute(line, start))
            after = EndOfValueAttribute(line, sign);
        if (after < 0)
            return null;
        int value = SkipBlanks(line, after);
        if (byColon && EndOfType(line, value) is { } equals and > 0)
            value = SkipBlanks(line, equals);
        return new Assignment(start, end, value, quotes > 0, quotes > 1, byColon, sign > at || value > after);
    }

    // = := : =>; neither a comparison nor a scope.
    private static int EndOfSign(string line, int at)
    {
        char next = at + 1 < line.Length ? line[at + 1] : '\0';
        if (line[at] == ':')
            return next == ':' ? -1 : next == '=' ? at + 2 : at + 1;
        if (line[at] != '=' || next is '=' or '~')
            return -1;
        return next == '>' ? at + 2 : at + 1;
    }

    // The type of a declaration, password: string = "...".
    private static int? EndOfType(string line, int at)
    {
        int end = at, limit = Math.Min(line.Length, at + MostTypeLength);
        while (end < limit && (Characters.In(line[end], CharacterSet.Word | CharacterSet.Dot) || line[end] is '<' or '>' or '[' or ']' or '|' or '?' or ' '))
            end++;
        bool isQuotedNext = end + 1 < line.Length && line[SkipBlanks(line, end + 1, line.Length - 1)] is '"' or '\'' or '`';
        return end > at && end < line.Length && line[end] == '=' && isQuotedNext ? end + 1 : null;
    }

    private static bool IsKeyAttribute(string line, int nameStart)
    {
        // Up to the quote, over what stands before the last word of Smtp:Password.
        int at = nameStart;
        while (at > 0 && at > nameStart - MostTypeLength && line[at - 1] is not ('"' or '\''))
            at--;
        return Characters.Stands(line, at - 5, "key=") || Characters.Stands(line, at - 6, "name=");
    }

    private static int EndOfValueAttribute(string line, int at)
    {
        if (!Characters.Stands(line, at, "value"))
            return -1;
        int sign = SkipBlanks(line, at + 5);
        return sign < line.Length && line[sign] == '=' ? sign + 1 : -1;
    }

    private static int SkipBlanks(string line, int at) => SkipBlanks(line, at, line.Length);

    private static int SkipBlanks(string line, int at, int end)
    {
        int limit = Math.Min(end, at + MostBlanks);
        while (at < limit && line[at] is ' ' or '\t' or '\u00a0')
            at++;
        return at;
    }
}
