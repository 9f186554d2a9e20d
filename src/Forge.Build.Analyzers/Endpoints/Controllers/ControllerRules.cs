using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Endpoints.Controllers;

/// <summary>What the framework takes for a controller, and what for an action of one.</summary>
internal static class ControllerRules
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";
    private const string Suffix = "Controller";

    /// <summary>Whether a class is a controller.</summary>
    public static bool IsController(INamedTypeSymbol type)
        => type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, DeclaredAccessibility: Accessibility.Public, ContainingType: null, IsGenericType: false }
            && !Has(type, Mvc + "NonControllerAttribute")
            && (type.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) || Has(type, Mvc + "ControllerAttribute"));

    /// <summary>The name that stands for <c>[controller]</c>.</summary>
    public static string NameOf(INamedTypeSymbol type)
        => type.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : type.Name;

    /// <summary>The actions of a controller, its own and those of its bases, the most derived of each.</summary>
    public static IEnumerable<IMethodSymbol> ActionsOf(INamedTypeSymbol type)
    {
        HashSet<ISymbol> overridden = new(SymbolEqualityComparer.Default);
        foreach (ITypeSymbol at in type.SelfAndBases())
        {
            foreach (IMethodSymbol method in at.GetMembers().OfType<IMethodSymbol>())
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
        => type.SelfAndBases().SelectMany(at => at.GetAttributes()).Any(carried => carried.AttributeClass.IsOrInherits(attribute));

    /// <summary>A method's attributes, and those it inherits from what it overrides.</summary>
    public static IEnumerable<AttributeData> AttributesOf(IMethodSymbol method)
    {
        for (IMethodSymbol? at = method; at is not null; at = at.OverriddenMethod)
        {
            foreach (AttributeData attribute in at.GetAttributes())
                yield return attribute;
        }
    }

    private static bool IsAction(IMethodSymbol method, INamedTypeSymbol controller)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsGenericMethod: false })
            return false;
        if (AttributesOf(method).Any(attribute => attribute.AttributeClass.IsOrInherits(Mvc + "NonActionAttribute")))
            return false;
        IMethodSymbol root = method;
        while (root.OverriddenMethod is { } overridden)
            root = overridden;
        if (root.ContainingType.SpecialType == SpecialType.System_Object)
            return false;
        return !(method is { Name: "Dispose", Parameters.IsEmpty: true } && controller.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_IDisposable));
    }
}
