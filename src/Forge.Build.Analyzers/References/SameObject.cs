using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.References;

/// <summary>Types are the same where they are one object: a tenth of what it takes to compare symbols.</summary>
internal sealed class SameObject : IEqualityComparer<INamedTypeSymbol>
{
    private SameObject()
    {
    }

    /// <summary>The only one.</summary>
    public static SameObject Comparer { get; } = new();

    /// <inheritdoc/>
    public bool Equals(INamedTypeSymbol? a, INamedTypeSymbol? b) => ReferenceEquals(a, b);

    /// <inheritdoc/>
    public int GetHashCode(INamedTypeSymbol type) => RuntimeHelpers.GetHashCode(type);
}
