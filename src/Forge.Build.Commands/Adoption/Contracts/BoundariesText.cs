using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Forge.Build.Commands.Adoption.Layers;
using Forge.Build.Governance.Contracts.Json;

namespace Forge.Build.Commands.Adoption.Contracts;

/// <summary>Layers as the text of <c>boundaries.json</c>, without known violations.</summary>
internal static class BoundariesText
{
    /// <summary>The text.</summary>
    public static string Of(string description, IReadOnlyList<ProposedLayer> layers) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("description", description);
        json.WriteStartArray("layers");
        foreach (ProposedLayer layer in layers)
            Write(json, layer);
        json.WriteEndArray();
        json.WriteStartArray("known_violations");
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, ProposedLayer layer)
    {
        json.WriteStartObject();
        json.WriteString("name", layer.Name);
        json.WriteString("description", layer.Description);
        Write(json, layer.Globs.Count == 1 ? "glob" : "globs", layer.Globs);
        if (layer.Exclude.Count > 0)
            Write(json, "exclude", layer.Exclude);
        json.WriteStartArray("forbidden");
        foreach (ProposedRule rule in layer.Forbidden)
        {
            json.WriteStartObject();
            json.WriteString("pattern", rule.Pattern);
            if (rule.In.Length > 0)
                json.WriteString("in", rule.In);
            if (rule.Files.Count > 0)
                Write(json, "files", rule.Files);
            json.WriteString("reason", rule.Reason);
            json.WriteStartObject("examples");
            Write(json, "fail", [rule.FailExample]);
            Write(json, "pass", [rule.PassExample]);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 1)
        {
            json.WriteString(name, values.Single());
            return;
        }
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
