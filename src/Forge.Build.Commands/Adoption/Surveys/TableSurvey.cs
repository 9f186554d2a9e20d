using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Commands.Adoption.Surveys;

/// <summary>The tables that sources name: <c>CREATE TABLE</c> in SQL, <c>DbSet&lt;T&gt;</c> in C#.</summary>
internal sealed class TableSurvey
{
    private const int MostTables = 500;
    private const string Create = "CREATE TABLE";
    private const string Set = "DbSet<";

    private readonly SortedDictionary<string, SurveyedTable> _tables = new(StringComparer.Ordinal);

    /// <summary>Each name once, with the first file that has it.</summary>
    public IReadOnlyList<SurveyedTable> Tables => _tables.Values.ToArray();

    /// <summary>Reads SQL.</summary>
    public void TakeSql(string path, string text)
    {
        for (int at = Find(text, Create, 0); at >= 0; at = Find(text, Create, at))
        {
            at = SkipBlanks(text, at + Create.Length);
            if (string.Compare(text, at, "IF NOT EXISTS", 0, 13, StringComparison.OrdinalIgnoreCase) == 0)
                at = SkipBlanks(text, at + 13);
            int end = at;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || "_.\"`[]$".Contains(text[end])))
                end++;
            Add(text[at..end].Trim('"', '`', '[', ']', '.').Replace("\"", "").Replace("[", "").Replace("]", "").Replace("`", ""), path);
        }
    }

    /// <summary>Reads C#.</summary>
    public void TakeSource(string path, string text)
    {
        for (int at = text.IndexOf(Set, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Set, at, StringComparison.Ordinal))
        {
            at += Set.Length;
            int close = text.IndexOf('>', at);
            if (close < 0)
                return;
            int name = SkipBlanks(text, close + 1), end = name;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            // A property, and neither a parameter nor a local variable.
            int after = SkipBlanks(text, end);
            if (end > name && after < text.Length && (text[after] == '{' || (text[after] == '=' && after + 1 < text.Length && text[after + 1] == '>')))
                Add(text[name..end], path);
        }
    }

    private void Add(string name, string path)
    {
        if (name.Length is > 0 and < 200 && _tables.Count < MostTables)
            _tables.TryAdd(name, new SurveyedTable(name, path));
    }

    private static int Find(string text, string words, int from) => text.IndexOf(words, from, StringComparison.OrdinalIgnoreCase);

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
