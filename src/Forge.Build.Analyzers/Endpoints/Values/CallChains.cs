using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Forge.Build.Analyzers.Endpoints.Values;

/// <summary>Who calls the function at the beginning of a chain, so that what only a caller knows can be read.</summary>
internal sealed class CallChains
{
    private const int Deepest = 24;

    private readonly SourceView _source;

    /// <summary>Chains in the sources of a compilation.</summary>
    public CallChains(SourceView source) => _source = source;

    /// <summary>The chain of a place before any caller is asked for.</summary>
    public Frame At(IOperation place) => new(_source.FunctionAround(place.Syntax));

    /// <summary>The chains that are one call longer. None where nothing calls the function.</summary>
    public IReadOnlyList<Frame> Longer(Frame chain, out string? problem)
    {
        problem = null;
        Frame root = chain.Root;
        if (root.Function is not { } function)
            return [];
        if (chain.Depth >= Deepest)
        {
            problem = "the calls that lead here are too many";
            return [];
        }
        if (function.MethodKind == MethodKind.AnonymousFunction)
            return [.. AroundLambda(root, function).Select(chain.WithRoot)];
        List<Frame> longer = new();
        bool isOfItself = false, isCalled = false;
        foreach (IInvocationOperation call in _source.CallersOf(function.OriginalDefinition))
        {
            IMethodSymbol? caller = _source.FunctionAround(call.Syntax);
            if (caller is null)
                continue;
            if (chain.Runs(caller) && caller.MethodKind != MethodKind.AnonymousFunction)
            {
                isOfItself = true;
                continue;
            }
            isCalled = true;
            Frame bound = chain.WithRoot(root with { Call = call, Caller = new Frame(caller) });
            if (IsPossible(bound))
                longer.Add(bound);
        }
        if (isOfItself)
            problem = "`" + function.Name + "` calls itself";
        if (isCalled || isOfItself)
            return longer;
        if (!_source.IsUnused(function) && function.MethodKind != MethodKind.LocalFunction)
            longer.Add(chain.WithRoot(root with { IsOpen = true }));
        else if (!_source.IsUnused(function))
            problem = "`" + function.Name + "` is handed on and not called here";
        return longer;
    }

    // A lambda runs where a method of these sources calls it, or just inside the function around it.
    private IEnumerable<Frame> AroundLambda(Frame root, IMethodSymbol lambda)
    {
        if (_source.DeclarationOf(lambda) is not { Parent: { } outside } || _source.FunctionAround(outside) is not { } around)
            return [];
        IOperation? value = _source.OperationOf(_source.DeclarationOf(lambda)!);
        if (StaticValues.ArgumentAround(value) is { Parameter: { } parameter, Parent: IInvocationOperation taker } && taker.TargetMethod.DeclaringSyntaxReferences.FirstOrDefault() is { } declared)
        {
            IMethodSymbol method = taker.TargetMethod.OriginalDefinition;
            Frame inside = new(method, taker, new Frame(around));
            List<Frame> called = new();
            foreach (InvocationExpressionSyntax syntax in _source.SyntaxOf(declared).DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (_source.OperationOf(syntax) is IInvocationOperation { Instance: IParameterReferenceOperation { Parameter: var invoked } } call
                    && invoked.Ordinal == parameter.Ordinal && SymbolEqualityComparer.Default.Equals(invoked.ContainingSymbol, method))
                {
                    called.Add(root with { Call = call, Caller = inside });
                }
            }
            if (called.Count > 0)
                return called;
        }
        return [root with { Caller = new Frame(around) }];
    }

    // In T.Map(app) the calls that lead there say what T is; a chain in which it is another type does not run.
    private static bool IsPossible(Frame chain)
    {
        for (Frame? at = chain; at is { Call: { } call, Caller: { } caller }; at = at.Caller)
        {
            if (SourceView.ReceiverOf(call) is ITypeParameterSymbol receiver && at.Function?.ContainingType is { } type && StaticValues.Substitute(receiver, caller) is var known
                && known is not ITypeParameterSymbol && !SymbolEqualityComparer.Default.Equals(known.OriginalDefinition, type.OriginalDefinition))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether a chain still leaves open which type a constrained call calls.</summary>
    public static bool LeavesTypeOpen(Frame chain)
    {
        for (Frame? at = chain; at is { Call: { } call, Caller: { } caller }; at = at.Caller)
        {
            if (SourceView.ReceiverOf(call) is ITypeParameterSymbol receiver && StaticValues.Substitute(receiver, caller) is ITypeParameterSymbol)
                return true;
        }
        return false;
    }
}
