using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Forge.Build.Analyzers.References;

/// <summary>The references in what is declared: bases, constraints, signatures, the directives that name types.</summary>
internal static class DeclarationReferences
{
    /// <summary>SyntaxKind.ExtensionBlockDeclaration, which the oldest compiler does not know.</summary>
    public const SyntaxKind ExtensionBlock = (SyntaxKind)9079;

    /// <summary>The nodes that <see cref="Add"/> knows.</summary>
    public static ImmutableArray<SyntaxKind> Kinds { get; } = ImmutableArray.Create(
        SyntaxKind.ClassDeclaration, SyntaxKind.StructDeclaration, SyntaxKind.InterfaceDeclaration, SyntaxKind.RecordDeclaration, SyntaxKind.RecordStructDeclaration,
        ExtensionBlock, SyntaxKind.DelegateDeclaration, SyntaxKind.MethodDeclaration, SyntaxKind.ConstructorDeclaration, SyntaxKind.OperatorDeclaration,
        SyntaxKind.ConversionOperatorDeclaration, SyntaxKind.PropertyDeclaration, SyntaxKind.IndexerDeclaration, SyntaxKind.EventDeclaration,
        SyntaxKind.EventFieldDeclaration, SyntaxKind.FieldDeclaration, SyntaxKind.UsingDirective, SyntaxKind.QualifiedName);

