using System;
using System.Collections.Generic;
using System.Globalization;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts.Json;

/// <summary>Takes typed values out of <see cref="JsonValue"/>s; what has another shape becomes a problem that says what is allowed.</summary>
internal sealed class JsonShape
{
    private const int MostOfNames = 400;

    private readonly List<JsonProblem> _problems;

    public JsonShape(List<JsonProblem> problems) => _problems = problems;

    /// <summary>How many problems there are so far.</summary>
    public int Problems => _problems.Count;

    /// <summary>Says that something at a place is not as it should be.</summary>
    public void Refuse(SourceLocation location, string message) => _problems.Add(new JsonProblem(location, message));

    /// <summary>A member that must be a string with something in it; null where it is not.</summary>
    public JsonValue? RequiredText(JsonValue parent, string name, string what)
    {
        if (parent[name] is not { } value)
            Refuse(parent.Location, what + " lacks \"" + name + "\"" + NamesPresent(parent));
        else if (value.Kind != JsonKind.String)
            Refuse(value.Location, "\"" + name + "\" of " + what + " must be a string, not " + value.KindName);
        else if (value.Text.Trim().Length == 0)
            Refuse(value.Location, "\"" + name + "\" of " + what + " is empty");
        else
            return value;
        return null;
    }

    /// <summary>A member that may be absent; empty where it is absent or no string.</summary>
    public string OptionalText(JsonValue parent, string name, string what)
    {
        if (parent[name] is not { } value || value.Kind == JsonKind.Null)
            return "";
        if (value.Kind == JsonKind.String)
            return value.Text;
        Refuse(value.Location, "\"" + name + "\" of " + what + " must be a string, not " + value.KindName);
        return "";
    }

    /// <summary>A member that must be <c>true</c> or <c>false</c>; null where it is not.</summary>
    public JsonValue? RequiredBoolean(JsonValue parent, string name, string what)
    {
        if (parent[name] is not { } value)
            Refuse(parent.Location, what + " lacks \"" + name + "\"" + NamesPresent(parent));
        else if (value.Kind != JsonKind.Boolean)
            Refuse(value.Location, "\"" + name + "\" of " + what + " must be true or false without quotes, not " + value.KindName);
        else
            return value;
        return null;
    }

    /// <summary>A member that may be absent; false where it is absent or no boolean.</summary>
    public bool OptionalBoolean(JsonValue parent, string name, string what)
        => parent[name] is { Kind: not JsonKind.Null } && RequiredBoolean(parent, name, what) is { IsTrue: true };

    /// <summary>A member that may be absent and counts something: a whole number, zero or more; null where it is absent or no such number.</summary>
    public long? OptionalCount(JsonValue parent, string name, string what)
    {
        if (parent[name] is not { Kind: not JsonKind.Null } value)
            return null;
        if (value.Kind == JsonKind.Number && long.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long count))
            return count;
        Refuse(value.Location,
            "\"" + name + "\" of " + what + " must be a whole number, zero or more" + (value.Kind == JsonKind.Number ? "" : ", not " + value.KindName));
        return null;
    }

    /// <summary>A member that may be absent and limits something: a whole number, one or more, written without fraction or exponent; null where it is absent or no such number.</summary>
    public int? OptionalPositive(JsonValue parent, string name, string what)
    {
        if (parent[name] is not { } value)
            return null;
        if (value.Kind == JsonKind.Number && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0)
            return number;
        Refuse(value.Location,
            "\"" + name + "\" of " + what + " must be a whole number, one or more" + (value.Kind == JsonKind.Number ? ", and below two thousand million" : ", not " + value.KindName));
        return null;
    }

    /// <summary>A member that may be absent and is one of a few words; <paramref name="absent"/> where it is absent or none of them.</summary>
    public string OneOf(JsonValue parent, string name, string what, string absent, params string[] allowed)
    {
        if (parent[name] is not { } value)
            return absent;
        if (value.Kind == JsonKind.String && Array.IndexOf(allowed, value.Text) >= 0)
            return value.Text;
        Refuse(value.Location, "\"" + name + "\" of " + what + " must be one of \"" + string.Join("\", \"", allowed) + "\"");
        return absent;
    }

    /// <summary>The objects of an array member; none where it is absent (a problem if <paramref name="required"/>) or no array.</summary>
    public IEnumerable<JsonValue> Objects(JsonValue parent, string name, string what, bool required)
    {
        if (parent[name] is not { } value)
        {
            if (required)
                Refuse(parent.Location, what + " lacks \"" + name + "\", an array of objects" + NamesPresent(parent));
            yield break;
        }
        if (value.Kind != JsonKind.Array)
        {
            Refuse(value.Location, "\"" + name + "\" of " + what + " must be an array of objects, not " + value.KindName);
            yield break;
        }
        foreach (JsonValue item in value.Items)
        {
            if (item.Kind == JsonKind.Object)
                yield return item;
            else
                Refuse(item.Location, "\"" + name + "\" of " + what + " holds " + item.KindName + " where an object is expected");
        }
    }

    /// <summary>The strings of a member that is one string or an array of them; none where it is absent.</summary>
    public IEnumerable<JsonValue> Texts(JsonValue parent, string name, string what)
    {
        if (parent[name] is not { } value)
            yield break;
        if (value.Kind is not (JsonKind.String or JsonKind.Array))
            Refuse(value.Location, "\"" + name + "\" of " + what + " must be a string or an array of strings, not " + value.KindName);
        foreach (JsonValue item in value.Kind == JsonKind.String ? new List<JsonValue> { value } : value.Items)
        {
            if (item.Kind == JsonKind.String)
                yield return item;
            else
                Refuse(item.Location, "\"" + name + "\" of " + what + " holds " + item.KindName + " where a string is expected");
        }
    }

    // A misspelt name is the usual reason for a missing one, so it is shown.
    private static string NamesPresent(JsonValue parent)
        => parent.Members.Count == 0
            ? " (it is empty)"
            : " (it has " + PrintableText.Excerpt("\"" + string.Join("\", \"", parent.Members.ConvertAll(m => m.Name)) + "\"", MostOfNames) + ")";
}
