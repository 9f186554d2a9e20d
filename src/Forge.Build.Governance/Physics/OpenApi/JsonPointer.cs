using System;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts.Json;
using JsonType = Forge.Build.Governance.Contracts.Json.JsonKind;

namespace Forge.Build.Governance.Physics.OpenApi;

/// <summary>Follows the references of a document. What leads out of it, nowhere or in a circle is not known; nothing is fetched.</summary>
internal static class JsonPointer
{
    private const int MostLength = 1024;
    private const int MostSteps = 16;

    /// <summary>The text of <c>$ref</c>; null where a value is no reference.</summary>
    public static string? ReferenceOf(JsonValue value) => value["$ref"] is { Kind: JsonType.String } reference ? reference.Text : null;

    /// <summary>The last part of a reference: <c>Order</c> of <c>#/components/schemas/Order</c>.</summary>
    public static string NameOf(string reference) => Unescape(reference.Substring(reference.LastIndexOf('/') + 1));

    /// <summary>What a reference leads to; null where that is not known.</summary>
    public static JsonValue? Resolve(JsonValue root, string reference)
    {
        if (reference.Length is 0 or > MostLength || reference[0] != '#')
            return null;
        JsonValue? at = root;
        foreach (string part in reference.Split('/').Skip(1))
        {
            string name = Unescape(part);
            at = at switch
            {
                { Kind: JsonType.Object } => at[name],
                { Kind: JsonType.Array } when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < at.Items.Count => at.Items[index],
                _ => null,
            };
        }
        return at;
    }

    /// <summary>A value, or where it is a reference what that leads to at last; null where that is not known.</summary>
    public static JsonValue? Follow(JsonValue root, JsonValue? value)
    {
        for (int step = 0; step < MostSteps; step++)
        {
            if (value is null || ReferenceOf(value) is not { } reference)
                return value;
            value = Resolve(root, reference);
        }
        return null;
    }

    /// <summary>Whether two values say the same, in the same order.</summary>
    public static bool AreSame(JsonValue a, JsonValue b)
        => ReferenceEquals(a, b) || (a.Kind == b.Kind && a.Text == b.Text && a.Members.Count == b.Members.Count && a.Items.Count == b.Items.Count
            && a.Items.Zip(b.Items, AreSame).All(same => same)
            && a.Members.Zip(b.Members, (one, other) => one.Name == other.Name && AreSame(one.Value, other.Value)).All(same => same));

    private static string Unescape(string part)
    {
        string text = part.IndexOf('%') < 0 ? part : Uri.UnescapeDataString(part);
        return text.IndexOf('~') < 0 ? text : text.Replace("~1", "/").Replace("~0", "~");
    }
}