    /// <summary>Whether a node can hold a reference, by its syntax alone: most of these kinds are directives that only open a namespace, and the parts of their names.</summary>
    public static bool MayRefer(SyntaxNode node) => node switch
    {
        UsingDirectiveSyntax directive => directive.Alias is not null || directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword),
        QualifiedNameSyntax name => name.Parent is not (BaseNamespaceDeclarationSyntax or UsingDirectiveSyntax or QualifiedNameSyntax),
        _ => true,
    };

    /// <summary>Adds the references that a declaration itself holds, without bodies and what is declared inside; and those of a name in parts, wherever it stands.</summary>
    /// <param name="node">Of one of <see cref="Kinds"/>, and one that <see cref="MayRefer"/>.</param>
    /// <param name="symbol">What it declares.</param>
    /// <param name="model">Of its file.</param>
    /// <param name="types">Where they go.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void Add(SyntaxNode node, ISymbol? symbol, SemanticModel model, ReferencedTypes types, CancellationToken cancellation)
    {
        switch (node)
        {
            case TypeDeclarationSyntax declaration:
                AddType(declaration, symbol, model, types, cancellation);
                break;
            case DelegateDeclarationSyntax declaration when symbol is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } type:
                types.Add(invoke.ReturnType, declaration.ReturnType);
                AddParameters(invoke.Parameters, declaration.ParameterList, types);
                AddConstraints(type.TypeParameters, declaration.ConstraintClauses, types);
                break;
            case MethodDeclarationSyntax declaration when symbol is IMethodSymbol method:
                types.Add(method.ReturnType, declaration.ReturnType);
                AddParameters(method.Parameters, declaration.ParameterList, types);
                AddConstraints(method.TypeParameters, declaration.ConstraintClauses, types);
                AddExplicit(declaration.ExplicitInterfaceSpecifier, method.ExplicitInterfaceImplementations, types);
                OperationReferences.AddAsyncBuilder(method, declaration.ReturnType, types);
                break;
            case BaseMethodDeclarationSyntax declaration when symbol is IMethodSymbol method:
                AddParameters(method.Parameters, declaration.ParameterList, types);
                if (declaration is OperatorDeclarationSyntax @operator)
                    types.Add(method.ReturnType, @operator.ReturnType);
                else if (declaration is ConversionOperatorDeclarationSyntax conversion)
                    types.Add(method.ReturnType, conversion.Type);
                break;
            case BasePropertyDeclarationSyntax declaration:
                AddProperty(declaration, symbol, types);
                break;
            case BaseFieldDeclarationSyntax { Declaration: { Variables.Count: > 0 } declaration }:
                // The compiler says one of the fields, or none; all have one type.
                types.Add(TypeOf(model.GetDeclaredSymbol(declaration.Variables[0], cancellation)), declaration.Type);
                break;
            case UsingDirectiveSyntax directive:
                AddUsing(directive, model, types, cancellation);
                break;
            // Of a type in a type, the outer one may be named by a class that is derived from it.
            case QualifiedNameSyntax name
                when model.GetSymbolInfo(name.Left, cancellation).Symbol is INamedTypeSymbol outer
                    && !SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(name, cancellation).Type?.ContainingType?.OriginalDefinition, outer.OriginalDefinition):
                types.Add(outer, name.Left);
                break;
        }
    }

    /// <summary>Adds the types of parameters.</summary>
    public static void AddParameters(ImmutableArray<IParameterSymbol> parameters, BaseParameterListSyntax syntax, ReferencedTypes types)
    {
        // An implementation may have one more than is written, as the value of a setter.
        for (int i = 0; i < parameters.Length && i < syntax.Parameters.Count; i++)
            types.Add(parameters[i].Type, syntax.Parameters[i]);
    }

    /// <summary>Adds what constraints name.</summary>
    public static void AddConstraints(ImmutableArray<ITypeParameterSymbol> parameters, SyntaxList<TypeParameterConstraintClauseSyntax> clauses, ReferencedTypes types)
    {
        foreach (TypeParameterConstraintClauseSyntax clause in clauses)
        {
            foreach (ITypeParameterSymbol parameter in parameters)
            {
                if (parameter.Name != clause.Name.Identifier.ValueText)
                    continue;
                foreach (ITypeSymbol constraint in parameter.ConstraintTypes)
                    types.Add(constraint, ConstraintOf(clause, constraint));
            }
        }
    }

    // The place is sought by name in one constraint, so it must be the right one.
    private static SyntaxNode ConstraintOf(TypeParameterConstraintClauseSyntax clause, ITypeSymbol constraint)
    {
        SyntaxNode? first = null;
        foreach (TypeParameterConstraintSyntax syntax in clause.Constraints)
        {
            if (syntax is not TypeConstraintSyntax type)
                continue;
            first ??= type;
            foreach (SyntaxNode node in type.DescendantNodes())
            {
                if (node is SimpleNameSyntax name && name.Identifier.ValueText == constraint.Name)
                    return type;
            }
        }
        return first ?? clause.Name;
    }

    private static void AddType(TypeDeclarationSyntax declaration, ISymbol? symbol, SemanticModel model, ReferencedTypes types, CancellationToken cancellation)
    {
        foreach (BaseTypeSyntax syntax in declaration.BaseList?.Types ?? default)
        {
            if (model.GetTypeInfo(syntax.Type, cancellation).Type is not { } baseType)
                continue;
            types.Add(baseType, syntax.Type);
            if (baseType.TypeKind != TypeKind.Interface)
                continue;
            // A type says of each interface that it implements it, also of those behind the one that is named.
            foreach (INamedTypeSymbol inherited in baseType.AllInterfaces)
                types.Add(inherited, syntax.Type);
        }
        if (declaration.ParameterList is { } parameters)
        {
            foreach (ParameterSyntax parameter in parameters.Parameters)
                types.Add(model.GetDeclaredSymbol(parameter, cancellation)?.Type, parameter);
        }
        if (declaration.ConstraintClauses.Count > 0 && symbol is INamedTypeSymbol type)
            AddConstraints(type.TypeParameters, declaration.ConstraintClauses, types);
    }

    private static void AddProperty(BasePropertyDeclarationSyntax declaration, ISymbol? symbol, ReferencedTypes types)
    {
        types.Add(TypeOf(symbol), declaration.Type);
        if (symbol is IPropertySymbol property)
        {
            if (declaration is IndexerDeclarationSyntax indexer)
                AddParameters(property.Parameters, indexer.ParameterList, types);
            AddExplicit(declaration.ExplicitInterfaceSpecifier, property.ExplicitInterfaceImplementations, types);
        }
        else if (symbol is IEventSymbol @event)
        {
            AddExplicit(declaration.ExplicitInterfaceSpecifier, @event.ExplicitInterfaceImplementations, types);
        }
    }

    private static void AddExplicit<T>(ExplicitInterfaceSpecifierSyntax? specifier, ImmutableArray<T> implemented, ReferencedTypes types)
        where T : ISymbol
    {
        if (specifier is null)
            return;
        foreach (T member in implemented)
            types.Add(member.ContainingType, specifier.Name);
    }

    // A namespace that is only opened refers to nothing: what of it is used says so itself, and projects open many that nobody wrote.
    private static void AddUsing(UsingDirectiveSyntax directive, SemanticModel model, ReferencedTypes types, CancellationToken cancellation)
    {
        if (model.GetTypeInfo(directive.NamespaceOrType, cancellation).Type is { } type)
            types.Add(type, directive.NamespaceOrType);
    }

    private static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IEventSymbol @event => @event.Type,
        _ => null,
    };
}
