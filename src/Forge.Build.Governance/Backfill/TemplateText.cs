using System;
using System.Collections.Generic;
using System.Text;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>
/// A template's text, cut at its placeholders. There are four, and all of them come from the approved action: no clock, no machine (Backfill Protocol 5).
/// </summary>
internal sealed class TemplateText
{
    /// <summary>What may stand between <c>{{</c> and <c>}}</c>.</summary>
    public static readonly string[] Placeholders = { "name", "path", "gap_id", "action_id" };

    private const string Opening = "{{";
    private const string Closing = "}}";

    private readonly SourceText _source;

    // Text and the name of a placeholder, in turn.
    private readonly List<string> _parts = new();
    private readonly List<(int Start, int End)> _unknown = new();

    public TemplateText(SourceText source)
    {
        _source = source;
        Cut(source.Text);
    }

    /// <summary>Whether every placeholder is one of the four.</summary>
    public bool IsDeterministic => _unknown.Count == 0;

    /// <summary>The placeholders that are none of the four, with their places.</summary>
    /// <param name="path">The template, relative to the project root.</param>
    public IEnumerable<(string Text, SourceLocation Location)> Unknown(string path)
    {
        foreach ((int start, int end) in _unknown)
        {
            (int line, int column) = _source.PositionOf(start);
            yield return (_source.Text.Substring(start, end - start), new SourceLocation(path, line, column, line, column + end - start));
        }
    }

    /// <summary>The text with its placeholders filled in.</summary>
    /// <param name="name">The file's name without extension.</param>
    /// <param name="path">The file.</param>
    /// <param name="gapId">The gap.</param>
    /// <param name="actionId">The action.</param>
    public string Fill(string name, string path, string gapId, string actionId)
    {
        StringBuilder text = new();
        for (int i = 0; i < _parts.Count; i++)
        {
            text.Append(i % 2 == 0 ? _parts[i] : _parts[i] switch
            {
                "name" => name,
                "path" => path,
                "gap_id" => gapId,
                _ => actionId,
            });
        }
        return text.ToString();
    }

    private void Cut(string text)
    {
        int from = 0;
        for (int open = text.IndexOf(Opening, StringComparison.Ordinal); open >= 0;)
        {
            int lineEnd = text.IndexOf('\n', open);
            int end = lineEnd < 0 ? text.Length : lineEnd;
            int close = text.IndexOf(Closing, open + Opening.Length, end - open - Opening.Length, StringComparison.Ordinal);
            int after = close < 0 ? end : close + Closing.Length;
            string name = close < 0 ? "" : text.Substring(open + Opening.Length, close - open - Opening.Length);
            if (Array.IndexOf(Placeholders, name) >= 0)
            {
                _parts.Add(text.Substring(from, open - from));
                _parts.Add(name);
                from = after;
            }
            else
            {
                _unknown.Add((open, after));
            }
            open = text.IndexOf(Opening, after, StringComparison.Ordinal);
        }
        _parts.Add(text.Substring(from));
    }
}
