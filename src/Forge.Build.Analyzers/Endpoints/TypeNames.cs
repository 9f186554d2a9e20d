using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Endpoints;

/// <summary>Whether a symbol is the one with a name of the framework. Names instead of symbols: a compilation that lacks one needs no special case.</summary>
internal static class TypeNames
{
    // Types of frameworks are asked again and again, by every action and in every compilation of an editor.
    private static readonly ConditionalWeakTable<ITypeSymbol, HashSet<string>> Inherited = new();

    private static readonly char[] Separators = ['.', '+'];

    /// <summary>The namespace and metadata name of a type, <c>System.Threading.Tasks.Task`1</c>, whatever its type arguments.</summary>
    public static string FullName(this ITypeSymbol type)
    {
        string name = type.MetadataName;
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.MetadataName + "+" + name;
        for (INamespaceSymbol? space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            name = space.MetadataName + "." + name;
        return name;
    }

    /// <summary>Whether a type is the one with a name.</summary>
    public static bool Is(this ITypeSymbol? type, string fullName)
    {
        if (type is null)
            return false;
        // Nearly every type differs in its own name, which costs no text to tell.
        int start = fullName.LastIndexOfAny(Separators) + 1;
        string name = type.Name;
        return string.CompareOrdinal(fullName, start, name, 0, name.Length) == 0 && (start + name.Length == fullName.Length || fullName[start + name.Length] == '`') && type.FullName() == fullName;
    }

    /// <summary>Whether a method is one of a type with a name.</summary>
    public static bool Is(this IMethodSymbol method, string type, string name) => method.Name == name && method.ContainingType.Is(type);

    /// <summary>Whether a type is, derives from, or implements the one with a name.</summary>
    public static bool IsOrInherits(this ITypeSymbol? type, string fullName)
    {
        if (type is null)
            return false;
        if (type is ITypeParameterSymbol parameter)
        {
            foreach (ITypeSymbol constraint in parameter.ConstraintTypes)
            {
                if (constraint.IsOrInherits(fullName))
                    return true;
            }
            return false;
        }
        return Inherited.GetValue(type, NamesOf).Contains(fullName);
    }

    private static HashSet<string> NamesOf(ITypeSymbol type)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (ITypeSymbol at in type.SelfAndBases())
            names.Add(at.FullName());
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
            names.Add(implemented.FullName());
        return names;
    }

    /// <summary>A type, its base, and so on.</summary>
    public static IEnumerable<ITypeSymbol> SelfAndBases(this ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
            yield return at;
    }

    /// <summary>The type argument of a nullable value type, or the type itself.</summary>
    public static ITypeSymbol WithoutNullable(this ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
