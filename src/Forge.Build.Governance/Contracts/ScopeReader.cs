using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;

namespace Forge.Build.Governance.Contracts;

/// <summary>
/// Finds what the sections and the labels of a directive that are called scope name. What a line forbids, and the list below it, is left out.
/// </summary>
internal sealed class ScopeReader
{
    private static readonly string[] Outside =
    {
        "out of scope", "out-of-scope", "not in scope", "non-scope", "nonscope", "outside scope", "outside the scope", "outside of scope",
        "beyond scope",
    };

    // One of these anywhere, and the whole line grants nothing: it is safer to ask again than to guess what the owner excepted.
    private static readonly string[] Forbids = Outside.Concat(new[]
    {
        "not", "don't", "don\u2019t", "can't", "can\u2019t", "cannot", "mustn't", "never", "except", "exception", "excluding", "exclude", "excluded",
        "excludes", "other than", "without", "untouched", "unchanged", "unmodified", "leave", "leaves", "forbidden", "off limits", "off-limits", "prohibited",
        "read-only", "read only", "avoid", "instead of", "rather than", "no change", "no changes", "no edit", "no edits",
    }).ToArray();

    private readonly List<string> _entries = new();
    private readonly bool?[] _sections = new bool?[7];

    // The list below a line that forbids, or below a label that opens the scope: -1 means every bullet, else those that are indented deeper.
    private int? _forbiddenBelow;
    private int? _grantedBelow;

    private ScopeReader()
    {
    }

    /// <summary>The entries in their order, repetitions included.</summary>
    public static IReadOnlyList<string> Read(MarkdownText directive)
    {
        ScopeReader reader = new();
        int heading = 0;
        List<MarkdownLine> item = new();
        foreach (MarkdownLine line in directive.AllLines)
        {
            bool text = line.Kind == LineKind.Text && !line.IsBlank;
            if (!text || IsListed(line.Text))
                reader.Take(item);
            if (text)
                item.Add(line);
            else if (line.Kind == LineKind.Heading)
                reader.Enter(directive.Headings[heading++]);
        }
        reader.Take(item);
        return reader._entries;
    }

    private static bool IsListed(string line) => ListMarker.IsAt(line) || TableRow.IsAt(line);

    private void Enter(MarkdownHeading heading)
    {
        for (int level = heading.Level; level < _sections.Length; level++)
            _sections[level] = null;
        // A title that speaks of scope is about the directive, and does not put all that it mentions into scope.
        bool scope = heading.Level > 1 ? Says(heading.Text, "scope", "in-scope") : heading.Title.Equals("Scope", StringComparison.OrdinalIgnoreCase);
        if (Says(heading.Text, Outside) || (!scope && Says(heading.Text, Forbids)))
            _sections[heading.Level] = false;
        else if (scope)
            _sections[heading.Level] = true;
        _forbiddenBelow = null;
        _grantedBelow = null;
    }

    // An item is a bullet or a paragraph with the lines on which it goes on.
    private void Take(List<MarkdownLine> lines)
    {
        if (lines.Count == 0)
            return;
        string text = string.Join(" ", lines.Select(line => line.Text.Trim()));
        bool listed = IsListed(text);
        int indent = listed ? lines[0].Indent : -1;
        lines.Clear();
        if (!listed || indent <= _forbiddenBelow)
            _forbiddenBelow = null;
        if (!listed || indent <= _grantedBelow)
            _grantedBelow = null;
        if (Says(text, Forbids))
        {
            _forbiddenBelow ??= indent;
            return;
        }
        if (_forbiddenBelow is not null || _sections.Contains(false))
            return;
        LabelledText? label = LabelledText.Of(text) is { } found && Says(found.Label, "scope", "in-scope") ? found : null;
        if (label is { Value: "" })
            _grantedBelow = indent;
        // In a section a paragraph explains; its lists and tables name.
        if (label is not null || _grantedBelow is not null || (listed && _sections.Contains(true)))
            _entries.AddRange(ScopeEntries.Of(text.Substring(ListMarker.Skip(text, 0))));
    }

    private static bool Says(string text, params string[] words) => words.Any(word => SaysWord(text, word));

    private static bool SaysWord(string text, string word)
    {
        int end;
        for (int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, end, StringComparison.OrdinalIgnoreCase))
        {
            end = at + word.Length;
            if ((at == 0 || !IsPartOfWord(text, at - 1)) && (end == text.Length || !IsPartOfWord(text, end)))
                return true;
        }
        return false;
    }

    // "no-op.cs" and "src/not/x.cs" are names, no words.
    private static bool IsPartOfWord(string text, int at) => char.IsLetterOrDigit(text[at]) || text[at] is '/' or '\\' or '_'
        || (text[at] is '.' or '-' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]));
}
