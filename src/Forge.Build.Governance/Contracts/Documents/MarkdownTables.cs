using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts.Documents;

/// <summary>The tables that stand in lines of Markdown: a head, a rule, rows.</summary>
internal static class MarkdownTables
{
    /// <summary>One table.</summary>
    /// <param name="Head">The titles of its columns.</param>
    /// <param name="Rows">What stands below the rule.</param>
    internal sealed record Table(IReadOnlyList<string> Head, IReadOnlyList<Row> Rows)
    {
        /// <summary>The first column whose title holds a word; -1 where there is none. Case does not matter.</summary>
        public int Column(string word)
        {
            for (int i = 0; i < Head.Count; i++)
            {
                if (Head[i].IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                    return i;
            }
            return -1;
        }
    }

    /// <summary>One row.</summary>
    internal sealed class Row
    {
        private readonly IReadOnlyList<TableRow.Cell> _cells;

        public Row(MarkdownLine line)
        {
            Line = line;
            _cells = TableRow.CellsOf(line.Text);
        }

        /// <summary>The line on which it stands.</summary>
        public MarkdownLine Line { get; }

        /// <summary>How many cells it has.</summary>
        public int Count => _cells.Count;

        /// <summary>The text of a cell; empty where the row is shorter.</summary>
        public string this[int column] => column < Count ? Line.Text.Substring(_cells[column].Start, _cells[column].End - _cells[column].Start) : "";

        /// <summary>The place of a cell; that of the row where the cell is empty.</summary>
        public SourceLocation LocationOf(int column)
            => column < Count && _cells[column].End > _cells[column].Start ? Line.Range(_cells[column].Start, _cells[column].End) : Line.Whole();
    }

    /// <summary>The tables in their order; code holds none.</summary>
    public static IReadOnlyList<Table> In(IReadOnlyList<MarkdownLine> lines)
    {
        List<Table> tables = new();
        for (int i = 0; i + 1 < lines.Count; i++)
        {
            if (!IsRow(lines[i]) || lines[i + 1].Kind != LineKind.Text || !TableRow.IsRule(lines[i + 1].Text))
                continue;
            Row head = new(lines[i]);
            List<Row> rows = new();
            for (i += 2; i < lines.Count && IsRow(lines[i]); i++)
                rows.Add(new Row(lines[i]));
            tables.Add(new Table(Enumerable.Range(0, head.Count).Select(column => head[column]).ToArray(), rows));
        }
        return tables;
    }

    // A row need not begin with a bar, but has one.
    private static bool IsRow(MarkdownLine line) => line.Kind == LineKind.Text && line.Text.IndexOf('|') >= 0;
}
