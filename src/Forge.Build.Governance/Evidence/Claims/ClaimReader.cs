using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Evidence.Claims;

/// <summary>
/// Reads which files a diff log claims: its sections <c>Files Changed</c>, <c>Created</c>, <c>Modified</c>, <c>Deleted</c>, and <c>Changes</c>.
/// </summary>
internal static class ClaimReader
{
    private const string Sentence = "it is a sentence, and not a path";

    private static readonly string[] FileSections = { "Files Changed", "Files Created", "Files Modified", "Files Deleted" };
    private static readonly char[] Separators = { ',', ';', '\n', '\r' };

    /// <summary>The claims of a diff log, in their order.</summary>
    public static IReadOnlyList<Claim> Read(MarkdownText log)
    {
        List<Claim> claims = new();
        foreach (MarkdownHeading heading in log.Outermost(heading => IsFiles(heading) || IsChanges(heading)))
        {
            if (IsFiles(heading))
                ReadList(log.LinesOf(heading), claims);
            else
                ReadHeadings(log, heading, claims);
        }
        return claims;
    }

    /// <summary>The paths of a property, parted by commas, semicolons or line ends; a path in double quotes may hold those.</summary>
    public static IReadOnlyList<Claim> ParseList(string list)
    {
        List<Claim> claims = new();
        int start = 0;
        while (start < list.Length)
        {
            int at = ListMarker.SkipBlanks(list, start);
            int end = at < list.Length && list[at] == '"' ? QuotedPath.EndOf(list, at, list.Length) : -1;
            bool quoted = end > 0;
            end = list.IndexOfAny(Separators, quoted ? end : Math.Min(at, list.Length));
            if (end < 0)
                end = list.Length;
            string text = list.Substring(start, Math.Max(0, end - start)).Trim();
            if (quoted && text[text.Length - 1] == '"')
                text = QuotedPath.Decode(text.Substring(1, text.Length - 2));
            text = text.Trim('`');
            if (text.Length > 0)
                claims.Add(Claim.Of(text, SourceLocation.None));
            start = end + 1;
        }
        return claims;
    }

    private static bool IsFiles(MarkdownHeading heading) => FileSections.Any(heading.Says);

    private static bool IsChanges(MarkdownHeading heading) => heading.Level == 2 && heading.Says("Changes");

    // "### 1. `path` - why": what stands below is about the file.
    private static void ReadHeadings(MarkdownText log, MarkdownHeading section, List<Claim> claims)
    {
        foreach (MarkdownHeading heading in log.HeadingsIn(section))
        {
            string text = heading.Line.Text;
            AddAll(heading.Line, ClaimText.Read(text, ListMarker.Skip(text, heading.ContentStart), text.TrimEnd().Length)
                .Where(item => !item.IsProse && PathWords.LooksLikePath(item.Path)), claims);
        }
    }

    private static void ReadList(IReadOnlyList<MarkdownLine> lines, List<Claim> claims)
    {
        int outermost = -1;
        for (int i = 0; i < lines.Count; i++)
        {
            MarkdownLine line = lines[i];
            if (line.Kind == LineKind.Heading)
                outermost = -1;
            if (line.Kind != LineKind.Text || line.IsBlank)
                continue;
            if (i + 1 < lines.Count && TableRow.IsRule(lines[i + 1].Text) && line.Text.IndexOf('|') >= 0)
            {
                i = ReadTable(lines, i, claims);
            }
            else if (TableRow.IsAt(line.Text))
            {
                ReadRow(line, 0, claims);
            }
            else if (ListMarker.IsAt(line.Text))
            {
                if (outermost < 0 || line.Indent < outermost)
                    outermost = line.Indent;
                ReadBullet(line, isNested: line.Indent > outermost + 1, claims);
            }
            else if (i == 0 || BeginsParagraph(lines[i - 1]))
            {
                ReadBareLine(line, claims);
            }
        }
    }

    // Below the bullet of a file stands what was done to it; a path there is another claim, a sentence is no broken one.
    private static void ReadBullet(MarkdownLine line, bool isNested, List<Claim> claims)
        => AddAll(line, ClaimText.Read(line.Text, ListMarker.Skip(line.Text, 0), line.Text.TrimEnd().Length)
            .Where(item => !isNested || (!item.IsProse && PathWords.LooksLikePath(item.Path))), claims);

    // A line that goes on from a bullet or from a sentence is part of it.
    private static bool BeginsParagraph(MarkdownLine before)
        => before.IsBlank || before.Kind == LineKind.Heading || (before.Kind == LineKind.Text && IsBarePath(before));

    private static void ReadBareLine(MarkdownLine line, List<Claim> claims)
    {
        if (IsBarePath(line))
            AddAll(line, ClaimText.Read(line.Text, ListMarker.SkipBlanks(line.Text, 0), line.Text.TrimEnd().Length), claims);
    }

    // Without a bullet only a line that is one path and nothing else, so that a paragraph claims nothing.
    private static bool IsBarePath(MarkdownLine line)
    {
        IReadOnlyList<ClaimText.Item> items = ClaimText.Read(line.Text, ListMarker.SkipBlanks(line.Text, 0), line.Text.TrimEnd().Length);
        return items.Count == 1 && !items[0].IsProse && PathWords.LooksLikePath(items[0].Path)
            && line.Text.Trim('`', '"', ' ', '\t', '*').Length == items[0].End - items[0].Start;
    }

    private static int ReadTable(IReadOnlyList<MarkdownLine> lines, int head, List<Claim> claims)
    {
        int column = ColumnOf(lines[head].Text);
        int i = head + 2;
        while (i < lines.Count && lines[i].Kind == LineKind.Text && lines[i].Text.IndexOf('|') >= 0)
            ReadRow(lines[i++], column, claims);
        return i - 1;
    }

    private static int ColumnOf(string head)
    {
        string[] names = TableRow.CellsOf(head)
            .Select(cell => head.Substring(cell.Start, cell.End - cell.Start).Trim('*', '`', '_', ' ').ToUpperInvariant()).ToArray();
        int column = Array.FindIndex(names, name => name is "FILE" or "PATH" or "FILES" or "FILENAME" or "FILE NAME" or "FILE PATH" or "FILE(S)");
        return Math.Max(column, 0);
    }

    private static void ReadRow(MarkdownLine line, int column, List<Claim> claims)
    {
        IReadOnlyList<TableRow.Cell> cells = TableRow.CellsOf(line.Text);
        if (TableRow.IsRule(line.Text) || column >= cells.Count)
            return;
        int start = cells[column].Start;
        while (start < cells[column].End)
        {
            int length = cells[column].End - start;
            int lineBreak = line.Text.IndexOf("<br", start, length, StringComparison.OrdinalIgnoreCase);
            int end = lineBreak < 0 ? cells[column].End : lineBreak;
            AddAll(line, ClaimText.Read(line.Text, start, end, isCell: true), claims);
            int closing = lineBreak < 0 ? -1 : line.Text.IndexOf('>', lineBreak, cells[column].End - lineBreak);
            start = closing < 0 ? cells[column].End : closing + 1;
        }
    }

    private static void AddAll(MarkdownLine line, IEnumerable<ClaimText.Item> items, List<Claim> claims)
    {
        foreach (ClaimText.Item item in items)
        {
            // A placeholder is A5's finding, and need not be A1's too.
            if (item.Path.StartsWith(PlaceholderReader.Marker, StringComparison.Ordinal))
                continue;
            SourceLocation at = line.Range(item.Start, item.End);
            claims.Add(item.IsProse ? new Claim(item.Path, null, Sentence, at) : Claim.Of(item.Path, at));
        }
    }
}
