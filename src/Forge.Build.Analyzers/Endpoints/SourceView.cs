using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Forge.Build.Analyzers.Endpoints;

/// <summary>The sources of one compilation, as one reading of its endpoints asks them.</summary>
internal sealed class SourceView
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<IInvocationOperation>> _callers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _unused = new(SymbolEqualityComparer.Default);
    private readonly IReadOnlyList<TreeFacts> _files;
    private HashSet<ITypeSymbol>? _services;

    /// <summary>The sources of a compilation.</summary>
    public SourceView(Compilation compilation, CancellationToken cancellation)
    {
        Compilation = compilation;
        Cancellation = cancellation;
        _files = [.. compilation.SyntaxTrees.Select(TreeFacts.Of)];
    }

    /// <summary>What is read.</summary>
    public Compilation Compilation { get; }

    /// <summary>Ends the reading.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>What was looked at so far.</summary>
    public LookedAt LookedAt { get; } = new();

    /// <summary>Calls in files that can declare endpoints.</summary>
    public IEnumerable<InvocationExpressionSyntax> Calls(Func<string, bool> accepts)
        => _files.Where(file => file.IsOfInterest(Cancellation)).SelectMany(file => file.Calls(accepts, Cancellation));

    /// <summary>Calls of methods with a name, in all files.</summary>
    public IEnumerable<InvocationExpressionSyntax> CallsOf(string name)
    {
        LookedAt.AddName(name);
        return _files.SelectMany(file => file.CallsOf(name, Cancellation)).Select(Seen);
    }

    /// <summary>Mentions of a name, in all files.</summary>
    public IEnumerable<SimpleNameSyntax> Mentions(string name)
    {
        LookedAt.AddName(name);
        return _files.SelectMany(file => file.Mentions(name, Cancellation)).Select(Seen);
    }

    /// <summary>Where something is declared, to look into it; null where the sources do not say.</summary>
    public SyntaxNode? DeclarationOf(ISymbol symbol) => symbol.DeclaringSyntaxReferences.IsEmpty ? null : SyntaxOf(symbol.DeclaringSyntaxReferences[0]);

    /// <summary>A declaration, to look into it.</summary>
    public SyntaxNode SyntaxOf(SyntaxReference declaration) => Seen(declaration.GetSyntax(Cancellation));

    /// <summary>Classes that may be controllers or endpoints, each once.</summary>
    public IEnumerable<INamedTypeSymbol> Classes()
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (TypeDeclarationSyntax type in _files.Where(file => file.IsOfInterest(Cancellation)).SelectMany(file => file.Classes(Cancellation)))
        {
            if (ModelOf(type.SyntaxTree).GetDeclaredSymbol(type, Cancellation) is INamedTypeSymbol symbol && seen.Add(symbol))
                yield return symbol;
        }
    }

    /// <summary>The compiler's model of a file.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => Compilation.GetSemanticModel(key));

    /// <summary>What a node does; null where it does nothing or does not compile.</summary>
    public IOperation? OperationOf(SyntaxNode node)
    {
        Cancellation.ThrowIfCancellationRequested();
        LookedAt.Add(node);
        return Compilation.ContainsSyntaxTree(node.SyntaxTree) ? ModelOf(node.SyntaxTree).GetOperation(node, Cancellation) : null;
    }

    /// <summary>The function in which something stands: a method, a local function, a lambda; null in an initialiser.</summary>
    public IMethodSymbol? FunctionAround(SyntaxNode node) => ModelOf(node.SyntaxTree).GetEnclosingSymbol(Seen(node).SpanStart, Cancellation) as IMethodSymbol;

    /// <summary>The calls of a method, also through what it implements or overrides, in the order of their places.</summary>
    public IReadOnlyList<IInvocationOperation> CallersOf(IMethodSymbol method) => _callers.GetOrAdd(method, key =>
    {
        string name = key.ExplicitInterfaceImplementations.FirstOrDefault()?.Name ?? key.Name;
        return [.. CallsOf(name).Select(OperationOf).OfType<IInvocationOperation>().Where(call => Reaches(call, key))];
    });

    /// <summary>Whether nothing can call a function: it is private or local, and nothing but itself names it.</summary>
    public bool IsUnused(IMethodSymbol function) => _unused.GetOrAdd(function, _ =>
    {
        if (function.MethodKind == MethodKind.AnonymousFunction || DeclarationOf(function) is not { } declaration)
            return false;
        if (function.MethodKind != MethodKind.LocalFunction
            && (function.DeclaredAccessibility != Accessibility.Private || function.MethodKind != MethodKind.Ordinary || !function.ExplicitInterfaceImplementations.IsEmpty
                || SymbolEqualityComparer.Default.Equals(function, Compilation.GetEntryPoint(Cancellation))))
        {
            return false;
        }
        IEnumerable<SyntaxNode> scopes = function.MethodKind == MethodKind.LocalFunction
            ? [declaration.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? declaration.SyntaxTree.GetRoot(Cancellation)]
            : OutermostTypeOf(function).DeclaringSyntaxReferences.Select(SyntaxOf);
        return !scopes.SelectMany(scope => scope.DescendantNodes()).OfType<SimpleNameSyntax>()
            .Any(mention => mention.Identifier.ValueText == function.Name && !(mention.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(mention.Span)));
    });

    /// <summary>Whether a type is registered as a service anywhere in the sources.</summary>
    public bool IsRegistered(ITypeSymbol type)
    {
        if (_services is null)
        {
            HashSet<ITypeSymbol> services = new(SymbolEqualityComparer.Default);
            foreach (string name in new[] { "AddScoped", "AddSingleton", "AddTransient", "TryAddScoped", "TryAddSingleton", "TryAddTransient", "AddDbContext", "AddDbContextPool", "AddHttpClient", "AddHostedService" })
            {
                foreach (IInvocationOperation call in CallsOf(name).Select(OperationOf).OfType<IInvocationOperation>())
                {
                    services.UnionWith(call.TargetMethod.TypeArguments);
                    services.UnionWith(call.Arguments.Select(argument => argument.Value).OfType<ITypeOfOperation>().Select(typeOf => typeOf.TypeOperand));
                }
            }
            _services = services;
        }
        return _services.Contains(type) || (type is INamedTypeSymbol { IsGenericType: true } generic && _services.Contains(generic.ConstructUnboundGenericType()));
    }

    private T Seen<T>(T node)
        where T : SyntaxNode
    {
        LookedAt.Add(node);
        return node;
    }

    private static INamedTypeSymbol OutermostTypeOf(ISymbol symbol)
    {
        INamedTypeSymbol type = symbol.ContainingType;
        while (type.ContainingType is { } outer)
            type = outer;
        return type;
    }

    private static bool Reaches(IInvocationOperation call, IMethodSymbol method)
    {
        IMethodSymbol target = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (SymbolEqualityComparer.Default.Equals(target, method))
            return true;
        if (target.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation) || target.Parameters.Length != method.Parameters.Length)
            return false;
        for (IMethodSymbol? overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, target))
                return MayBe(ReceiverOf(call), method.ContainingType);
        }
        return target.ContainingType.TypeKind == TypeKind.Interface && MayBe(ReceiverOf(call), method.ContainingType)
            && method.ContainingType.AllInterfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, target.ContainingType))
            && SymbolEqualityComparer.Default.Equals((method.ContainingType.FindImplementationForInterfaceMember(call.TargetMethod) as IMethodSymbol)?.OriginalDefinition, method);
    }

    /// <summary>The type on which a method is called, as the code has it; null for a plain static call.</summary>
    public static ITypeSymbol? ReceiverOf(IInvocationOperation call)
        => call.ConstrainedToType ?? (call.Instance is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : call.Instance?.Type);

    // Whether something of a static type can be of another one when the program runs. A type parameter is left to the call chain.
    private static bool MayBe(ITypeSymbol? declared, INamedTypeSymbol type)
    {
        if (declared is null or ITypeParameterSymbol || declared.TypeKind == TypeKind.Interface)
            return true;
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, declared.OriginalDefinition))
                return true;
        }
        return false;
    }
}
