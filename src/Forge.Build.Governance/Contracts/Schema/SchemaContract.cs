using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts.Schema;

/// <summary><c>schema.md</c>: the tables, and which phase each is of (Builder Contract 9.6).</summary>
/// <param name="Path">Relative to the project root.</param>
/// <param name="Tables">What its SQL creates, in the order of the file, each name once.</param>
/// <param name="Traces">The rows of its traceability tables.</param>
/// <param name="TablesWithoutSql">A heading for tables below which no SQL creates one, or null.</param>
internal sealed record SchemaContract(
    string Path, IReadOnlyList<SchemaTable> Tables, IReadOnlyList<SchemaTrace> Traces, SourceLocation? TablesWithoutSql);

/// <summary>A table; views and temporary tables are none.</summary>
/// <param name="Name">Without quotes and without its schema.</param>
/// <param name="Location">From <c>CREATE TABLE</c> to the name.</param>
internal sealed record SchemaTable(string Name, SourceLocation Location);

/// <summary>A row of a traceability table.</summary>
/// <param name="Table">The table that it names.</param>
/// <param name="Phases">The phases which create its repository; none where the cell names none.</param>
/// <param name="Location">The cell with the phases.</param>
internal sealed record SchemaTrace(string Table, IReadOnlyList<int> Phases, SourceLocation Location);
