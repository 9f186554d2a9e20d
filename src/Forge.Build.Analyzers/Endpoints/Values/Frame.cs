using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Forge.Build.Analyzers.Endpoints.Values;

/// <summary>A function as one call runs it, and the functions that led there.</summary>
/// <param name="Function">The function; null for an initialiser.</param>
/// <param name="Call">What calls it; null where that is not (yet) said, and for a lambda that just runs inside the function around it.</param>
/// <param name="Caller">Where the call's arguments are to be read.</param>
/// <param name="IsOpen">Whether only callers outside the compilation can say what it gets.</param>
internal sealed record Frame(IMethodSymbol? Function, IInvocationOperation? Call = null, Frame? Caller = null, bool IsOpen = false)
{
    /// <summary>The function at which the chain begins.</summary>
    public Frame Root => Caller?.Root ?? this;

    /// <summary>How many calls lead here.</summary>
    public int Depth => 1 + (Caller?.Depth ?? 0);

    /// <summary>The same chain below another beginning.</summary>
    public Frame WithRoot(Frame root) => Caller is null ? root : this with { Caller = Caller.WithRoot(root) };

    /// <summary>Whether a function is already running here.</summary>
    public bool Runs(IMethodSymbol function)
        => SymbolEqualityComparer.Default.Equals(Function?.OriginalDefinition, function.OriginalDefinition) || Caller?.Runs(function) == true;

    /// <summary>The frame whose call hands over a parameter.</summary>
    public Frame? OwnerOf(IParameterSymbol parameter) => Owns(parameter) ? this : Caller?.OwnerOf(parameter);

    /// <summary>What a call hands over for a parameter.</summary>
    public IOperation? Argument(IParameterSymbol parameter)
    {
        // The receiver of an extension block is no argument.
        if (parameter.ContainingSymbol is ITypeSymbol && Call!.Instance is { } receiver)
            return receiver;
        return Call!.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value;
    }

    private bool Owns(IParameterSymbol parameter)
        => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, Function?.OriginalDefinition)
            || (parameter.ContainingSymbol is INamedTypeSymbol block && SymbolEqualityComparer.Default.Equals(block.OriginalDefinition, Function?.ContainingType?.OriginalDefinition));
}
