using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Physics;

/// <summary>What <c>physics.yaml</c> would have to say for an endpoint to be declared, as YAML in flow style: one line, whatever it holds.</summary>
internal static class Proposal
{
    // A proposal is read by a person. What is longer or deeper belongs into schemas.
    private const int MostDepth = 3;
    private const int MostFields = 40;

    /// <summary>The methods of an endpoint, each as <c>get: { response: { id: uuid } }</c>.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="methods">In upper case, which of its methods; none for <c>get</c>, where it answers all of them.</param>
    /// <param name="hasSchema">Whether the contract has a schema with a name.</param>
    public static IReadOnlyList<string> MethodsOf(CodeEndpoint endpoint, IReadOnlyList<string> methods, Func<string, bool> hasSchema)
    {
        if (endpoint.IsSocket)
            return new[] { "websocket: {}" };
        string body = BodyOf(endpoint, hasSchema);
        return (methods.Count == 0 ? new[] { "GET" } : methods).Select(method => Quoted(method.ToLowerInvariant()) + ": " + body).ToArray();
    }

    /// <summary>A text as a scalar of YAML, with quotes where it needs them in flow style.</summary>
    public static string Quoted(string text)
    {
        if (text.Length > 0 && IsPlain(text))
            return text;
        if (text == PrintableText.Escape(text))
            return "'" + text.Replace("'", "''") + "'";
        StringBuilder quoted = new("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c is >= ' ' and <= '~')
                quoted.Append(c);
            else
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }
        return quoted.Append('"').ToString();
    }

    private static string BodyOf(CodeEndpoint endpoint, Func<string, bool> hasSchema)
    {
        List<string> parts = new();
        if (endpoint.Request.Kind is not (JsonKind.Unknown or JsonKind.Nothing))
            parts.Add("request: " + TypeOf(endpoint.Request, hasSchema, 0));
        CodeResponse[] successes = endpoint.Responses.Where(response => response.Status is >= 200 and < 300).ToArray();
        if (successes.Length == 1 && successes[0].Status == 200)
            parts.Add("response: " + TypeOf(successes[0].Body, hasSchema, 0));
        else if (successes.Length > 0)
            parts.Add("response: { " + string.Join(", ", successes.Select(response => response.Status + ": " + TypeOf(response.Body, hasSchema, 0))) + " }");
        return parts.Count == 0 ? "{}" : "{ " + string.Join(", ", parts) + " }";
    }

    private static string TypeOf(Shape shape, Func<string, bool> hasSchema, int depth)
    {
        if (shape.Name.Length > 0 && hasSchema(shape.Name))
            return Quoted(shape.Name);
        if (shape.Kind is JsonKind.List or JsonKind.Dictionary)
        {
            if (shape.Kind == JsonKind.List && IsWrittenOut(shape.Item, hasSchema, depth + 1))
                return "[ " + TypeOf(shape.Item, hasSchema, depth + 1) + " ]";
            string item = NameOf(shape.Item, hasSchema);
            return Quoted(shape.Kind == JsonKind.List ? item + "[]" : "dict[string, " + item + "]");
        }
        if (IsWrittenOut(shape, hasSchema, depth))
        {
            IEnumerable<string> fields = shape.Fields.Select(field => Quoted(field.Name) + ": " + TypeOf(field.Value, hasSchema, depth + 1));
            return "{ " + string.Join(", ", fields) + " }";
        }
        return NameOf(shape, hasSchema);
    }

    private static bool IsWrittenOut(Shape shape, Func<string, bool> hasSchema, int depth)
        => shape.Kind == JsonKind.Object && depth < MostDepth && shape.Fields.Count is > 0 and <= MostFields && !(shape.Name.Length > 0 && hasSchema(shape.Name));

    private static string NameOf(Shape shape, Func<string, bool> hasSchema) => shape.Kind switch
    {
        JsonKind.Unknown => "any",
        JsonKind.Nothing => "none",
        JsonKind.Enum => "string",
        JsonKind.Date => "datetime",
        JsonKind.Object => shape.Name.Length > 0 && hasSchema(shape.Name) ? shape.Name : "object",
        JsonKind.List => NameOf(shape.Item, hasSchema) + "[]",
        JsonKind.Dictionary => "dict[string, " + NameOf(shape.Item, hasSchema) + "]",
        _ => shape.Kind.ToString().ToLowerInvariant(),
    };

    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '$' or '.'))
                return false;
        }
        // Else they would be read as something other than a text.
        return text[0] is not ((>= '0' and <= '9') or '.') && text.ToLowerInvariant() is not ("null" or "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n");
    }
}
