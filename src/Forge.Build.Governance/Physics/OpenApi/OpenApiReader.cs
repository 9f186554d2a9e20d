using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using JsonType = Forge.Build.Governance.Contracts.Json.JsonKind;

namespace Forge.Build.Governance.Physics.OpenApi;

/// <summary>Reads the operations of an OpenAPI document: 3.x, and 2.0 under its older name.</summary>
internal sealed class OpenApiReader
{
    /// <summary>More than any program answers.</summary>
    public const int MostOperations = 20_000;

    private const int MostPathLength = 2_000;
    private const int MostQuoted = 80;
    private const int MostServers = 20;

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "get", "put", "post", "delete", "options", "head", "patch", "trace", "query" };

    private readonly JsonValue _root;
    private readonly bool _isSwagger;
    private readonly DocumentBodies _bodies;
    private readonly List<DocumentOperation> _operations = new();

    private OpenApiReader(JsonValue root, bool isSwagger)
    {
        _root = root;
        _isSwagger = isSwagger;
        _bodies = new DocumentBodies(root, isSwagger);
    }

    /// <summary>Reads.</summary>
    /// <param name="root">The document.</param>
    /// <param name="problem">Why it cannot be understood, and where; null where it can.</param>
    /// <returns>In the order of the document; none where there is a problem.</returns>
    public static IReadOnlyList<DocumentOperation> Read(JsonValue root, out JsonProblem? problem)
    {
        bool isSwagger = root["swagger"] is { Text: "2.0" };
        if (root.Kind != JsonType.Object || !(isSwagger || (root["openapi"] is { Kind: JsonType.String } version && version.Text.StartsWith("3.", StringComparison.Ordinal))))
        {
            problem = new JsonProblem(root["openapi"]?.Location ?? root["swagger"]?.Location ?? root.Location, "it is no OpenAPI document of version 3.x or 2.0");
            return Array.Empty<DocumentOperation>();
        }
        OpenApiReader reader = new(root, isSwagger);
        problem = reader.ReadPaths();
        return problem is null ? reader._operations : Array.Empty<DocumentOperation>();
    }

    private JsonProblem? ReadPaths()
    {
        // A document may describe nothing but what the program calls.
        if (_root["paths"] is not { } paths)
            return null;
        if (paths.Kind != JsonType.Object)
            return new JsonProblem(paths.Location, "\"paths\" must be an object, not " + paths.KindName);
        foreach (JsonMember path in paths.Members)
        {
            if (path.Name.StartsWith("x-", StringComparison.OrdinalIgnoreCase))
                continue;
            if (path.Name.Length > MostPathLength)
                return new JsonProblem(path.NameLocation, "a path is longer than " + MostPathLength.ToString(CultureInfo.InvariantCulture) + " characters");
            if (JsonPointer.Follow(_root, path.Value) is not { Kind: JsonType.Object } item)
                return new JsonProblem(path.Value.Location, "the operations of the path " + Quoted(path.Name) + " cannot be found");
            if (ReadPath(path, item) is { } problem)
                return problem;
        }
        return null;
    }

    private JsonProblem? ReadPath(JsonMember path, JsonValue item)
    {
        IEnumerable<JsonMember> operations = item.Members.Where(member => Methods.Contains(member.Name)).Concat(item["additionalOperations"]?.Members ?? new List<JsonMember>());
        foreach (JsonMember operation in operations)
        {
            if (operation.Value.Kind != JsonType.Object)
                return new JsonProblem(operation.Value.Location, "the operation " + Quoted(operation.Name) + " of the path " + Quoted(path.Name) + " must be an object, not " + operation.Value.KindName);
            if (_operations.Count == MostOperations)
                return new JsonProblem(operation.NameLocation, "it has more than " + MostOperations.ToString(CultureInfo.InvariantCulture) + " operations");
            _operations.Add(Read(path, item, operation));
        }
        return null;
    }

    private DocumentOperation Read(JsonMember path, JsonValue item, JsonMember member)
    {
        JsonValue operation = member.Value;
        JsonValue[] parameters = (operation["parameters"]?.Items ?? new List<JsonValue>()).Concat(item["parameters"]?.Items ?? new List<JsonValue>())
            .Select(parameter => JsonPointer.Follow(_root, parameter)).OfType<JsonValue>().ToArray();
        string[] prefixes = PrefixesOf(operation["servers"] ?? item["servers"] ?? _root["servers"]);
        string literal = WithLiteralBraces(path.Name, parameters);
        string[] templates = new[] { path.Name, literal }.Distinct().SelectMany(template => prefixes.Where(prefix => prefix.IndexOf('{') < 0).Select(prefix => prefix + template).Prepend(template)).Distinct().ToArray();
        return new DocumentOperation(member.Name.ToUpperInvariant(), path.Name, path.NameLocation, member.NameLocation)
        {
            Id = operation["operationId"] is { Kind: JsonType.String } id ? id.Text : "",
            Templates = templates,
            MayLackParameters = _root["x-generator"] is { Kind: JsonType.String } generator && generator.Text.StartsWith("NSwag", StringComparison.Ordinal),
            HasOpenPrefix = prefixes.Any(prefix => prefix.IndexOf('{') >= 0),
            Request = _bodies.RequestOf(operation, parameters),
            Responses = _bodies.ResponsesOf(operation, out bool mayAnswerMore),
            MayAnswerMore = mayAnswerMore,
        };
    }

    // The paths of the servers: what may stand before every path of the document.
    private string[] PrefixesOf(JsonValue? servers)
    {
        IEnumerable<string> addresses = _isSwagger ? new[] { "//host/" + _root["basePath"]?.Text.TrimStart('/') } : servers?.Items.Take(MostServers).Select(server => server["url"]?.Text ?? "") ?? Array.Empty<string>();
        return addresses.Select(PathOfAddress).Where(prefix => prefix.Length > 0).Distinct().ToArray();
    }

    // "https://host:80/api/?x" is "/api"; so are "/api" and "api".
    private static string PathOfAddress(string address)
    {
        string rest = address.Split('?', '#')[0];
        int authority = rest.IndexOf("//", StringComparison.Ordinal);
        if (authority >= 0)
        {
            int slash = rest.IndexOf('/', authority + 2);
            rest = slash < 0 ? "" : rest.Substring(slash);
        }
        rest = rest.Trim().Trim('/');
        return rest.Length == 0 || rest == "." ? "" : "/" + rest;
    }

    // A template's {{x}} is written as {x}. Parameters that no handler asks for are not described either, so what is not described may be both.
    private static string WithLiteralBraces(string path, JsonValue[] parameters)
    {
        string literal = path;
        foreach (string part in path.Split('{').Skip(1))
        {
            int end = part.IndexOf('}');
            string name = end < 0 ? "" : part.Substring(0, end);
            if (name.Length > 0 && !parameters.Any(parameter => parameter["in"]?.Text == "path" && name.Equals(parameter["name"]?.Text, StringComparison.OrdinalIgnoreCase)))
                literal = literal.Replace("{" + name + "}", "{{" + name + "}}");
        }
        return literal;
    }

    private static string Quoted(string text) => "\"" + PrintableText.Excerpt(text, MostQuoted) + "\"";
}
