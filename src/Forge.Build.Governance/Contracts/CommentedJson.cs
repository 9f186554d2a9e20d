using System;

namespace Forge.Build.Governance.Contracts;

/// <summary>What stands between the values of a JSON text that people write: blanks, commas, comments.</summary>
internal static class CommentedJson
{
    private static readonly char[] LineEnds = { '\n', '\r' };

    /// <summary>Index of the comma between two values, which is in no comment; -1 where there is none.</summary>
    public static int CommaIn(string text, int start, int end)
    {
        for (int at = start; at < end;)
        {
            if (text[at] == ',')
                return at;
            at = text[at] == '/' ? EndOfComment(text, at) : at + 1;
        }
        return -1;
    }

    /// <summary>One piece after another, without the blanks between them where the second begins a line of its own.</summary>
    public static string Join(string first, string second)
    {
        if (first.Trim().Length == 0)
            return second.Length == 0 ? first : second;
        string trimmed = first.TrimEnd(' ', '\t', '\r', '\n');
        // Only a line end ends a line comment.
        return second.Length > 0 && second[0] is '\n' or '\r' ? trimmed + second : first + second;
    }

    /// <summary>Parts what still stands in the line of the value before from the rest, where it holds a comment and the part is one.</summary>
    public static (string Head, string Below) SplitAfterLine(string piece)
    {
        int line = piece.IndexOfAny(LineEnds);
        string head = line < 0 ? "" : piece.Substring(0, line);
        if (head.Trim().Length == 0)
            return ("", piece);
        int open = head.LastIndexOf("/*", StringComparison.Ordinal);
        bool isWhole = open < 0 || head.IndexOf("*/", open + 2, StringComparison.Ordinal) >= 0 || head.TrimStart().StartsWith("//", StringComparison.Ordinal);
        return isWhole ? (head, piece.Substring(line)) : ("", piece);
    }

    private static int EndOfComment(string text, int at)
    {
        int end = text[at + 1] == '*' ? text.IndexOf("*/", at + 2, StringComparison.Ordinal) + 2 : text.IndexOfAny(LineEnds, at);
        return end < at ? text.Length : end;
    }
}
