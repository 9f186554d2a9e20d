using System;

namespace Forge.Build.Governance.Evidence.Claims;

/// <summary>A path whose ends are marked, so that it may hold blanks and dashes: in backticks, in double quotes, as a link.</summary>
internal static class MarkedPath
{
    /// <summary>Reads the one that begins at <paramref name="at"/>.</summary>
    /// <param name="line">The line.</param>
    /// <param name="at">Where the mark stands.</param>
    /// <param name="end">Where the text ends.</param>
    /// <param name="item">The path and its place, marks left out, where the result is true.</param>
    /// <param name="next">What comes after the closing mark.</param>
    public static bool TryRead(string line, int at, int end, out ClaimText.Item item, out int next)
    {
        item = default;
        next = at;
        if (at >= end)
            return false;
        return line[at] switch
        {
            '`' => TryReadCode(line, at, end, out item, out next),
            '"' => TryReadQuoted(line, at, end, out item, out next),
            '[' => TryReadLink(line, at, end, out item, out next),
            _ => false,
        };
    }

    private static bool TryReadCode(string line, int at, int end, out ClaimText.Item item, out int next)
    {
        item = default;
        next = at;
        int start = AfterRun(line, at, end);
        for (int close = line.IndexOf('`', start, end - start); close >= 0; close = line.IndexOf('`', next, end - next))
        {
            next = AfterRun(line, close, end);
            if (next - close == start - at)
                return Trimmed(line, start, close, out item);
        }
        return false;
    }

    private static bool TryReadQuoted(string line, int at, int end, out ClaimText.Item item, out int next)
    {
        item = default;
        next = QuotedPath.EndOf(line, at, end);
        if (next < 0 || !Trimmed(line, at + 1, next - 1, out item))
            return false;
        item = item with { Path = QuotedPath.Decode(item.Path) };
        return true;
    }

    // The text of a link is what people read; its target counts where the text is no path, or only the name of one.
    private static bool TryReadLink(string line, int at, int end, out ClaimText.Item item, out int next)
    {
        item = default;
        next = at;
        int middle = line.IndexOf("](", at, end - at, StringComparison.Ordinal);
        if (middle < 0)
            return false;
        next = AfterTarget(line, middle + 2, end);
        if (next < 0 || !Trimmed(line, at + 1, middle, out item))
            return false;
        if (TryReadCode(line, item.Start, item.End, out ClaimText.Item code, out int after) && after == item.End)
            item = code;
        string target = TargetOf(line.Substring(middle + 2, next - middle - 3));
        if (item.Path.IndexOf('/') < 0 && IsInside(target) && Trimmed(line, middle + 2, next - 1, out ClaimText.Item whole))
            item = whole with { Path = target };
        return true;
    }

    private static int AfterTarget(string line, int at, int end)
    {
        int depth = 1;
        for (int i = at; i < end; i++)
        {
            if (line[i] == '(')
                depth++;
            else if (line[i] == ')' && --depth == 0)
                return i + 1;
        }
        return -1;
    }

    private static string TargetOf(string written)
    {
        string target = written.Trim();
        if (target.Length > 1 && target[0] == '<' && target[target.Length - 1] == '>')
            target = target.Substring(1, target.Length - 2);
        int fragment = target.IndexOf('#');
        return Uri.UnescapeDataString(fragment < 0 ? target : target.Substring(0, fragment));
    }

    private static bool IsInside(string target)
        => target.Length > 0 && target[0] != '/' && target.IndexOf("://", StringComparison.Ordinal) < 0
            && !target.StartsWith("..", StringComparison.Ordinal);

    private static int AfterRun(string line, int at, int end)
    {
        while (at < end && line[at] == '`')
            at++;
        return at;
    }

    private static bool Trimmed(string line, int start, int end, out ClaimText.Item item)
    {
        while (start < end && char.IsWhiteSpace(line[start]))
            start++;
        while (end > start && char.IsWhiteSpace(line[end - 1]))
            end--;
        item = new ClaimText.Item(line.Substring(start, end - start), start, end);
        return end > start;
    }
}
