using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Forge.Build.Governance.Contracts;

/// <summary>Makes the attributes of a method, and the schemas, out of what stands below them.</summary>
internal sealed class PhysicsShapes
{
    private readonly HashSet<string> _schemas;

    /// <param name="schemas">The value of <c>schemas</c>; null where there is none.</param>
    public PhysicsShapes(PhysicsNode? schemas)
    {
        _schemas = new HashSet<string>(schemas?.Members.Select(member => member.Key).Where(name => name.Length > 0 && name != "<<") ?? Array.Empty<string>(), StringComparer.Ordinal);
        Schemas = schemas is null ? Array.Empty<PhysicsField>() : FieldsOf(schemas).Where(field => _schemas.Contains(field.Name)).ToArray();
    }

    /// <summary>The named shapes.</summary>
    public IReadOnlyList<PhysicsField> Schemas { get; }

    /// <summary>A method with its attributes.</summary>
    public PhysicsMethod Describe(PhysicsMethod method, PhysicsNode body)
    {
        foreach (PhysicsMember attribute in body.Members)
        {
            PhysicsNode value = attribute.Value;
            method = attribute.Key.ToLowerInvariant() switch
            {
                "summary" => method with { Summary = value.Text },
                "auth" => method with { Auth = value.Text },
                "confirmation" => method with { Confirmation = new PhysicsConfirmation(IsRefusal(value), value.Location) },
                "query" or "query_params" => method with { Query = QueryOf(value) },
                "request" or "request_body" when value.Kind != PhysicsNodeKind.Null => method with { Request = BodyOf(value) },
                "response" or "responses" when value.Kind != PhysicsNodeKind.Null => method with { Responses = ResponsesOf(attribute) },
                _ => method,
            };
        }
        return method;
    }

    private static bool IsRefusal(PhysicsNode value)
        => value.Kind == PhysicsNodeKind.Null || (value.Kind == PhysicsNodeKind.Scalar && value.Text.Trim().ToLowerInvariant() is "" or "none" or "no" or "false" or "off" or "never" or "not required");

    private static bool IsStatus(string key) => key.Length == 3 && key[0] is >= '1' and <= '5' && key.All(c => c is >= '0' and <= '9');

    private static bool IsStatusRange(string key)
        => key.Equals("default", StringComparison.OrdinalIgnoreCase) || (key.Length == 3 && key[0] is >= '1' and <= '5' && key.EndsWith("xx", StringComparison.OrdinalIgnoreCase));

    private PhysicsResponse[] ResponsesOf(PhysicsMember attribute)
    {
        PhysicsNode value = attribute.Value;
        bool isByStatus = value.Kind == PhysicsNodeKind.Map && value.Members.Any(member => IsStatus(member.Key)) && value.Members.All(member => IsStatus(member.Key) || IsStatusRange(member.Key));
        if (!isByStatus)
            return new[] { new PhysicsResponse(null, BodyOf(value), attribute.Location) };
        return value.Members.Where(member => IsStatus(member.Key))
            .Select(member => new PhysicsResponse(int.Parse(member.Key, NumberStyles.None, CultureInfo.InvariantCulture), AnswerOf(member), member.Location)).ToArray();
    }

    // Below a status there may be a description beside the body.
    private TypeExpression AnswerOf(PhysicsMember status)
    {
        PhysicsNode value = status.Value;
        if (status.Key is "204" or "205" or "304")
            return new TypeExpression(PhysicsType.Nothing);
        bool isDescribed = value.Members.Count > 0 && value.Members.All(member => member.Key is "description" or "summary" or "headers" or "schema" or "body" or "content");
        if (!isDescribed)
            return BodyOf(value);
        PhysicsNode? body = value.Members.Find(member => member.Key is "schema" or "body")?.Value;
        return body is null ? TypeExpression.Unknown : BodyOf(body);
    }

    // An empty map is written for a body of which nothing is said, and for none.
    private TypeExpression BodyOf(PhysicsNode node)
    {
        if (node.Kind == PhysicsNodeKind.Map && node.Members.Count == 0)
            return TypeExpression.Unknown;
        return node.Kind == PhysicsNodeKind.Scalar && TypeProse.IsNoBody(node.Text) ? new TypeExpression(PhysicsType.Nothing) : TypeOf(node, out _);
    }

    private TypeExpression TypeOf(PhysicsNode node, out bool isOptional)
    {
        isOptional = false;
        switch (node.Kind)
        {
            case PhysicsNodeKind.Scalar:
                return TypeProse.Read(node.Text, _schemas, out isOptional);
            // An empty map says nothing of its fields.
            case PhysicsNodeKind.Map when node.Members.Count == 0:
                return new TypeExpression(PhysicsType.Object);
            case PhysicsNodeKind.Map:
                PhysicsField[] fields = FieldsOf(node).ToArray();
                return new TypeExpression(PhysicsType.Fields) { Fields = fields, IsOpen = fields.Length < node.Members.Count };
            case PhysicsNodeKind.List when node.Items.Count == 1:
                return new TypeExpression(PhysicsType.List) { Item = TypeOf(node.Items[0], out _) };
            // Several are alternatives, or literals.
            default:
                return TypeExpression.Unknown;
        }
    }

    private IEnumerable<PhysicsField> FieldsOf(PhysicsNode map)
    {
        foreach (PhysicsMember member in map.Members)
        {
            string name = member.Key;
            if (name.Length == 0 || name is "<<" or "..." or "\u2026")
                continue;
            bool isMarked = name.Length > 1 && name[name.Length - 1] == '?';
            TypeExpression type = TypeOf(member.Value, out bool isOptional);
            yield return new PhysicsField(isMarked ? name.Substring(0, name.Length - 1) : name, type, isOptional || isMarked, member.Location);
        }
    }

    // A map of names, or a list of maps with a name each.
    private PhysicsField[] QueryOf(PhysicsNode node)
    {
        if (node.Kind != PhysicsNodeKind.List)
            return FieldsOf(node).ToArray();
        List<PhysicsField> fields = new();
        foreach (PhysicsNode item in node.Items)
        {
            PhysicsMember? name = item.Members.Find(member => member.Key == "name"), type = item.Members.Find(member => member.Key == "type");
            if (name is { Value: { Kind: PhysicsNodeKind.Scalar } value })
                fields.Add(new PhysicsField(value.Text, type is null ? TypeExpression.Unknown : TypeOf(type.Value, out _), IsOptional: true, value.Location));
        }
        return fields.ToArray();
    }
}
