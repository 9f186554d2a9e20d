using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Forge.Build.Analyzers.References;

/// <summary>The shortest part of a source that names a type, or where nothing names it, makes it needed.</summary>
/// <param name="Span">Where.</param>
/// <param name="IsNamed">Whether the type's name stands there; else it is implied, as by <c>var</c> or by a call that returns it.</param>
internal readonly record struct ReferencePlace(TextSpan Span, bool IsNamed)
{
    private const string Attribute = "Attribute";

    /// <summary>Finds the place.</summary>
    /// <param name="cause">What refers to the type.</param>
    /// <param name="type">The type; an alias is no name of it.</param>
    public static ReferencePlace Of(SyntaxNode cause, INamedTypeSymbol type)
        => NameIn(NamingPart(cause), type) is { } name ? new(name.Identifier.Span, IsNamed: true) : new(CausingPart(cause), IsNamed: false);

    private static SyntaxNode? NamingPart(SyntaxNode cause) => cause switch
    {
        TypeSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax => cause,
        InvocationExpressionSyntax invocation => NamingPart(invocation.Expression),
        ConditionalAccessExpressionSyntax access => NamingPart(access.WhenNotNull),
        ParenthesizedExpressionSyntax parenthesized => NamingPart(parenthesized.Expression),
        ObjectCreationExpressionSyntax creation => creation.Type,
        ArrayCreationExpressionSyntax creation => creation.Type,
        StackAllocArrayCreationExpressionSyntax creation => creation.Type,
        CastExpressionSyntax cast => cast.Type,
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.IsExpression) || binary.IsKind(SyntaxKind.AsExpression) => binary.Right,
        TypeOfExpressionSyntax typeOf => typeOf.Type,
        SizeOfExpressionSyntax sizeOf => sizeOf.Type,
        DefaultExpressionSyntax @default => @default.Type,
        DeclarationExpressionSyntax declaration => declaration.Type,
        VariableDeclarationSyntax declaration => declaration.Type,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
        SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax declaration } => declaration.Type,
        SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax pattern } => pattern.Type,
        SingleVariableDesignationSyntax { Parent: RecursivePatternSyntax pattern } => pattern.Type,
        DeclarationPatternSyntax pattern => pattern.Type,
        RecursivePatternSyntax pattern => pattern.Type,
        TypePatternSyntax pattern => pattern.Type,
        ConstantPatternSyntax pattern => NamingPart(pattern.Expression),
        CatchDeclarationSyntax declaration => declaration.Type,
        CatchClauseSyntax clause => clause.Declaration?.Type,
        ForEachStatementSyntax loop => loop.Type,
        ParameterSyntax parameter => parameter.Type,
        AttributeSyntax attribute => attribute.Name,
        BaseTypeSyntax baseType => baseType.Type,
        TypeConstraintSyntax constraint => constraint.Type,
        FromClauseSyntax clause => clause.Type,
        JoinClauseSyntax clause => clause.Type,
        _ => null,
    };

    // Not through calls: what the left of a member names is another reference, and has its own place.
    private static SimpleNameSyntax? NameIn(SyntaxNode? node, INamedTypeSymbol type)
    {
        switch (node)
        {
            case null:
                return null;
            case MemberAccessExpressionSyntax access:
                return NameIn(access.Expression is NameSyntax or MemberAccessExpressionSyntax ? access.Expression : null, type) ?? NameIn(access.Name, type);
            case MemberBindingExpressionSyntax binding:
                return NameIn(binding.Name, type);
            case IdentifierNameSyntax name:
                return IsNameOf(name, type) ? name : null;
            default:
                if (node is not TypeSyntax)
                    return null;
                foreach (SyntaxNode part in node.DescendantNodesAndSelf())
                {
                    if (part is SimpleNameSyntax name && IsNameOf(name, type))
                        return name;
                }
                return null;
        }
    }

    private static bool IsNameOf(SimpleNameSyntax name, INamedTypeSymbol type)
    {
        string text = name.Identifier.ValueText;
        return text == type.Name || (type.Name.Length == text.Length + Attribute.Length && type.Name.StartsWith(text, StringComparison.Ordinal)
            && type.Name.EndsWith(Attribute, StringComparison.Ordinal));
    }

    private static TextSpan CausingPart(SyntaxNode cause) => cause switch
    {
        SimpleNameSyntax name => name.Identifier.Span,
        QualifiedNameSyntax name => CausingPart(name.Right),
        AliasQualifiedNameSyntax name => CausingPart(name.Name),
        NullableTypeSyntax type => CausingPart(type.ElementType),
        ArrayTypeSyntax type => CausingPart(type.ElementType),
        TypeSyntax type => type.Span,
        MemberAccessExpressionSyntax access => CausingPart(access.Name),
        MemberBindingExpressionSyntax binding => CausingPart(binding.Name),
        InvocationExpressionSyntax invocation => CausingPart(invocation.Expression),
        ConditionalAccessExpressionSyntax access => CausingPart(access.WhenNotNull),
        ParenthesizedExpressionSyntax parenthesized => CausingPart(parenthesized.Expression),
        ElementAccessExpressionSyntax access => access.ArgumentList.OpenBracketToken.Span,
        ObjectCreationExpressionSyntax creation => CausingPart(creation.Type),
        BaseObjectCreationExpressionSyntax creation => creation.NewKeyword.Span,
        CastExpressionSyntax cast => CausingPart(cast.Type),
        BinaryExpressionSyntax binary => binary.OperatorToken.Span,
        AssignmentExpressionSyntax assignment => assignment.OperatorToken.Span,
        PrefixUnaryExpressionSyntax unary => unary.OperatorToken.Span,
        PostfixUnaryExpressionSyntax unary => unary.OperatorToken.Span,
        AwaitExpressionSyntax await => await.AwaitKeyword.Span,
        ConditionalExpressionSyntax conditional => conditional.QuestionToken.Span,
        SwitchExpressionSyntax expression => expression.SwitchKeyword.Span,
        WithExpressionSyntax with => with.WithKeyword.Span,
        LambdaExpressionSyntax lambda => lambda.ArrowToken.Span,
        CommonForEachStatementSyntax loop => CausingPart(loop.Expression),
        VariableDeclarationSyntax declaration => CausingPart(declaration.Type),
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => CausingPart(declaration.Type),
        SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax declaration } => CausingPart(declaration.Type),
        SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax pattern } => CausingPart(pattern.Type),
        DeclarationExpressionSyntax declaration => CausingPart(declaration.Type),
        DeclarationPatternSyntax pattern => CausingPart(pattern.Type),
        ParameterSyntax parameter => parameter.Type is null ? parameter.Identifier.Span : CausingPart(parameter.Type),
        ArgumentSyntax argument => CausingPart(argument.Expression),
        AttributeSyntax attribute => CausingPart(attribute.Name),
        BaseTypeSyntax baseType => CausingPart(baseType.Type),
        EqualsValueClauseSyntax clause => CausingPart(clause.Value),
        ArrowExpressionClauseSyntax clause => CausingPart(clause.Expression),
        ExpressionStatementSyntax statement => CausingPart(statement.Expression),
        SubpatternSyntax { ExpressionColon.Expression: var member } => CausingPart(member),
        _ => cause.GetFirstToken().Span,
    };
}
