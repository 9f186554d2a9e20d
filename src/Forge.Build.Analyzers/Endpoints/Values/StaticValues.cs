using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Forge.Build.Analyzers.Endpoints.Values;

/// <summary>
/// Reads values that hold in every run: texts, lists of texts, and the prefix that a route builder puts before its routes. What it cannot read it says once, with a
/// reason; what only a caller knows it asks for (<see cref="Needed"/>). It never assumes.
/// </summary>
internal sealed class StaticValues
{
    private const string Builder = "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";
    private const string Application = "Microsoft.AspNetCore.Builder.WebApplication";
    private const string Pipeline = "Microsoft.AspNetCore.Builder.IApplicationBuilder";
    private const int MostSteps = 400;

    private readonly SourceView _source;
    private readonly HashSet<ISymbol> _reading = new(SymbolEqualityComparer.Default);
    private int _steps;
    private bool _detached;
    private bool _failed;

    /// <summary>Reads one place in one chain of calls.</summary>
    public StaticValues(SourceView source) => _source = source;

    /// <summary>The function at the beginning of the chain, where its caller must be known first.</summary>
    public IMethodSymbol? Needed { get; private set; }

    /// <summary>Why something is not known.</summary>
    public string Reason { get; private set; } = "it is decided when the program runs";

    /// <summary>What stands before the routes of a builder.</summary>
    /// <param name="Text">A template; empty at the root.</param>
    /// <param name="IsOpen">Whether callers outside the compilation put more before it.</param>
    public sealed record Prefix(string Text, bool IsOpen);

    /// <summary>Whether something is a route builder.</summary>
    public static bool IsBuilder(ITypeSymbol? type) => type.IsOrInherits(Builder);

