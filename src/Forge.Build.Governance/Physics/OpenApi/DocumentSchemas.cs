using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Json;
using JsonType = Forge.Build.Governance.Contracts.Json.JsonKind;

namespace Forge.Build.Governance.Physics.OpenApi;

/// <summary>The shapes that the schemas of a document certainly have. A schema that allows more than one thing, or that is not understood, is unknown.</summary>
internal sealed class DocumentSchemas
{
    // Chains of schemas that are nothing but other schemas; fields are looked at when somebody asks for them.
    private const int MostDepth = 64;

    private readonly JsonValue _root;
    private readonly bool _isRequest;
    private readonly Dictionary<JsonValue, Shape> _known = new();

    /// <param name="root">The document.</param>
    /// <param name="isRequest">Whether JSON is read by the program, and not written.</param>
    public DocumentSchemas(JsonValue root, bool isRequest)
    {
        _root = root;
        _isRequest = isRequest;
    }

    /// <summary>The shape of a schema; unknown where there is none.</summary>
    public Shape Of(JsonValue? schema) => Of(schema, "", 0);

    private Shape Of(JsonValue? schema, string name, int depth)
    {
        if (schema is not { Kind: JsonType.Object } || depth > MostDepth)
            return Shape.Unknown;
        if (_known.TryGetValue(schema, out Shape? known))
            return known;
        // What leads back to itself says nothing of itself.
        _known[schema] = Shape.Unknown;
        Shape shape = Make(schema, name, depth + 1);
        _known[schema] = shape;
        return shape;
    }

    private Shape Make(JsonValue schema, string name, int depth)
    {
        if (JsonPointer.ReferenceOf(schema) is { } reference)
        {
            string target = JsonPointer.NameOf(reference);
            // What frameworks bring for errors has fields that come and go.
            return target.EndsWith("ProblemDetails", StringComparison.Ordinal) ? Shape.Unknown : Of(JsonPointer.Resolve(_root, reference), target, depth);
        }
        if ((schema["oneOf"] ?? schema["anyOf"]) is { Kind: JsonType.Array } choice)
            return ChoiceOf(choice.Items.Where(item => !IsNull(item)).ToArray(), depth);
        if (schema["allOf"] is { Kind: JsonType.Array } all)
            return AllOf(schema, all, name, depth);
        return Plain(schema, name);
    }

    // One thing or null is that thing; a number or a text is how OpenAPI 3.0 says what 3.1 says with two types.
    private Shape ChoiceOf(JsonValue[] choices, int depth)
    {
        if (choices.Length == 1)
            return Of(choices[0], "", depth);
        return choices.All(IsNothingButItsType) ? ByTypes(choices.Select(item => item["type"]!.Text).ToArray()) ?? Shape.Unknown : Shape.Unknown;
    }

    private static bool IsNothingButItsType(JsonValue schema) => schema.Members.Count == 1 && schema["type"] is { Kind: JsonType.String };

    private static bool IsNull(JsonValue schema)
        => schema["type"] is { Kind: JsonType.String, Text: "null" } || schema["enum"] is { Items: { Count: 1 } values } && values[0].Kind == JsonType.Null;

    // All hold at once: an object has the fields of each.
    private Shape AllOf(JsonValue schema, JsonValue all, string name, int depth)
    {
        List<Shape> parts = all.Items.Select(part => Of(part, "", depth)).ToList();
        if (schema["properties"] is not null)
            parts.Add(Plain(schema, name));
        if (parts.Count == 1)
            return parts[0];
        JsonKind[] kinds = parts.Select(part => part.Kind).Where(kind => kind != JsonKind.Unknown).Distinct().ToArray();
        if (kinds.Length != 1)
            return Shape.Unknown;
        return kinds[0] != JsonKind.Object ? parts.First(part => part.Kind != JsonKind.Unknown)
            : Shape.Object(name, () => parts.SelectMany(part => part.Fields).GroupBy(field => field.Name, StringComparer.Ordinal).Select(same => same.First()).ToArray(),
                parts.Any(part => part.IsOpen || part.Kind == JsonKind.Unknown));
    }

