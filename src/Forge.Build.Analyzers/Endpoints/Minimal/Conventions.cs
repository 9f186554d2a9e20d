using System.Collections.Generic;
using System.Linq;
using Forge.Build.Analyzers.Endpoints.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Forge.Build.Analyzers.Endpoints.Minimal;

/// <summary>What calls after <c>MapGet</c> add to a shape: <c>.Produces&lt;T&gt;(201)</c>, <c>.Accepts&lt;T&gt;(...)</c>.</summary>
internal static class Conventions
{
    private const string Extensions = "Microsoft.AspNetCore.Http.OpenApiRouteHandlerBuilderExtensions";

    /// <summary>A shape with what is said after the call.</summary>
    public static HandlerShape Apply(HandlerShape shape, IInvocationOperation map, SourceView source)
    {
        Dictionary<int, EndpointResponse> said = new();
        foreach (IInvocationOperation call in After(map, source))
        {
            IMethodSymbol method = call.TargetMethod;
            if (!method.ContainingType.Is(Extensions))
                continue;
            ITypeSymbol? type = method.TypeArguments.FirstOrDefault()
                ?? (Argument(call, "responseType") ?? Argument(call, "requestType")) switch { ITypeOfOperation typeOf => typeOf.TypeOperand, _ => null };
            switch (method.Name)
            {
                case "Accepts":
                    shape = shape with { Request = type, IsRequestKnown = type is not null };
                    break;
                case "Produces" when Status(call, 200) is { } status:
                    said[status] = new EndpointResponse(status, type);
                    break;
                case "ProducesProblem" when Status(call, 500) is { } status:
                    said[status] = new EndpointResponse(status, source.Compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Mvc.ProblemDetails"));
                    break;
                case "ProducesValidationProblem" when Status(call, 400) is { } status:
                    said[status] = new EndpointResponse(status, source.Compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Http.HttpValidationProblemDetails"));
                    break;
                case "Produces" or "ProducesProblem" or "ProducesValidationProblem":
                    shape = shape with { MayAnswerMore = true };
                    break;
            }
        }
        return said.Count == 0 ? shape : shape with { Responses = ResponseShapes.Merge(shape.Responses, said.Values) };
    }

    private static IEnumerable<IInvocationOperation> After(IInvocationOperation map, SourceView source)
    {
        IOperation last = map;
        foreach (IInvocationOperation call in Chain(map))
        {
            last = call;
            yield return call;
        }
        while (last.Parent is IConversionOperation)
            last = last.Parent;
        if (last.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } || source.DeclarationOf(local) is not { } declaration)
            yield break;
        SyntaxNode scope = declaration.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? declaration.SyntaxTree.GetRoot(source.Cancellation);
        foreach (IdentifierNameSyntax mention in scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == local.Name))
        {
            if (source.OperationOf(mention) is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
                continue;
            foreach (IInvocationOperation call in Chain(reference))
                yield return call;
        }
    }

    // The calls whose receiver is something, one after the other.
    private static IEnumerable<IInvocationOperation> Chain(IOperation receiver)
    {
        for (IOperation at = receiver; ;)
        {
            while (at.Parent is IConversionOperation)
                at = at.Parent;
            if (at.Parent is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } extension })
                at = extension;
            else if (at.Parent is IInvocationOperation call && call.Instance == at)
                at = call;
            else
                yield break;
            yield return (IInvocationOperation)at;
        }
    }

    private static IOperation? Argument(IInvocationOperation call, string name) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    private static int? Status(IInvocationOperation call, int otherwise)
        => Argument(call, "statusCode") is not { } value ? otherwise : value.ConstantValue is { HasValue: true, Value: int status } ? status : value.ConstantValue is { HasValue: true, Value: null } ? otherwise : null;
}
