using System;
using System.Linq;
using Forge.Build.Analyzers.Contracts;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Physics;

/// <summary>Whether a referenced assembly is a C# project of the same repository, which is held against the same contracts.</summary>
internal static class GovernedReference
{
    // Where the SDK puts what it compiles. A library that lies elsewhere below the root may be anybody's.
    private static readonly string[] Outputs = ["/bin/", "/obj/"];

    /// <summary>Whether it is one. Where that is not certain, it is none.</summary>
    /// <param name="assembly">The referenced assembly.</param>
    /// <param name="compilation">Which refers to it.</param>
    /// <param name="governed">The repository.</param>
    public static bool IsProject(IAssemblySymbol assembly, Compilation compilation, GovernedCompilation governed) => compilation.GetMetadataReference(assembly) switch
    {
        // An editor hands over the project itself.
        CompilationReference { Compilation: { Language: LanguageNames.CSharp } project } => project.SyntaxTrees.Any(tree => governed.PathOf(tree) is not null),
        PortableExecutableReference { FilePath: { } file } => governed.PathOf(file) is { } path && Array.Exists(Outputs, folder => ("/" + path).IndexOf(folder, StringComparison.Ordinal) >= 0)
            && !assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "FSharpInterfaceDataVersionAttribute"),
        _ => false,
    };
}
