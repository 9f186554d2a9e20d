using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Endpoints;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Tests.Endpoints;

/// <summary>An endpoint as one line, the same for what was read and for what runs: <c>GET /orders/{id} id:Int32 &lt; Order &gt; 200 Order</c>.</summary>
internal static class RouteLine
{
    public const string Open = "?";

    public static string Of(Endpoint endpoint, bool isShapeOpen) => Of(endpoint.Methods, (endpoint.Route.HasOpenPrefix ? "..." : "") + endpoint.Route.Template,
        endpoint.Parameters.Select(parameter => (parameter.Name, parameter.Type is null ? null : Of(parameter.Type), parameter.IsOptional)),
        isShapeOpen ? Open : endpoint.IsRequestKnown ? endpoint.Request is null ? "" : Of(endpoint.Request) : Open,
        isShapeOpen ? null : endpoint.Responses.Select(response => (response.Status, response.Body is null ? "" : Of(response.Body))));

    public static string Of(IEnumerable<string> methods, string template, IEnumerable<(string Name, string? Type, bool IsOptional)> parameters, string request, IEnumerable<(int Status, string Body)>? responses)
    {
        string answers = responses is null ? Open : string.Join(", ", responses.OrderBy(response => response.Status).Select(response => (response.Status + " " + response.Body).TrimEnd()));
        return string.Join(",", methods.OrderBy(method => method, StringComparer.Ordinal)) + " " + template
            + string.Concat(parameters.Select(parameter => " " + parameter.Name + (parameter.IsOptional ? "?" : "") + ":" + parameter.Type)) + " < " + request + " > " + answers;
    }

    public static string Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        return type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + "<" + string.Join(",", type.GetGenericArguments().Select(Of)) + ">" : type.Name;
    }

    public static string Of(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return Of(array.ElementType) + "[]";
        if (type is not INamedTypeSymbol { IsGenericType: true } named)
            return type.MetadataName;
        return named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? Of(named.TypeArguments[0]) : named.Name + "<" + string.Join(",", named.TypeArguments.Select(Of)) + ">";
    }

    public static string Normal(string? template)
    {
        string text = template ?? "";
        return "/" + (text.StartsWith("~/", StringComparison.Ordinal) ? text[2..] : text).Trim('/');
    }
}
