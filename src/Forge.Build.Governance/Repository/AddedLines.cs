using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Forge.Build.Governance.Repository;

/// <summary>Reads the added lines of <c>git diff -p -U0</c>.</summary>
internal static class AddedLines
{
    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Every added line with its place; of a file that git takes for binary, all lines where it is text nevertheless.</summary>
    public static IReadOnlyList<AddedLine> Parse(string output, ForgeRepository repository)
    {
        List<AddedLine> lines = new();
        string path = "";
        int line = 0, left = 0;
        bool inHeader = false;
        for (int at = 0; at < output.Length;)
        {
            int end = output.IndexOf('\n', at);
            if (end < 0)
                end = output.Length;
            if (left > 0 && output[at] is '+' or '-')
            {
                if (output[at] == '+' && left-- > 0)
                    lines.Add(new AddedLine(path, line++, output.Substring(at + 1, end - at - 1).TrimEnd('\r')));
            }
            else if (StartsWith(output, at, "diff --git "))
            {
                (path, inHeader, left) = ("", true, 0);
            }
            else if (inHeader && StartsWith(output, at, "+++ "))
            {
                path = PathOf(output.Substring(at + 4, end - at - 4));
            }
            else if (StartsWith(output, at, "@@ "))
            {
                inHeader = false;
                (line, left) = RangeOf(output, at, end);
            }
            else if (inHeader && StartsWith(output, at, "Binary files ") && BinaryPathOf(output.Substring(at, end - at)) is { } binary)
            {
                AddAll(lines, repository, binary);
            }
            at = end + 1;
        }
        return lines;
    }

    // A name with a blank in it is followed by a tab.
    private static string PathOf(string header)
    {
        string text = GitQuoting.PathOf(header.TrimEnd('\t', '\r'));
        return text == "/dev/null" ? "" : text.Substring(Math.Min(2, text.Length));
    }

    private static string? BinaryPathOf(string text)
    {
        int and = text.LastIndexOf(" and ", StringComparison.Ordinal);
        const string End = " differ";
        if (and < 0 || !text.EndsWith(End, StringComparison.Ordinal))
            return null;
        string path = PathOf(text.Substring(and + 5, text.Length - End.Length - and - 5));
        return path.Length == 0 ? null : path;
    }

    // @@ -1,2 +3,4 @@: the new side begins in line 3 and has 4 lines; without a comma it has one.
    private static (int Line, int Count) RangeOf(string output, int at, int end)
    {
        int plus = output.IndexOf('+', at, end - at);
        int close = plus < 0 ? -1 : output.IndexOf(' ', plus, end - plus);
        if (close < 0)
            return (0, 0);
        string[] range = output.Substring(plus + 1, close - plus - 1).Split(',');
        return (Number(range[0]), range.Length > 1 ? Number(range[1]) : 1);
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    // An attribute or UTF-16 can make git call a text binary; secrets are found there, too.
    private static void AddAll(List<AddedLine> lines, ForgeRepository repository, string path)
    {
        FileInfo file = new(repository.FullPath(path));
        FileBytes bytes = new();
        try
        {
            if (!file.Exists || file.Length > MostBytes || !repository.IsInside(path) || !bytes.TryRead(file.FullName, file.Length))
                return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
        string text = SourceText.Decode(bytes.Buffer, bytes.Count).Text;
        if (text.IndexOf('\0') >= 0)
            return;
        string[] all = text.Split('\n');
        for (int i = 0; i < all.Length; i++)
            lines.Add(new AddedLine(path, i + 1, all[i]));
    }

    private static bool StartsWith(string text, int at, string value) => string.CompareOrdinal(text, at, value, 0, value.Length) == 0;
}
