using System.Globalization;

namespace Forge.Build.Governance.Evidence.Claims;

/// <summary>What stands between a path and what is said of it, or between two paths.</summary>
internal static class PathSeparator
{
    /// <summary>Whether a path that ended here is followed by nothing, by a remark or by another path, and not by the rest of a sentence.</summary>
    public static bool IsAt(string line, int at, int end)
    {
        int next = SkipBlanks(line, at, end);
        return next >= end || line[next] is '(' or ',' or ';' or ':' or '|' or '<' || IsRemarkAt(line, next, end) || AnotherAt(line, at, end) > at;
    }

    /// <summary>Whether a remark begins here, where a blank stands before: a bracket, a dash, a bar, a count of lines, a symbol.</summary>
    public static bool IsRemarkAt(string line, int at, int end) => line[at] switch
    {
        '(' or '[' => true,
        '*' or '_' => at + 1 < end && line[at + 1] == '(',
        '+' => at + 1 < end && char.IsDigit(line[at + 1]),
        '\u2014' or '\u2013' or '|' => IsBlankAt(line, at + 1, end),
        '-' => IsBlankAt(line, at + 1, end) || (line[at + 1] == '-' && IsBlankAt(line, at + 2, end)),
        _ => char.GetUnicodeCategory(line[at]) == UnicodeCategory.OtherSymbol,
    };

    /// <summary>The length of an arrow, 0 where there is none.</summary>
    public static int ArrowAt(string line, int at, int end)
    {
        if (line[at] == '\u2192')
            return 1;
        return at + 1 < end && line[at] is '-' or '=' && line[at + 1] == '>' ? 2 : 0;
    }

    /// <summary>Where another path begins after a comma, a semicolon, an arrow or an "and"; <paramref name="at"/> itself where none does.</summary>
    public static int AnotherAt(string line, int at, int end)
    {
        int next = SkipBlanks(line, at, end);
        if (next >= end)
            return at;
        int length = line[next] is ',' or ';' or '&' or '+' ? 1 : ArrowAt(line, next, end);
        if (length == 0 && next > at && next + 3 < end && string.CompareOrdinal(line, next, "and ", 0, 4) == 0)
            length = 4;
        if (length == 0)
            return at;
        next = SkipBlanks(line, next + length, end);
        return next < end ? next : at;
    }

    private static bool IsBlankAt(string line, int at, int end) => at >= end || char.IsWhiteSpace(line[at]);

    private static int SkipBlanks(string line, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(line[at]))
            at++;
        return at;
    }
}
