using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts.Phases;

/// <summary>
/// Reads <c>phases.md</c> in the styles in which it is written: sections as headings with a letter, or as bold labels. Code is no part of it, and the number must follow the
/// word Phase, so that a sample heading in an appendix is no phase.
/// </summary>
internal static class PhasesReader
{
    private static readonly char[] AroundTitle = { ' ', '\t', '*', '_', '`', ':', '-', '\u2013', '\u2014', '.' };

    /// <summary>Reads; never throws.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="text">The text of the file.</param>
    /// <returns>Null where it nests too deeply to be read.</returns>
    public static PhasesContract? Read(string path, SourceText text)
    {
        MarkdownText document = MarkdownText.Parse(path, text);
        if (document.IsTooDeep)
            return null;
        List<Phase> phases = new();
        HashSet<int> within = new();
        foreach (MarkdownHeading heading in document.Outermost(heading => NumberOf(heading, out _) is not null))
        {
            int number = NumberOf(heading, out string title)!.Value;
            IReadOnlyList<MarkdownLine> lines = document.LinesOf(heading);
            within.UnionWith(lines.Select(line => line.Number));
            string said = string.Join("\n", lines.Where(line => !line.IsCode && line.Kind != LineKind.Comment).Select(line => line.Text));
            phases.Add(new Phase(number, title, heading.Line.Whole(), ItemsOf(lines, document.HeadingsIn(heading), number, heading.Level), said));
        }
        int[] summarised = MarkdownTables.In(document.AllLines.Where(line => !within.Contains(line.Number)).ToArray()).SelectMany(PhasesOf).Distinct().OrderBy(n => n).ToArray();
        return new PhasesContract(path, phases.OrderBy(phase => phase.Number).ToArray(), summarised.Except(phases.Select(phase => phase.Number)).ToArray());
    }

    // "Phase 3", "Phase 3 -- Title", "Phase 3: Title (Bootstrap) *(DONE)*"; but not "Phase 3 notes".
    private static int? NumberOf(MarkdownHeading heading, out string title)
    {
        title = "";
        string text = heading.Text.TrimStart('*', '_', ' ');
        if (PhaseNumbers.AtStart(text, out int end) is not { } number)
            return null;
        int next = ListMarker.SkipBlanks(text, end);
        if (next < text.Length && !(text[next] is '-' or '\u2013' or '\u2014' or ':' or '(' or '*' or '.' or '|'))
            return null;
        title = text.Substring(end).Trim(AroundTitle);
        int parenthesis = title.IndexOf('(');
        if (parenthesis > 0)
            title = title.Substring(0, parenthesis).Trim(AroundTitle);
        return number;
    }

    // A row of a summary: "| 0 | Genesis | complete |", under a head that speaks of phases.
    private static IEnumerable<int> PhasesOf(MarkdownTables.Table table)
    {
        int column = table.Column("phase");
        // A traceability table names phases beside something else.
        if (column < 0 || table.Column("table") >= 0 || table.Head.Count < 2)
            yield break;
        foreach (MarkdownTables.Row row in table.Rows)
        {
            IReadOnlyList<int> numbers = PhaseNumbers.InCell(row[column]);
            if (numbers.Count == 0 && column > 0)
                numbers = PhaseNumbers.InCell(row[0]);
            foreach (int number in numbers)
                yield return number;
        }
    }

    private static IReadOnlyList<PhaseItem> ItemsOf(IReadOnlyList<MarkdownLine> lines, IReadOnlyList<MarkdownHeading> headings, int number, int level)
    {
        Dictionary<int, MarkdownHeading> headingAt = headings.ToDictionary(heading => heading.Line.Number);
        Dictionary<int, MarkdownTables.Table> tableAt = MarkdownTables.In(lines).Where(table => table.Rows.Count > 0).ToDictionary(table => table.Rows[0].Line.Number);
        ItemCollector collector = new(number, level);
        for (int i = 0; i < lines.Count; i++)
        {
            MarkdownLine line = lines[i];
            if (headingAt.TryGetValue(line.Number, out MarkdownHeading? heading))
                collector.EnterHeading(heading);
            else if (line.Kind != LineKind.Text || IsBreak(line.Text))
                collector.EndItem();
            else if (i + 1 < lines.Count && TableRow.IsRule(lines[i + 1].Text) && line.Text.IndexOf('|') >= 0)
                collector.EndItem();
            else if (tableAt.TryGetValue(line.Number, out MarkdownTables.Table? table))
                i += collector.TakeRows(table) - 1;
            else if (!TableRow.IsRule(line.Text))
                collector.TakeLine(line);
        }
        return collector.Finish();
    }

    // Blank, or a line across the page.
    private static bool IsBreak(string line) => line.Trim(' ', '\t', '-', '*', '_', '=').Length == 0;

