using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Forge.Build.Analyzers.Limits;

/// <summary>
/// How many members somebody wrote for a type: methods, constructors, properties, indexers, events, fields, operators, finalizers and the types in it. Accessors
/// are a part of their property; what the compiler adds, what a parameter list makes of a record or class, the values of an enumeration and what lies in
/// generated files do not count. A member of several parts counts once, and so does one of an extension block, for the class around it.
/// </summary>
internal static class TypeMembers
{
    /// <summary>Counts.</summary>
    /// <param name="type">The type, with all its parts.</param>
    /// <param name="isWritten">Whether somebody wrote what lies in a file.</param>
    public static int Count(INamedTypeSymbol type, Func<SyntaxTree, bool> isWritten)
        => type.TypeKind is TypeKind.Enum or TypeKind.Delegate ? 0 : type.GetMembers().Sum(member => CountOf(member, isWritten));

    private static int CountOf(ISymbol member, Func<SyntaxTree, bool> isWritten)
    {
        if (member.IsImplicitlyDeclared || member is IMethodSymbol { AssociatedSymbol: not null } or IFieldSymbol { AssociatedSymbol: not null })
            return 0;
        // What an extension block is this version of the compiler's model has no word for: a type without a name.
        if (member is INamedTypeSymbol { Name.Length: 0 } block)
            return Count(block, isWritten);
        return IsWritten(member, isWritten) || OtherPart(member) is { } other && IsWritten(other, isWritten) ? 1 : 0;
    }

    private static bool IsWritten(ISymbol member, Func<SyntaxTree, bool> isWritten)
        => member.DeclaringSyntaxReferences.Any(part => isWritten(part.SyntaxTree) && !IsOfAParameterList(member, part));

    // A primary constructor is declared by the type, and a positional property by its parameter.
    private static bool IsOfAParameterList(ISymbol member, SyntaxReference part)
        => member is IMethodSymbol { MethodKind: MethodKind.Constructor } or IPropertySymbol && part.GetSyntax() is TypeDeclarationSyntax or ParameterSyntax;

    private static ISymbol? OtherPart(ISymbol member) => member is IMethodSymbol { PartialImplementationPart: { } implementation } ? implementation : null;
}
