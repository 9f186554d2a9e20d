using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Endpoints;

/// <summary>Takes what the readers find, each once.</summary>
internal sealed class EndpointSink
{
    private readonly List<Endpoint> _endpoints = new();
    private readonly HashSet<(Location, Location, string, bool, string)> _known = new();
    private readonly Dictionary<Location, UnknownEndpoint> _unknown = new();

    /// <summary>A route that was read.</summary>
    public void Add(Endpoint endpoint)
    {
        if (_known.Add((endpoint.RouteLocation, endpoint.HandlerLocation, endpoint.Route.Template, endpoint.Route.HasOpenPrefix, string.Join(",", endpoint.Methods))))
            _endpoints.Add(endpoint);
    }

    /// <summary>A place that could not be read.</summary>
    public void Add(Location location, string reason, IAssemblySymbol? declaredIn = null)
    {
        if (!_unknown.ContainsKey(location))
            _unknown.Add(location, new UnknownEndpoint(location, reason, declaredIn));
    }

    /// <summary>All, in the order of their places.</summary>
    public EndpointTable Table(bool mayHoldMore) => new(
        [.. _endpoints.OrderBy(endpoint => Path(endpoint.RouteLocation), StringComparer.Ordinal).ThenBy(endpoint => endpoint.RouteLocation.SourceSpan.Start)
            .ThenBy(endpoint => endpoint.Route.Template, StringComparer.Ordinal).ThenBy(endpoint => string.Join(",", endpoint.Methods), StringComparer.Ordinal)],
        [.. _unknown.Values.OrderBy(unknown => Path(unknown.Location), StringComparer.Ordinal).ThenBy(unknown => unknown.Location.SourceSpan.Start)],
        mayHoldMore);

    private static string Path(Location location) => location.SourceTree?.FilePath ?? "";
}