    /// <summary>Gathers items line by line.</summary>
    private sealed class ItemCollector
    {
        private readonly List<PhaseItem> _items = new();
        private readonly Stack<(int Level, PhaseSection Section)> _open = new();
        private readonly string _part;
        private readonly int _level;
        private PhaseSection? _label;
        private StringBuilder? _text;
        private PhaseSection _textIn;
        private SourceLocation _textAt;

        public ItemCollector(int number, int level)
        {
            _part = number.ToString(CultureInfo.InvariantCulture) + ".";
            _level = level;
        }

        private PhaseSection Section => _label ?? (_open.Count == 0 ? PhaseSection.Other : _open.Peek().Section);

        public void EnterHeading(MarkdownHeading heading)
        {
            EndItem();
            while (_open.Count > 0 && _open.Peek().Level >= heading.Level)
                _open.Pop();
            PhaseSection around = _open.Count == 0 ? PhaseSection.Other : _open.Peek().Section;
            PhaseSection? said = SectionTitles.Of(heading.Text);
            // "31.2 -- Repository layer" is a part of what phase 31 delivers, and often names the file itself.
            bool isPart = said is null && heading.Text.StartsWith(_part, StringComparison.Ordinal) && heading.Text.Length > _part.Length && char.IsDigit(heading.Text[_part.Length]);
            // What stands deeper below a label is a part of its section.
            if (said is not null || isPart || heading.Level <= _level + 1)
                _label = null;
            _open.Push((heading.Level, said ?? (isPart ? PhaseSection.Scope : around)));
            if (isPart)
                Begin(heading.Text.Substring(ListMarker.SkipBlanks(heading.Text, EndOfNumber(heading.Text))).TrimStart('-', '\u2013', '\u2014', ':', ' '), heading.Line);
            EndItem();
        }

        public int TakeRows(MarkdownTables.Table table)
        {
            EndItem();
            bool isNumbered = table.Head.Count > 1 && table.Head[0] is "#" or "" or "No" or "No." or "Nr" or "ID" or "Id";
            foreach (MarkdownTables.Row row in table.Rows)
            {
                string[] cells = Enumerable.Range(isNumbered ? 1 : 0, Math.Max(0, row.Count - (isNumbered ? 1 : 0))).Select(column => row[column]).ToArray();
                string text = string.Join(" | ", cells);
                if (text.Trim(' ', '|').Length > 0)
                    _items.Add(new PhaseItem(Section, text, cells, row.Line.Whole()));
            }
            return table.Rows.Count;
        }

        public void TakeLine(MarkdownLine line)
        {
            if (!ListMarker.IsAt(line.Text) && line.Indent < 4 && LabelOf(line.Text, out string rest) is { } label)
            {
                EndItem();
                _label = SectionTitles.Of(label) ?? PhaseSection.Other;
                if (rest.Length > 0)
                    Begin(rest, line);
            }
            else if (ListMarker.IsAt(line.Text))
            {
                EndItem();
                Begin(line.Text.Substring(ListMarker.Skip(line.Text, 0)).TrimEnd(), line);
            }
            else if (_text is null)
            {
                Begin(line.Text.Trim(), line);
            }
            else
            {
                _text.Append(' ').Append(line.Text.Trim());
            }
        }

        // A blank line ends a paragraph as well as a bullet; what follows it indented is a paragraph of its own.
        public void EndItem()
        {
            if (_text is { Length: > 0 })
                _items.Add(new PhaseItem(_textIn, _text.ToString(), new[] { _text.ToString() }, _textAt));
            _text = null;
        }

        public IReadOnlyList<PhaseItem> Finish()
        {
            EndItem();
            return _items;
        }

        private static int EndOfNumber(string text)
        {
            int end = 0;
            while (end < text.Length && (char.IsDigit(text[end]) || text[end] == '.'))
                end++;
            return end;
        }

        private void Begin(string text, MarkdownLine line)
        {
            _text = new StringBuilder(text);
            _textIn = Section;
            _textAt = line.Whole();
        }

        // "**Deliverables:** rest", "**Deliverables**: rest" and "**Deliverables**" alone.
        private static string? LabelOf(string line, out string rest)
        {
            rest = "";
            string text = line.Trim();
            if (!text.StartsWith("**", StringComparison.Ordinal))
                return null;
            int close = text.IndexOf("**", 2, StringComparison.Ordinal);
            if (close < 0)
                return null;
            string label = text.Substring(2, close - 2).Trim();
            string after = text.Substring(close + 2).Trim();
            bool hasColon = label.EndsWith(":", StringComparison.Ordinal) || after.StartsWith(":", StringComparison.Ordinal);
            if (!hasColon && after.Length > 0)
                return null;
            rest = after.TrimStart(':').Trim();
            return label.TrimEnd(':').Trim();
        }
    }
}
