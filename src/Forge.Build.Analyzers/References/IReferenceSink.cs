using System;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.References;

/// <summary>Takes what a <see cref="ReferenceCollector"/> finds. Called by several threads at once.</summary>
internal interface IReferenceSink
{
    /// <summary>Begins with a piece of code.</summary>
    /// <param name="tree">The file that it is written in.</param>
    /// <param name="code">The member, type or namespace that it is a part of; the assembly for what stands outside of all.</param>
    /// <returns>Null where its references are of no interest.</returns>
    IReferenceScope? Open(SyntaxTree tree, ISymbol code);
}

/// <summary>Takes the references of one piece of code, from one thread.</summary>
internal interface IReferenceScope
{
    /// <summary>Whether a reference to a type is of interest: asked for each, so it must be quick.</summary>
    /// <param name="type">A definition, without type arguments.</param>
    bool Wants(INamedTypeSymbol type);

    /// <summary>Takes a reference to a type that it wants. One place may come more than once.</summary>
    /// <param name="type">A definition, without type arguments.</param>
    /// <param name="cause">What names the type or makes it needed; <see cref="ReferencePlace"/> finds the shortest part of it.</param>
    void Add(INamedTypeSymbol type, SyntaxNode cause);

    /// <summary>Ends with the piece of code.</summary>
    /// <param name="report">Takes what can be said of it alone.</param>
    void Close(Action<Diagnostic> report);
}
