using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Analyzers.Endpoints.Shapes;
using Forge.Build.Analyzers.Endpoints.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Forge.Build.Analyzers.Endpoints.FastEndpoints;

/// <summary>Reads endpoints that are classes: what <c>Configure()</c> or attributes say of their routes, with groups, prefixes and versions.</summary>
internal sealed class FastEndpointRoutes
{
    private const string Space = "FastEndpoints.";
    private const int MostCalls = 16;

    private readonly SourceView _source;
    private readonly EndpointSink _sink;
    private readonly FastEndpointSettings _settings;
    private readonly IReadOnlyList<StaticValues.Prefix> _prefixes;

    /// <summary>Reads the endpoints of a compilation.</summary>
    /// <param name="source">Its sources.</param>
    /// <param name="sink">Takes what is found.</param>
    /// <param name="prefixes">Below what the sources map them; none where another project does.</param>
    public FastEndpointRoutes(SourceView source, EndpointSink sink, IReadOnlyList<StaticValues.Prefix> prefixes)
    {
        _source = source;
        _sink = sink;
        _settings = new FastEndpointSettings(source, sink);
        _prefixes = prefixes.Count == 0 ? [new StaticValues.Prefix("", true)] : prefixes;
    }

    /// <summary>Reads all classes.</summary>
    public void Read()
    {
        foreach (INamedTypeSymbol type in _source.Classes().Where(IsEndpoint))
            Read(type);
    }

