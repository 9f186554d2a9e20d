using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Forge.Build.Governance.Contracts;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.References;

/// <summary>What code in certain layers may refer to; judged once for each type. For several threads.</summary>
internal sealed class LayerRules
{
    private readonly IReadOnlyList<string> _from;
    private readonly IReadOnlyList<Layer> _bound;
    private readonly ICollection<string> _inCycles;
    private readonly LayerMap _map;
    // By the object: the compiler has one for each definition, and this is looked up for each operation.
    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeVerdict> _verdicts = new(SameObject.Comparer);

    /// <param name="from">The layers that the code is in.</param>
    /// <param name="bound">Those of them that have <c>references</c>.</param>
    /// <param name="inCycles">The layers of which a cycle can consist.</param>
    /// <param name="map">Tells the layers of types.</param>
    public LayerRules(IReadOnlyList<string> from, IReadOnlyList<Layer> bound, ICollection<string> inCycles, LayerMap map)
    {
        _from = from;
        _bound = bound;
        _inCycles = inCycles;
        _map = map;
    }

    /// <summary>What there is to say of a reference to a type.</summary>
    /// <param name="type">A definition.</param>
    public TypeVerdict Judge(INamedTypeSymbol type) => _verdicts.TryGetValue(type, out TypeVerdict? known) ? known : _verdicts.GetOrAdd(type, Find(type));

    private TypeVerdict Find(INamedTypeSymbol type)
    {
        string[] to = _map.OfType(type);
        string space = LayerMap.NamespaceOf(type), assembly = type.ContainingAssembly?.Name ?? "";
        List<ForbiddenReference> forbidden = new();
        foreach (Layer layer in _bound)
        {
            ReferenceVerdict verdict = layer.References!.Judge(_from, to, space, assembly, out ReferenceTarget? entry);
            if (verdict != ReferenceVerdict.Free)
                forbidden.Add(new ForbiddenReference(layer, type, TargetOf(entry, to, space, assembly), entry));
        }
        List<LayerArrow> edges = new();
        // What is forbidden is said as that; a cycle is said of what the contract lets happen.
        if (forbidden.Count == 0)
        {
            foreach (Layer layer in _bound)
            {
                foreach (string target in to)
                {
                    if (_inCycles.Contains(target) && !Holds(_from, target) && !Holds(to, layer.Name))
                        edges.Add(new LayerArrow(layer.Name, target));
                }
            }
        }
        return forbidden.Count == 0 && edges.Count == 0 ? TypeVerdict.Nothing : new TypeVerdict(forbidden, edges);
    }

    private ReferenceName TargetOf(ReferenceTarget? entry, string[] to, string space, string assembly)
    {
        if (entry is { Kind: ReferenceTargetKind.Layer })
            return new ReferenceName("layer", entry.Name);
        if (entry is null)
        {
            foreach (string layer in to)
            {
                if (!Holds(_from, layer))
                    return new ReferenceName("layer", layer);
            }
        }
        return entry is { Kind: ReferenceTargetKind.Assembly } || space.Length == 0 ? new ReferenceName("assembly", assembly) : new ReferenceName("namespace", space);
    }

    private static bool Holds(IReadOnlyList<string> layers, string layer)
    {
        foreach (string each in layers)
        {
            if (string.Equals(each, layer, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}

/// <summary>What there is to say of references to a type.</summary>
/// <param name="Forbidden">One for each layer that forbids them.</param>
/// <param name="Edges">The arrows between layers that they are; none where they are forbidden.</param>
internal sealed record TypeVerdict(IReadOnlyList<ForbiddenReference> Forbidden, IReadOnlyList<LayerArrow> Edges)
{
    /// <summary>Nothing.</summary>
    public static TypeVerdict Nothing { get; } = new(Array.Empty<ForbiddenReference>(), Array.Empty<LayerArrow>());
}

/// <summary>A reference that a layer must not have.</summary>
/// <param name="Layer">The layer that forbids it.</param>
/// <param name="Type">The type that is referred to.</param>
/// <param name="Target">What of the type is forbidden.</param>
/// <param name="Entry">The entry of <c>deny</c>; null where none of <c>allow</c> names it.</param>
internal sealed record ForbiddenReference(Layer Layer, INamedTypeSymbol Type, ReferenceName Target, ReferenceTarget? Entry);

/// <summary>A layer, namespace or assembly.</summary>
/// <param name="Kind">Which of these, in words.</param>
/// <param name="Name">Its name; what a known violation says after <see cref="KnownViolation.ReferencePrefix"/>.</param>
internal sealed record ReferenceName(string Kind, string Name);
