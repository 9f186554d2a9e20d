using System;
using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Physics;

/// <summary>What the code does other than <c>physics.yaml</c> says.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Endpoint">Where in the code it was seen.</param>
/// <param name="Place">What of the endpoint it is about.</param>
/// <param name="Field">Of a field: its <see cref="ShapeField.Origin"/>.</param>
/// <param name="Message">What happened.</param>
/// <param name="Fix">The next edit.</param>
internal sealed record Deviation(Rule Rule, CodeEndpoint Endpoint, DeviationPlace Place, object? Field, string Message, string Fix)
{
    /// <summary>The path that the contract lacks, or of which it lacks a method; empty for all others.</summary>
    public string ProposedPath { get; init; } = "";

    /// <summary>What to write below that path, <c>get: { response: Order }</c>, one for each method that is lacking.</summary>
    public IReadOnlyList<string> ProposedMethods { get; init; } = Array.Empty<string>();

    /// <summary>Of a route or method that nobody declared: each as <c>physics.baseline</c> would list it, <c>GET /orders/{id}</c>, whole and as it is; empty for all others.</summary>
    public IReadOnlyList<string> Routes { get; init; } = Array.Empty<string>();
}