    private static bool IsEndpoint(INamedTypeSymbol type)
        => type is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false } && type.IsOrInherits(Space + "BaseEndpoint")
            && !type.GetAttributes().Any(attribute => attribute.AttributeClass.Is(Space + "DontRegisterAttribute"));

    private void Read(INamedTypeSymbol type)
    {
        Location name = type.Locations.First(location => location.IsInSource);
        EndpointDraft draft = new();
        if (ConfigureOf(type) is { } configure)
            Interpret(configure, new Frame(configure), draft, 0, isCertain: true);
        else
            ReadAttributes(type, name, draft);
        if (draft.Problem is { } problem)
        {
            _sink.Add(problem.Place, problem.Reason);
            return;
        }
        INamedTypeSymbol? shaped = type.SelfAndBases().OfType<INamedTypeSymbol>().FirstOrDefault(at => at.Is(Space + "Endpoint`2"));
        Location handler = type.GetMembers().Where(member => member.Name is "HandleAsync" or "ExecuteAsync").SelectMany(member => member.Locations).FirstOrDefault(location => location.IsInSource) ?? name;
        foreach ((string written, Location place) in draft.Routes)
        {
            if (Final(written, draft) is not { } route)
            {
                _sink.Add(place, "the route lacks the place for its version");
                continue;
            }
            foreach (StaticValues.Prefix prefix in _prefixes)
            {
                string template = RouteTemplate.Join(prefix.Text, route);
                if (RouteTemplate.ParametersOf(template) is not { } parameters)
                {
                    _sink.Add(place, "the framework refuses the route template");
                    continue;
                }
                // Each method is an endpoint of its own to the library, and to those who declare them.
                foreach (string method in draft.Methods)
                {
                    HandlerShape shape = Shape(shaped, parameters, method, draft);
                    _sink.Add(new Endpoint(new EndpointRoute(template, prefix.IsOpen || _settings.IsOpen), [method], shape.Parameters, shape.Request, shape.IsRequestKnown, shape.Responses, place, handler) { MayAnswerMore = true });
                }
            }
        }
    }

    // The nearest Configure that is not the library's own.
    private static IMethodSymbol? ConfigureOf(INamedTypeSymbol type)
        => type.SelfAndBases().TakeWhile(at => at.ContainingNamespace?.ToDisplayString() != "FastEndpoints" || at.Locations.Any(location => location.IsInSource))
            .SelectMany(at => at.GetMembers("Configure")).OfType<IMethodSymbol>().FirstOrDefault(method => method is { Parameters.IsEmpty: true, IsAbstract: false, IsOverride: true });

    private void Interpret(IMethodSymbol method, Frame frame, EndpointDraft draft, int depth, bool isCertain)
    {
        if (_source.DeclarationOf(method) is not { } declaration)
        {
            draft.Fail(method.Locations.FirstOrDefault(location => location.IsInSource) ?? frame.Call!.Syntax.GetLocation(), "`" + method.Name + "` is configured in another assembly");
            return;
        }
        foreach (InvocationExpressionSyntax syntax in declaration.DescendantNodes().OfType<InvocationExpressionSyntax>().OrderBy(call => call.Span.End))
        {
            if (_source.OperationOf(syntax) is not IInvocationOperation call)
                continue;
            bool runs = isCertain && !IsConditional(syntax, declaration);
            if (call.TargetMethod.ContainingType.FullName().StartsWith(Space, StringComparison.Ordinal) && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
                Apply(call, frame, draft, runs);
            else if (call.Instance is IInstanceReferenceOperation && call.TargetMethod.DeclaringSyntaxReferences.Length > 0 && depth < MostCalls && !frame.Runs(call.TargetMethod))
                Interpret(Actual(call.TargetMethod, syntax, method), new Frame(call.TargetMethod.OriginalDefinition, call, frame), draft, depth + 1, runs);
        }
    }

    // base.Configure() and the class's own methods; which override runs is not followed.
    private static IMethodSymbol Actual(IMethodSymbol target, InvocationExpressionSyntax syntax, IMethodSymbol from)
        => syntax.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } || SymbolEqualityComparer.Default.Equals(target.ContainingType, from.ContainingType) ? target : target.OriginalDefinition;

    private static bool IsConditional(SyntaxNode call, SyntaxNode declaration)
        => call.Ancestors().TakeWhile(node => node != declaration).Any(node => node is IfStatementSyntax or ElseClauseSyntax or SwitchStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax
            or DoStatementSyntax or TryStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax);

    private void Apply(IInvocationOperation call, Frame frame, EndpointDraft draft, bool runs)
    {
        string name = call.TargetMethod.Name;
        Location place = call.Syntax is InvocationExpressionSyntax syntax && TreeFacts.NameSyntaxOf(syntax) is { } called ? called.GetLocation() : call.Syntax.GetLocation();
        bool isRoute = call.TargetMethod.Parameters is [{ Type: var first }, ..] && (first.SpecialType == SpecialType.System_String || first is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String });
        bool isVerb = isRoute && name is "Get" or "Post" or "Put" or "Patch" or "Delete" or "Head" or "Query" or "Options" or "Trace" or "Connect";
        if (name is "Description" or "Summary" or "Options")
            draft.SaysAnswers |= call.Syntax.ToString().Contains("Produces") || call.Syntax.ToString().Contains("Response");
        if (!isVerb && name is not ("Routes" or "Verbs" or "AdditionalVerbs" or "Group" or "Version" or "EndpointVersion" or "DontVersion" or "RoutePrefixOverride"))
            return;
        if (!runs)
        {
            draft.Fail(place, "it depends on a condition");
            return;
        }
        StaticValues values = new(_source);
        IOperation? argument = call.Arguments.FirstOrDefault(given => given.Parameter?.Ordinal == 0)?.Value;
        switch (name)
        {
            case "Verbs":
            case "AdditionalVerbs":
                if (VerbsOf(argument, frame, values) is { } verbs)
                    draft.Methods = [.. (name == "Verbs" ? verbs : draft.Methods.Concat(verbs)).Distinct()];
                else
                    draft.Fail(place, values.Reason);
                break;
            case "Group":
                BelowGroup(call.TargetMethod.TypeArguments.FirstOrDefault() as INamedTypeSymbol, draft, place, 0);
                break;
            case "Version":
            case "EndpointVersion":
                if (argument?.ConstantValue is { HasValue: true, Value: int version })
                    draft.Version = version;
                else
                    draft.Fail(place, "the version is decided when the program runs");
                break;
            case "DontVersion":
                draft.Version = 0;
                break;
            case "RoutePrefixOverride":
                if (values.Text(argument, frame) is { } prefix)
                    draft.Prefix = prefix;
                else
                    draft.Fail(place, values.Reason);
                break;
            default:
                if (isVerb)
                    draft.Methods = [name.ToUpperInvariant()];
                ReadRoutes(call, argument, frame, values, draft, place);
                break;
        }
    }

    private void ReadRoutes(IInvocationOperation call, IOperation? argument, Frame frame, StaticValues values, EndpointDraft draft, Location place)
    {
        if (call.TargetMethod.Parameters[0].Type is IArrayTypeSymbol)
        {
            if (values.Texts(argument, frame) is { } routes)
                draft.Routes = [.. routes.Select((route, at) => (route, PlaceOf(argument, at, place)))];
            else
                draft.Fail(place, values.Reason);
            return;
        }
        // Get("/orders/{@id}", request => new { request.Id }): the names stand for the placeholders.
        string[] names = [.. call.Arguments.Skip(1).SelectMany(given => given.Syntax.DescendantNodes().OfType<AnonymousObjectMemberDeclaratorSyntax>()).Select(member => member.Expression)
            .OfType<MemberAccessExpressionSyntax>().Select(member => member.Name.Identifier.ValueText)];
        if (values.Text(argument, frame) is not { } pattern)
        {
            draft.Fail(place, values.Reason);
            return;
        }
        if (Filled(pattern, names) is { } filled)
            draft.Routes = [(filled, argument!.Syntax.GetLocation())];
        else
            draft.Fail(place, "its placeholders are filled when the program runs");
    }

    // Null where placeholders and names are not as many, or none.
    private static string? Filled(string pattern, string[] names)
    {
        StringBuilder text = new();
        int used = 0;
        for (int at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] != '@')
            {
                text.Append(pattern[at]);
                continue;
            }
            if (used == names.Length)
                return null;
            text.Append(names[used++]);
            while (at + 1 < pattern.Length && (char.IsLetterOrDigit(pattern[at + 1]) || pattern[at + 1] == '_'))
                at++;
        }
        return used > 0 && used == names.Length ? text.ToString() : null;
    }

    private static Location PlaceOf(IOperation? list, int at, Location otherwise)
        => list is IArrayCreationOperation { Initializer.ElementValues: var values } && at < values.Length && values[at].Syntax.SyntaxTree is not null ? values[at].Syntax.GetLocation() : otherwise;

    private IReadOnlyList<string>? VerbsOf(IOperation? argument, Frame frame, StaticValues values)
    {
        if (argument is IArrayCreationOperation { Initializer.ElementValues: var elements } && elements.All(element => element is IFieldReferenceOperation { Field.ContainingType.TypeKind: TypeKind.Enum }))
            return [.. elements.Select(element => ((IFieldReferenceOperation)element).Field.Name.ToUpperInvariant())];
        return argument?.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } ? values.Texts(argument, frame)?.Select(verb => verb.ToUpperInvariant()).ToArray() : null;
    }

    // A group's constructor says its prefix; a group of a group adds that of its parent.
    private void BelowGroup(INamedTypeSymbol? group, EndpointDraft draft, Location place, int depth)
    {
        if (group is null || depth > MostCalls)
        {
            draft.Fail(place, "the group cannot be followed");
            return;
        }
        foreach (INamedTypeSymbol at in group.SelfAndBases().OfType<INamedTypeSymbol>())
        {
            foreach (InvocationExpressionSyntax syntax in at.InstanceConstructors.SelectMany(constructor => constructor.DeclaringSyntaxReferences).Select(_source.SyntaxOf)
                .OfType<ConstructorDeclarationSyntax>().SelectMany(constructor => constructor.DescendantNodes().OfType<InvocationExpressionSyntax>()).Where(call => TreeFacts.NameOf(call) == "Configure"))
            {
                if (_source.OperationOf(syntax) is not IInvocationOperation call || !call.TargetMethod.ContainingType.IsOrInherits(Space + "Group"))
                    continue;
                StaticValues values = new(_source);
                if (values.Text(call.Arguments.FirstOrDefault(given => given.Parameter?.Ordinal == 0)?.Value, new Frame(_source.FunctionAround(syntax))) is not { } prefix)
                {
                    draft.Fail(TreeFacts.NameSyntaxOf(syntax)!.GetLocation(), values.Needed is null ? values.Reason : "the group's prefix is handed to it when it is made");
                    return;
                }
                draft.Below(prefix);
                foreach (InvocationExpressionSyntax inner in syntax.ArgumentList.DescendantNodes().OfType<InvocationExpressionSyntax>())
                {
                    if (_source.OperationOf(inner) is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true } } setting && setting.TargetMethod.ContainingType.Is(Space + "EndpointDefinition"))
                        Apply(setting, new Frame(_source.FunctionAround(inner)), draft, runs: !IsConditional(inner, inner.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Last()));
                }
                if (at.SelfAndBases().OfType<INamedTypeSymbol>().FirstOrDefault(parent => parent.Is(Space + "SubGroup`1")) is { } sub)
                    BelowGroup(sub.TypeArguments[0] as INamedTypeSymbol, draft, place, depth + 1);
                return;
            }
        }
        draft.Fail(place, "the group's prefix is set elsewhere");
    }

    private void ReadAttributes(INamedTypeSymbol type, Location name, EndpointDraft draft)
    {
        foreach (AttributeData attribute in type.SelfAndBases().SelectMany(at => at.GetAttributes()))
        {
            Location place = attribute.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : name;
            INamedTypeSymbol? kind = attribute.AttributeClass;
            if (kind.Is(Space + "GroupAttribute`1"))
                BelowGroup(kind!.TypeArguments[0] as INamedTypeSymbol, draft, place, 0);
            else if (kind.IsOrInherits(Space + "HttpAttribute"))
            {
                if (kind!.ContainingNamespace.ToDisplayString() != "FastEndpoints" || !kind.Name.StartsWith("Http", StringComparison.Ordinal))
                {
                    draft.Fail(place, "`" + kind.Name + "` makes its route when the program runs");
                    return;
                }
                draft.Methods = [kind.Name.Substring(4, kind.Name.Length - 4 - "Attribute".Length).ToUpperInvariant()];
                draft.Routes = [.. attribute.ConstructorArguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values.AsEnumerable() : [argument])
                    .Select(value => value.Value).OfType<string>().Select(route => (route, place))];
            }
        }
    }

    private string? Final(string route, EndpointDraft draft)
    {
        string prefix = _settings.RoutePrefix.Length == 0 || draft.Prefix?.Length == 0 ? "" : draft.Prefix?.Trim('/') is { Length: > 0 } own ? own : _settings.RoutePrefix;
        int version = draft.Version ?? _settings.DefaultVersion;
        if (version == 0)
            return RouteTemplate.Join(prefix, route);
        string number = _settings.VersionPrefix + version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (_settings.VersionTemplate is { } template)
        {
            int at = route.IndexOf(template, StringComparison.Ordinal);
            return at < 0 ? null : RouteTemplate.Join(prefix, route.Substring(0, at) + number + route.Substring(at + template.Length));
        }
        return _settings.IsVersionFirst ? RouteTemplate.Join(prefix, number + "/" + route.TrimStart('/')) : RouteTemplate.Join(RouteTemplate.Join(prefix, route), number);
    }

    private HandlerShape Shape(INamedTypeSymbol? shaped, IReadOnlyList<RouteTemplate.Parameter> route, string method, EndpointDraft draft)
    {
        if (shaped is null)
            return HandlerShape.Unknown(route);
        ITypeSymbol request = shaped.TypeArguments[0], response = shaped.TypeArguments[1];
        IPropertySymbol[] properties = [.. request.SelfAndBases().SelectMany(at => at.GetMembers()).OfType<IPropertySymbol>().Where(property => property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, SetMethod: not null })];
        EndpointParameter[] parameters = [.. route.Select(part => new EndpointParameter(part.Name,
            properties.FirstOrDefault(property => string.Equals(NameOf(property), part.Name, StringComparison.OrdinalIgnoreCase))?.Type.WithoutNullable(), part.IsOptional))];
        bool isEmpty = request.Is(Space + "EmptyRequest");
        bool[] elsewhere = [.. properties.Select(property => route.Any(part => string.Equals(part.Name, NameOf(property), StringComparison.OrdinalIgnoreCase)) || property.GetAttributes().Any(IsNoBody))];
        bool hasNone = isEmpty || (elsewhere.Length > 0 && elsewhere.All(isElsewhere => isElsewhere));
        bool isKnown = hasNone || (method is not ("GET" or "HEAD" or "DELETE") && !elsewhere.Any(isElsewhere => isElsewhere) && request.TypeKind != TypeKind.Error);
        IReadOnlyList<EndpointResponse> answers = draft.SaysAnswers || response.TypeKind == TypeKind.Error ? []
            : response.SpecialType == SpecialType.System_Object || response.Is(Space + "EmptyResponse") ? [new EndpointResponse(204, null)]
            : ResponseShapes.Of(response, _source.Compilation, out _);
        return new HandlerShape(parameters, isKnown && !hasNone ? request : null, isKnown, answers, true);
    }

    private static string NameOf(IPropertySymbol property)
        => property.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(Space + "BindFromAttribute"))?.ConstructorArguments.FirstOrDefault().Value as string ?? property.Name;

    private static bool IsNoBody(AttributeData attribute) => attribute.AttributeClass.IsOrInherits(Space + "NonJsonBindingAttribute") || attribute.AttributeClass?.Name is "FromBodyAttribute" or "FromFormAttribute";
}
