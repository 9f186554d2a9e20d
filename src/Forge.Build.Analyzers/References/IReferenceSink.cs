using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.References;

/// <summary>Takes what a <see cref="ReferenceCollector"/> finds. Called by several threads at once.</summary>
internal interface IReferenceSink
{
    /// <summary>Whether references from some code are of interest, and to which types.</summary>
    /// <param name="tree">The file that the code is written in.</param>
    /// <param name="code">The member, type or namespace that it is a part of; the assembly for what stands outside of all.</param>
    /// <returns>Null where none is.</returns>
    IReferenceOrigin? From(SyntaxTree tree, ISymbol code);
}

/// <summary>Code as the beginning of references.</summary>
internal interface IReferenceOrigin
{
    /// <summary>Whether a reference to a type is of interest: asked for each, so it must be quick.</summary>
    /// <param name="type">A definition, without type arguments.</param>
    bool Wants(INamedTypeSymbol type);

    /// <summary>Takes a reference to a type that it wants. One place may come more than once.</summary>
    /// <param name="type">A definition, without type arguments.</param>
    /// <param name="code">The code that refers, as in <see cref="IReferenceSink.From"/>.</param>
    /// <param name="cause">What names the type or makes it needed; <see cref="ReferencePlace"/> finds the shortest part of it.</param>
    void Add(INamedTypeSymbol type, ISymbol code, SyntaxNode cause);
}
