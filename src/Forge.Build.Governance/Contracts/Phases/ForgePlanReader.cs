using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts.Phases;

/// <summary>
/// Reads <c>forge_plan.json</c>, which says for machines what <c>phases.md</c> says in words: the files of a phase, what each depends on, the tables it claims, its criteria.
/// </summary>
/// <remarks>A file becomes an item as one would write it, its path, its exports and what it uses, so that one gate reads both.</remarks>
internal static class ForgePlanReader
{
    /// <summary>The file's name.</summary>
    public const string FileName = "forge_plan.json";

    /// <summary>Reads; never throws.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="text">The text of the file.</param>
    /// <param name="findings">FORGE3001 where it is no JSON, or has no list of phases with numbers.</param>
    /// <returns>Null where it could not be read.</returns>
    public static PhasesContract? Read(string path, SourceText text, out IReadOnlyList<Finding> findings)
    {
        JsonSource.Parse(path, text, out JsonValue? root, out List<JsonProblem> problems);
        List<Phase> phases = new();
        if (root is not null && (root.Kind != JsonKind.Object || root["phases"] is not { Kind: JsonKind.Array }))
            problems.Add(new JsonProblem((root.Kind == JsonKind.Object ? root["phases"] : null)?.Location ?? root.Location, "the plan must be an object with \"phases\", an array"));
        else if (root is not null)
            phases.AddRange(root["phases"]!.Items.Select(phase => PhaseOf(phase, problems)).OfType<Phase>());
        findings = problems.Select(problem => new Finding(
            RuleCatalog.MalformedContract, problem.Location, problem.Message.TrimEnd('.') + ".", "correct the plan, or delete it where phases.md says the same.")).ToArray();
        return root is null || findings.Count > 0 ? null : new PhasesContract(path, phases.OrderBy(phase => phase.Number).ToArray(), Array.Empty<int>());
    }

    private static Phase? PhaseOf(JsonValue phase, List<JsonProblem> problems)
    {
        if (phase.Kind != JsonKind.Object || phase["number"] is not { Kind: JsonKind.Number } number
            || !int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value > PhaseNumbers.Most)
        {
            problems.Add(new JsonProblem(phase.Location, "a phase must be an object with a \"number\", zero or more"));
            return null;
        }
        List<PhaseItem> items = new();
        foreach (JsonValue table in Items(phase, "schema_tables_claimed").Where(table => table.Kind == JsonKind.String))
            items.Add(Item(PhaseSection.Coverage, "`" + Plain(table.Text) + "`", table));
        foreach (JsonValue file in Items(phase, "file_manifest").Where(file => file["path"] is { Kind: JsonKind.String }))
            items.Add(Item(PhaseSection.Scope, Sentence(file), file["path"]!));
        foreach (JsonValue criterion in Items(phase, "acceptance_criteria"))
        {
            string said = criterion.Kind == JsonKind.String ? criterion.Text : TextOf(criterion, "description") + " " + TextOf(criterion, "test_hint");
            items.Add(Item(PhaseSection.Acceptance, Plain(said), criterion["description"] ?? criterion));
        }
        return new Phase(value, Plain(TextOf(phase, "name")), number.Location, items, string.Join("\n", items.Select(item => item.Text)));
    }

    private static string Sentence(JsonValue file)
    {
        string[] names = new[] { file["path"]!.Text }.Concat(Texts(file, "exports")).Select(Code).ToArray();
        string[] uses = Texts(file, "depends_on").Select(Code).ToArray();
        return string.Join(" ", names) + (uses.Length == 0 ? "" : " uses " + string.Join(", ", uses));
    }

    private static PhaseItem Item(PhaseSection section, string text, JsonValue at) => new(section, text, new[] { text }, at.Location);

    private static IEnumerable<JsonValue> Items(JsonValue parent, string name) => parent[name] is { Kind: JsonKind.Array } list ? list.Items : Enumerable.Empty<JsonValue>();

    private static IEnumerable<string> Texts(JsonValue parent, string name) => Items(parent, name).Where(item => item.Kind == JsonKind.String).Select(item => item.Text);

    private static string TextOf(JsonValue parent, string name) => parent[name] is { Kind: JsonKind.String } text ? text.Text : "";

    private static string Code(string name) => "`" + Plain(name) + "`";

    // One line, without what would open or close code.
    private static string Plain(string text) => text.Replace('`', ' ').Replace('\n', ' ').Replace('\r', ' ').Trim();
}
