using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Endpoints.Shapes;
using Forge.Build.Analyzers.Endpoints.Values;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Endpoints.Minimal;

/// <summary>Reads what the handler of a minimal API takes and answers, by the rules after which the framework binds it.</summary>
internal sealed class HandlerShapes
{
    private const string Metadata = "Microsoft.AspNetCore.Http.Metadata.";

    private readonly SourceView _source;

    /// <summary>Shapes of handlers in the sources of a compilation.</summary>
    public HandlerShapes(SourceView source) => _source = source;

    /// <summary>The shape of a delegate.</summary>
    /// <param name="method">The lambda or method.</param>
    /// <param name="frame">The calls that lead there, which say type arguments.</param>
    /// <param name="route">The parameters of the route.</param>
    /// <param name="methods">The HTTP methods; none for all.</param>
    public HandlerShape OfDelegate(IMethodSymbol method, Frame frame, IReadOnlyList<RouteTemplate.Parameter> route, IReadOnlyList<string> methods)
    {
        Dictionary<string, ITypeSymbol> fromRoute = new(StringComparer.OrdinalIgnoreCase);
        List<ITypeSymbol> inferred = new();
        ITypeSymbol? body = null;
        bool isKnown = true;
        foreach (Input input in method.Parameters.SelectMany(parameter => InputsOf(parameter.Name, StaticValues.Substitute(parameter.Type, frame), parameter.GetAttributes(), 0)))
        {
            ITypeSymbol type = input.Type.WithoutNullable();
            if (type.TypeKind == TypeKind.Error)
                isKnown = false;
            else if (Find(input, "IFromRouteMetadata") is { } named)
                fromRoute[NameOf(named) ?? input.Name] = type;
            else if (Find(input, "IFromQueryMetadata") is not null || Find(input, "IFromHeaderMetadata") is not null || Find(input, "IFromServiceMetadata") is not null
                || input.Attributes.Any(attribute => attribute.AttributeClass.Is("Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute")))
            {
                continue;
            }
            else if (Find(input, "IFromBodyMetadata") is not null)
            {
                body = type;
                isKnown &= !BindableTypes.IsRawBody(type);
            }
            else if (Find(input, "IFromFormMetadata") is not null || BindableTypes.IsForm(type) || BindableTypes.IsRawBody(type))
                isKnown = false;
            else if (BindableTypes.IsContext(type))
                continue;
            else if (BindableTypes.HasBindAsync(type))
                isKnown = false;
            else if (BindableTypes.IsParsable(type))
            {
                if (route.Any(parameter => string.Equals(parameter.Name, input.Name, StringComparison.OrdinalIgnoreCase)))
                    fromRoute[input.Name] = type;
            }
            else if (!IsQueryList(type))
                inferred.Add(type);
            else if (!HasNoBody(methods))
                inferred.Add(type);
        }
        if (body is null && isKnown && !HasNoBody(methods))
            isKnown = TryInferBody(inferred, out body);
        IReadOnlyList<EndpointResponse> responses = Responses(method, frame, out bool mayAnswerMore);
        return new HandlerShape(
            [.. route.Select(parameter => new EndpointParameter(parameter.Name, fromRoute.TryGetValue(parameter.Name, out ITypeSymbol? type) ? type : null, parameter.IsOptional))],
            isKnown ? body : null, isKnown, responses, mayAnswerMore);
    }

    private IReadOnlyList<EndpointResponse> Responses(IMethodSymbol method, Frame frame, out bool mayAnswerMore)
    {
        IReadOnlyList<EndpointResponse> responses = ResponseShapes.Of(StaticValues.Substitute(method.ReturnType, frame), _source.Compilation, out mayAnswerMore);
        IReadOnlyList<EndpointResponse> said = ProducesAttributes.Of(method.GetAttributes());
        return said.Count == 0 ? responses : ResponseShapes.Merge(responses, said);
    }

    // A parameter, or the parts of one that stands for several.
    private static IEnumerable<Input> InputsOf(string name, ITypeSymbol type, IReadOnlyList<AttributeData> attributes, int depth)
    {
        if (depth > 0 || !attributes.Any(attribute => attribute.AttributeClass.Is("Microsoft.AspNetCore.Http.AsParametersAttribute")) || type is not INamedTypeSymbol parts)
            return [new Input(name, type, attributes)];
        IMethodSymbol[] constructors = [.. parts.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public && !(parts.IsValueType && constructor.IsImplicitlyDeclared && constructor.Parameters.IsEmpty))];
        if (constructors is [{ Parameters: { IsEmpty: false } taken }])
            return taken.SelectMany(parameter => InputsOf(parameter.Name, parameter.Type, parameter.GetAttributes().Concat(PropertyAttributes(parts, parameter.Name)).ToArray(), depth + 1));
        return parts.SelfAndBases().SelectMany(at => at.GetMembers()).OfType<IPropertySymbol>()
            .Where(property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, SetMethod.DeclaredAccessibility: Accessibility.Public })
            .SelectMany(property => InputsOf(property.Name, property.Type, property.GetAttributes(), depth + 1));
    }

    private static IEnumerable<AttributeData> PropertyAttributes(INamedTypeSymbol type, string name)
        => type.GetMembers().OfType<IPropertySymbol>().Where(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)).SelectMany(property => property.GetAttributes());

    // At most one parameter can be the body; the others are services. Which is which is taken from registrations in the sources and from what the types look like.
    private bool TryInferBody(List<ITypeSymbol> candidates, out ITypeSymbol? body)
    {
        ITypeSymbol[] open = [.. candidates.Where(type => !IsService(type))];
        ITypeSymbol[] data = [.. open.Where(BindableTypes.IsData)];
        body = data.Length == 1 ? data[0] : null;
        return open.Length == 0 || data.Length == 1;
    }

    private bool IsService(ITypeSymbol type)
    {
        bool isCollection = type.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true && !type.Is("System.Collections.Generic.IEnumerable`1");
        return (type.TypeKind is TypeKind.Interface or TypeKind.Delegate && !isCollection) || _source.IsRegistered(type);
    }

    // Lists that a request without a body has in its query.
    private static bool IsQueryList(ITypeSymbol type)
        => type.Is("Microsoft.Extensions.Primitives.StringValues") || (type is IArrayTypeSymbol array && BindableTypes.IsParsable(array.ElementType));

    private static bool HasNoBody(IReadOnlyList<string> methods) => methods.Any(method => method is "GET" or "HEAD" or "DELETE" or "OPTIONS" or "TRACE" or "CONNECT");

    private static AttributeData? Find(Input input, string metadata) => input.Attributes.FirstOrDefault(attribute => attribute.AttributeClass.IsOrInherits(Metadata + metadata));

    private static string? NameOf(AttributeData attribute)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value is { Value: string { Length: > 0 } name } ? name : null;

    private sealed record Input(string Name, ITypeSymbol Type, IReadOnlyList<AttributeData> Attributes);
}
