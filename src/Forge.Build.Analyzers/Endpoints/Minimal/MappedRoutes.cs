using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Endpoints.Shapes;
using Forge.Build.Analyzers.Endpoints.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Forge.Build.Analyzers.Endpoints.Minimal;

/// <summary>
/// Reads what <c>MapGet</c> and its like declare. What each call of the framework means for the table:
/// <list type="bullet">
/// <item><c>Map</c>, <c>MapGet</c>, <c>MapPost</c>, <c>MapPut</c>, <c>MapDelete</c>, <c>MapPatch</c>, <c>MapMethods</c>: an endpoint with its shapes.</item>
/// <item><c>MapHub</c>, <c>MapConnections</c>, <c>MapConnectionHandler</c>, <c>MapHealthChecks</c>: an endpoint for every method, of unknown shape. What a hub's protocol adds below (<c>/negotiate</c>) is not said.</item>
/// <item><c>MapIdentityApi</c>: its endpoints, which are the same in every version that has it.</item>
/// <item><c>MapControllers</c>, <c>MapFastEndpoints</c> and their like: no endpoint by themselves, but the prefix of all controllers, or of all endpoints that are classes.</item>
/// <item>Fallbacks, Razor pages and components, gRPC services, dynamic routes, data sources and calls of other assemblies that take a route builder: a place that cannot be read.</item>
/// <item>Files, OpenAPI documents and their pages, short circuits, the hub of Blazor: nothing; they are no part of an API.</item>
/// </list>
/// </summary>
internal sealed class MappedRoutes
{
    private const string Minimal = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";
    private const int MostChains = 2000;

    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "MapGroup", "MapStaticAssets", "MapOpenApi", "MapSwagger", "MapScalarApiReference", "MapShortCircuit", "MapBlazorHub", "MapFallbackToFile", "NewVersionedApi", "MapApiGroup",
        "DefineApi", "UseEndpoints", "UseOpenApi", "UseSwaggerGen", "DescribeApiVersions",
    };

    private static readonly HashSet<string> OfControllers = new(StringComparer.Ordinal)
    {
        "MapControllers", "MapControllerRoute", "MapDefaultControllerRoute", "MapAreaControllerRoute",
    };

    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal) { "MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods" };

    private static readonly HashSet<string> Others = new(StringComparer.Ordinal) { "MapHub", "MapHealthChecks", "MapConnections", "MapConnectionHandler" };

    private readonly Dictionary<string, bool> _declared = new(StringComparer.Ordinal);
    private readonly SourceView _source;
    private readonly CallChains _chains;
    private readonly EndpointSink _sink;
    private readonly HandlerShapes _shapes;
    private readonly List<ControllerMapping> _controllers = new();
    private readonly List<StaticValues.Prefix> _fastEndpoints = new();

    /// <summary>Reads the sources of a compilation.</summary>
    public MappedRoutes(SourceView source, EndpointSink sink)
    {
        _source = source;
        _sink = sink;
        _chains = new CallChains(source);
        _shapes = new HandlerShapes(source);
    }

    /// <summary>Where controllers are mapped.</summary>
    /// <param name="Location">The call.</param>
    /// <param name="Prefix">What stands before their routes.</param>
    /// <param name="IsConventional">Whether actions without a route of their own get one from their names.</param>
    public sealed record ControllerMapping(Location Location, StaticValues.Prefix Prefix, bool IsConventional);

    /// <summary>Where controllers are mapped; known after <see cref="Read()"/>.</summary>
    public IReadOnlyList<ControllerMapping> Controllers => _controllers;

    /// <summary>Below what FastEndpoints are mapped; known after <see cref="Read()"/>.</summary>
    public IReadOnlyList<StaticValues.Prefix> FastEndpoints => _fastEndpoints;

    /// <summary>Reads all calls.</summary>
    public void Read()
    {
        foreach (InvocationExpressionSyntax syntax in _source.Calls(IsOfInterest))
        {
            if (IsWorthBinding(syntax) && _source.OperationOf(syntax) is IInvocationOperation call)
                Read(call);
        }
    }

    /// <summary>Whether a call may map something, by its syntax alone.</summary>
    public static bool MayMap(InvocationExpressionSyntax call) => TreeFacts.NameOf(call) is var name && IsOfInterest(name) && (name != "Add" || IsOfDataSources(call));

    private static bool IsOfDataSources(InvocationExpressionSyntax call)
        => call.Expression is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DataSources" } or MemberBindingExpressionSyntax { Name.Identifier.ValueText: "DataSources" } }
            && call.Expression.ToString().EndsWith(".DataSources.Add", StringComparison.Ordinal);

    // Calls of other names are reached through the methods that they call, if those are in these sources.
    private static bool IsOfInterest(string name) => name.StartsWith("Map", StringComparison.Ordinal) || name is "UsePathBase" or "UseFastEndpoints" or "Add";

    // To ask the compiler what a call calls binds the whole method around it, and many a method maps something else. What the sources declare themselves is no call of the
    // framework, unless it has a name of the framework's.
    private bool IsWorthBinding(InvocationExpressionSyntax call)
    {
        string name = TreeFacts.NameOf(call);
        if (name == "Add")
            return IsOfDataSources(call);
        if (name == "Map" && call.ArgumentList.Arguments.Count < 2)
            return false;
        bool mayBeOwn = name == "Map" ? call.Expression is SimpleNameSyntax : !Verbs.Contains(name) && !OfControllers.Contains(name) && !Others.Contains(name);
        if (!mayBeOwn)
            return true;
        if (!_declared.TryGetValue(name, out bool isDeclared))
            _declared.Add(name, isDeclared = _source.Compilation.ContainsSymbolsWithName(name, SymbolFilter.Member, _source.Cancellation));
        return !isDeclared;
    }

    private void Read(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        // What this project declares is read where it stands. An editor has the sources of other projects as well, a build has not.
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration && _source.Compilation.ContainsSyntaxTree(declaration.SyntaxTree))
            return;
        Location place = PlaceOf(call);
        if (method.Name == "UsePathBase")
        {
            if (method.ContainingType.Is("Microsoft.AspNetCore.Builder.UsePathBaseExtensions"))
                _sink.Add(place, "`UsePathBase` puts a prefix before all routes that a server in front may put there as well");
            return;
        }
        if (method.Name == "Add")
        {
            if (call.Instance?.Type is { } list && list.ToString().Contains("EndpointDataSource"))
                _sink.Add(place, "a data source declares its endpoints when the program runs");
            return;
        }
        if (method.Name == "Map" && method.ContainingType.Is("Microsoft.AspNetCore.Builder.MapExtensions"))
        {
            _sink.Add(place, "a branch of the pipeline answers below a path without declaring routes");
            return;
        }
        if (method.ContainingType.Is("FastEndpoints.MainExtensions") && method.Name is "UseFastEndpoints" or "MapFastEndpoints")
        {
            Follow(call, chain => ReadFastEndpoints(call, chain));
            return;
        }
        if (!TakesBuilder(call) || Silent.Contains(method.Name))
            return;
        if (method.ContainingType.Is(Minimal) && (method.Name == "Map" || Verbs.Contains(method.Name)))
            Follow(call, chain => ReadRoute(call, chain));
        else if (!IsOfFramework(method))
            _sink.Add(place, "`" + method.Name + "` of " + method.ContainingAssembly?.Name + " declares its routes itself", method.ContainingAssembly);
        else if (OfControllers.Contains(method.Name))
            Follow(call, chain => ReadControllers(call, chain));
        else if (Others.Contains(method.Name))
            Follow(call, chain => ReadShapeless(call, chain));
        else if (method.Name == "MapIdentityApi")
            Follow(call, chain => ReadIdentity(call, chain));
        else
            _sink.Add(place, ReasonOf(method.Name));
    }

    private static string ReasonOf(string name) => name switch
    {
        "MapRazorPages" => "the routes of Razor pages stand in their files",
        "MapRazorComponents" => "the routes of Razor components stand in their files",
        "MapGrpcService" => "the routes of a gRPC service stand in its proto file",
        "MapDynamicControllerRoute" or "MapDynamicPageRoute" => "`" + name + "` finds routes when the program runs",
        _ when name.StartsWith("MapFallback", StringComparison.Ordinal) => "`" + name + "` answers whatever no route answers",
        _ => "`" + name + "` declares its routes itself",
    };

    private static bool TakesBuilder(IInvocationOperation call)
        => StaticValues.IsBuilder(call.Instance?.Type) || call.TargetMethod.Parameters.Any(parameter => StaticValues.IsBuilder(parameter.Type));

    private static bool IsOfFramework(IMethodSymbol method) => method.ContainingAssembly is { } assembly
        && (assembly.Name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || assembly.Name.StartsWith("Asp.Versioning.", StringComparison.Ordinal)
            || assembly.Name.StartsWith("Grpc.AspNetCore.", StringComparison.Ordinal));

    /// <summary>Reads a place in each chain of calls that leads to it, as far as the chain matters.</summary>
    /// <param name="call">The place.</param>
    /// <param name="read">Null where all is said; otherwise what it still needs, or failed at.</param>
    private void Follow(IInvocationOperation call, Func<Frame, StaticValues?> read)
    {
        Queue<Frame> open = new([_chains.At(call)]);
        int chains = 0;
        while (open.Count > 0)
        {
            if (++chains > MostChains)
            {
                _sink.Add(PlaceOf(call), "too many calls lead here");
                return;
            }
            Frame chain = open.Dequeue();
            if (chain.Root.Function is { } root && _source.IsUnused(root))
                continue;
            if (!CallChains.LeavesTypeOpen(chain) || chain.Root.IsOpen)
            {
                if (read(chain) is not { } unread)
                    continue;
                if (unread.Needed is null)
                {
                    _sink.Add(PlaceOf(call), unread.Reason);
                    continue;
                }
            }
            IReadOnlyList<Frame> longer = _chains.Longer(chain, out string? problem);
            foreach (Frame next in longer)
                open.Enqueue(next);
            if (problem is not null)
                _sink.Add(PlaceOf(call), problem);
        }
    }

    private StaticValues? ReadRoute(IInvocationOperation call, Frame chain)
    {
        StaticValues values = new(_source);
        IMethodSymbol method = call.TargetMethod;
        if (values.PrefixOf(Argument(call, 0), chain) is not { } prefix || values.Text(Argument(call, 1), chain) is not { } pattern)
            return values;
        IReadOnlyList<string>? methods = method.Name switch
        {
            "Map" => [],
            "MapMethods" => values.Texts(Argument(call, 2), chain),
            _ => [method.Name.Substring(3).ToUpperInvariant()],
        };
        if (methods is null)
            return values;
        string template = RouteTemplate.Join(prefix.Text, pattern);
        if (RouteTemplate.ParametersOf(template) is not { } parameters)
        {
            _sink.Add(PlaceOf(call), "the framework refuses the route template");
            return null;
        }
        IReadOnlyList<string> sorted = [.. methods.Select(name => name.ToUpperInvariant()).Distinct().OrderBy(name => name, StringComparer.Ordinal)];
        IOperation? argument = Argument(call, method.Name == "MapMethods" ? 3 : 2);
        var handler = values.Handler(argument, chain);
        bool isBound = method.Parameters[method.Parameters.Length - 1].Type.Is("System.Delegate");
        HandlerShape shape = isBound && handler is { } known
            ? _shapes.OfDelegate(known.Method, known.Frame, parameters, sorted)
            : HandlerShape.Unknown(parameters);
        shape = Conventions.Apply(shape, call, _source);
        _sink.Add(new Endpoint(new EndpointRoute(template, prefix.IsOpen), sorted, shape.Parameters, shape.Request, shape.IsRequestKnown, shape.Responses,
            Argument(call, 1)!.Syntax.GetLocation(), handler?.Location ?? argument?.Syntax.GetLocation() ?? PlaceOf(call)) { MayAnswerMore = shape.MayAnswerMore });
        return null;
    }

    private StaticValues? ReadControllers(IInvocationOperation call, Frame chain)
    {
        StaticValues values = new(_source);
        if (values.PrefixOf(Argument(call, 0), chain) is not { } prefix)
            return values;
        ControllerMapping mapping = new(PlaceOf(call), prefix, call.TargetMethod.Name != "MapControllers");
        if (!_controllers.Contains(mapping))
            _controllers.Add(mapping);
        return null;
    }

    // The one form takes the pipeline and asks it to be a route builder, which only the program itself is.
    private StaticValues? ReadFastEndpoints(IInvocationOperation call, Frame chain)
    {
        StaticValues values = new(_source);
        StaticValues.Prefix? prefix = call.TargetMethod.Name == "UseFastEndpoints" ? new StaticValues.Prefix("", false) : values.PrefixOf(Argument(call, 0), chain);
        if (prefix is null)
            return values;
        if (!_fastEndpoints.Contains(prefix))
            _fastEndpoints.Add(prefix);
        return null;
    }

    private StaticValues? ReadShapeless(IInvocationOperation call, Frame chain)
    {
        StaticValues values = new(_source);
        if (values.PrefixOf(Argument(call, 0), chain) is not { } prefix || values.Text(Argument(call, 1), chain) is not { } pattern)
            return values;
        string template = RouteTemplate.Join(prefix.Text, pattern);
        if (RouteTemplate.ParametersOf(template) is { } parameters)
        {
            HandlerShape shape = HandlerShape.Unknown(parameters);
            _sink.Add(new Endpoint(new EndpointRoute(template, prefix.IsOpen), [], shape.Parameters, null, false, [], Argument(call, 1)!.Syntax.GetLocation(), PlaceOf(call))
            {
                Kind = call.TargetMethod.Name == "MapHealthChecks" ? EndpointKind.Http : EndpointKind.Socket,
                MayAnswerMore = true,
            });
        }
        return null;
    }

    private StaticValues? ReadIdentity(IInvocationOperation call, Frame chain)
    {
        StaticValues values = new(_source);
        if (values.PrefixOf(Argument(call, 0), chain) is not { } prefix)
            return values;
        Location place = PlaceOf(call);
        foreach ((string method, string route, string? request) in IdentityApi.Routes)
        {
            ITypeSymbol? body = request is null ? null : _source.Compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Identity.Data." + request);
            string template = RouteTemplate.Join(prefix.Text, route);
            HandlerShape shape = HandlerShape.Unknown(RouteTemplate.ParametersOf(template) ?? []);
            _sink.Add(new Endpoint(new EndpointRoute(template, prefix.IsOpen), [method], shape.Parameters, body, request is null || body is not null, [], place, place) { MayAnswerMore = true });
        }
        return null;
    }

    private static IOperation? Argument(IInvocationOperation call, int ordinal) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    private static Location PlaceOf(IInvocationOperation call)
        => call.Syntax is InvocationExpressionSyntax syntax && TreeFacts.NameSyntaxOf(syntax) is { } name ? name.GetLocation() : call.Syntax.GetLocation();
}
