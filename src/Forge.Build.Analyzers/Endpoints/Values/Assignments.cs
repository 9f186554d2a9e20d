using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Forge.Build.Analyzers.Endpoints.Values;

/// <summary>What variables are set to and what methods return, as the sources of the compilation have it.</summary>
internal sealed class Assignments
{
    private readonly SourceView _source;

    /// <summary>In these sources.</summary>
    public Assignments(SourceView source) => _source = source;

    /// <summary>The one value that a variable ever has; null where it has several, or where that cannot be told.</summary>
    public IOperation? OnlyValueOf(ISymbol symbol) => ValuesOf(symbol) is [{ } only] ? only : null;

    /// <summary>All that a local, a field or a property is ever set to; none where that cannot be told.</summary>
    public IReadOnlyList<IOperation> ValuesOf(ISymbol symbol)
    {
        if (_source.DeclarationOf(symbol) is not { } declaration)
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
                scopes = symbol.ContainingType.DeclaringSyntaxReferences.Select(_source.SyntaxOf);
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

    /// <summary>Whether a parameter gets another value than the call's.</summary>
    public bool IsAssigned(IParameterSymbol parameter)
        => _source.DeclarationOf(parameter)?.Parent?.Parent is { } function
            && function.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter.Name && IsWritten(name, out _));

    /// <summary>What a method of the sources returns, one value a place.</summary>
    public IReadOnlyList<IOperation> ReturnedBy(IMethodSymbol method)
    {
        SyntaxNode declaration = _source.DeclarationOf(method)!;
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
}
