using System;
using System.Collections.Generic;
using Forge.Build.Governance.Contracts.Documents;

namespace Forge.Build.Governance.Evidence;

/// <summary>
/// Finds placeholders: the marker at the beginning of a line, a bullet, a cell or the value of a label. In a sentence or in code it is a word.
/// </summary>
internal static class PlaceholderReader
{
    /// <summary>What a placeholder begins with.</summary>
    public const string Marker = "TODO:";

    private const int MostLabelWords = 4;

    /// <summary>The placeholders of a text in their order, those in HTML comments included: they are left to fill in too.</summary>
    public static IReadOnlyList<Placeholder> Read(MarkdownText log) => Read(log.AllLines);

    /// <summary>The placeholders of a section.</summary>
    public static IReadOnlyList<Placeholder> Read(MarkdownText text, MarkdownHeading section) => Read(text.LinesOf(section));

    private static List<Placeholder> Read(IEnumerable<MarkdownLine> lines)
    {
        List<Placeholder> found = new();
        foreach (MarkdownLine line in lines)
        {
            if (!line.IsCode && line.Text.IndexOf(Marker, StringComparison.Ordinal) >= 0)
                ReadLine(line, found);
        }
        return found;
    }

    private static void ReadLine(MarkdownLine line, List<Placeholder> found)
    {
        if (!TableRow.IsAt(line.Text))
        {
            ReadPart(line, 0, line.Text.TrimEnd().Length, found);
            return;
        }
        foreach (TableRow.Cell cell in TableRow.CellsOf(line.Text))
            ReadPart(line, cell.Start, cell.End, found);
    }

    private static void ReadPart(MarkdownLine line, int start, int end, List<Placeholder> found)
    {
        int at = line.Text.IndexOf(Marker, start, end - start, StringComparison.Ordinal);
        if (at >= 0 && Leads(line.Text.Substring(start, at - start)))
            found.Add(new Placeholder(line.Text.Substring(at, end - at), line.Range(at, end)));
    }

    private static bool Leads(string before)
    {
        string lead = before.Substring(ListMarker.Skip(before, 0)).Replace("<!--", "").Trim(' ', '\t', '*', '_', '~', '>', '#', '"', '(', '[', '<');
        lead = lead.Substring(ListMarker.Skip(lead, 0));
        if (lead.Length == 0)
            return true;
        return lead[lead.Length - 1] is ':' or '=' && lead.Split(new[] { ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries).Length <= MostLabelWords;
    }
}
