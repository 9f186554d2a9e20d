using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Endpoints.Shapes;

/// <summary>What the framework can make of a type, as far as the type itself says so.</summary>
internal static class BindableTypes
{
    private static readonly string[] Context =
    [
        "Microsoft.AspNetCore.Http.HttpContext", "Microsoft.AspNetCore.Http.HttpRequest", "Microsoft.AspNetCore.Http.HttpResponse", "System.Security.Claims.ClaimsPrincipal",
        "System.Threading.CancellationToken",
    ];

    private static readonly string[] Forms =
    [
        "Microsoft.AspNetCore.Http.IFormCollection", "Microsoft.AspNetCore.Http.IFormFileCollection", "Microsoft.AspNetCore.Http.IFormFile",
    ];

    /// <summary>Whether it is a part of the request that is neither body nor route.</summary>
    public static bool IsContext(ITypeSymbol type) => Context.Any(name => type.Is(name));

    /// <summary>Whether it is a form or a file of one.</summary>
    public static bool IsForm(ITypeSymbol type) => Forms.Any(name => type.Is(name))
        || (type is IArrayTypeSymbol array && IsForm(array.ElementType)) || (type is INamedTypeSymbol { TypeArguments: [var argument] } && type.IsOrInherits("System.Collections.IEnumerable") && IsForm(argument));

    /// <summary>Whether it is the body as bytes.</summary>
    public static bool IsRawBody(ITypeSymbol type) => type.Is("System.IO.Stream") || type.Is("System.IO.Pipelines.PipeReader");

    /// <summary>Whether it makes itself of a request.</summary>
    public static bool HasBindAsync(ITypeSymbol type)
        => Members(type, "BindAsync").Any(method => method.Parameters.Length is 1 or 2 && method.Parameters[0].Type.Is("Microsoft.AspNetCore.Http.HttpContext") && method.ReturnType.Is("System.Threading.Tasks.ValueTask`1"))
            || type.AllInterfaces.Any(implemented => implemented.Is("Microsoft.AspNetCore.Http.IBindableFromHttpContext`1"));

    /// <summary>Whether it can be made of one text: of a part of the route or a query.</summary>
    public static bool IsParsable(ITypeSymbol type)
    {
        type = type.WithoutNullable();
        if (type.TypeKind == TypeKind.Enum || type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String || type.Is("System.Uri"))
            return true;
        return Members(type, "TryParse").Any(method => method.ReturnType.SpecialType == SpecialType.System_Boolean && method.Parameters.Length is 2 or 3
                && method.Parameters[0].Type.SpecialType == SpecialType.System_String && method.Parameters[method.Parameters.Length - 1] is { RefKind: RefKind.Out, Type: var parsed }
                && SymbolEqualityComparer.Default.Equals(parsed, type) && (method.Parameters.Length == 2 || method.Parameters[1].Type.Is("System.IFormatProvider")))
            || type.AllInterfaces.Any(implemented => implemented.Is("System.IParsable`1"));
    }

    /// <summary>Whether a type holds values and no behaviour, so that it comes from a body rather than from the services.</summary>
    public static bool IsData(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol || type.IsRecord || type.IsValueType || type.ContainingNamespace?.ToDisplayString() is { } space && (space.StartsWith("System.Collections", System.StringComparison.Ordinal) || space == "System.Text.Json" || space == "System.Text.Json.Nodes"))
            return true;
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named || type.IsOrInherits("Microsoft.EntityFrameworkCore.DbContext"))
            return false;
        HashSet<string> properties = new(type.SelfAndBases().SelectMany(at => at.GetMembers()).OfType<IPropertySymbol>()
            .Where(property => property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public }).Select(property => property.Name), System.StringComparer.OrdinalIgnoreCase);
        bool isSet = type.SelfAndBases().SelectMany(at => at.GetMembers()).OfType<IPropertySymbol>()
            .Any(property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, SetMethod.DeclaredAccessibility: Accessibility.Public });
        IMethodSymbol[] constructors = [.. named.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public)];
        return constructors.Any(constructor => constructor.Parameters.Length == 0 ? isSet : constructor.Parameters.All(parameter => properties.Contains(parameter.Name)));
    }

    private static IEnumerable<IMethodSymbol> Members(ITypeSymbol type, string name)
        => type.SelfAndBases().SelectMany(at => at.GetMembers(name)).OfType<IMethodSymbol>().Where(method => method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public });
}
