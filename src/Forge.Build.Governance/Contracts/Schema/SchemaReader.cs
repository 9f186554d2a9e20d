using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Contracts.Phases;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts.Schema;

/// <summary>Reads <c>schema.md</c>. Tables are what the SQL in its fences creates; what other fences show is another language's.</summary>
internal static class SchemaReader
{
    // A fence without a language holds SQL where it creates a table; a table that is overlooked would be nobody's.
    private static readonly HashSet<string> Sql = new(StringComparer.Ordinal)
    {
        "", "sql", "postgres", "postgresql", "pgsql", "plpgsql", "sqlite", "sqlite3", "mysql", "mariadb", "tsql", "mssql", "ddl",
    };

    /// <summary>Reads; never throws.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="text">The text of the file.</param>
    /// <returns>Null where it nests too deeply to be read.</returns>
    public static SchemaContract? Read(string path, SourceText text)
    {
        MarkdownText schema = MarkdownText.Parse(path, text);
        if (schema.IsTooDeep)
            return null;
        List<SchemaTable> tables = new();
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (FencedBlocks.Block block in FencedBlocks.Of(schema).Where(block => Sql.Contains(block.Language)))
            tables.AddRange(TablesOf(block).Where(table => names.Add(table.Name)));
        return new SchemaContract(path, tables, TracesOf(schema).ToArray(), tables.Count == 0 ? TablesInWords(schema) : null);
    }

    private static IEnumerable<SchemaTable> TablesOf(FencedBlocks.Block block)
    {
        string sql = string.Join("\n", block.Lines.Select(line => line.Text));
        int[] starts = new int[block.Lines.Count];
        for (int i = 1; i < starts.Length; i++)
            starts[i] = starts[i - 1] + block.Lines[i - 1].Text.Length + 1;
        foreach (CreateStatements.Created table in CreateStatements.Tables(sql))
        {
            (int first, int last) = (LineOf(starts, table.Start), LineOf(starts, table.End - 1));
            yield return new SchemaTable(table.Name, new SourceLocation(
                block.Lines[first].Path, block.Lines[first].Number, table.Start - starts[first] + 1, block.Lines[last].Number, table.End - starts[last] + 1));
        }
    }

    private static int LineOf(int[] starts, int index)
    {
        int line = Array.BinarySearch(starts, index);
        return line < 0 ? ~line - 1 : line;
    }

    private static SourceLocation? TablesInWords(MarkdownText schema)
        => schema.Headings.FirstOrDefault(heading => heading.Says("Tables") && schema.HeadingsIn(heading).Count > 0)?.Line.Whole();

    private static IEnumerable<SchemaTrace> TracesOf(MarkdownText schema)
        => schema.Outermost(heading => heading.Text.IndexOf("traceability", StringComparison.OrdinalIgnoreCase) >= 0)
            .SelectMany(heading => MarkdownTables.In(schema.LinesOf(heading))).SelectMany(TracesOf);

    private static IEnumerable<SchemaTrace> TracesOf(MarkdownTables.Table table)
    {
        int name = table.Column("table");
        int phase = table.Column("created");
        if (phase < 0)
            phase = table.Column("phase");
        if (name < 0 || phase < 0)
            yield break;
        foreach (MarkdownTables.Row row in table.Rows)
        {
            string named = row[name].Trim('`', '*', '_', ' ', '"');
            if (named.Length > 0)
                yield return new SchemaTrace(named, PhaseNumbers.InCell(row[phase]), row.LocationOf(phase));
        }
    }
}
