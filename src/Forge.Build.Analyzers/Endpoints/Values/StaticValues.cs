using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Forge.Build.Analyzers.Endpoints.Values;

/// <summary>
/// Reads values that hold in every run: texts, lists of texts, and the prefix that a route builder puts before its routes. What it cannot read it says once, with a
/// reason; what only a caller knows it asks for (<see cref="Needed"/>). It never assumes.
/// </summary>
internal sealed partial class StaticValues
{
    private const string Builder = "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";
    private const int MostSteps = 400;

    private readonly SourceView _source;
    private readonly Assignments _assignments;
    private readonly HashSet<ISymbol> _reading = new(SymbolEqualityComparer.Default);
    private int _steps;
    private bool _detached;
    private bool _failed;

    /// <summary>Reads one place in one chain of calls.</summary>
    public StaticValues(SourceView source)
    {
        _source = source;
        _assignments = new Assignments(source);
    }

    /// <summary>The function at the beginning of the chain, where its caller must be known first.</summary>
    public IMethodSymbol? Needed { get; private set; }

    /// <summary>Why something is not known.</summary>
    public string Reason { get; private set; } = "it is decided when the program runs";

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
                return _assignments.OnlyValueOf(local.Local) is { } known ? HandlerOf(known, frame) : null;
            case IFieldReferenceOperation field:
                return _assignments.OnlyValueOf(field.Field) is { } assigned ? HandlerOf(assigned, FrameOf(assigned)) : null;
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

    private T? OfSource<T>(IInvocationOperation call, Frame frame, Func<IOperation?, Frame, T?> read)
        where T : class
    {
        IMethodSymbol method = call.TargetMethod.OriginalDefinition;
        if (method.IsVirtual || method.IsAbstract || method.IsOverride || method.IsAsync || method.DeclaringSyntaxReferences.IsEmpty)
            return null;
        if (frame.Runs(method))
            return Fail<T>("`" + method.Name + "` calls itself");
        IReadOnlyList<IOperation> returned = _assignments.ReturnedBy(method);
        Frame inside = new(method, call, frame);
        return returned.Count == 0 ? null : Same(returned, value => read(value, inside));
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
            if (parameter.RefKind != RefKind.None || _assignments.IsAssigned(parameter))
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
            return _assignments.ValuesOf(local).FirstOrDefault() is { } first ? read(first, frame) : null;
        try
        {
            IReadOnlyList<IOperation> values = _assignments.ValuesOf(local);
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
            IReadOnlyList<IOperation> values = _assignments.ValuesOf(member);
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

    /// <summary>The call that takes a lambda as its argument.</summary>
    public IInvocationOperation? CallTaking(IMethodSymbol lambda)
        => _source.DeclarationOf(lambda) is { } syntax ? ArgumentAround(_source.OperationOf(syntax))?.Parent as IInvocationOperation : null;

    /// <summary>The argument that something is.</summary>
    public static IArgumentOperation? ArgumentAround(IOperation? value)
    {
        while (value?.Parent is IConversionOperation or IDelegateCreationOperation)
            value = value.Parent;
        return value?.Parent as IArgumentOperation;
    }

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
