using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Dependencies.Toml;

/// <summary>A value of a TOML document, and where it stands in its text.</summary>
internal abstract class TomlValue
{
    public int Start { get; init; }

    public int End { get; set; }

    /// <summary>A member of a table; null where it is absent, or this is no table.</summary>
    public virtual TomlValue? this[string name] => null;
}

/// <summary>A string.</summary>
internal sealed class TomlText : TomlValue
{
    public TomlText(string text) => Text = text;

    public string Text { get; }
}

/// <summary>A number, a boolean or a date, which no reader here asks for.</summary>
internal sealed class TomlScalar : TomlValue
{
}

/// <summary>An array, or an array of tables.</summary>
internal sealed class TomlArray : TomlValue
{
    public List<TomlValue> Items { get; } = new();
}

/// <summary>A table.</summary>
internal sealed class TomlTable : TomlValue
{
    private readonly Dictionary<string, TomlValue> _byName = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, TomlValue>> _members = new();

    /// <summary>In the order in which they stand.</summary>
    public IReadOnlyList<KeyValuePair<string, TomlValue>> Members => _members;

    public override TomlValue? this[string name] => _byName.TryGetValue(name, out TomlValue? value) ? value : null;

    /// <summary>Enters a member; false where the name is taken.</summary>
    public bool Add(string name, TomlValue value)
    {
        if (_byName.ContainsKey(name))
            return false;
        _byName.Add(name, value);
        _members.Add(new KeyValuePair<string, TomlValue>(name, value));
        return true;
    }
}

/// <summary>Why a text is no TOML, and at which index.</summary>
internal sealed record TomlProblem(int Index, string Message);
