using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Endpoints.FastEndpoints;

/// <summary>An endpoint while its class configures it, call by call.</summary>
internal sealed class EndpointDraft
{
    /// <summary>The HTTP methods.</summary>
    public IReadOnlyList<string> Methods { get; set; } = [];

    /// <summary>The routes so far, groups included.</summary>
    public List<(string Template, Location Place)> Routes { get; set; } = new();

    /// <summary>The version; null where none is stated.</summary>
    public int? Version { get; set; }

    /// <summary>What stands in the place of the prefix of all; null where nothing does.</summary>
    public string? Prefix { get; set; }

    /// <summary>Whether calls say answers that are not read.</summary>
    public bool SaysAnswers { get; set; }

    /// <summary>What could not be read, where; null where all was.</summary>
    public (Location Place, string Reason)? Problem { get; private set; }

    /// <summary>Says what could not be read; the first counts.</summary>
    public void Fail(Location place, string reason) => Problem ??= (place, reason);

    /// <summary>Puts a group's prefix before all routes, as the library does.</summary>
    public void Below(string prefix)
    {
        for (int i = 0; i < Routes.Count; i++)
        {
            (string template, Location place) = Routes[i];
            string slash = !prefix.EndsWith("/", System.StringComparison.Ordinal) && !template.StartsWith("/", System.StringComparison.Ordinal) ? "/" : "";
            Routes[i] = (prefix + slash + template, place);
        }
    }
}
