using System;
using System.Collections.Generic;
using System.Text;

namespace Forge.Build.Commands.Explaining;

/// <summary>Markdown of a page as a terminal shows it: fences become an indent, links their text.</summary>
internal static class PlainMarkdown
{
    private const string Indent = "  ";

    /// <summary>The lines, each indented by two blanks, code by six.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> markdown)
    {
        Fence fence = new();
        foreach (string line in markdown)
        {
            bool isCode = fence.Covers(line);
            if (fence.IsMark)
                continue;
            string plain = isCode ? "    " + line : WithoutLinks(line);
            yield return plain.Trim().Length == 0 ? "" : Indent + plain;
        }
    }

    // [text](target): other pages are named by their text; an address is kept.
    private static string WithoutLinks(string line)
    {
        StringBuilder text = new(line.Length);
        bool inCode = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '`')
                inCode = !inCode;
            if (inCode || line[i] != '[' || !TryLink(line, i, out int middle, out int end))
            {
                text.Append(line[i]);
                continue;
            }
            text.Append(line, i + 1, middle - i - 1);
            string target = line[(middle + 2)..end];
            if (target.Contains("://", StringComparison.Ordinal))
                text.Append(" (").Append(target).Append(')');
            i = end;
        }
        return text.ToString();
    }

    private static bool TryLink(string line, int start, out int middle, out int end)
    {
        middle = line.IndexOf("](", start, StringComparison.Ordinal);
        end = middle < 0 ? -1 : line.IndexOf(')', middle);
        return end > 0 && line.IndexOf('[', start + 1, middle - start - 1) < 0;
    }
}
