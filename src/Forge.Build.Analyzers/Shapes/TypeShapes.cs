using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Forge.Build.Governance.Physics;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.Shapes;

/// <summary>The JSON that <c>System.Text.Json</c> makes of a type, or reads into it. Where a type decides that itself, nothing is known of it.</summary>
internal sealed class TypeShapes
{
    private readonly JsonNaming _naming;
    private readonly bool _isRequest;
    private readonly Dictionary<ITypeSymbol, Shape> _known = new(SymbolEqualityComparer.Default);

    /// <param name="naming">How properties are called.</param>
    /// <param name="isRequest">Whether JSON is read into the types, and not made of them.</param>
    public TypeShapes(JsonNaming naming, bool isRequest)
    {
        _naming = naming;
        _isRequest = isRequest;
    }

    /// <summary>The shape of a type.</summary>
    public Shape Of(ITypeSymbol type)
    {
        if (!_known.TryGetValue(type, out Shape? shape))
        {
            shape = Make(type);
            _known[type] = shape;
        }
        return shape;
    }

    /// <summary>The shape of a body beside which the route has parameters: a property that is called like one of them may be filled from there.</summary>
    public Shape Of(ITypeSymbol body, IReadOnlyCollection<string> routeParameters)
    {
        Shape shape = Of(body);
        if (shape.Kind != JsonKind.Object || routeParameters.Count == 0)
            return shape;
        return Shape.Object(shape.Name,
            () => shape.Fields.Select(field => routeParameters.Contains((field.Origin as ISymbol)?.Name ?? "", StringComparer.OrdinalIgnoreCase) ? field with { IsOptional = true } : field).ToArray(),
            shape.IsOpen);
    }

