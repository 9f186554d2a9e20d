using System;
using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts;

/// <summary>What <see cref="LayerReferences.Judge"/> says of one reference.</summary>
public enum ReferenceVerdict
{
    /// <summary>Nothing is against it.</summary>
    Free,

    /// <summary>An entry of <c>deny</c> names it.</summary>
    Denied,

    /// <summary>It is in another layer, or outside of all where <c>allow</c> speaks of such, and no entry of <c>allow</c> names it.</summary>
    NotAllowed,
}

/// <summary>What the C# code of a layer may refer to (Builder Contract 4): <c>references</c> of a layer.</summary>
/// <param name="Allow">What it may; null where that is not said. Empty: no other layer.</param>
/// <param name="Deny">What it must not, whatever <paramref name="Allow"/> says.</param>
/// <param name="Reason">Why, and what to do instead; may be empty.</param>
/// <param name="Location">The place of <c>references</c> in <c>boundaries.json</c>: its opening bracket.</param>
public sealed record LayerReferences(
    IReadOnlyList<ReferenceTarget>? Allow, IReadOnlyList<ReferenceTarget> Deny, string Reason, SourceLocation Location)
{
    /// <summary>
    /// Whether <c>allow</c> speaks of what is in no layer: it does as soon as one of its entries is a namespace or an assembly. Then packages and the framework must
    /// be named too; else they are free.
    /// </summary>
    public bool ClosesTheOutside => Allow is not null && Any(Allow, entry => entry.Kind != ReferenceTargetKind.Layer);

    /// <summary>Judges one reference, from code of the layer that has these rules.</summary>
    /// <param name="from">The names of all layers that the referring code is in, among them the one that has these rules.</param>
    /// <param name="to">The names of all layers that is referred to is in; empty for the framework, packages and code in no layer.</param>
    /// <param name="namespaceName">The namespace of what is referred to, in full; empty for the global one.</param>
    /// <param name="assemblyName">The simple name of its assembly.</param>
    /// <param name="entry">The entry that denies it, where the result is <see cref="ReferenceVerdict.Denied"/>.</param>
    /// <remarks>
    /// <c>deny</c> is asked first, for every reference. Then, where there is an <c>allow</c>: layers that both sides are in do not count, so a layer may always refer
    /// to itself, and one that lies over several for their common rules joins what is in it. What has no other layer and is in one of those is free. What is in other
    /// layers must be named by an entry, by any of its layers, its namespace or its assembly. What is in no layer at all must be only where
    /// <see cref="ClosesTheOutside"/>. Whether a reference counts at all (the types with a keyword of their own never do) is not asked here.
    /// </remarks>
    public ReferenceVerdict Judge(
        IReadOnlyList<string> from, IReadOnlyList<string> to, string namespaceName, string assemblyName, out ReferenceTarget? entry)
    {
        entry = Find(Deny, to, namespaceName, assemblyName);
        if (entry is not null)
            return ReferenceVerdict.Denied;
        if (Allow is null)
            return ReferenceVerdict.Free;
        bool isElsewhere = to.Count == 0 ? ClosesTheOutside : Any(to, layer => !Any(from, own => string.Equals(own, layer, StringComparison.OrdinalIgnoreCase)));
        return isElsewhere && Find(Allow, to, namespaceName, assemblyName) is null ? ReferenceVerdict.NotAllowed : ReferenceVerdict.Free;
    }

    private static ReferenceTarget? Find(IReadOnlyList<ReferenceTarget> entries, IReadOnlyList<string> layers, string namespaceName, string assemblyName)
    {
        foreach (ReferenceTarget entry in entries)
        {
            if (entry.IsMatch(layers, namespaceName, assemblyName))
                return entry;
        }
        return null;
    }

    private static bool Any<T>(IReadOnlyList<T> items, Func<T, bool> predicate)
    {
        foreach (T item in items)
        {
            if (predicate(item))
                return true;
        }
        return false;
    }
}
