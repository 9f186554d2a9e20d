using System;
using System.Collections.Generic;
using System.Text;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>The namespaces that something supplies, and the types in them: a line each, <c>namespace TAB type TAB type TAB</c>, in ordinal order.</summary>
internal sealed class NamespaceList
{
    private readonly Dictionary<string, (int Start, int End)> _lines = new(StringComparer.Ordinal);
    private HashSet<string>? _parents;

    public NamespaceList(string text)
    {
        Text = text;
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            int name = text.IndexOf('\t', start, end - start);
            if (name > start)
                _lines[text.Substring(start, name - start)] = (name, end);
            start = end + 1;
        }
    }

    /// <summary>As it is kept.</summary>
    public string Text { get; }

    public IEnumerable<string> Namespaces => _lines.Keys;

    /// <summary>From names as they were collected.</summary>
    public static NamespaceList Of(SortedDictionary<string, SortedSet<string>> types)
    {
        StringBuilder text = new();
        foreach (KeyValuePair<string, SortedSet<string>> entry in types)
        {
            text.Append(entry.Key).Append('\t');
            foreach (string type in entry.Value)
                text.Append(type).Append('\t');
            text.Append('\n');
        }
        return new NamespaceList(text.ToString());
    }

    /// <summary>Whether a type of it lies directly in a namespace.</summary>
    public bool Has(string name) => _lines.ContainsKey(name);

    /// <summary>Whether a namespace of it lies below another.</summary>
    public bool HasBelow(string name)
    {
        if (_parents is null)
        {
            _parents = new HashSet<string>(StringComparer.Ordinal);
            foreach (string known in _lines.Keys)
            {
                for (int dot = known.LastIndexOf('.'); dot > 0 && _parents.Add(known.Substring(0, dot)); dot = known.LastIndexOf('.', dot - 1))
                {
                }
            }
        }
        return _parents.Contains(name);
    }

    /// <summary>Whether a type, or the attribute that a short name stands for, lies directly in a namespace.</summary>
    public bool HasType(string name, string type)
    {
        if (!_lines.TryGetValue(name, out (int Start, int End) line))
            return false;
        return Holds(line, "\t" + type + "\t") || Holds(line, "\t" + type + "Attribute\t");
    }

    private bool Holds((int Start, int End) line, string wanted)
        => Text.IndexOf(wanted, line.Start, line.End - line.Start, StringComparison.Ordinal) >= 0;
}
