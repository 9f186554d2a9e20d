using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Contracts.Phases;

namespace Forge.Build.Governance.Structure.Components;

/// <summary>
/// Which phase claims which table: by covering it, by an item that names its repository, or by an item that names the table itself as code. That a table's name occurs in a text, or in
/// the name of a file, claims nothing.
/// </summary>
internal sealed class TableClaims
{
    private static readonly string[] Refusals =
    {
        "out of scope", "not in this phase", "not in scope", "not created", "not needed", "not used", "not built", "not implemented", "not part of", "no repo", "no repository", "no new table", "deferred", "in a later phase",
        "unused",
    };

    private static readonly HashSet<string> Filling = new(StringComparer.Ordinal) { "table", "tables", "and", "the", "new", "a", "schema", "repo", "repository" };

    private readonly Dictionary<string, string> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<int>> _claims = new(StringComparer.OrdinalIgnoreCase);

    private TableClaims(IEnumerable<string> tables)
    {
        foreach (string table in tables)
        {
            _tables[table] = table;
            _claims[table] = new SortedSet<int>();
            IReadOnlyList<string> words = NameWords.Of(table);
            Add(_byKey, NameWords.Key(words), table);
            if (words.Count > 1)
                Add(_byStem, NameWords.Key(words.Take(1)), table);
        }
    }

    /// <summary>The phases that claim a table, in their order.</summary>
    public IReadOnlyCollection<int> Of(string table) => _claims[table];

    /// <summary>Reads the claims.</summary>
    /// <param name="phases">The phases.</param>
    /// <param name="tables">The tables of the schema.</param>
    public static TableClaims Read(PhasesContract phases, IEnumerable<string> tables)
    {
        TableClaims claims = new(tables);
        HashSet<int> told = new(phases.Phases.Select(phase => phase.Number));
        foreach (Phase phase in phases.Phases)
        {
            foreach (PhaseItem item in phase.In(PhaseSection.Coverage))
                claims.TakeCoverage(phase.Number, item, told);
            foreach (PhaseItem item in phase.In(PhaseSection.Scope))
                claims.TakeItem(phase.Number, item);
        }
        return claims;
    }

    private void TakeCoverage(int phase, PhaseItem item, HashSet<int> told)
    {
        if (IsRefused(item.Text))
            return;
        // "(Phase 1)" says that an earlier phase has it; where that phase is not described any more, this is what is left of its claim.
        int[] earlier = ParenthesesIn(item.Text).SelectMany(PhaseNumbers.In).Where(number => number < phase).Distinct().ToArray();
        int[] claiming = earlier.Length == 0 ? new[] { phase } : earlier.Where(number => !told.Contains(number)).ToArray();
        foreach (string table in Covered(item))
            _claims[table].UnionWith(claiming);
    }

    private void TakeItem(int phase, PhaseItem item)
    {
        if (IsRefused(item.Text))
            return;
        foreach (ItemText.Mention mention in ItemText.Read(item.Text).Mentions.Where(mention => mention.Component.Kind == ComponentKind.Repository))
        {
            // A repository that is called as a table is that table's, and no other's that begins with the same word.
            if (_byKey.TryGetValue(mention.Component.Stem, out List<string>? tables) || _byStem.TryGetValue(mention.Component.Stem, out tables))
                tables.ForEach(table => _claims[table].Add(phase));
        }
        foreach (string table in CodeIn(item.Text))
            _claims[table].Add(phase);
    }

    // The head of an item: what stands before a parenthesis, a dash or a colon.
    private IEnumerable<string> Covered(PhaseItem item)
    {
        string head = Head(item.Cells.Count > 1 ? item.Cells.FirstOrDefault(cell => cell.Length > 0) ?? "" : item.Text);
        IReadOnlyList<string> code = CodeIn(head).ToArray();
        if (code.Count > 0)
            return code;
        string[] words = head.Split(new[] { ' ', '\t', ',', '*', '`', '&', '+', '/', '"' }, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ':', ';')).Where(word => word.Length > 0).ToArray();
        string[] names = words.Where(word => !Filling.Contains(word.ToLowerInvariant()) || _tables.ContainsKey(word)).ToArray();
        // Prose in which a table's name occurs among other words is no list of tables.
        return names.Length > 0 && names.All(_tables.ContainsKey) ? names.Select(name => _tables[name]) : Array.Empty<string>();
    }

    private static string Head(string text)
    {
        int end = text.Length;
        foreach (string mark in new[] { "(", ": ", " - ", " -- ", " \u2013 ", " \u2014 ", "->" })
        {
            int at = text.IndexOf(mark, StringComparison.Ordinal);
            if (at > 0 && at < end)
                end = at;
        }
        return text.Substring(0, end);
    }

    // Code that is a table's name, or a column or the definition of it: `orders`, `public.orders`, `orders.id`, `orders(id)`, `CREATE TABLE orders`.
    private IEnumerable<string> CodeIn(string text)
    {
        foreach (InlineCode.Span span in InlineCode.In(text))
        {
            string code = span.Text;
            foreach (string prefix in new[] { "CREATE TABLE IF NOT EXISTS ", "CREATE TABLE ", "public.", "dbo." })
            {
                if (code.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                    code = code.Substring(prefix.Length).TrimStart();
            }
            int end = code.IndexOfAny(new[] { '.', '(', ' ' });
            string name = (end < 0 ? code : code.Substring(0, end)).Trim('"', '[', ']', '\'');
            bool isFile = end >= 0 && code[end] == '.' && ItemText.IsPath(code);
            if (!isFile && _tables.TryGetValue(name, out string? table))
                yield return table;
        }
    }

    private static IEnumerable<string> ParenthesesIn(string text)
    {
        for (int open = text.IndexOf('('); open >= 0;)
        {
            int close = text.IndexOf(')', open);
            if (close < 0)
                yield break;
            yield return text.Substring(open + 1, close - open - 1);
            open = text.IndexOf('(', close);
        }
    }

    private static bool IsRefused(string text)
    {
        string prose = InlineCode.Without(text);
        return Array.Exists(Refusals, phrase => prose.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    private static void Add(Dictionary<string, List<string>> map, string key, string table)
    {
        if (!map.TryGetValue(key, out List<string>? tables))
            map.Add(key, tables = new List<string>());
        tables.Add(table);
    }
}