    private static JsonKind KindOf(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean:
                return JsonKind.Boolean;
            case SpecialType.System_String or SpecialType.System_Char:
                return JsonKind.String;
            case SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32
                or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64:
                return JsonKind.Integer;
            case SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal:
                return JsonKind.Number;
            case SpecialType.System_DateTime:
                return JsonKind.Date;
        }
        if (type.ContainingNamespace is not { Name: "System", ContainingNamespace.IsGlobalNamespace: true } || type is INamedTypeSymbol { IsGenericType: true })
            return JsonKind.Unknown;
        return type.Name switch
        {
            "Guid" => JsonKind.Uuid,
            "DateTimeOffset" or "DateOnly" => JsonKind.Date,
            "TimeOnly" or "TimeSpan" or "Uri" or "Version" => JsonKind.String,
            "Int128" or "UInt128" => JsonKind.Integer,
            "Half" => JsonKind.Number,
            _ => JsonKind.Unknown,
        };
    }

    private Shape Make(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return Of(nullable.TypeArguments[0]);
        if (ConverterOf(type) is { } converter)
            return Converted(converter, type);
        JsonKind kind = KindOf(type);
        if (kind != JsonKind.Unknown)
            return Shape.Of(kind);
        if (type.TypeKind == TypeKind.Enum)
            return Shape.Of(JsonKind.Enum, type.Name);
        if (type is IArrayTypeSymbol array)
            return array.ElementType.SpecialType == SpecialType.System_Byte ? Shape.Of(JsonKind.String) : Shape.Of(JsonKind.List, () => Of(array.ElementType));
        if (type is not INamedTypeSymbol named || type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface) || type.IsTupleType)
            return Shape.Unknown;
        if ((Argument(named, "IDictionary", 2, 1) ?? Argument(named, "IReadOnlyDictionary", 2, 1)) is { } value)
            return Shape.Of(JsonKind.Dictionary, () => Of(value));
        if ((Argument(named, "IEnumerable", 1, 0) ?? Argument(named, "IAsyncEnumerable", 1, 0)) is { } item)
            return Shape.Of(JsonKind.List, () => Of(item));
        return IsOfAFramework(named) ? Shape.Unknown : Shape.Object(named.IsAnonymousType ? "" : named.Name, () => FieldsOf(named), IsOpen(named));
    }

    // The type argument of an interface of System.Collections.Generic that a type is or implements.
    private static ITypeSymbol? Argument(INamedTypeSymbol type, string name, int arity, int argument)
    {
        INamedTypeSymbol? found = type.AllInterfaces.Insert(0, type).FirstOrDefault(candidate => candidate.Name == name && candidate.Arity == arity
            && candidate.ContainingNamespace is { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } });
        return found?.TypeArguments[argument];
    }

    // What frameworks bring has converters, or is nothing that stands in a contract.
    private static bool IsOfAFramework(INamedTypeSymbol type)
    {
        if (type.IsAnonymousType)
            return false;
        INamespaceSymbol? outermost = type.ContainingNamespace;
        while (outermost is { ContainingNamespace.IsGlobalNamespace: false })
            outermost = outermost.ContainingNamespace;
        return type.SpecialType == SpecialType.System_Object || (outermost is { Name: "System" or "Microsoft" } && !type.Locations.Any(location => location.IsInSource));
    }

    // Subtypes that JSON knows bring fields of their own, and so does a property that takes the rest.
    private static bool IsOpen(INamedTypeSymbol type)
        => Has(type, "JsonDerivedTypeAttribute") || Has(type, "JsonPolymorphicAttribute")
            || MembersOf(type).Any(member => Has(member, "JsonExtensionDataAttribute") || Has(member, "JsonPropertyAttribute"));

    private ShapeField[] FieldsOf(INamedTypeSymbol type)
    {
        List<ShapeField> fields = new();
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (ISymbol member in MembersOf(type))
        {
            if (!names.Add(member.Name) || !IsWritten(member, type))
                continue;
            ITypeSymbol value = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
            Shape shape = ConverterOf(member) is { } converter ? Converted(converter, value) : Has(member, "JsonNumberHandlingAttribute") ? Shape.Unknown : Of(value);
            fields.Add(new ShapeField(NameOf(member), shape, IsOptional: IsFromElsewhere(member), Origin: member));
        }
        return fields.ToArray();
    }

    private string NameOf(ISymbol member)
        => AttributeOf(member, "JsonPropertyNameAttribute") is { ConstructorArguments: { Length: 1 } arguments } && arguments[0].Value is string name ? name : JsonNames.Of(member.Name, _naming);

    // From the type to its base types, so that what hides comes before what is hidden; an interface has those of its interfaces as well.
    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type)
    {
        IEnumerable<INamedTypeSymbol> types = type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Insert(0, type) : BaseTypesOf(type);
        foreach (INamedTypeSymbol one in types)
        {
            foreach (ISymbol member in one.GetMembers())
            {
                if (!member.IsStatic && member is IPropertySymbol { Parameters.Length: 0 } or IFieldSymbol { IsImplicitlyDeclared: false })
                    yield return member;
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> BaseTypesOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null && one.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); one = one.BaseType)
            yield return one;
    }

    private bool IsWritten(ISymbol member, INamedTypeSymbol type)
    {
        if (IsIgnored(member) || Has(member, "JsonExtensionDataAttribute") || Has(member, "JsonPropertyAttribute"))
            return false;
        bool isIncluded = Has(member, "JsonIncludeAttribute");
        if (member is IFieldSymbol)
            return isIncluded;
        IPropertySymbol property = (IPropertySymbol)member;
        if (property.IsImplicitlyDeclared && property.Name == "EqualityContract")
            return false;
        if (!_isRequest)
            return property.GetMethod is { } get && (isIncluded || (property.DeclaredAccessibility == Accessibility.Public && get.DeclaredAccessibility == Accessibility.Public));
        return (property.SetMethod is { } set && (isIncluded || set.DeclaredAccessibility == Accessibility.Public))
            || type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)));
    }

    // Without a condition, or with Always (1) and, from .NET 10 on, WhenReading (5) and WhenWriting (4) where it counts.
    private bool IsIgnored(ISymbol member)
    {
        if (AttributeOf(member, "JsonIgnoreAttribute") is not { } ignore)
            return false;
        object? condition = ignore.NamedArguments.FirstOrDefault(argument => argument.Key == "Condition").Value.Value;
        return condition is null or 1 || (condition is 4 && !_isRequest) || (condition is 5 && _isRequest);
    }

    // What a framework binds from the route, the query or a header is no part of the body, even where it stands in its type.
    private bool IsFromElsewhere(ISymbol member)
        => _isRequest && member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "FromRouteAttribute" or "FromQueryAttribute" or "FromHeaderAttribute" or "FromClaimAttribute"
            or "FromServicesAttribute" or "FromKeyedServicesAttribute" or "HasPermissionAttribute" or "RouteParamAttribute" or "QueryParamAttribute" or "FromCookieAttribute");

    private static Shape Converted(INamedTypeSymbol converter, ITypeSymbol type)
        => converter.Name == "JsonStringEnumConverter" ? (IsList(type) ? Shape.Unknown : Shape.Of(JsonKind.String)) : Shape.Unknown;

    private static bool IsList(ITypeSymbol type) => type is IArrayTypeSymbol || (type is INamedTypeSymbol named && Argument(named, "IEnumerable", 1, 0) is not null);

    private static INamedTypeSymbol? ConverterOf(ISymbol symbol)
    {
        for (ISymbol? at = symbol; at is not null; at = (at as ITypeSymbol)?.BaseType)
        {
            ImmutableArray<AttributeData> attributes = at.GetAttributes();
            foreach (AttributeData attribute in attributes)
            {
                if (!IsJsonConverter(attribute.AttributeClass))
                    continue;
                // An attribute that is a converter of its own says nothing here.
                return attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Value is INamedTypeSymbol converter ? converter : attribute.AttributeClass;
            }
        }
        return null;
    }

    private static bool IsJsonConverter(INamedTypeSymbol? attribute)
    {
        for (INamedTypeSymbol? type = attribute; type is not null; type = type.BaseType)
        {
            if (type.Name == "JsonConverterAttribute")
                return true;
        }
        return false;
    }

    private static bool Has(ISymbol symbol, string attribute) => AttributeOf(symbol, attribute) is not null;

    private static AttributeData? AttributeOf(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == name);
}
