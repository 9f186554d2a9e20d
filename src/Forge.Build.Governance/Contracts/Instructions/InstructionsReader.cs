using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts.Instructions;

/// <summary>A section of <c>USER_INSTRUCTIONS.md</c>.</summary>
/// <param name="Name">Its title as it is written, without numbers and signs before it.</param>
/// <param name="Level">1 to 6; 7 where the title is a line in bold.</param>
/// <param name="Location">Its title.</param>
/// <param name="Body">What stands below it up to the next title of its rank: text and code, without titles, fences and comments.</param>
internal sealed record InstructionsSection(string Name, int Level, SourceLocation Location, IReadOnlyList<MarkdownLine> Body)
{
    /// <summary>The title in lower case, for comparisons.</summary>
    public string Title { get; } = Name.ToLowerInvariant();
}

/// <summary>Reads <c>USER_INSTRUCTIONS.md</c>, which is written for people: titles with <c>#</c>, underlined, or as a line in bold, numbered or not.</summary>
internal static class InstructionsReader
{
    /// <summary>Reads; never throws.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="text">The text of the file.</param>
    /// <returns>The sections in their order, the title of the whole left out; null where it nests too deeply to be read.</returns>
    public static IReadOnlyList<InstructionsSection>? Read(string path, SourceText text)
    {
        MarkdownText document = MarkdownText.Parse(path, text);
        if (document.IsTooDeep)
            return null;
        Dictionary<int, int> levels = document.Headings.ToDictionary(heading => heading.Line.Number, heading => heading.Level);
        IReadOnlyList<MarkdownLine> lines = document.AllLines;
        HashSet<int> noBody = new(levels.Keys);
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind == LineKind.Text && !levels.ContainsKey(lines[i].Number) && LevelOf(lines, i, out bool isUnderlined) is { } level)
            {
                levels.Add(lines[i].Number, level);
                noBody.Add(lines[i].Number);
                if (isUnderlined)
                    noBody.Add(lines[i + 1].Number);
            }
        }
        bool hasTitle = levels.Values.Count(level => level == 1) == 1;
        List<InstructionsSection> sections = new();
        List<(int Level, List<MarkdownLine> Body)> open = new();
        foreach (MarkdownLine line in lines)
        {
            if (levels.TryGetValue(line.Number, out int level))
            {
                open.RemoveAll(section => section.Level >= level);
                List<MarkdownLine> body = new();
                if (!(hasTitle && level == 1))
                    sections.Add(new InstructionsSection(TitleOf(line.Text), level, line.Whole(), body));
                open.Add((level, body));
            }
            else if (!noBody.Contains(line.Number) && line.Kind != LineKind.Comment && !line.IsBlank && !IsFence(line))
            {
                open.ForEach(section => section.Body.Add(line));
            }
        }
        return sections;
    }

    private static int? LevelOf(IReadOnlyList<MarkdownLine> lines, int i, out bool isUnderlined)
    {
        isUnderlined = false;
        string text = lines[i].Text.Trim();
        if (text.Length == 0 || text.Length > 120 || ListMarker.IsAt(text) || TableRow.IsAt(text) || text[0] == '>')
            return null;
        string next = i + 1 < lines.Count && lines[i + 1].Kind == LineKind.Text ? lines[i + 1].Text.Trim() : "";
        bool begins = i == 0 || lines[i - 1].IsBlank || lines[i - 1].Kind != LineKind.Text;
        if (begins && next.Length > 1 && (next.Trim('=').Length == 0 || next.Trim('-').Length == 0))
        {
            isUnderlined = true;
            return next[0] == '=' ? 1 : 2;
        }
        bool isBold = text.Length > 4 && text.StartsWith("**", StringComparison.Ordinal) && text.EndsWith("**", StringComparison.Ordinal) && text.IndexOf("**", 2, StringComparison.Ordinal) == text.Length - 2;
        return begins && isBold ? 7 : null;
    }

    private static string TitleOf(string line)
    {
        string text = line.Trim().Trim('#', ' ', '\t').Replace("*", "").Replace("`", "").Trim();
        int at = ListMarker.Skip(text, 0);
        while (at < text.Length && !char.IsLetterOrDigit(text[at]) && text[at] != '.')
            at++;
        return text.Substring(at);
    }

    private static bool IsFence(MarkdownLine line)
    {
        string text = line.Text.Trim();
        return line.Kind == LineKind.FencedCode && (text.StartsWith("```", StringComparison.Ordinal) || text.StartsWith("~~~", StringComparison.Ordinal));
    }
}
