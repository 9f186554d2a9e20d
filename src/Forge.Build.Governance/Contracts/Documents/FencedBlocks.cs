using System.Collections.Generic;

namespace Forge.Build.Governance.Contracts.Documents;

/// <summary>The fenced code of a Markdown file, a block a fence.</summary>
internal static class FencedBlocks
{
    private static readonly char[] AfterWord = { ' ', '\t', '{', ',' };

    /// <summary>A block of code.</summary>
    /// <param name="Language">The first word after the opening fence in lower case; empty where there is none.</param>
    /// <param name="Lines">What stands between the fences.</param>
    internal sealed record Block(string Language, IReadOnlyList<MarkdownLine> Lines);

    /// <summary>The blocks in their order; one that nothing closes goes on to the end of its code.</summary>
    public static IReadOnlyList<Block> Of(MarkdownText text)
    {
        List<Block> blocks = new();
        List<MarkdownLine>? open = null;
        string fence = "";
        foreach (MarkdownLine line in text.AllLines)
        {
            if (line.Kind != LineKind.FencedCode)
            {
                open = null;
                continue;
            }
            string run = FenceOf(line.Text, out string rest);
            if (open is not null && run.Length >= fence.Length && run[0] == fence[0] && rest.Length == 0)
            {
                open = null;
            }
            else if (open is not null)
            {
                open.Add(line);
            }
            else if (run.Length > 0)
            {
                fence = run;
                open = new List<MarkdownLine>();
                int end = rest.IndexOfAny(AfterWord);
                blocks.Add(new Block((end < 0 ? rest : rest.Substring(0, end)).ToLowerInvariant(), open));
            }
        }
        return blocks;
    }

    // The run of three or more fence characters with which a line begins; a fence may stand in a list or a quotation.
    private static string FenceOf(string line, out string rest)
    {
        int start = 0;
        while (start < line.Length && (char.IsWhiteSpace(line[start]) || line[start] == '>'))
            start++;
        start = ListMarker.Skip(line, start);
        int end = start;
        while (end < line.Length && line[start] is '`' or '~' && line[end] == line[start])
            end++;
        rest = line.Substring(end).Trim();
        return end - start >= 3 && !(line[start] == '`' && rest.IndexOf('`') >= 0) ? line.Substring(start, end - start) : "";
    }
}
