using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts;

/// <summary><c>physics.yaml</c>: the routes that exist (Builder Contract 5).</summary>
/// <param name="Routes">In the order of the file; none where it declares none.</param>
public sealed record PhysicsContract(IReadOnlyList<PhysicsRoute> Routes);

/// <summary>One path of <c>physics.yaml</c>.</summary>
/// <param name="Path">As written, for example <c>/orders/{id}</c>.</param>
/// <param name="Methods">The methods below it, in the order of the file; other members are left out.</param>
/// <param name="Location">The path's place in <c>physics.yaml</c>.</param>
public sealed record PhysicsRoute(string Path, IReadOnlyList<PhysicsMethod> Methods, SourceLocation Location);

/// <summary>A method of a route.</summary>
/// <param name="Name">In lower case: a method of HTTP, <c>websocket</c> or <c>mount</c>.</param>
/// <param name="Location">Its place in <c>physics.yaml</c>.</param>
public sealed record PhysicsMethod(string Name, SourceLocation Location);