    private Shape Plain(JsonValue schema, string name)
    {
        string[] types = TypesOf(schema);
        if (types.Length > 1)
            return ByTypes(types) ?? Shape.Unknown;
        string format = schema["format"] is { Kind: JsonType.String } written ? written.Text : "";
        switch (types.Length == 1 ? types[0] : ImpliedType(schema))
        {
            case "boolean":
                return Shape.Of(JsonKind.Boolean);
            // Whether an enumeration is written as number or text, generators get wrong. Some leave out its values; only a type of its own has a name.
            case "integer":
                return schema["enum"] is null && name.Length == 0 ? Shape.Of(JsonKind.Integer) : Shape.Of(JsonKind.Enum, name.Length > 0 ? name : "enumeration");
            case "number":
                return Shape.Of(format is "int32" or "int64" ? JsonKind.Integer : JsonKind.Number);
            case "string":
                return Shape.Of(format switch
                {
                    "uuid" or "guid" => JsonKind.Uuid,
                    "date" or "date-time" => JsonKind.Date,
                    "binary" => JsonKind.Unknown,
                    _ => JsonKind.String,
                });
            case "array":
                return Shape.Of(JsonKind.List, () => schema["prefixItems"] is null ? Of(schema["items"]) : Shape.Unknown);
            case "object":
                return ObjectOf(schema, name);
            default:
                return Shape.Unknown;
        }
    }

    // Two types that are one thing; null for all other sets.
    private static Shape? ByTypes(string[] types)
    {
        bool isNumber = types.Contains("number"), isInteger = types.Contains("integer"), isText = types.Contains("string");
        if (types.Length == 0 || !types.All(type => type is "number" or "integer" or "string") || !(isNumber || isInteger))
            return null;
        JsonKind kind = isNumber ? JsonKind.Number : JsonKind.Integer;
        return isText ? Shape.NumberOrText(kind) : Shape.Of(kind);
    }

    private static string[] TypesOf(JsonValue schema) => schema["type"] switch
    {
        { Kind: JsonType.String, Text: not "null" } type => new[] { type.Text },
        { Kind: JsonType.Array } types => types.Items.Where(type => type.Text != "null").Select(type => type.Text).Distinct().ToArray(),
        _ => Array.Empty<string>(),
    };

    private static string ImpliedType(JsonValue schema)
    {
        if (schema["type"] is not null)
            return "";
        if (schema["properties"] is { Members.Count: > 0 })
            return "object";
        if (schema["enum"] is { Kind: JsonType.Array, Items: { Count: > 0 } values } && values.All(value => value.Kind is JsonType.String or JsonType.Null))
            return "string";
        return schema["const"] is { Kind: JsonType.String } ? "string" : "";
    }

    private Shape ObjectOf(JsonValue schema, string name)
    {
        JsonValue? more = schema["additionalProperties"];
        bool mayHaveMore = more is { Kind: JsonType.Object } or { IsTrue: true } || schema["patternProperties"] is not null;
        if (schema["properties"] is not { Members.Count: > 0 })
            return mayHaveMore ? Shape.Of(JsonKind.Dictionary, () => Of(more)) : Shape.Of(JsonKind.Object, name);
        // Subtypes bring fields of their own.
        return Shape.Object(name, () => FieldsOf(schema), isOpen: mayHaveMore || schema["discriminator"] is not null);
    }

    private ShapeField[] FieldsOf(JsonValue schema)
    {
        HashSet<string> required = new(schema["required"]?.Items.Select(item => item.Text) ?? Array.Empty<string>(), StringComparer.Ordinal);
        string discriminator = schema["discriminator"] is { Kind: JsonType.Object } described ? described["propertyName"]?.Text ?? "" : "";
        return schema["properties"]!.Members.Select(member => new ShapeField(member.Name, Of(member.Value),
            IsOptional: IsFromElsewhere(member, required) || member.Name == discriminator || member.Name.StartsWith("$", StringComparison.Ordinal), Origin: member.NameLocation)).ToArray();
    }

    // A schema serves requests and responses alike, so it shows what a program only writes: what it must be given it certainly reads.
    private bool IsFromElsewhere(JsonMember member, HashSet<string> required)
        => _isRequest ? !required.Contains(member.Name) || member.Value["readOnly"]?.IsTrue == true : member.Value["writeOnly"]?.IsTrue == true;
}
