using System;
using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts;

/// <summary><c>physics.yaml</c>: the routes that exist (Builder Contract 5).</summary>
/// <param name="Routes">In the order of the file; none where it declares none.</param>
public sealed record PhysicsContract(IReadOnlyList<PhysicsRoute> Routes)
{
    /// <summary>The named shapes, each as a field whose name is the schema's, in the order of the file.</summary>
    public IReadOnlyList<PhysicsField> Schemas { get; init; } = Array.Empty<PhysicsField>();
}

/// <summary>One path of <c>physics.yaml</c>.</summary>
/// <param name="Path">As written, for example <c>/orders/{id}</c>.</param>
/// <param name="Methods">The methods below it, in the order of the file; other members are left out.</param>
/// <param name="Location">The path's place in <c>physics.yaml</c>.</param>
public sealed record PhysicsRoute(string Path, IReadOnlyList<PhysicsMethod> Methods, SourceLocation Location);

/// <summary>A method of a route, and what it says of requests and answers. What it does not say is left open.</summary>
/// <param name="Name">In lower case: a method of HTTP, <c>websocket</c> or <c>mount</c>.</param>
/// <param name="Location">Its place in <c>physics.yaml</c>.</param>
public sealed record PhysicsMethod(string Name, SourceLocation Location)
{
    /// <summary>What it is for; empty where that is not said.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Who may call it, as written; empty where that is not said.</summary>
    public string Auth { get; init; } = "";

    /// <summary>What it declares of the confirmation before a write (Builder Contract 6); null where it declares nothing.</summary>
    public PhysicsConfirmation? Confirmation { get; init; }

    /// <summary>The parameters after the <c>?</c>.</summary>
    public IReadOnlyList<PhysicsField> Query { get; init; } = Array.Empty<PhysicsField>();

    /// <summary>The body that it takes; null where none is said.</summary>
    public TypeExpression? Request { get; init; }

    /// <summary>What it answers, one for each status; none where none is said.</summary>
    public IReadOnlyList<PhysicsResponse> Responses { get; init; } = Array.Empty<PhysicsResponse>();
}

/// <summary>The member <c>confirmation</c> of a method.</summary>
/// <param name="IsRefused">Whether it says that there is none, which only the manifesto may say.</param>
/// <param name="Location">Its place in <c>physics.yaml</c>.</param>
public sealed record PhysicsConfirmation(bool IsRefused, SourceLocation Location);

/// <summary>An answer that a method declares.</summary>
/// <param name="Status">The HTTP status; null where the contract means success and names none.</param>
/// <param name="Body">The body.</param>
/// <param name="Location">Its place in <c>physics.yaml</c>.</param>
public sealed record PhysicsResponse(int? Status, TypeExpression Body, SourceLocation Location);

/// <summary>A field of a shape.</summary>
/// <param name="Name">As it is called in JSON.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsOptional">Whether it may be absent: <c>name?</c>, or <c>optional</c> in its type.</param>
/// <param name="Location">Its place in <c>physics.yaml</c>.</param>
public sealed record PhysicsField(string Name, TypeExpression Type, bool IsOptional, SourceLocation Location);
