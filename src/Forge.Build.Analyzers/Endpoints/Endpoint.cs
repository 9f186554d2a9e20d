using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Endpoints;

/// <summary>A route that the code declares, as far as it is known before the program runs.</summary>
/// <param name="Route">Where it answers.</param>
/// <param name="Methods">The HTTP methods in upper case, sorted; none where every method is answered.</param>
/// <param name="Parameters">What the handler takes from the route.</param>
/// <param name="Request">The type of the body; null where it takes none, or where that is not known (<see cref="IsRequestKnown"/>).</param>
/// <param name="IsRequestKnown">Whether <paramref name="Request"/> says all.</param>
/// <param name="Responses">What it answers; none where that is not known.</param>
/// <param name="RouteLocation">Where the route is written.</param>
/// <param name="HandlerLocation">Where the handler is written: the lambda, the method's name.</param>
internal sealed record Endpoint(
    EndpointRoute Route,
    IReadOnlyList<string> Methods,
    IReadOnlyList<EndpointParameter> Parameters,
    ITypeSymbol? Request,
    bool IsRequestKnown,
    IReadOnlyList<EndpointResponse> Responses,
    Location RouteLocation,
    Location HandlerLocation)
{
    /// <summary>What it speaks.</summary>
    public EndpointKind Kind { get; init; }

    /// <summary>Whether it may answer in ways that <see cref="Responses"/> does not say, as where an answer's status is a value.</summary>
    public bool MayAnswerMore { get; init; }
}

/// <summary>What an endpoint speaks.</summary>
internal enum EndpointKind
{
    /// <summary>Requests and responses.</summary>
    Http,

    /// <summary>A connection that stays open: a hub.</summary>
    Socket,
}

/// <summary>A route template as the framework would have it.</summary>
/// <param name="Template">With a leading <c>/</c> and none at the end, parameters as written: <c>/orders/{id:int}</c>. Below an unknown prefix only what is known of it.</param>
/// <param name="HasOpenPrefix">Whether something that is decided elsewhere stands before it, as in an extension method that another project calls.</param>
internal sealed record EndpointRoute(string Template, bool HasOpenPrefix = false);

/// <summary>A parameter in a route.</summary>
/// <param name="Name">As in the template.</param>
/// <param name="Type">What the handler makes of it; null where it does not take it.</param>
/// <param name="IsOptional">Whether the template says so, or has a default.</param>
internal sealed record EndpointParameter(string Name, ITypeSymbol? Type, bool IsOptional);

/// <summary>An answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The type of the body; null where there is none.</param>
internal sealed record EndpointResponse(int Status, ITypeSymbol? Body);

/// <summary>A place at which a route is declared that cannot be read before the program runs.</summary>
/// <param name="Location">Where.</param>
/// <param name="Reason">Why, as a clause without a full stop.</param>
/// <param name="DeclaredIn">The assembly that declares it, where it is another one; else null.</param>
internal sealed record UnknownEndpoint(Location Location, string Reason, IAssemblySymbol? DeclaredIn = null);

/// <summary>All endpoints of a compilation.</summary>
/// <param name="Endpoints">In the order of their places.</param>
/// <param name="Unknown">What was seen and not read, in the order of their places.</param>
/// <param name="MayHoldMore">Whether referenced projects may declare endpoints that this compilation does not show.</param>
internal sealed record EndpointTable(IReadOnlyList<Endpoint> Endpoints, IReadOnlyList<UnknownEndpoint> Unknown, bool MayHoldMore)
{
    /// <summary>What was read for it beyond declarations.</summary>
    public LookedAt LookedAt { get; init; } = new();
}
