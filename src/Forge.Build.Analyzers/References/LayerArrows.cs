using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Forge.Build.Analyzers.References;

/// <summary>The arrows between layers that a compilation has, each with its first reference by path and place. For several threads.</summary>
internal sealed class LayerArrows
{
    private readonly ConcurrentDictionary<LayerArrow, ArrowExample> _arrows = new();

    /// <summary>Adds a reference.</summary>
    /// <param name="arrow">Between which layers.</param>
    /// <param name="path">Of its file.</param>
    /// <param name="cause">What refers.</param>
    /// <param name="type">To which type.</param>
    public void Add(LayerArrow arrow, string path, SyntaxNode cause, INamedTypeSymbol type)
    {
        // Nearly every reference is behind the one that is kept, so its exact place is not even sought.
        if (_arrows.TryGetValue(arrow, out ArrowExample? kept) && kept.IsBefore(path, cause.SpanStart))
            return;
        ArrowExample example = new(path, cause.SyntaxTree, ReferencePlace.Of(cause, type).Span, type);
        _arrows.AddOrUpdate(arrow, example, (_, known) => ArrowExample.Order.Compare(example, known) < 0 ? example : known);
    }

    /// <summary>The cycles, one for each set of layers of which each leads to each other: the shortest through the set's first layer, by name.</summary>
    public IEnumerable<LayerCycle> Cycles()
    {
        // No layer refers to itself, so one arrow is no cycle.
        if (_arrows.Count < 2)
            yield break;
        string[] layers = _arrows.Keys.SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        HashSet<string> said = new(StringComparer.Ordinal);
        foreach (string layer in layers)
        {
            if (said.Contains(layer) || ShortestWay(layer, layer, layers) is not { } way)
                continue;
            string[] knot = layers.Where(other => other == layer || (ShortestWay(layer, other, layers) is not null && ShortestWay(other, layer, layers) is not null)).ToArray();
            said.UnionWith(knot);
            List<(string From, string To, ArrowExample Example)> arrows = new();
            for (int i = 0; i + 1 < way.Count; i++)
                arrows.Add((way[i], way[i + 1], _arrows[new LayerArrow(way[i], way[i + 1])]));
            yield return new LayerCycle(arrows, knot.Except(way).ToArray());
        }
    }

    // At least one step, in the order of names where several are as short.
    private List<string>? ShortestWay(string from, string to, string[] layers)
    {
        Dictionary<string, string> before = new(StringComparer.Ordinal);
        Queue<string> open = new();
        open.Enqueue(from);
        while (open.Count > 0)
        {
            string layer = open.Dequeue();
            foreach (string next in layers)
            {
                if (before.ContainsKey(next) || !_arrows.ContainsKey(new LayerArrow(layer, next)))
                    continue;
                before.Add(next, layer);
                if (next == to)
                    return WayBack(before, from, to);
                open.Enqueue(next);
            }
        }
        return null;
    }

    private static List<string> WayBack(Dictionary<string, string> before, string from, string to)
    {
        List<string> way = new() { to };
        for (string layer = before[to]; layer != from; layer = before[layer])
            way.Add(layer);
        way.Add(from);
        way.Reverse();
        return way;
    }
}

/// <summary>That one layer refers to another.</summary>
internal sealed record LayerArrow(string From, string To);

/// <summary>A cycle of layers.</summary>
/// <param name="Arrows">One after the other; the last leads back to the first.</param>
/// <param name="Others">Layers that lie on other cycles through these.</param>
internal sealed record LayerCycle(IReadOnlyList<(string From, string To, ArrowExample Example)> Arrows, IReadOnlyList<string> Others);

/// <summary>One reference of those that make an arrow.</summary>
/// <param name="Path">Of the file.</param>
/// <param name="Tree">The file.</param>
/// <param name="Span">Where.</param>
/// <param name="Type">To which type.</param>
internal sealed record ArrowExample(string Path, SyntaxTree Tree, TextSpan Span, INamedTypeSymbol Type)
{
    /// <summary>Path, place, type.</summary>
    public static IComparer<ArrowExample> Order { get; } = Comparer<ArrowExample>.Create(Compare);

    /// <summary>Whether this one comes before all that begin at a place.</summary>
    public bool IsBefore(string path, int start)
    {
        int order = string.CompareOrdinal(Path, path);
        return order < 0 || (order == 0 && Span.Start < start);
    }

    private static int Compare(ArrowExample a, ArrowExample b)
    {
        int order = string.CompareOrdinal(a.Path, b.Path);
        if (order == 0)
            order = a.Span.CompareTo(b.Span);
        return order != 0 ? order : string.CompareOrdinal(a.Type.ToDisplayString(), b.Type.ToDisplayString());
    }
}