    /// <summary>What a text is in every run.</summary>
    public string? Text(IOperation? value, Frame frame)
    {
        if (value is null || IsTooMuch())
            return null;
        if (value.ConstantValue is { HasValue: true } constant)
            return Printed(constant.Value) ?? Fail<string>("it is no text");
        switch (value)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return Text(conversion.Operand, frame);
            case IConversionOperation { Operand.Type.SpecialType: SpecialType.System_String } conversion:
                return Text(conversion.Operand, frame);
            case IParameterReferenceOperation parameter:
                return OfParameter(parameter.Parameter, frame, Text);
            case ILocalReferenceOperation local:
                return OfLocal(local.Local, frame, Text);
            case IFieldReferenceOperation { Field: { IsStatic: true } field } when field.ContainingType.Is("Microsoft.AspNetCore.Http.HttpMethods"):
                return field.Name.ToUpperInvariant();
            case IFieldReferenceOperation { Field: { IsStatic: true, Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } }:
                return "";
            case IFieldReferenceOperation field:
                return OfMember(field.Field, Text);
            case IPropertyReferenceOperation { Property.Name: "Method", Instance: IPropertyReferenceOperation { Property: { IsStatic: true } verb } } when verb.ContainingType.Is("System.Net.Http.HttpMethod"):
                return verb.Name.ToUpperInvariant();
            case IPropertyReferenceOperation { Property.Name: "Name", Instance: ITypeOfOperation typeOf }:
                return Substitute(typeOf.TypeOperand, frame) is { TypeKind: not (TypeKind.TypeParameter or TypeKind.Error) } type ? type.MetadataName : Fail<string>("the type is not known");
            case IPropertyReferenceOperation property:
                return OfMember(property.Property, Text);
            case IInterpolatedStringOperation interpolated:
                return Interpolated(interpolated, frame);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return Text(sum.LeftOperand, frame) is { } left && Text(sum.RightOperand, frame) is { } right ? left + right : null;
            case IInvocationOperation call:
                return OfCall(call, frame);
            case IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation:
                return Fail<string>("it depends on a condition");
            default:
                return Fail<string>("it is decided when the program runs");
        }
    }

    /// <summary>What a list of texts is in every run.</summary>
    public IReadOnlyList<string>? Texts(IOperation? value, Frame frame)
    {
        while (value is IConversionOperation conversion && conversion.Syntax is not CollectionExpressionSyntax)
            value = conversion.Operand;
        if (value is null || IsTooMuch())
            return null;
        if (value.Syntax is CollectionExpressionSyntax collection)
            return collection.Elements.All(element => element is ExpressionElementSyntax)
                ? Each(collection.Elements.Select(element => _source.OperationOf(((ExpressionElementSyntax)element).Expression)), frame) : Fail<IReadOnlyList<string>>("a list is spread into it");
        switch (value)
        {
            case IArrayCreationOperation array:
                return array.Initializer is { } initializer ? Each(initializer.ElementValues, frame) : Fail<IReadOnlyList<string>>("the list is filled elsewhere");
            case IArrayInitializerOperation list:
                return Each(list.ElementValues, frame);
            case IObjectCreationOperation { Arguments.IsEmpty: true, Initializer.Initializers: var additions } when additions.All(added => added is IInvocationOperation { Arguments.Length: 1 }):
                return Each(additions.Select(added => ((IInvocationOperation)added).Arguments[0].Value), frame);
            case IParameterReferenceOperation parameter:
                return OfParameter(parameter.Parameter, frame, Texts);
            case ILocalReferenceOperation local:
                return OfLocal(local.Local, frame, Texts);
            case IFieldReferenceOperation field:
                return OfMember(field.Field, Texts);
            case IPropertyReferenceOperation property:
                return OfMember(property.Property, Texts);
            default:
                return Fail<IReadOnlyList<string>>("the list is filled when the program runs");
        }
    }

    /// <summary>What a builder puts before its routes.</summary>
    public Prefix? PrefixOf(IOperation? value, Frame frame)
    {
        while (value is IConversionOperation conversion && !value.Type.Is(Application))
            value = conversion.Operand;
        if (value is null || IsTooMuch())
            return null;
        if (value.Type.Is(Application))
            return new Prefix("", false);
        switch (value)
        {
            case IParameterReferenceOperation parameter:
                return OfBuilderParameter(parameter.Parameter, frame);
            case ILocalReferenceOperation local:
                return OfLocal(local.Local, frame, PrefixOf);
            case IFieldReferenceOperation field:
                return OfMember(field.Field, PrefixOf);
            case IPropertyReferenceOperation property:
                return OfMember(property.Property, PrefixOf);
            case ISimpleAssignmentOperation assignment:
                return PrefixOf(assignment.Value, frame);
            case IInvocationOperation call:
                return OfBuilderCall(call, frame);
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return PrefixOf(conditional.WhenTrue, frame) is { } one && PrefixOf(otherwise, frame) is { } other
                    ? one == other ? one : Fail<Prefix>("it depends on a condition") : null;
            default:
                return Fail<Prefix>("the route builder comes from where it cannot be followed");
        }
    }

    /// <summary>What handles a route, and where it stands; null where that is not known. That is no failure: the route is known without it.</summary>
    public (IMethodSymbol Method, Location Location, Frame Frame)? Handler(IOperation? value, Frame frame)
    {
        StaticValues quiet = new(_source);
        return quiet.HandlerOf(value, frame);
    }

    /// <summary>A type with the type arguments that the calls leading here give.</summary>
    public static ITypeSymbol Substitute(ITypeSymbol type, Frame frame)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                for (Frame? at = frame; at is not null; at = at.Caller)
                {
                    if (at.Call?.TargetMethod is not { } method || at.Caller is null)
                        continue;
                    if (SymbolEqualityComparer.Default.Equals(parameter.DeclaringMethod?.OriginalDefinition, at.Function?.OriginalDefinition) && parameter.Ordinal < method.TypeArguments.Length)
                        return Substitute(method.TypeArguments[parameter.Ordinal], at.Caller);
                    if (SymbolEqualityComparer.Default.Equals(parameter.DeclaringType?.OriginalDefinition, method.ContainingType?.OriginalDefinition) && parameter.DeclaringType is not null)
                        return Substitute(method.ContainingType!.TypeArguments[parameter.Ordinal], at.Caller);
                }
                return type;
            case INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } named:
                ITypeSymbol[] arguments = [.. named.TypeArguments.Select(argument => Substitute(argument, frame))];
                return arguments.SequenceEqual(named.TypeArguments, SymbolEqualityComparer.Default) ? type : named.ConstructedFrom.Construct(arguments);
            default:
                return type;
        }
    }

    private (IMethodSymbol Method, Location Location, Frame Frame)? HandlerOf(IOperation? value, Frame frame)
    {
        while (value is IConversionOperation or IDelegateCreationOperation)
            value = value is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)value).Target;
        if (value is null || IsTooMuch())
            return null;
        switch (value)
        {
            case IAnonymousFunctionOperation lambda:
                return (lambda.Symbol, lambda.Syntax.GetLocation(), frame);
            case IMethodReferenceOperation method:
                IMethodSymbol target = method.Method;
                Location place = target.Locations.FirstOrDefault(location => location.IsInSource) ?? method.Syntax.GetLocation();
                return (target, place, frame);
            case IParameterReferenceOperation parameter:
                return frame.OwnerOf(parameter.Parameter) is { Call: not null, Caller: { } caller } owner ? HandlerOf(owner.Argument(parameter.Parameter), caller) : null;
            case ILocalReferenceOperation local:
                return OnlyValueOf(local.Local) is { } known ? HandlerOf(known, frame) : null;
            case IFieldReferenceOperation field:
                return OnlyValueOf(field.Field) is { } assigned ? HandlerOf(assigned, FrameOf(assigned)) : null;
            default:
                return null;
        }
    }

    private string? Interpolated(IInterpolatedStringOperation interpolated, Frame frame)
    {
        StringBuilder text = new();
        foreach (IInterpolatedStringContentOperation part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation literal when literal.Text.ConstantValue is { HasValue: true, Value: string written }:
                    text.Append(written);
                    break;
                case IInterpolationOperation { Alignment: null, FormatString: null } hole when Text(hole.Expression, frame) is { } value:
                    text.Append(value);
                    break;
                case IInterpolationOperation { Alignment: null, FormatString: null }:
                    return null;
                default:
                    return Fail<string>("it is formatted when the program runs");
            }
        }
        return text.ToString();
    }

    private IReadOnlyList<string>? Each(IEnumerable<IOperation?> values, Frame frame)
    {
        List<string> texts = new();
        foreach (IOperation? value in values)
        {
            if (Text(value, frame) is not { } text)
                return null;
            texts.Add(text);
        }
        return texts;
    }

    private string? OfCall(IInvocationOperation call, Frame frame)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.ContainingType.SpecialType == SpecialType.System_String)
        {
            switch (method.Name)
            {
                case "ToLowerInvariant" when method.Parameters.Length == 0:
                    return Text(call.Instance, frame)?.ToLowerInvariant();
                case "ToUpperInvariant" when method.Parameters.Length == 0:
                    return Text(call.Instance, frame)?.ToUpperInvariant();
                case "Concat" when method.Parameters.All(parameter => parameter.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object):
                    return Each(call.Arguments.Select(argument => argument.Value), frame) is { } parts ? string.Concat(parts) : null;
                default:
                    return Fail<string>("it is computed when the program runs");
            }
        }
        if (method.Is("Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory", "Parse") && call.Arguments.Length == 1)
            return Text(call.Arguments[0].Value, frame);
        return OfSource(call, frame, Text) ?? Fail<string>("`" + method.Name + "` computes it when the program runs");
    }

    private Prefix? OfBuilderCall(IInvocationOperation call, Frame frame)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Is("Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions", "MapGroup"))
        {
            return PrefixOf(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value, frame) is { } outer
                && Text(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 1)?.Value, frame) is { } template
                ? outer with { Text = RouteTemplate.Join(outer.Text, template) } : null;
        }
        if (method.DeclaringSyntaxReferences.Length > 0)
            return OfSource(call, frame, PrefixOf) ?? Fail<Prefix>("`" + method.Name + "` cannot be followed");
        IOperation? receiver = call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;
        bool returnsReceiver = method.IsExtensionMethod && method.OriginalDefinition is { ReturnType: ITypeParameterSymbol returned, Parameters: [{ Type: ITypeParameterSymbol first }, ..] }
            && SymbolEqualityComparer.Default.Equals(returned, first);
        if (returnsReceiver || (IsBuilder(receiver?.Type) && IsBuilder(method.ReturnType) && IsOfFramework(method.ContainingAssembly)))
            return PrefixOf(receiver, frame);
        return Fail<Prefix>("`" + method.Name + "` of " + method.ContainingAssembly?.Name + " hands the route builder out");
    }

    private Prefix? OfBuilderParameter(IParameterSymbol parameter, Frame frame)
    {
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda && CallTaking(lambda) is { } call && call.TargetMethod.Name == "UseEndpoints"
            && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
        {
            return OfPipeline(call.Arguments[0].Value, frame);
        }
        if (frame.OwnerOf(parameter) is { IsOpen: true })
            return new Prefix("", true);
        return OfParameter(parameter, frame, PrefixOf);
    }

    // The pipeline in which endpoints are used: the program's own, or a branch of it.
    private Prefix? OfPipeline(IOperation? value, Frame frame)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        if (value is null || IsTooMuch())
            return null;
        if (value.Type.Is(Application))
            return new Prefix("", false);
        switch (value)
        {
            case ILocalReferenceOperation local:
                return OfLocal(local.Local, frame, OfPipeline);
            case IInvocationOperation call when call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && call.TargetMethod.IsExtensionMethod && call.TargetMethod.ReturnType.Is(Pipeline):
                return OfPipeline(call.Arguments[0].Value, frame);
            case IParameterReferenceOperation { Parameter: var parameter }:
                if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && method.Name.StartsWith("Configure", StringComparison.Ordinal)
                    && method.ContainingType.Name.StartsWith("Startup", StringComparison.Ordinal))
                {
                    return new Prefix("", false);
                }
                if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda && CallTaking(lambda) is { } taker && taker.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
                    return taker.TargetMethod.Name == "Configure" ? new Prefix("", false) : Fail<Prefix>("it stands in a branch of the pipeline");
                return frame.OwnerOf(parameter) is { IsOpen: true } ? new Prefix("", true) : OfParameter(parameter, frame, OfPipeline);
            default:
                return Fail<Prefix>("the pipeline comes from where it cannot be followed");
        }
    }

    private T? OfSource<T>(IInvocationOperation call, Frame frame, Func<IOperation?, Frame, T?> read)
        where T : class
    {
        IMethodSymbol method = call.TargetMethod.OriginalDefinition;
        if (method.IsVirtual || method.IsAbstract || method.IsOverride || method.IsAsync || method.DeclaringSyntaxReferences.IsEmpty)
            return null;
        if (frame.Runs(method))
            return Fail<T>("`" + method.Name + "` calls itself");
        IReadOnlyList<IOperation> returned = ReturnedBy(method);
        Frame inside = new(method, call, frame);
        return returned.Count == 0 ? null : Same(returned, value => read(value, inside));
    }

    private IReadOnlyList<IOperation> ReturnedBy(IMethodSymbol method)
    {
        SyntaxNode declaration = method.DeclaringSyntaxReferences[0].GetSyntax(_source.Cancellation);
        ExpressionSyntax? expression = declaration switch
        {
            BaseMethodDeclarationSyntax { ExpressionBody.Expression: var body } => body,
            LocalFunctionStatementSyntax { ExpressionBody.Expression: var body } => body,
            AccessorDeclarationSyntax { ExpressionBody.Expression: var body } => body,
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            _ => null,
        };
        IEnumerable<ExpressionSyntax?> expressions = expression is not null
            ? [expression]
            : declaration.DescendantNodes(node => node == declaration || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(node => node.Expression);
        return [.. expressions.OfType<ExpressionSyntax>().Select(_source.OperationOf).OfType<IOperation>()];
    }

    private T? OfParameter<T>(IParameterSymbol parameter, Frame frame, Func<IOperation?, Frame, T?> read)
        where T : class
    {
        if (frame.OwnerOf(parameter) is { } owner)
        {
            if (owner.IsOpen)
                return Fail<T>("`" + parameter.Name + "` comes from a caller outside this project");
            if (owner.Call is null || owner.Caller is null)
                return owner.Caller is null ? Ask<T>(frame) : Fail<T>("`" + parameter.Name + "` comes from where it cannot be followed");
            if (parameter.RefKind != RefKind.None || IsAssigned(parameter))
                return Fail<T>("`" + parameter.Name + "` changes while the program runs");
            return read(owner.Argument(parameter), owner.Caller);
        }
        return parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? Fail<T>("`" + parameter.Name + "` is handed to the object when it is made") : Ask<T>(frame);
    }

    private T? Ask<T>(Frame frame)
        where T : class
    {
        if (frame.Root.Function is { } function && !frame.Root.IsOpen && frame.Root.Call is null && !_detached)
            Needed ??= function;
        else
            Fail<T>("it comes from where it cannot be followed");
        return null;
    }

    private T? OfLocal<T>(ILocalSymbol local, Frame frame, Func<IOperation?, Frame, T?> read)
        where T : class
    {
        if (!_reading.Add(local))
            return ValuesOf(local).FirstOrDefault() is { } first ? read(first, frame) : null;
        try
        {
            IReadOnlyList<IOperation> values = ValuesOf(local);
            return values.Count == 0 ? Fail<T>("`" + local.Name + "` changes while the program runs") : Same(values, value => read(value, frame));
        }
        finally
        {
            _reading.Remove(local);
        }
    }

    // A member is read where it is set, which no call chain leads to.
    private T? OfMember<T>(ISymbol member, Func<IOperation?, Frame, T?> read)
        where T : class
    {
        if (!_reading.Add(member))
            return Fail<T>("`" + member.Name + "` is made of itself");
        bool before = _detached;
        _detached = true;
        try
        {
            IReadOnlyList<IOperation> values = ValuesOf(member);
            return values.Count == 0 ? Fail<T>("`" + member.Name + "` is set when the program runs") : Same(values, value => read(value, FrameOf(value)));
        }
        finally
        {
            _detached = before;
            _reading.Remove(member);
        }
    }

    private Frame FrameOf(IOperation value) => new(_source.FunctionAround(value.Syntax));

    private T? Same<T>(IReadOnlyList<IOperation> values, Func<IOperation, T?> read)
        where T : class
    {
        T? same = null;
        foreach (IOperation value in values)
        {
            if (read(value) is not { } one)
                return null;
            if (same is not null && !AreEqual(same, one))
                return Fail<T>("it has more than one value");
            same = one;
        }
        return same;
    }

    private static bool AreEqual(object one, object other) => one is IReadOnlyList<string> list && other is IReadOnlyList<string> others ? list.SequenceEqual(others) : one.Equals(other);

    private IOperation? OnlyValueOf(ISymbol symbol) => ValuesOf(symbol) is [{ } only] ? only : null;

    // All that a variable is ever set to; none where that cannot be told.
    private IReadOnlyList<IOperation> ValuesOf(ISymbol symbol)
    {
        if (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_source.Cancellation) is not { } declaration)
            return [];
        List<ExpressionSyntax> values = new();
        IEnumerable<SyntaxNode> scopes;
        switch (symbol)
        {
            case ILocalSymbol when declaration is VariableDeclaratorSyntax:
                scopes = [declaration.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? declaration.SyntaxTree.GetRoot(_source.Cancellation)];
                break;
            case IFieldSymbol field when field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private:
            case IPropertySymbol { SetMethod: null or { DeclaredAccessibility: Accessibility.Private } or { IsInitOnly: true }, IsVirtual: false, IsAbstract: false, IsOverride: false }:
                scopes = symbol.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(_source.Cancellation));
                if (symbol is IPropertySymbol { SetMethod.IsInitOnly: true })
                    return [];
                break;
            default:
                return [];
        }
        ExpressionSyntax? initial = declaration switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
            PropertyDeclarationSyntax { Initializer: { } initializer } => initializer.Value,
            PropertyDeclarationSyntax { AccessorList.Accessors: [{ ExpressionBody: { } body }] } => body.Expression,
            PropertyDeclarationSyntax { AccessorList.Accessors: [{ Body.Statements: [ReturnStatementSyntax { Expression: { } returned }] }] } => returned,
            _ => null,
        };
        if (initial is not null)
            values.Add(initial);
        foreach (SimpleNameSyntax mention in scopes.SelectMany(scope => scope.DescendantNodes()).OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name))
        {
            ExpressionSyntax target = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access : mention;
            if (!IsWritten(target, out ExpressionSyntax? assigned) || !SymbolEqualityComparer.Default.Equals(_source.ModelOf(mention.SyntaxTree).GetSymbolInfo(mention, _source.Cancellation).Symbol, symbol))
                continue;
            if (assigned is null)
                return [];
            values.Add(assigned);
        }
        IOperation[] operations = [.. values.Select(_source.OperationOf).OfType<IOperation>()];
        return operations.Length == values.Count ? operations : [];
    }

    private bool IsAssigned(IParameterSymbol parameter)
        => parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_source.Cancellation).Parent?.Parent is { } function
            && function.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter.Name && IsWritten(name, out _));

    private static bool IsWritten(ExpressionSyntax target, out ExpressionSyntax? assigned)
    {
        assigned = null;
        switch (target.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == target:
                assigned = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assignment.Right : null;
                return assignment.Parent is not InitializerExpressionSyntax;
            case ArgumentSyntax { RefKindKeyword.RawKind: not 0 }:
                return true;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple }:
                return tuple.Ancestors().OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left.Span.Contains(tuple.Span));
            case PrefixUnaryExpressionSyntax prefix:
                return prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression;
            case PostfixUnaryExpressionSyntax postfix:
                return postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression;
            case RefExpressionSyntax:
                return true;
            default:
                return false;
        }
    }

    /// <summary>The call that takes a lambda as its argument.</summary>
    public IInvocationOperation? CallTaking(IMethodSymbol lambda)
        => lambda.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_source.Cancellation) is { } syntax ? ArgumentAround(_source.OperationOf(syntax))?.Parent as IInvocationOperation : null;

    /// <summary>The argument that something is.</summary>
    public static IArgumentOperation? ArgumentAround(IOperation? value)
    {
        while (value?.Parent is IConversionOperation or IDelegateCreationOperation)
            value = value.Parent;
        return value?.Parent as IArgumentOperation;
    }

    // What belongs to ASP.NET Core and to the packages that extend its route builders without adding a prefix.
    private static bool IsOfFramework(IAssemblySymbol? assembly)
        => assembly is not null && (assembly.Name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || assembly.Name.StartsWith("Asp.Versioning.", StringComparison.Ordinal));

    // Integers print alike in every culture, unless they are negative.
    private static string? Printed(object? value) => value switch
    {
        string text => text,
        char character => character.ToString(),
        bool flag => flag ? "True" : "False",
        byte or sbyte or short or ushort or int or uint or long or ulong => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture) is var number && number[0] != '-' ? number : null,
        _ => null,
    };

    private bool IsTooMuch()
    {
        if (++_steps <= MostSteps)
            return false;
        Fail<string>("it is too far from where it is set");
        return true;
    }

    private T? Fail<T>(string reason)
        where T : class
    {
        if (!_failed)
            Reason = reason;
        _failed = true;
        return null;
    }
}
