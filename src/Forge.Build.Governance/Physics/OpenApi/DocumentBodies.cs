using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts.Json;
using JsonType = Forge.Build.Governance.Contracts.Json.JsonKind;

namespace Forge.Build.Governance.Physics.OpenApi;

/// <summary>What the operations of a document take and answer, as far as that is certain.</summary>
internal sealed class DocumentBodies
{
    private readonly JsonValue _root;
    private readonly bool _isSwagger;
    private readonly DocumentSchemas _requests;
    private readonly DocumentSchemas _responses;

    /// <param name="root">The document.</param>
    /// <param name="isSwagger">Whether it is of version 2.0, where bodies stand elsewhere.</param>
    public DocumentBodies(JsonValue root, bool isSwagger)
    {
        _root = root;
        _isSwagger = isSwagger;
        _requests = new DocumentSchemas(root, isRequest: true);
        _responses = new DocumentSchemas(root, isRequest: false);
    }

    /// <summary>The body that an operation takes. Where none is described it is unknown: a handler may read it by hand.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="parameters">Its parameters and those of its path, references followed.</param>
    public Shape RequestOf(JsonValue operation, IReadOnlyList<JsonValue> parameters)
    {
        JsonValue? body = _isSwagger ? parameters.FirstOrDefault(parameter => parameter["in"]?.Text == "body") : JsonPointer.Follow(_root, operation["requestBody"]);
        if (body is null || BodyOf(_isSwagger ? Swagger(operation, "consumes", body) : Contents(body), _requests) is not { } shape)
            return Shape.Unknown;
        HashSet<string> inRoute = new(parameters.Where(parameter => parameter["in"]?.Text == "path").Select(parameter => parameter["name"]?.Text ?? ""), StringComparer.OrdinalIgnoreCase);
        if (shape.Kind != JsonKind.Object || inRoute.Count == 0)
            return shape;
        // What is called as a parameter of the route may be filled from there.
        return Shape.Object(shape.Name, () => shape.Fields.Select(field => inRoute.Contains(field.Name) ? field with { IsOptional = true } : field).ToArray(), shape.IsOpen);
    }

    /// <summary>What an operation certainly answers.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="mayAnswerMore">Whether it may answer otherwise.</param>
    public IReadOnlyList<CodeResponse> ResponsesOf(JsonValue operation, out bool mayAnswerMore)
    {
        mayAnswerMore = false;
        List<CodeResponse> answers = new();
        foreach (JsonMember member in operation["responses"]?.Members ?? new List<JsonMember>())
        {
            (int status, bool isRange) = StatusOf(member.Name);
            Shape? body = JsonPointer.Follow(_root, member.Value) is not { } response ? Shape.Unknown
                : BodyOf(_isSwagger ? Swagger(operation, "produces", response) : Contents(response), _responses);
            // Generators write 200, without content or with bytes, where they do not know the answer.
            if (status == 0 || (status == 200 && body is null or { Kind: JsonKind.Unknown }))
                mayAnswerMore = true;
            else
                answers.Add(new CodeResponse(status, status is 204 or 205 or 304 ? Shape.Nothing : body ?? Shape.Unknown) { IsRange = isRange });
        }
        return answers;
    }

    // 0 for "default" and for what is no status.
    private static (int Status, bool IsRange) StatusOf(string name)
    {
        if (name.Length == 3 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int status))
            return (status, false);
        bool isRange = name.Length == 3 && name[0] is >= '1' and <= '5' && name.EndsWith("XX", StringComparison.OrdinalIgnoreCase);
        return isRange ? ((name[0] - '0') * 100, true) : (0, false);
    }

    private static List<(string MediaType, JsonValue? Schema)> Contents(JsonValue described)
        => described["content"] is { Kind: JsonType.Object } content ? content.Members.Select(member => (member.Name, member.Value["schema"])).ToList() : new();

    // Version 2.0 says the media types of all bodies at once.
    private List<(string MediaType, JsonValue? Schema)> Swagger(JsonValue operation, string list, JsonValue described)
    {
        if (described["schema"] is not { } schema)
            return new();
        List<JsonValue> mediaTypes = (operation[list] ?? _root[list])?.Items ?? new List<JsonValue>();
        return mediaTypes.Count == 0 ? new() { ("application/json", schema) } : mediaTypes.Select(type => (type.Text, (JsonValue?)schema)).ToList();
    }

    // Null where no content is described.
    private static Shape? BodyOf(List<(string MediaType, JsonValue? Schema)> contents, DocumentSchemas schemas)
    {
        if (contents.Count == 0)
            return null;
        JsonValue?[] json = contents.Where(content => IsJson(content.MediaType)).Select(content => content.Schema).ToArray();
        if (json.Length > 0)
            return json[0] is { } first && json.All(other => other is not null && JsonPointer.AreSame(first, other)) ? schemas.Of(first) : Shape.Unknown;
        bool isText = contents.All(content => BareOf(content.MediaType) == "text/plain" && content.Schema is not null && schemas.Of(content.Schema).Kind == JsonKind.String);
        return isText ? Shape.Of(JsonKind.String) : Shape.Unknown;
    }

    // Problems are the framework's, with fields that come and go.
    private static bool IsJson(string mediaType)
    {
        string bare = BareOf(mediaType);
        return bare is "application/json" or "text/json" || (bare.EndsWith("+json", StringComparison.Ordinal) && bare != "application/problem+json");
    }

    private static string BareOf(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();
}
