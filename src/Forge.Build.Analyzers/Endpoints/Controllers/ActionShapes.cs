using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Endpoints.Shapes;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Endpoints.Controllers;

/// <summary>Reads what an action takes and answers.</summary>
internal sealed class ActionShapes
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";
    private const string Metadata = "Microsoft.AspNetCore.Http.Metadata.";

    private static readonly string[] Elsewhere =
    [
        Metadata + "IFromQueryMetadata", Metadata + "IFromHeaderMetadata", Metadata + "IFromServiceMetadata", "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute",
    ];

    private readonly SourceView _source;
    private readonly ITypeSymbol? _problem;
    private INamedTypeSymbol? _controller;
    private AttributeData[] _carried = [];

    /// <summary>Shapes in the sources of a compilation.</summary>
    public ActionShapes(SourceView source)
    {
        _source = source;
        _problem = source.Compilation.GetTypeByMetadataName(Mvc + "ProblemDetails");
    }

    /// <summary>The shape of an action below one route.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="action">One of its methods or of its bases'.</param>
    /// <param name="isApi">Whether the rules of <c>[ApiController]</c> hold.</param>
    /// <param name="route">The parameters of the route.</param>
    /// <param name="methods">The HTTP methods.</param>
    public HandlerShape Of(INamedTypeSymbol controller, IMethodSymbol action, bool isApi, IReadOnlyList<RouteTemplate.Parameter> route, IReadOnlyList<string> methods)
    {
        Dictionary<string, ITypeSymbol> fromRoute = new(StringComparer.OrdinalIgnoreCase);
        ITypeSymbol? body = null;
        bool isKnown = true;
        foreach (IParameterSymbol parameter in action.Parameters)
        {
            IReadOnlyList<AttributeData> attributes = parameter.GetAttributes();
            ITypeSymbol type = parameter.Type.WithoutNullable();
            if (type.TypeKind is TypeKind.Error or TypeKind.TypeParameter)
                isKnown = false;
            else if (Find(attributes, Metadata + "IFromRouteMetadata") is { } named)
                fromRoute[NameOf(named) ?? parameter.Name] = type;
            else if (Find(attributes, Metadata + "IFromBodyMetadata") is not null)
                body = type;
            else if (Find(attributes, Metadata + "IFromFormMetadata") is not null || BindableTypes.IsForm(type))
                isKnown = false;
            else if (IsFromElsewhere(attributes) || BindableTypes.IsContext(type))
            {
                continue;
            }
            else if (Find(attributes, Mvc + "ModelBinding.IBinderTypeProviderMetadata") is not null)
                isKnown = false;
            else if (IsSimple(type))
            {
                // Without [ApiController] a value comes from wherever a value of its name is, and the route is asked first.
                if (route.Any(part => string.Equals(part.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)))
                    fromRoute[parameter.Name] = type;
            }
            else if (!isApi)
                isKnown &= methods.Count > 0 && methods.All(method => method is "GET" or "HEAD");
            else if (type.TypeKind == TypeKind.Interface && !IsCollection(type) || _source.IsRegistered(type))
                continue;
            else if (IsCollection(type) || BindableTypes.IsData(type))
                body = type;
            else
                isKnown = false;
        }
        return new HandlerShape(
            [.. route.Select(parameter => new EndpointParameter(parameter.Name, fromRoute.TryGetValue(parameter.Name, out ITypeSymbol? type) ? type : null, parameter.IsOptional))],
            isKnown ? body : null, isKnown, Responses(controller, action, isApi, out bool mayAnswerMore), mayAnswerMore);
    }

    private IReadOnlyList<EndpointResponse> Responses(INamedTypeSymbol controller, IMethodSymbol action, bool isApi, out bool mayAnswerMore)
    {
        ITypeSymbol? type = ResponseShapes.Awaited(action.ReturnType);
        ITypeSymbol? declared = type is INamedTypeSymbol { TypeArguments: [var value] } && type.Is(Mvc + "ActionResult`1") ? value
            : type is not null && (type.IsOrInherits(Mvc + "IActionResult") || type.IsOrInherits(Mvc + "Infrastructure.IConvertToActionResult")) ? null : type;
        IReadOnlyList<EndpointResponse> answers;
        if (type is not null && declared is null)
            (answers, mayAnswerMore) = ([], true);
        else
        {
            answers = ResponseShapes.Of(declared ?? action.ReturnType, _source.Compilation, out mayAnswerMore);
            mayAnswerMore |= !SymbolEqualityComparer.Default.Equals(type, declared);
        }
        // The nearest declaration of a status wins.
        IReadOnlyList<EndpointResponse> said = ProducesAttributes.Of(CarriedBy(controller).Concat(ControllerRules.AttributesOf(action).Reverse()));
        if (said.Count == 0)
            return answers;
        ITypeSymbol? problem = isApi ? _problem : null;
        EndpointResponse[] full = [.. said.Select(answer => answer.Body is not null ? answer
            : answer.Status is 200 or 201 ? answer with { Body = declared is not null && declared.IsOrInherits("Microsoft.AspNetCore.Http.IResult") ? null : declared }
            : answer.Status is >= 400 and < 500 ? answer with { Body = problem } : answer)];
        mayAnswerMore |= full.All(answer => answer.Status is < 200 or >= 300);
        return ResponseShapes.Merge(type.IsOrInherits("Microsoft.AspNetCore.Http.IResult") ? answers : [], full);
    }

    // Of a controller one action after the other is asked.
    private AttributeData[] CarriedBy(INamedTypeSymbol controller)
    {
        if (!ReferenceEquals(_controller, controller))
            (_controller, _carried) = (controller, [.. controller.SelfAndBases().Reverse().SelectMany(at => at.GetAttributes())]);
        return _carried;
    }

    private static bool IsFromElsewhere(IReadOnlyList<AttributeData> attributes)
    {
        foreach (string name in Elsewhere)
        {
            if (Find(attributes, name) is not null)
                return true;
        }
        return false;
    }

    // What the framework makes of one text, be it by a converter.
    private static bool IsSimple(ITypeSymbol type)
        => BindableTypes.IsParsable(type) || type.FullName() is "System.Uri" or "System.Version" or "System.Globalization.CultureInfo" or "System.Type"
            || type.SelfAndBases().SelectMany(at => at.GetAttributes()).Any(attribute => attribute.AttributeClass.Is("System.ComponentModel.TypeConverterAttribute"));

    private static bool IsCollection(ITypeSymbol type) => type is IArrayTypeSymbol || type.IsOrInherits("System.Collections.IEnumerable");

    private static AttributeData? Find(IReadOnlyList<AttributeData> attributes, string name)
    {
        for (int i = 0; i < attributes.Count; i++)
        {
            if (attributes[i].AttributeClass.IsOrInherits(name))
                return attributes[i];
        }
        return null;
    }

    private static string? NameOf(AttributeData attribute)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value is { Value: string { Length: > 0 } name } ? name : null;
}
