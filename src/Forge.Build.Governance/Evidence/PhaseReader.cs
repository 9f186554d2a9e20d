using System;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;

namespace Forge.Build.Governance.Evidence;

/// <summary>
/// Reads which phase a diff log is of: its <c>Phase:</c> line, its title, the first bullet of its summary that begins with a phase.
/// </summary>
internal static class PhaseReader
{
    /// <summary>What a log without a phase is of.</summary>
    public const string Unknown = "unknown";

    private static readonly char[] Around = { ' ', '\t', '*', '_', '`', ':', '-', '\u2013', '\u2014', '.' };

    /// <summary>The phase as one line; dashes stay as they were written.</summary>
    public static string Read(MarkdownText log)
    {
        string phase = FromMetadata(log) ?? FromTitle(log) ?? FromSummary(log) ?? Unknown;
        return PlainLine.Of(phase, DiffLogReader.LongestPhase);
    }

    private static string? FromMetadata(MarkdownText log)
    {
        foreach (MarkdownLine line in log.Lines)
        {
            if (line.Kind != LineKind.Text || LabelledText.Of(line.Text) is not { } label || !label.Is("Phase"))
                continue;
            string value = PlainLine.Of(label.Value, int.MaxValue).Trim(Around);
            if (value.Length > 0 && !value.StartsWith(PlaceholderReader.Marker, StringComparison.Ordinal))
                return char.IsDigit(value[0]) ? "Phase " + value : value;
        }
        return null;
    }

    // "# Phase 2 -- Title: Diff Log" as well as "# Diff Log -- Phase 2: Title".
    private static string? FromTitle(MarkdownText log)
    {
        if (log.Headings.FirstOrDefault(heading => heading.Level == 1) is not { } heading)
            return null;
        string title = heading.Text.Trim(Around);
        const string name = "Diff Log";
        if (title.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            title = title.Substring(name.Length).Trim(Around);
        else if (title.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            title = title.Substring(0, title.Length - name.Length).Trim(Around);
        return NumberEnd(title) > 0 ? title : null;
    }

    private static string? FromSummary(MarkdownText log)
        => log.Outermost(heading => heading.Says("Summary")).SelectMany(log.LinesOf).Where(line => line.Kind == LineKind.Text)
            .Select(line => FromSentence(line.Text.Substring(ListMarker.Skip(line.Text, 0)).Trim().Trim('*', '_').Replace("**", "")))
            .FirstOrDefault(phase => phase is not null);

    // With a separator after the number comes a title, up to the end of its sentence; without one the rest is prose.
    private static string? FromSentence(string text)
    {
        int end = NumberEnd(text);
        if (end == 0)
            return null;
        int title = ListMarker.SkipBlanks(text, end);
        if (title >= text.Length || !(text[title] is ':' or '\u2013' or '\u2014' || (text[title] == '-' && title > end)))
            return text.Substring(0, end);
        int stop = text.IndexOf(". ", title, StringComparison.Ordinal);
        return text.Substring(0, stop < 0 ? text.Length : stop).Trim(Around);
    }

    // Where "Phase 12" or "Phase 3b.1" ends; 0 where the text does not begin so.
    private static int NumberEnd(string text)
    {
        const string word = "Phase ";
        if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            return 0;
        int start = ListMarker.SkipBlanks(text, word.Length);
        if (start >= text.Length || !char.IsDigit(text[start]))
            return 0;
        int end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '.'))
            end++;
        return text[end - 1] == '.' ? end - 1 : end;
    }
}
