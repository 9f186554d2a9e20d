using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Endpoints.Controllers;

/// <summary>What the framework takes for a controller, and what for an action of one.</summary>
internal static class ControllerRules
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";
    private const string Suffix = "Controller";

    // The framework's base classes have many members, none of them an action, and every controller has them all.
    private static readonly ConditionalWeakTable<ITypeSymbol, IMethodSymbol[]> Candidates = new();

    /// <summary>Whether a class is a controller.</summary>
    public static bool IsController(INamedTypeSymbol type)
        => type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, DeclaredAccessibility: Accessibility.Public, ContainingType: null, IsGenericType: false }
            && (type.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) || Has(type, Mvc + "ControllerAttribute"))
            && !Has(type, Mvc + "NonControllerAttribute");

    /// <summary>The name that stands for <c>[controller]</c>.</summary>
    public static string NameOf(INamedTypeSymbol type)
        => type.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : type.Name;

    /// <summary>The actions of a controller, its own and those of its bases, the most derived of each.</summary>
    public static IEnumerable<IMethodSymbol> ActionsOf(INamedTypeSymbol type)
    {
        HashSet<ISymbol> overridden = new(SymbolEqualityComparer.Default);
        foreach (ITypeSymbol at in type.SelfAndBases())
        {
            foreach (IMethodSymbol method in Candidates.GetValue(at, CandidatesOf))
            {
                if (method.OverriddenMethod is { } replaced)
                    overridden.Add(replaced.OriginalDefinition);
                if (!overridden.Contains(method.OriginalDefinition) && IsAction(method, type))
                    yield return method;
                else if (overridden.Contains(method.OriginalDefinition) && method.OverriddenMethod is { } further)
                    overridden.Add(further.OriginalDefinition);
            }
        }
    }

    /// <summary>Whether a class or a base of it carries an attribute, or one derived from it.</summary>
    public static bool Has(INamedTypeSymbol type, string attribute)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            foreach (AttributeData carried in at.GetAttributes())
            {
                if (carried.AttributeClass.IsOrInherits(attribute))
                    return true;
            }
        }
        return false;
    }

    /// <summary>A method's attributes, and those it inherits from what it overrides.</summary>
    public static IEnumerable<AttributeData> AttributesOf(IMethodSymbol method)
    {
        for (IMethodSymbol? at = method; at is not null; at = at.OverriddenMethod)
        {
            foreach (AttributeData attribute in at.GetAttributes())
                yield return attribute;
        }
    }

    // What may be an action, and what replaces a method of a base.
    private static IMethodSymbol[] CandidatesOf(ITypeSymbol type)
        => [.. type.GetMembers().OfType<IMethodSymbol>().Where(method => method.OverriddenMethod is not null || MayBeAction(method))];

    private static bool MayBeAction(IMethodSymbol method)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsGenericMethod: false })
            return false;
        foreach (AttributeData attribute in AttributesOf(method))
        {
            if (attribute.AttributeClass.IsOrInherits(Mvc + "NonActionAttribute"))
                return false;
        }
        return true;
    }

    private static bool IsAction(IMethodSymbol method, INamedTypeSymbol controller)
    {
        if (!MayBeAction(method))
            return false;
        IMethodSymbol root = method;
        while (root.OverriddenMethod is { } overridden)
            root = overridden;
        if (root.ContainingType.SpecialType == SpecialType.System_Object)
            return false;
        return !(method is { Name: "Dispose", Parameters.IsEmpty: true } && controller.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_IDisposable));
    }
}
