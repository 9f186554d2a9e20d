using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Endpoints.Minimal;
using Forge.Build.Analyzers.Endpoints.Shapes;
using Forge.Build.Analyzers.Endpoints.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Forge.Build.Analyzers.Endpoints.Controllers;

/// <summary>
/// Reads the attribute routes of controllers by the framework's rules. Actions without one get theirs from a conventional route, which is a place that cannot be read.
/// </summary>
internal sealed class ControllerRoutes
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";

    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    private readonly SourceView _source;
    private readonly EndpointSink _sink;
    private readonly IReadOnlyList<MappedRoutes.ControllerMapping> _mappings;
    private readonly RouteAttributes _attributes;
    private readonly ActionShapes _shapes;
    private readonly bool _keepsAsync, _transformsTokens;
    private readonly bool? _trimsNumbers;

    /// <summary>Reads the controllers of a compilation.</summary>
    /// <param name="source">Its sources.</param>
    /// <param name="sink">Takes what is found.</param>
    /// <param name="mappings">Where the sources map controllers; none where another project does.</param>
    public ControllerRoutes(SourceView source, EndpointSink sink, IReadOnlyList<MappedRoutes.ControllerMapping> mappings)
    {
        _source = source;
        _sink = sink;
        _mappings = mappings;
        _attributes = new RouteAttributes(source);
        _shapes = new ActionShapes(source);
        _keepsAsync = KeepsAsync();
        _transformsTokens = SayConventions();
        _trimsNumbers = TrimsNumbers();
    }

    /// <summary>Reads all controllers.</summary>
    public void Read()
    {
        bool isConventional = false;
        foreach (INamedTypeSymbol type in _source.Classes().Where(ControllerRules.IsController))
            isConventional |= Read(type);
        if (!isConventional)
            return;
        foreach (MappedRoutes.ControllerMapping mapping in _mappings.Where(mapping => mapping.IsConventional))
            _sink.Add(mapping.Location, "actions without a route of their own get one from their names");
    }

    // Whether an action has no route of its own.
    private bool Read(INamedTypeSymbol controller)
    {
        bool isConventional = false;
        Location name = controller.Locations.First(location => location.IsInSource);
        List<Selector> outer = Selectors(RoutesOf(controller, name)).Where(selector => selector.IsRouted).ToList();
        bool isApi = ControllerRules.Has(controller, Mvc + "ApiControllerAttribute") || controller.ContainingAssembly.GetAttributes().Any(attribute => attribute.AttributeClass.Is(Mvc + "ApiControllerAttribute"));
        foreach (IMethodSymbol action in ControllerRules.ActionsOf(controller))
        {
            Location at = action.Locations.FirstOrDefault(location => location.IsInSource) ?? name;
            Dictionary<string, string> tokens = TokensOf(controller, action, isApi);
            foreach (Selector inner in Selectors(AttributesOf(action, at)))
            {
                IReadOnlyList<Selector> above = RouteTokens.IsAbsolute(inner.Template) || outer.Count == 0 ? [Selector.None] : outer;
                foreach (Selector selector in above)
                {
                    if (!inner.IsRouted && !selector.IsRouted)
                    {
                        isConventional = true;
                        if (_mappings.Count == 0)
                            _sink.Add(name, "actions without a route of their own get one where the controllers are mapped");
                        continue;
                    }
                    if ((inner.Problem ?? selector.Problem) is { } problem)
                        _sink.Add(inner.Problem is null ? selector.Place! : inner.Place!, problem);
                    else
                        Add(controller, action, at, isApi, tokens, selector, inner);
                }
            }
        }
        return isConventional;
    }

    private void Add(INamedTypeSymbol controller, IMethodSymbol action, Location at, bool isApi, Dictionary<string, string> tokens, Selector outer, Selector inner)
    {
        string left = outer.Template ?? "", right = inner.Template ?? "";
        Location place = inner.Template is { Length: > 0 } ? inner.Place! : outer.Place ?? inner.Place ?? at;
        string written = RouteTemplate.Join(left, right);
        if (_transformsTokens && RouteTokens.HasToken(written))
        {
            _sink.Add(place, "a convention transforms the tokens of routes when the program runs");
            return;
        }
        if (RouteTokens.Replace(written, tokens) is not { } template || RouteTemplate.ParametersOf(template) is not { } parameters)
        {
            _sink.Add(place, tokens.ContainsKey("controller") ? "the framework refuses the route template" : "whether the number at the end of the controller's name counts is decided elsewhere");
            return;
        }
        IReadOnlyList<string> methods = [.. inner.Methods.Concat(outer.Methods).Distinct().OrderBy(method => method, StringComparer.Ordinal)];
        IReadOnlyList<StaticValues.Prefix> prefixes = _mappings.Count == 0 ? [new StaticValues.Prefix("", true)] : [.. _mappings.Select(mapping => mapping.Prefix).Distinct()];
        // What a builder changes is the action. The prefix may stand in a base class, and would be the place of all that derive from it.
        Location routed = inner.Place ?? place;
        foreach (StaticValues.Prefix prefix in prefixes)
        {
            string full = RouteTemplate.Join(prefix.Text, template);
            IReadOnlyList<RouteTemplate.Parameter>? all = prefix.Text.Length == 0 ? parameters : RouteTemplate.ParametersOf(full);
            if (all is null)
            {
                _sink.Add(place, "the framework refuses the route template");
                continue;
            }
            HandlerShape shape = _shapes.Of(controller, action, isApi, all, methods);
            _sink.Add(new Endpoint(new EndpointRoute(full, prefix.IsOpen), methods, shape.Parameters, shape.Request, shape.IsRequestKnown, shape.Responses, routed, at) { MayAnswerMore = shape.MayAnswerMore });
        }
    }

    // The nearest class that declares routes decides.
    private List<RouteAttribute> RoutesOf(INamedTypeSymbol controller, Location name)
    {
        foreach (ITypeSymbol at in controller.SelfAndBases())
        {
            List<RouteAttribute> routes = [.. at.GetAttributes().Where(RouteAttributes.IsRoute).Select(attribute => _attributes.Read(attribute, name)).OfType<RouteAttribute>()];
            if (routes.Count > 0)
                return routes;
        }
        return [];
    }

    // A method that declares routes replaces those it would inherit; the framework looks at the method itself and at the first of the chain, not between.
    private List<RouteAttribute> AttributesOf(IMethodSymbol action, Location at)
    {
        IMethodSymbol first = action;
        while (first.OverriddenMethod is { } overridden)
            first = overridden;
        List<RouteAttribute> routes = new();
        foreach (IMethodSymbol method in new[] { action, first })
        {
            routes = [.. method.GetAttributes().Where(RouteAttributes.IsRoute).Select(attribute => _attributes.Read(attribute, at)).OfType<RouteAttribute>()];
            if (routes.Count > 0)
                break;
        }
        routes.InsertRange(0, ControllerRules.AttributesOf(action).Where(attribute => !RouteAttributes.IsRoute(attribute)).Select(attribute => _attributes.Read(attribute, at)).OfType<RouteAttribute>());
        return routes;
    }

    // How attributes combine: a template is a selector, and methods without a template belong to every template that has none of its own.
    private static List<Selector> Selectors(List<RouteAttribute> attributes)
    {
        List<RouteAttribute> templates = [.. attributes.Where(attribute => attribute.IsRoute && !attribute.IsSilent)];
        bool hasSilent = attributes.Any(attribute => attribute.IsRoute && attribute.IsSilent) && templates.All(route => route.Methods is not null);
        List<Selector> selectors = new();
        if (templates.Count == 0 && !hasSilent)
        {
            selectors.Add(Selector.Of(null, attributes));
            return selectors;
        }
        foreach (RouteAttribute route in templates)
            selectors.Add(Selector.Of(route, attributes.Where(attribute => ReferenceEquals(attribute, route) || (!templates.Contains(attribute) && !(route.Methods is not null && attribute.Methods is not null)))));
        if (hasSilent)
            selectors.Add(Selector.Of(null, attributes.Where(attribute => !templates.Contains(attribute))));
        return selectors;
    }

    private Dictionary<string, string> TokensOf(INamedTypeSymbol controller, IMethodSymbol action, bool isApi)
    {
        string? renamed = ControllerRules.AttributesOf(action).FirstOrDefault(attribute => attribute.AttributeClass.Is(Mvc + "ActionNameAttribute"))?.ConstructorArguments.FirstOrDefault().Value as string;
        string name = renamed ?? (!_keepsAsync && action.Name.EndsWith("Async", StringComparison.Ordinal) && action.Name.Length > 5 ? action.Name.Substring(0, action.Name.Length - 5) : action.Name);
        string own = ControllerRules.NameOf(controller);
        Dictionary<string, string> tokens = new(StringComparer.OrdinalIgnoreCase) { ["controller"] = own, ["action"] = name };
        foreach (AttributeData attribute in ControllerRules.AttributesOf(action).Concat(controller.SelfAndBases().SelectMany(at => at.GetAttributes())).Reverse())
        {
            if (!attribute.AttributeClass.IsOrInherits(Mvc + "Routing.RouteValueAttribute"))
                continue;
            if (attribute.AttributeClass.Is(Mvc + "AreaAttribute") && attribute.ConstructorArguments is [{ Value: string area }])
                tokens["area"] = area;
            else if (attribute.AttributeClass.Is("Asp.Versioning.ControllerNameAttribute") && attribute.ConstructorArguments is [{ Value: string versioned }])
                tokens["controller"] = versioned;
        }
        if (isApi && tokens["controller"] == own && own.TrimEnd(Digits) is { Length: > 0 } trimmed && trimmed != own && _trimsNumbers != false)
        {
            tokens.Remove("controller");
            if (_trimsNumbers == true)
                tokens["controller"] = trimmed;
        }
        return tokens;
    }

    // API versioning takes the number from the end of an API controller's name, once the program adds it; null where that is not known.
    private bool? TrimsNumbers()
    {
        if (!_source.Compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name == "Asp.Versioning.Mvc"))
            return false;
        bool isAdded = _source.CallsOf("AddMvc").Select(_source.OperationOf).OfType<IInvocationOperation>().Any(call => call.TargetMethod.ContainingAssembly?.Name.StartsWith("Asp.Versioning.", StringComparison.Ordinal) == true);
        return isAdded && !_source.Mentions("IControllerNameConvention").Any() ? true : null;
    }

    private bool KeepsAsync() => _source.Mentions("SuppressAsyncSuffixInActionNames")
        .Any(mention => mention.Ancestors().OfType<AssignmentExpressionSyntax>().FirstOrDefault() is { } assignment && _source.OperationOf(assignment.Right)?.ConstantValue is { HasValue: true, Value: false });

    // Conventions are code that runs before the routes are made. Whether one of them transforms tokens is known; what others do is not.
    private bool SayConventions()
    {
        bool transforms = false;
        foreach (SimpleNameSyntax mention in _source.Mentions("Conventions"))
        {
            if (mention.Parent is not MemberAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } } || TreeFacts.NameOf(call) is not ("Add" or "Insert" or "AddRange")
                || _source.OperationOf(mention.Parent)?.Type is not { } list || !list.ToString().Contains("Microsoft.AspNetCore.Mvc.ApplicationModels."))
            {
                continue;
            }
            if (call.ToString().Contains("RouteTokenTransformerConvention"))
                transforms = true;
            else
                _sink.Add(mention.GetLocation(), "a convention may change the routes of controllers when the program runs");
        }
        return transforms;
    }

    private sealed record Selector(string? Template, bool IsRouted, IReadOnlyList<string> Methods, Location? Place, string? Problem)
    {
        public static Selector None { get; } = new(null, false, [], null, null);

        public static Selector Of(RouteAttribute? route, IEnumerable<RouteAttribute> attributes)
        {
            RouteAttribute[] all = [.. attributes];
            return new Selector(route?.Template, route?.Template is not null, [.. all.SelectMany(attribute => attribute.Methods ?? []).Distinct()], route?.Location ?? all.FirstOrDefault()?.Location,
                all.FirstOrDefault(attribute => attribute.Problem is not null)?.Problem);
        }
    }
}
