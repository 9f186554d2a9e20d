using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.References;

/// <summary>Hands types to a scope, taken apart: of <c>Dictionary&lt;string, Order[]&gt;</c> the dictionary and the order.</summary>
internal readonly struct ReferencedTypes
{
    private readonly IReferenceScope _scope;
    private readonly ISymbol _code;

    /// <param name="scope">Where they go.</param>
    /// <param name="code">The code that refers to them.</param>
    public ReferencedTypes(IReferenceScope scope, ISymbol code)
    {
        _scope = scope;
        _code = code;
    }

    /// <summary>Adds what a type is made of. Types with a keyword of their own, tuples and nullables as such, and what has no name are no references.</summary>
    /// <param name="type">The type; null adds nothing.</param>
    /// <param name="cause">What names it or makes it needed.</param>
    public void Add(ITypeSymbol? type, SyntaxNode cause)
    {
        while (type is not null)
        {
            switch (type)
            {
                case INamedTypeSymbol named:
                    AddNamed(named, cause);
                    return;
                case IArrayTypeSymbol array:
                    type = array.ElementType;
                    break;
                case IPointerTypeSymbol pointer:
                    type = pointer.PointedAtType;
                    break;
                case IFunctionPointerTypeSymbol function:
                    AddSignature(function.Signature, cause);
                    return;
                default:
                    return;
            }
        }
    }

    /// <summary>Adds the type that declares a member, and what the member's type arguments are made of.</summary>
    /// <param name="member">The member; null adds nothing.</param>
    /// <param name="cause">What uses it.</param>
    public void AddMember(ISymbol? member, SyntaxNode cause)
    {
        if (member is null)
            return;
        Add(member.ContainingType, cause);
        if (member is IMethodSymbol { TypeArguments.IsEmpty: false } method)
        {
            foreach (ITypeSymbol argument in method.TypeArguments)
                Add(argument, cause);
        }
        // A call names the method that was declared first, whichever override is known to be meant.
        if (member.IsOverride)
            Add(FirstDeclared(member)?.ContainingType, cause);
    }

    /// <summary>Adds a method that the compiler calls by itself, with all types of its signature.</summary>
    /// <param name="method">The method; null adds nothing.</param>
    /// <param name="cause">What makes the compiler call it.</param>
    public void AddHidden(IMethodSymbol? method, SyntaxNode cause)
    {
        if (method is null)
            return;
        AddMember(method, cause);
        AddSignature(method, cause);
    }

    /// <summary>Adds all types of a method's signature.</summary>
    public void AddSignature(IMethodSymbol method, SyntaxNode cause)
    {
        Add(method.ReturnType, cause);
        foreach (IParameterSymbol parameter in method.Parameters)
            Add(parameter.Type, cause);
    }

    private static ISymbol? FirstDeclared(ISymbol member)
    {
        ISymbol? first = member;
        while (first is { IsOverride: true })
        {
            first = first switch
            {
                IMethodSymbol method => method.OverriddenMethod,
                IPropertySymbol property => property.OverriddenProperty,
                IEventSymbol @event => @event.OverriddenEvent,
                _ => null,
            };
        }
        return first;
    }

    private void AddNamed(INamedTypeSymbol named, SyntaxNode cause)
    {
        if (HasKeyword(named.SpecialType))
            return;
        if (named.IsGenericType && !named.IsUnboundGenericType)
        {
            foreach (ITypeSymbol argument in named.TypeArguments)
                Add(argument, cause);
        }
        if (named.ContainingType is { } outer)
            AddNamed(outer, cause);
        INamedTypeSymbol type = named.OriginalDefinition;
        // Asked first, since nearly always the answer is no.
        if (!_scope.Wants(type))
            return;
        // What is no name in C# (a closure, an extension block) stands in a type that is one.
        if (type.SpecialType == SpecialType.System_Nullable_T || type.IsTupleType || !type.CanBeReferencedByName || type.TypeKind == TypeKind.Error)
            return;
        if (!IsPartOf(type))
            _scope.Add(type, cause);
    }

    // A type may stand in files of several layers; it still knows itself.
    private bool IsPartOf(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(Outermost(type), Outermost(_code));

    private static INamedTypeSymbol? Outermost(ISymbol code)
    {
        INamedTypeSymbol? outermost = code as INamedTypeSymbol ?? code.ContainingType;
        while (outermost?.ContainingType is { } outer)
            outermost = outer;
        return outermost?.OriginalDefinition;
    }

    private static bool HasKeyword(SpecialType type) => type is SpecialType.System_Object or SpecialType.System_Void or SpecialType.System_IntPtr or SpecialType.System_UIntPtr
        or (>= SpecialType.System_Boolean and <= SpecialType.System_String);
}
