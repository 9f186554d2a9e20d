using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Dependencies.Toml;

/// <summary>
/// Reads TOML 1.0 as far as a manifest needs it: every construct is passed, and of values only strings, arrays and tables are kept. One pass, and
/// nesting is bounded, so no text can exhaust it.
/// </summary>
internal sealed class TomlSource
{
    private const int MostDepth = 64;

    private readonly TomlScanner _scanner;
    private readonly TomlTable _root = new();

    private TomlSource(string text) => _scanner = new TomlScanner(text);

    /// <summary>Parses a text whose lines end in a line feed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">The first error, or null.</param>
    /// <returns>What was read up to the first error.</returns>
    public static TomlTable Parse(string text, out TomlProblem? problem)
    {
        TomlSource source = new(text);
        problem = null;
        try
        {
            source.Read();
        }
        catch (TomlException e)
        {
            problem = new TomlProblem(Math.Min(e.Index, Math.Max(0, text.Length - 1)), e.Message);
        }
        return source._root;
    }

    private void Read()
    {
        TomlTable current = _root;
        while (true)
        {
            _scanner.SkipBlanksAndLines();
            if (_scanner.AtEnd)
                return;
            if (_scanner.Current == '[')
                current = ReadHeader();
            else
                ReadMember(current, 0);
            _scanner.ExpectLineEnd();
        }
    }

    // [a.b] or [[a.b]]
    private TomlTable ReadHeader()
    {
        int start = _scanner.Index;
        _scanner.Expect('[');
        bool isArray = _scanner.Take('[');
        List<string> key = ReadKey();
        _scanner.Expect(']');
        if (isArray)
            _scanner.Expect(']');
        string last = key[key.Count - 1];
        key.RemoveAt(key.Count - 1);
        TomlTable parent = Descend(_root, key, start);
        if (!isArray)
            return Enter(parent, last, start);
        if (parent[last] is null)
            parent.Add(last, new TomlArray { Start = start, End = _scanner.Index });
        if (parent[last] is not TomlArray array)
            throw new TomlException(start, "this name is taken by something that is no array of tables");
        TomlTable item = new() { Start = start, End = _scanner.Index };
        array.Items.Add(item);
        return item;
    }

    private void ReadMember(TomlTable table, int depth)
    {
        int start = _scanner.Index;
        List<string> key = ReadKey();
        _scanner.SkipBlanks();
        _scanner.Expect('=');
        _scanner.SkipBlanks();
        string last = key[key.Count - 1];
        key.RemoveAt(key.Count - 1);
        TomlValue value = ReadValue(depth);
        if (!Descend(table, key, start).Add(last, value))
            throw new TomlException(start, "this name stands twice in one table");
    }

    private List<string> ReadKey()
    {
        List<string> parts = new();
        do
        {
            _scanner.SkipBlanks();
            parts.Add(_scanner.Current is '"' or '\'' ? _scanner.ReadText() : _scanner.ReadBareKey());
            _scanner.SkipBlanks();
        }
        while (_scanner.Take('.'));
        return parts;
    }

    private TomlValue ReadValue(int depth)
    {
        if (depth > MostDepth)
            throw new TomlException(_scanner.Index, "values are nested too deeply");
        int start = _scanner.Index;
        TomlValue value = _scanner.Current switch
        {
            '"' or '\'' => new TomlText(_scanner.ReadText()) { Start = start },
            '[' => ReadArray(start, depth),
            '{' => ReadInlineTable(start, depth),
            _ => ReadScalar(start),
        };
        value.End = _scanner.Index;
        return value;
    }

    private TomlScalar ReadScalar(int start)
    {
        _scanner.ReadScalar();
        return new TomlScalar { Start = start };
    }

    private TomlArray ReadArray(int start, int depth)
    {
        TomlArray array = new() { Start = start };
        _scanner.Expect('[');
        while (true)
        {
            _scanner.SkipBlanksAndLines();
            if (_scanner.Take(']'))
                return array;
            array.Items.Add(ReadValue(depth + 1));
            _scanner.SkipBlanksAndLines();
            if (!_scanner.Take(',') && _scanner.Current != ']')
                throw new TomlException(_scanner.Index, "a comma or ] is missing in this array");
        }
    }

    private TomlTable ReadInlineTable(int start, int depth)
    {
        TomlTable table = new() { Start = start };
        _scanner.Expect('{');
        while (true)
        {
            _scanner.SkipBlanksAndLines();
            if (_scanner.Take('}'))
                return table;
            ReadMember(table, depth + 1);
            _scanner.SkipBlanksAndLines();
            if (!_scanner.Take(',') && _scanner.Current != '}')
                throw new TomlException(_scanner.Index, "a comma or } is missing in this table");
        }
    }

    private static TomlTable Descend(TomlTable table, List<string> key, int start)
    {
        foreach (string part in key)
            table = Enter(table, part, start);
        return table;
    }

    private static TomlTable Enter(TomlTable table, string name, int start)
    {
        if (table[name] is null)
            table.Add(name, new TomlTable { Start = start });
        return table[name] switch
        {
            TomlTable known => known,
            TomlArray { Items.Count: > 0 } array when array.Items[array.Items.Count - 1] is TomlTable last => last,
            _ => throw new TomlException(start, "this name is taken by something that is no table"),
        };
    }
}
