using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Phases;
using Forge.Build.Governance.Contracts.Schema;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Structure.Components;

namespace Forge.Build.Governance.Structure;

/// <summary>Every table of <c>schema.md</c> is claimed by a phase, and both contracts name the same one (Builder Contract 9.6).</summary>
internal static class SchemaTraceability
{
    private const string FileName = "schema.md";
    private const int MostNamed = 10;
    private const int MostQuoted = 80;

    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Run(StructureSubject subject)
    {
        string path = subject.Repository.Contract(FileName);
        // That it is missing, empty or unreadable is for the read gate to say.
        if (subject.FileAt(path).Text is not { } text)
            yield break;
        if (!MaySpeakOfTables(text.Text))
        {
            subject.Tell("no CREATE TABLE in " + path + ", so no table was traced.");
            yield break;
        }
        if (SchemaReader.Read(path, text) is not { } schema)
        {
            yield return new Finding(RuleCatalog.MalformedContract, SourceLocation.StartOf(path), "this file nests too deeply to be read.", "write it as headings, fences and tables.");
            yield break;
        }
        if (schema.TablesWithoutSql is { } heading)
        {
            yield return new Finding(RuleCatalog.TracingInconclusive, heading,
                "tables are described here, but no fence of SQL creates one, so no table was looked for in " + PhasePlan.FileName + ".",
                "write each table as a fenced block of SQL with its CREATE TABLE.");
        }
        if (schema.Tables.Count == 0)
        {
            subject.Tell("no CREATE TABLE in " + path + ", so no table was traced.");
            yield break;
        }
        PhasePlan plan = PhasePlan.Read(subject, GateSwitches.SchemaTraceability);
        foreach (Finding finding in plan.Findings)
            yield return finding;
        if (plan.Phases is not { } phases)
            yield break;
        foreach (Finding finding in Judge(schema, phases))
            yield return finding;
        subject.Tell(Number(schema.Tables.Count, "table") + " against " + Number(phases.Phases.Count, "phase") + ".");
    }

    // Starting a Markdown reader costs more than all else here.
    private static bool MaySpeakOfTables(string text)
        => text.IndexOf("create", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("# ", StringComparison.Ordinal) >= 0 && text.IndexOf("tables", StringComparison.OrdinalIgnoreCase) >= 0;

    private static IEnumerable<Finding> Judge(SchemaContract schema, PhasesContract phases)
    {
        TableClaims claims = TableClaims.Read(phases, schema.Tables.Select(table => table.Name));
        SchemaTable[] unclaimed = schema.Tables.Where(table => claims.Of(table.Name).Count == 0).ToArray();
        int[] silent = phases.Phases.GroupBy(phase => phase.Number)
            .Where(group => !group.Any(phase => phase.Has(PhaseSection.Scope) || phase.Has(PhaseSection.Coverage))).Select(group => group.Key)
            .Concat(phases.Vanished).Distinct().OrderBy(number => number).ToArray();
        if (unclaimed.Length > 0 && silent.Length > 0)
            yield return Inconclusive(schema, unclaimed, silent);
        else
        {
            foreach (SchemaTable table in unclaimed)
                yield return Orphan(table, schema);
        }
        HashSet<int> gone = new(silent);
        foreach (SchemaTrace trace in schema.Traces)
        {
            if (Contradiction(trace, schema, claims, phases, gone) is { } finding)
                yield return finding;
        }
    }

    // Where phases.md does not claim the table at all, that is the finding; where the phase which is named here is not described any more, it may well be right.
    private static Finding? Contradiction(SchemaTrace trace, SchemaContract schema, TableClaims claims, PhasesContract phases, HashSet<int> gone)
    {
        SchemaTable? table = schema.Tables.FirstOrDefault(known => known.Name.Equals(trace.Table, StringComparison.OrdinalIgnoreCase));
        if (table is null || trace.Phases.Count == 0)
            return null;
        IReadOnlyCollection<int> claiming = claims.Of(table.Name);
        if (claiming.Count == 0 || trace.Phases.Any(claiming.Contains) || trace.Phases.Any(number => gone.Contains(number) || (number == 0 && phases.Phases[0].Number > 0)))
            return null;
        return new Finding(RuleCatalog.TraceContradicted, trace.Location,
            "the table " + Name(table) + " is of " + Phases(trace.Phases) + " here, but " + PhasePlan.FileName + " claims it in " + Phases(claiming) + ".",
            "ask the owner which of the two holds, and correct the other.");
    }

    private static Finding Orphan(SchemaTable table, SchemaContract schema)
    {
        string hint = schema.Traces.Any(trace => trace.Table.Equals(table.Name, StringComparison.OrdinalIgnoreCase) && trace.Phases.Count > 0)
            ? " The traceability table names one, but that phase says nothing of it." : "";
        return new Finding(RuleCatalog.OrphanTable, table.Location,
            "the table " + Name(table) + " is defined here, but no phase creates a repository for it." + hint,
            "stop and ask the owner. The phase that builds it covers `" + Name(table) + "` or gets an item with its repository; a table that nobody needs goes.");
    }

    private static Finding Inconclusive(SchemaContract schema, SchemaTable[] unclaimed, int[] silent)
        => new(RuleCatalog.TracingInconclusive, unclaimed[0].Location,
            Number(unclaimed.Length, "table") + " of " + Number(schema.Tables.Count, "table") + " (" + string.Join(", ", unclaimed.Take(MostNamed).Select(Name))
                + (unclaimed.Length > MostNamed ? ", ..." : "") + ") " + (unclaimed.Length == 1 ? "is" : "are") + " claimed by no phase that lists its items, but "
                + Phases(silent) + " of " + PhasePlan.FileName + (silent.Length == 1 ? " lists" : " list") + " none, and may have claimed " + (unclaimed.Length == 1 ? "it." : "them."),
            "where that matters, keep the items of finished phases in the file, or name the tables in one that is there as \"`table` (Phase n)\".");

    private static string Name(SchemaTable table) => PrintableText.Excerpt(table.Name, MostQuoted);

    private static string Phases(IReadOnlyCollection<int> numbers)
        => (numbers.Count == 1 ? "phase " : "phases ") + string.Join(", ", numbers.Take(MostNamed).Select(number => number.ToString(CultureInfo.InvariantCulture))) + (numbers.Count > MostNamed ? ", ..." : "");

    private static string Number(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");
}
