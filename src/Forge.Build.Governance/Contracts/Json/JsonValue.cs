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
    public JsonValue(JsonKind kind, string text, SourceLocation location)
    {
        Kind = kind;
        Text = text;
        Location = location;
    }

    public JsonKind Kind { get; }

    /// <summary>A string's value, a number's or boolean's text; empty for the others.</summary>
    public string Text { get; }

    /// <summary>The value's range; of an object or array only its opening bracket, where an eye looks for it.</summary>
    public SourceLocation Location { get; }

    public List<JsonMember> Members { get; } = new();

    public List<JsonValue> Items { get; } = new();

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
            foreach (JsonMember member in Members)
            {
                if (member.Name == name)
                    return member.Value;
            }
            return null;
        }
    }
}

/// <summary>A name in an object, where it stands, and its value.</summary>
internal sealed record JsonMember(string Name, SourceLocation NameLocation, JsonValue Value);
