using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>What the sections of a decision record say.</summary>
internal sealed class RecordSections
{
    private const string Bullet = "- ";

    private readonly RecordOutline _outline;

    public RecordSections(RecordOutline outline) => _outline = outline;

    /// <summary>The one line of a section; empty where there is none.</summary>
    public string OneLine(string title)
    {
        IReadOnlyList<RecordLine> lines = _outline.Section(title);
        if (lines.Count > 1)
            _outline.Object(lines[1], "the section \"" + title + "\" has a second line");
        return lines.Count == 0 ? "" : DecisionRecordText.TextOf(lines[0].From(0));
    }

    /// <summary>The items of a section; none where it says so, or is missing.</summary>
    public IReadOnlyList<string> List(string title)
    {
        IReadOnlyList<RecordLine> lines = _outline.Section(title);
        if (IsNothing(lines))
            return Array.Empty<string>();
        foreach (RecordLine line in lines.Where(line => !line.StartsWith(Bullet)).Take(1))
            _outline.Object(line, "the section \"" + title + "\" has a line that is no list item");
        return lines.Where(line => line.StartsWith(Bullet)).Select(line => DecisionRecordText.TextOf(line.From(Bullet.Length))).ToArray();
    }

    /// <summary>The approved actions.</summary>
    public IReadOnlyList<ApprovedAction> Approved()
    {
        IReadOnlyList<RecordLine> lines = _outline.Section(DecisionRecordText.Approved);
        if (lines.Count == 0 || IsNothing(lines))
            return Array.Empty<ApprovedAction>();
        if (!Cells(lines[0]).SequenceEqual(DecisionRecordText.Columns) || lines.Count < 2
            || !Cells(lines[1]).All(cell => cell.Trim('-', ':').Length == 0))
        {
            _outline.Object(lines[0],
                "the section \"" + DecisionRecordText.Approved + "\" does not begin with the head of its table, " + string.Join(", ", DecisionRecordText.Columns));
        }
        return lines.Skip(2).Select(Action).OfType<ApprovedAction>().ToArray();
    }

    /// <summary>The signature; empty where there is none.</summary>
    public string Signature()
    {
        IReadOnlyList<RecordLine> lines = _outline.Section(DecisionRecordText.Signature);
        foreach (RecordLine line in lines.Where(line => !line.StartsWith(DecisionRecordText.Indent)).Take(1))
            _outline.Object(line, "the section \"" + DecisionRecordText.Signature + "\" has a line that is not indented by four blanks");
        return string.Join("\n", lines.Select(line => DecisionRecordText.TextOf(line.From(0))));
    }

    private ApprovedAction? Action(RecordLine line)
    {
        IReadOnlyList<string> cells = Cells(line);
        if (cells.Count != DecisionRecordText.Columns.Length)
        {
            _outline.Object(line,
                "the section \"" + DecisionRecordText.Approved + "\" has a line that is no row of " + DecisionRecordText.Columns.Length + " cells");
            return null;
        }
        string[] texts = cells.Select(cell => DecisionRecordText.TextOf(cell)).ToArray();
        if (!GapWords.Categories.TryGetValue(texts[2], out GapCategory category))
        {
            _outline.Object(line, "\"" + PrintableText.Excerpt(texts[2], 60) + "\" is no category of a gap");
            return null;
        }
        ActionKind[] kinds = GapWords.Kinds.Where(word => word.Key == texts[3]).Select(word => word.Value).ToArray();
        if (kinds.Length == 0 && texts[3].Length > 0)
        {
            _outline.Object(line, "\"" + PrintableText.Excerpt(texts[3], 60) + "\" is no kind of action");
            return null;
        }
        return new ApprovedAction(texts[0], texts[1], category, kinds.Length == 0 ? null : kinds[0], texts[4], texts[5], texts[6]);
    }

    private static bool IsNothing(IReadOnlyList<RecordLine> lines) => lines.Count == 1 && lines[0].Text == Bullet + DecisionRecordText.Nothing;

    // The cells of a row; none where the line is no row.
    private static IReadOnlyList<string> Cells(RecordLine line)
    {
        List<string> cells = new();
        StringBuilder cell = new();
        for (int i = line.StartsWith("|") ? 1 : line.Text.Length; i < line.Text.Length; i++)
        {
            char c = line.Text[i];
            if (c == '|')
            {
                cells.Add(cell.ToString().Trim(' ', '\t'));
                cell.Clear();
                continue;
            }
            cell.Append(c);
            if (c == '\\' && i + 1 < line.Text.Length)
                cell.Append(line.Text[++i]);
        }
        return cell.Length == 0 ? cells : Array.Empty<string>();
    }
}
