using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Repository;
using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace Forge.Build.Governance.Contracts.Documents;

/// <summary>
/// A Markdown file as its lines and headings, each with its place; what is code is told from what is text. Never throws, and takes linear time.
/// </summary>
/// <remarks>
/// Markdig tells the blocks; what stands inside a line is read as it was written, because a path like <c>__init__.py</c> is no emphasis.
/// </remarks>
internal sealed class MarkdownText
{
    private static readonly MarkdownPipeline Blocks = BlocksOnly();

    private readonly int _firstLine;
    private readonly List<MarkdownLine> _lines;
    private readonly List<MarkdownHeading> _headings;

    private MarkdownText(int firstLine, List<MarkdownLine> lines, List<MarkdownHeading> headings, bool tooDeep)
    {
        _firstLine = firstLine;
        _lines = lines;
        _headings = headings;
        IsTooDeep = tooDeep;
    }

    /// <summary>Whether it nests too deeply to be read; then it has neither lines nor headings.</summary>
    public bool IsTooDeep { get; }

    /// <summary>Every line, code included.</summary>
    public IReadOnlyList<MarkdownLine> AllLines => _lines;

    /// <summary>The lines of text and the headings: no code, no comment.</summary>
    public IEnumerable<MarkdownLine> Lines => _lines.Where(line => line.Kind is LineKind.Text or LineKind.Heading);

    /// <summary>The headings in their order.</summary>
    public IReadOnlyList<MarkdownHeading> Headings => _headings;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="text">Its text.</param>
    public static MarkdownText Parse(string path, SourceText text) => Parse(path, text, 0, text.Text.Length);

    /// <summary>
    /// Reads the part of a file from one index of its text up to another, both at the beginning of a line; positions are those in the file.
    /// </summary>
    public static MarkdownText Parse(string path, SourceText text, int start, int end)
    {
        int firstLine = text.PositionOf(start).Line;
        string part = text.Text.Substring(start, end - start);
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(part, Blocks);
        }
        catch (ArgumentException)
        {
            return new MarkdownText(firstLine, new List<MarkdownLine>(), new List<MarkdownHeading>(), tooDeep: true);
        }
        string[] lines = part.Split('\n');
        LineKind[] kinds = new LineKind[lines.Length];
        foreach (Block block in document.Descendants().OfType<Block>())
        {
            if (KindOf(block) is not { } kind)
                continue;
            int last = text.PositionOf(start + Math.Min(Math.Max(block.Span.End, 0), Math.Max(part.Length - 1, 0))).Line - firstLine;
            // The span of a fence that nothing closes ends with its first line.
            if (block is LeafBlock { Lines: { Count: > 0 } content })
                last = Math.Max(last, content.Lines[content.Count - 1].Line);
            for (int i = block.Line; i <= last && i < kinds.Length; i++)
                kinds[i] = kind;
        }
        return Assembled(path, firstLine, lines, kinds);
    }

    /// <summary>The lines below a heading, up to the next heading of its rank or a higher one: text, headings, comments and code.</summary>
    public IReadOnlyList<MarkdownLine> LinesOf(MarkdownHeading heading)
    {
        int first = heading.Line.Number - _firstLine + 1;
        int next = IndexAfterSection(heading);
        int end = next < _headings.Count ? _headings[next].Line.Number - _firstLine : _lines.Count;
        return _lines.GetRange(first, end - first);
    }

    /// <summary>The headings below a heading, up to the next of its rank or a higher one.</summary>
    public IReadOnlyList<MarkdownHeading> HeadingsIn(MarkdownHeading heading)
    {
        int first = IndexAfter(heading.Line.Number);
        return _headings.GetRange(first, IndexAfterSection(heading) - first);
    }

    /// <summary>The headings for which <paramref name="isMeant"/> holds, without those that stand in the section of an earlier one.</summary>
    public IEnumerable<MarkdownHeading> Outermost(Func<MarkdownHeading, bool> isMeant)
    {
        int within = 0;
        foreach (MarkdownHeading heading in _headings)
        {
            if (within > 0 && heading.Level > within)
                continue;
            within = isMeant(heading) ? heading.Level : 0;
            if (within > 0)
                yield return heading;
        }
    }

    // The first heading below a line; sections are asked for by the thousand where a file has as many.
    private int IndexAfter(int line)
    {
        int low = 0, high = _headings.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_headings[middle].Line.Number <= line)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private int IndexAfterSection(MarkdownHeading heading)
    {
        int next = IndexAfter(heading.Line.Number);
        while (next < _headings.Count && _headings[next].Level > heading.Level)
            next++;
        return next;
    }

    private static MarkdownText Assembled(string path, int firstLine, string[] texts, LineKind[] kinds)
    {
        List<MarkdownLine> lines = new(texts.Length);
        List<MarkdownHeading> headings = new();
        for (int i = 0; i < texts.Length; i++)
        {
            lines.Add(new MarkdownLine(path, firstLine + i, texts[i], kinds[i]));
            if (kinds[i] == LineKind.Heading)
                headings.Add(HeadingAt(lines[i]));
        }
        return new MarkdownText(firstLine, lines, headings, tooDeep: false);
    }

    private static MarkdownHeading HeadingAt(MarkdownLine line)
    {
        int hashes = ListMarker.SkipBlanks(line.Text, 0);
        int start = hashes;
        while (start < line.Text.Length && line.Text[start] == '#')
            start++;
        int level = start - hashes;
        start = ListMarker.SkipBlanks(line.Text, start);
        string content = line.Text.Substring(start).TrimEnd();
        string unclosed = content.TrimEnd('#');
        if (unclosed.Length == 0 || (unclosed.Length < content.Length && char.IsWhiteSpace(unclosed[unclosed.Length - 1])))
            content = unclosed.TrimEnd();
        return new MarkdownHeading(level, content.Replace("**", "").Replace("`", "").Trim(), line, start);
    }

    private static LineKind? KindOf(Block block) => block switch
    {
        HeadingBlock { Parent: MarkdownDocument } => LineKind.Heading,
        FencedCodeBlock => LineKind.FencedCode,
        CodeBlock => LineKind.IndentedCode,
        HtmlBlock { Type: HtmlBlockType.Comment } => LineKind.Comment,
        HtmlBlock { Type: HtmlBlockType.ScriptPreOrStyle } => LineKind.FencedCode,
        _ => null,
    };

    // Link definitions, underlined titles and nested inlines take Markdig quadratic time, and nothing here asks for them.
    private static MarkdownPipeline BlocksOnly()
    {
        MarkdownPipelineBuilder builder = new();
        builder.InlineParsers.Clear();
        builder.InlineParsers.Add(new LiteralInlineParser());
        builder.BlockParsers.Replace<ParagraphBlockParser>(new PlainParagraphParser());
        return builder.Build();
    }

    private sealed class PlainParagraphParser : ParagraphBlockParser
    {
        public PlainParagraphParser() => ParseSetexHeadings = false;

        public override bool Close(BlockProcessor processor, Block block) => true;
    }
}
