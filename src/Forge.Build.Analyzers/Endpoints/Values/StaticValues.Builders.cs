using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Forge.Build.Analyzers.Endpoints.Values;

/// <content>What a route builder puts before its routes: groups, and the pipeline in which endpoints are used.</content>
internal sealed partial class StaticValues
{
    private const string Application = "Microsoft.AspNetCore.Builder.WebApplication";
    private const string Pipeline = "Microsoft.AspNetCore.Builder.IApplicationBuilder";

    /// <summary>What stands before the routes of a builder.</summary>
    /// <param name="Text">A template; empty at the root.</param>
    /// <param name="IsOpen">Whether callers outside the compilation put more before it.</param>
    public sealed record Prefix(string Text, bool IsOpen);

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

    // What belongs to ASP.NET Core and to the packages that extend its route builders without adding a prefix.
    private static bool IsOfFramework(IAssemblySymbol? assembly)
        => assembly is not null && (assembly.Name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || assembly.Name.StartsWith("Asp.Versioning.", StringComparison.Ordinal));
}
