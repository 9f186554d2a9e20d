using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>A section of a diff log: its heading and all up to the next heading of the same rank.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="First">The index of the heading's line.</param>
/// <param name="End">The index after its last line.</param>
internal readonly record struct LogSection(MarkdownHeading Heading, int First, int End);

/// <summary>The sections of a diff log, in their order (Builder Contract 11).</summary>
/// <param name="Head">What stands above the hunks. Only there a section counts, but for the hunks themselves.</param>
/// <param name="Sections">Its titles and sections; those below the hunks are read by the edge of the line, since no line of a diff begins with a hash.</param>
/// <param name="Lines">All lines, without their ends.</param>
/// <param name="HeadEnd">The index after the last line above the hunks.</param>
/// <param name="End">The index after the last line.</param>
internal sealed record LogOutline(MarkdownText Head, IReadOnlyList<LogSection> Sections, IReadOnlyList<string> Lines, int HeadEnd, int End)
{
    private static readonly string[] FileTitles = ["Files Changed", "Files Created", "Files Modified", "Files Deleted"];

    /// <summary>The words with which the refreshed sections begin, in their order.</summary>
    public const string Metadata = "Cycle Metadata", Status = "Cycle Status", Summary = "Summary", Files = "Files Changed", GitStatus = "git status", Verification = "Verification",
        Notes = "Notes", NextSteps = "Next Steps", Hunks = "Minimal Diff Hunks";

    /// <summary>Reads a log.</summary>
    public static LogOutline Read(string path, SourceText text)
    {
        int hunks = DiffLogReader.HunksStart(text.Text);
        MarkdownText head = MarkdownText.Parse(path, text, 0, hunks);
        List<MarkdownHeading> headings = head.Headings.Where(heading => heading.Level <= 2).ToList();
        string[] lines = text.Text.Split('\n');
        int end = text.Text.Length == 0 || text.Text.EndsWith('\n') ? lines.Length - 1 : lines.Length;
        int headEnd = hunks < text.Text.Length ? text.PositionOf(hunks).Line - 1 : end;
        for (int i = headEnd; hunks < text.Text.Length && i < lines.Length; i++)
        {
            int level = lines[i].StartsWith("## ", StringComparison.Ordinal) ? 2 : lines[i].StartsWith("# ", StringComparison.Ordinal) ? 1 : 0;
            if (level > 0)
                headings.Add(new MarkdownHeading(level, lines[i][(level + 1)..].Trim(), new MarkdownLine(path, i + 1, lines[i], LineKind.Heading), level + 1));
        }
        IEnumerable<LogSection> sections = headings.Select((heading, i) => new LogSection(heading, heading.Line.Number - 1, i + 1 < headings.Count ? headings[i + 1].Line.Number - 1 : end));
        return new LogOutline(head, sections.ToArray(), lines, headEnd, end);
    }

    /// <summary>The first section above the hunks whose title begins with these words; null where there is none.</summary>
    public LogSection? Find(string words) => InHead.Where(section => section.Heading.Says(words)).Select(section => (LogSection?)section).FirstOrDefault();

    /// <summary>The section of the hunks; null where there is none.</summary>
    public LogSection? FindHunks() => Sections.Where(section => section.First == HeadEnd && HeadEnd < End).Select(section => (LogSection?)section).FirstOrDefault();

    /// <summary>The sections that list files.</summary>
    public IEnumerable<LogSection> FileSections => InHead.Where(section => FileTitles.Any(section.Heading.Says));

    /// <summary>Where a section comes that is not there: before the first that is, of those that follow it; else above the hunks.</summary>
    public int PlaceBefore(params IReadOnlyList<string> following) => following.Select(Find).FirstOrDefault(section => section is not null)?.First ?? HeadEnd;

    /// <summary>Whether a section says something: a line that is neither blank nor a comment nor a heading.</summary>
    public bool SaysSomething(LogSection section)
        => Head.AllLines.Skip(section.First + 1).Take(section.End - section.First - 1).Any(line => !line.IsBlank && line.Kind is not (LineKind.Comment or LineKind.Heading));

    /// <summary>Adds a section, with one blank line before it and one after it, but for the end of the file.</summary>
    public void Insert(int at, IReadOnlyList<string> section, LineEdits edits)
    {
        bool isBlankBefore = edits.EndsBlank(at) ?? (at == 0 || string.IsNullOrWhiteSpace(Lines[at - 1]));
        bool isAtEnd = at == End && section[0] == "## " + Hunks;
        edits.Replace(at, 0, [.. isBlankBefore ? Array.Empty<string>() : [""], .. section, .. isAtEnd ? Array.Empty<string>() : [""]]);
    }

    private IEnumerable<LogSection> InHead => Sections.Where(section => section.First < HeadEnd && section.Heading.Level == 2);
}
