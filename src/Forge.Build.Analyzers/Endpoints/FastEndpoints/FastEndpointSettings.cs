using System.Collections.Generic;
using Forge.Build.Analyzers.Endpoints.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Forge.Build.Analyzers.Endpoints.FastEndpoints;

/// <summary>What a program sets for all FastEndpoints: the prefix of their routes, and how a version becomes a part of one.</summary>
internal sealed class FastEndpointSettings
{
    private const string Space = "FastEndpoints.";

    private readonly SourceView _source;
    private readonly EndpointSink _sink;

    /// <summary>Reads the settings in the sources of a compilation; what cannot be read is said.</summary>
    public FastEndpointSettings(SourceView source, EndpointSink sink)
    {
        _source = source;
        _sink = sink;
        RoutePrefix = Text("EndpointOptions", "RoutePrefix")?.Trim('/') ?? "";
        VersionPrefix = Text("VersioningOptions", "Prefix") ?? "v";
        VersionTemplate = Text("VersioningOptions", "RouteTemplate");
        DefaultVersion = Value("VersioningOptions", "DefaultVersion") as int? ?? 0;
        IsVersionFirst = Value("VersioningOptions", "PrependToRoute") is true;
        SayCode("Configurator");
        SayCode("Filter");
    }

    /// <summary>What stands before all routes, unless an endpoint overrides it; without slashes around it.</summary>
    public string RoutePrefix { get; }

    /// <summary>What stands before a version's number.</summary>
    public string VersionPrefix { get; }

    /// <summary>What a version takes the place of in a route; null where it is added.</summary>
    public string? VersionTemplate { get; }

    /// <summary>The version of endpoints that state none; 0 for none.</summary>
    public int DefaultVersion { get; }

    /// <summary>Whether a version stands before the route and not behind it.</summary>
    public bool IsVersionFirst { get; }

    /// <summary>Whether a part of this is not known, so that no route is known as a whole.</summary>
    public bool IsOpen { get; private set; }

    private string? Text(string type, string property)
    {
        string? value = null;
        foreach ((ExpressionSyntax expression, Location place) in Assignments(type, property))
        {
            StaticValues values = new(_source);
            if (_source.OperationOf(expression) is { ConstantValue: { HasValue: true, Value: null } })
                continue;
            if (values.Text(_source.OperationOf(expression), new Frame(_source.FunctionAround(expression))) is { } text && (value is null || value == text))
                value = text;
            else
                SayOpen(place, property);
        }
        return value;
    }

    private object? Value(string type, string property)
    {
        object? value = null;
        foreach ((ExpressionSyntax expression, Location place) in Assignments(type, property))
        {
            if (_source.OperationOf(expression)?.ConstantValue is { HasValue: true } constant && (value is null || value.Equals(constant.Value)))
                value = constant.Value;
            else
                SayOpen(place, property);
        }
        return value;
    }

    // A function that gets every endpoint may change its route.
    private void SayCode(string property)
    {
        foreach ((_, Location place) in Assignments("EndpointOptions", property))
            _sink.Add(place, "`" + property + "` may change endpoints or leave them out when the program runs");
    }

    private void SayOpen(Location place, string property)
    {
        IsOpen = true;
        _sink.Add(place, "`" + property + "` is set when the program runs");
    }

    private IEnumerable<(ExpressionSyntax Value, Location Place)> Assignments(string type, string property)
    {
        foreach (SimpleNameSyntax mention in _source.Mentions(property))
        {
            ExpressionSyntax target = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access : mention;
            if (target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target
                && _source.ModelOf(mention.SyntaxTree).GetSymbolInfo(mention, _source.Cancellation).Symbol is IPropertySymbol { ContainingType: var owner } && owner.Is(Space + type))
            {
                yield return (assignment.Right, mention.GetLocation());
            }
        }
    }
}
