using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts.Json;

/// <summary>The kinds of a <see cref="JsonValue"/>, in the words of the JSON grammar.</summary>
internal enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

/// <summary>A JSON value that knows where it stands: what <c>JsonDocument</c> does not tell, and an error must.</summary>
internal sealed class JsonValue
{
    private const int MostSearched = 32;

    // Most values have neither, and a generated file has a hundred thousand of them.
    private static readonly List<JsonMember> NoMembers = new(0);
    private static readonly List<JsonValue> NoItems = new(0);

    private Dictionary<string, JsonValue>? _index;
    private int _indexed;

    public JsonValue(JsonKind kind, string text, SourceLocation location)
    {
        Kind = kind;
        Text = text;
        Location = location;
        Members = kind == JsonKind.Object ? new List<JsonMember>() : NoMembers;
        Items = kind == JsonKind.Array ? new List<JsonValue>() : NoItems;
    }

    public JsonKind Kind { get; }

    /// <summary>A string's value, a number's or boolean's text; empty for the others.</summary>
    public string Text { get; }

    /// <summary>The value's range; of an object or array only its opening bracket, where an eye looks for it.</summary>
    public SourceLocation Location { get; }

    /// <summary>Whether it is the boolean <c>true</c>.</summary>
    public bool IsTrue => Kind == JsonKind.Boolean && Text == "true";

    /// <summary>Of an object; of all others none, and none may be added.</summary>
    public List<JsonMember> Members { get; }

    /// <summary>Of an array; of all others none, and none may be added.</summary>
    public List<JsonValue> Items { get; }

    /// <summary>How a message calls the kind.</summary>
    public string KindName => Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        JsonKind.String => "a string",
        JsonKind.Number => "a number",
        JsonKind.Boolean => "a boolean",
        _ => "null",
    };

    /// <summary>The value of a member, or null where it is absent.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            if (Members.Count > MostSearched)
                return Indexed(name);
            foreach (JsonMember member in Members)
            {
                if (member.Name == name)
                    return member.Value;
            }
            return null;
        }
    }

    // Every new name is looked up among those before it, which in a hostile object are a million.
    private JsonValue? Indexed(string name)
    {
        Dictionary<string, JsonValue> index = _index ??= new Dictionary<string, JsonValue>();
        for (; _indexed < Members.Count; _indexed++)
        {
            JsonMember member = Members[_indexed];
            if (!index.ContainsKey(member.Name))
                index.Add(member.Name, member.Value);
        }
        return index.TryGetValue(name, out JsonValue? value) ? value : null;
    }
}

/// <summary>A name in an object, where it stands, and its value.</summary>
internal sealed record JsonMember(string Name, SourceLocation NameLocation, JsonValue Value);
