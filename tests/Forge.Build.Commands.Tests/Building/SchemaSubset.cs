using System;
using System.Linq;
using System.Text.Json;

namespace Forge.Build.Commands.Tests.Building;

/// <summary>As much of JSON Schema, draft-07, as the schema of <c>forge.json</c> uses; what it does not know, it refuses to judge.</summary>
internal static class SchemaSubset
{
    private static readonly string[] Words = ["$schema", "title", "description", "examples", "default", "allowComments", "allowTrailingCommas"];

    /// <summary>Whether a value is valid.</summary>
    /// <exception cref="NotSupportedException">The schema uses a word that is not known here.</exception>
    public static bool Accepts(JsonElement schema, JsonElement value)
    {
        foreach (JsonProperty word in schema.EnumerateObject())
        {
            bool holds = word.Name switch
            {
                "type" => Types(word.Value).Any(type => IsOf(type, value)),
                "enum" => word.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)),
                "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= word.Value.GetDouble(),
                "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= word.Value.GetDouble(),
                "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Accepts(word.Value, item)),
                "properties" => value.ValueKind != JsonValueKind.Object
                    || value.EnumerateObject().All(member => !word.Value.TryGetProperty(member.Name, out JsonElement of) || Accepts(of, member.Value)),
                "additionalProperties" when word.Value.ValueKind == JsonValueKind.False => value.ValueKind != JsonValueKind.Object
                    || value.EnumerateObject().All(member => schema.GetProperty("properties").TryGetProperty(member.Name, out _)),
                _ => Words.Contains(word.Name) ? true : throw new NotSupportedException(word.Name),
            };
            if (!holds)
                return false;
        }
        return true;
    }

    private static string[] Types(JsonElement type) => type.ValueKind == JsonValueKind.String ? [type.GetString()!] : [.. type.EnumerateArray().Select(one => one.GetString()!)];

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() % 1 == 0,
        _ => throw new NotSupportedException(type),
    };
}
