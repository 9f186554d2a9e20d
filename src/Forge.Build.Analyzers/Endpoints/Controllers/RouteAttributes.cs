using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Endpoints.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Forge.Build.Analyzers.Endpoints.Controllers;

/// <summary>An attribute that declares a route or methods.</summary>
/// <param name="Template">The template; null where it declares none.</param>
/// <param name="Methods">The HTTP methods; null where it declares none.</param>
/// <param name="IsRoute">Whether the framework takes it for the declaration of a route.</param>
/// <param name="IsSilent">Whether it declares a route of nothing: no template, name or order.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Problem">Why it could not be read; null where it was.</param>
internal sealed record RouteAttribute(string? Template, IReadOnlyList<string>? Methods, bool IsRoute, bool IsSilent, Location Location, string? Problem = null);

/// <summary>Reads attributes that declare routes: the framework's, and those of the sources that derive from them or stand beside them.</summary>
internal sealed class RouteAttributes
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";
    private const string RouteProvider = Mvc + "Routing.IRouteTemplateProvider";
    private const string MethodProvider = Mvc + "Routing.IActionHttpMethodProvider";

    private readonly SourceView _source;

    /// <summary>Attributes in the sources of a compilation.</summary>
    public RouteAttributes(SourceView source) => _source = source;

    /// <summary>Whether the framework takes an attribute for the declaration of a route.</summary>
    public static bool IsRoute(AttributeData attribute) => attribute.AttributeClass.IsOrInherits(RouteProvider);

    /// <summary>The attribute; null where it declares neither route nor method.</summary>
    /// <param name="attribute">As the compiler has it.</param>
    /// <param name="otherwise">Where it stands if its own place is in another assembly.</param>
    public RouteAttribute? Read(AttributeData attribute, Location otherwise)
    {
        if (attribute.AttributeClass is not { } type || !(IsRoute(attribute) || type.IsOrInherits(MethodProvider)))
            return null;
        Location place = attribute.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : otherwise;
        if (attribute.AttributeConstructor is not { } constructor)
            return new RouteAttribute(null, null, IsRoute(attribute), false, place, "the attribute does not compile");
        IReadOnlyList<object?> arguments = [.. attribute.ConstructorArguments.Select(ValueOf)];
        Parts? parts = Construct(type, constructor, arguments, 0);
        if (parts is null)
            return new RouteAttribute(null, null, IsRoute(attribute), false, place, "`" + type.Name + "` makes its route when the program runs");
        string? template = parts.Template;
        bool isNamed = parts.IsNamed;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == "Route" && type.IsOrInherits(Mvc + "AcceptVerbsAttribute"))
                template = argument.Value.Value as string;
            isNamed |= argument.Key is "Name" or "Order";
        }
        return new RouteAttribute(template, parts.Methods, IsRoute(attribute), template is null && !isNamed, place);
    }

    private sealed record Parts(string? Template, IReadOnlyList<string>? Methods, bool IsNamed);

    private Parts? Construct(INamedTypeSymbol type, IMethodSymbol constructor, IReadOnlyList<object?> arguments, int depth)
    {
        if (FrameworkParts(type, arguments) is { } known)
            return known;
        if (depth > 8 || type.DeclaringSyntaxReferences.IsEmpty)
            return null;
        if (type.BaseType is { } baseType && (baseType.IsOrInherits(RouteProvider) || baseType.IsOrInherits(MethodProvider)))
            return Overrides(type) ? null : ConstructBase(baseType, constructor, arguments, depth);
        // It stands beside the framework's: what its members return is what it declares.
        Parts own = new(null, null, false);
        if (type.IsOrInherits(RouteProvider))
        {
            if (!TryMember(type, RouteProvider, "Template", constructor, arguments, out object? template) || !TryMember(type, RouteProvider, "Name", constructor, arguments, out object? name)
                || !TryMember(type, RouteProvider, "Order", constructor, arguments, out object? order))
            {
                return null;
            }
            own = own with { Template = template as string, IsNamed = name is not null || order is not null };
        }
        if (type.IsOrInherits(MethodProvider))
        {
            if (!TryMember(type, MethodProvider, "HttpMethods", constructor, arguments, out object? methods) || methods is not IReadOnlyList<string> list)
                return null;
            own = own with { Methods = list };
        }
        return own;
    }

    private static Parts? FrameworkParts(INamedTypeSymbol type, IReadOnlyList<object?> arguments)
    {
        if (type.Is(Mvc + "RouteAttribute"))
            return arguments is [string template] ? new Parts(template, null, false) : null;
        if (type.Is(Mvc + "AcceptVerbsAttribute"))
            return new Parts(null, Upper(arguments.SelectMany(argument => argument is string one ? [one] : argument as IReadOnlyList<string> ?? [])), false);
        if (type.Is(Mvc + "Routing.HttpMethodAttribute"))
            return arguments is [IReadOnlyList<string> methods, ..] && (arguments.Count == 1 || arguments[1] is string or null) ? new Parts(arguments.Count == 1 ? null : (string?)arguments[1], Upper(methods), false) : null;
        if (type.ContainingNamespace?.ToDisplayString() == "Microsoft.AspNetCore.Mvc" && type.Name.StartsWith("Http", StringComparison.Ordinal) && type.BaseType.Is(Mvc + "Routing.HttpMethodAttribute"))
            return new Parts(arguments.Count == 0 ? null : arguments[0] as string, [type.Name.Substring(4, type.Name.Length - 4 - "Attribute".Length).ToUpperInvariant()], false);
        return null;
    }

    private static IReadOnlyList<string> Upper(IEnumerable<string> methods) => [.. methods.Select(method => method.ToUpperInvariant())];

    private Parts? ConstructBase(INamedTypeSymbol baseType, IMethodSymbol constructor, IReadOnlyList<object?> arguments, int depth)
    {
        SyntaxNode? declaration = _source.DeclarationOf(constructor);
        bool setsName = declaration?.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left.ToString() is "Name" or "Order" or "this.Name" or "this.Order") == true;
        SyntaxNode? call = declaration switch
        {
            ConstructorDeclarationSyntax { Initializer: { } initializer } => initializer.ThisOrBaseKeyword.ValueText == "base" ? initializer : declaration,
            TypeDeclarationSyntax { BaseList: { } bases } => bases.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(),
            _ => null,
        };
        // : this(...) would be another constructor.
        if (call is ConstructorDeclarationSyntax)
            return null;
        if (call is null)
        {
            IMethodSymbol? implicitly = baseType.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.IsEmpty);
            return implicitly is null || constructor.Parameters.Length > 0 && declaration is null ? null : Named(Construct(baseType, implicitly, [], depth + 1), setsName);
        }
        IInvocationOperation? operation = _source.OperationOf(call) as IInvocationOperation;
        if (operation is null)
            return null;
        List<object?> handed = new();
        foreach (IParameterSymbol parameter in operation.TargetMethod.Parameters)
        {
            IOperation? value = operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value;
            if (!TryValue(value, constructor, arguments, out object? result))
                return null;
            handed.Add(result);
        }
        return Named(Construct(baseType, operation.TargetMethod, handed, depth + 1), setsName);
    }

    private static Parts? Named(Parts? parts, bool isNamed) => parts is null ? null : parts with { IsNamed = parts.IsNamed || isNamed };

    private static bool Overrides(INamedTypeSymbol type)
        => type.GetMembers().OfType<IPropertySymbol>().Any(property => property.Name.Split('.').Last() is "Template" or "HttpMethods");

    private bool TryMember(INamedTypeSymbol type, string provider, string name, IMethodSymbol constructor, IReadOnlyList<object?> arguments, out object? value)
    {
        value = null;
        ISymbol? declared = type.AllInterfaces.First(implemented => implemented.Is(provider)).GetMembers(name).FirstOrDefault();
        if (declared is null || type.FindImplementationForInterfaceMember(declared) is not IPropertySymbol member || _source.DeclarationOf(member) is not PropertyDeclarationSyntax syntax)
            return false;
        ExpressionSyntax? expression = syntax.ExpressionBody?.Expression ?? syntax.Initializer?.Value
            ?? (syntax.AccessorList?.Accessors is [{ ExpressionBody: { } body }, ..] ? body.Expression : null);
        if (expression is null)
        {
            // Never set, it is what its type begins with.
            bool isAuto = syntax.AccessorList?.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null) == true;
            return isAuto && !type.DeclaringSyntaxReferences.SelectMany(reference => _source.SyntaxOf(reference).DescendantNodes()).OfType<AssignmentExpressionSyntax>()
                .Any(assignment => assignment.Left.ToString().Split('.').Last() == name);
        }
        return TryValue(_source.OperationOf(expression), constructor, arguments, out value);
    }

    private bool TryValue(IOperation? operation, IMethodSymbol constructor, IReadOnlyList<object?> arguments, out object? value)
    {
        value = null;
        IOperation? at = operation;
        while (at is IConversionOperation conversion && at.Syntax is not CollectionExpressionSyntax)
            at = conversion.Operand;
        if (at is null)
            return false;
        if (at.ConstantValue is { HasValue: true } constant)
        {
            value = constant.Value;
            return true;
        }
        if (at is IDefaultValueOperation)
            return true;
        if (at is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, constructor) && parameter.Ordinal < arguments.Count)
        {
            value = arguments[parameter.Ordinal];
            return true;
        }
        Frame frame = new(null);
        if (at.Type?.SpecialType == SpecialType.System_String)
            value = at is IInterpolatedStringOperation or IBinaryOperation ? Composed(at, constructor, arguments) : new StaticValues(_source).Text(at, frame);
        else
            value = new StaticValues(_source).Texts(at, frame);
        return value is not null;
    }

    // A text of constants and of what the attribute was given.
    private string? Composed(IOperation operation, IMethodSymbol constructor, IReadOnlyList<object?> arguments)
    {
        IEnumerable<IOperation?> parts = operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => [sum.LeftOperand, sum.RightOperand],
            IInterpolatedStringOperation interpolated => interpolated.Parts.Select(part => part switch
            {
                IInterpolatedStringTextOperation literal => literal.Text,
                IInterpolationOperation { Alignment: null, FormatString: null } hole => hole.Expression,
                _ => null,
            }),
            _ => [null],
        };
        string text = "";
        foreach (IOperation? part in parts)
        {
            if (!TryValue(part, constructor, arguments, out object? value) || value is not string written)
                return null;
            text += written;
        }
        return text;
    }

    private static object? ValueOf(TypedConstant constant)
        => constant.Kind == TypedConstantKind.Array ? constant.IsNull ? null : (IReadOnlyList<string>)[.. constant.Values.Select(value => value.Value).OfType<string>()]
            : constant.Kind == TypedConstantKind.Error ? null : constant.Value;
}
