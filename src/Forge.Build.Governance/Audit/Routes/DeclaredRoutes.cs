using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Routes;

/// <summary>A handler that a file declares.</summary>
/// <param name="Template">Its route, below whatever prefix.</param>
/// <param name="Method">In lower case; empty where the place shows none.</param>
/// <param name="IsBare">Whether it has no route of its own at all, as <c>[HttpGet]</c>.</param>
internal sealed record DeclaredHandler(RouteTemplate Template, string Method, bool IsBare = false);

/// <summary>What one file declares.</summary>
internal sealed class DeclaredRoutes
{
    public List<DeclaredHandler> Handlers { get; } = new();

    /// <summary>Joined segments, <c>/api/orders</c>.</summary>
    public HashSet<string> Prefixes { get; } = new(StringComparer.Ordinal);

    public void AddPrefix(RouteTemplate template)
    {
        // Contracts often leave out the /api that sources have.
        for (int start = 0; start < template.Segments.Count; start++)
        {
            Prefixes.Add(RouteTemplate.Join(template.Segments, start, template.Segments.Count));
            if (!RouteTemplate.IsVersion(template.Segments[start]))
                break;
        }
    }
}
