using System;
using System.Collections.Immutable;
using System.Threading;
using Forge.Build.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Forge.Build.Analyzers.References;

/// <summary>
/// Which types the code of a compilation refers to, named or not, and where: one pass, over operations that the compiler makes for all analyzers together, and over
/// declarations. Comments, documentation comments among them, refer to nothing.
/// </summary>
internal sealed class ReferenceCollector
{
    private readonly IReferenceSink _sink;

    private ReferenceCollector(IReferenceSink sink) => _sink = sink;

    /// <summary>Hands every reference of the compilation to a sink, while it is analyzed.</summary>
    public static void Register(CompilationStartAnalysisContext context, Guard guard, IReferenceSink sink)
    {
        ReferenceCollector collector = new(sink);
        context.RegisterOperationBlockAction(guard.Blocks(collector.AddBlocks));
        context.RegisterSyntaxNodeAction(guard.Node(collector.AddDeclaration), DeclarationReferences.Kinds);
        context.RegisterSyntaxNodeAction(guard.Node(collector.AddAttribute), ImmutableArray.Create(SyntaxKind.Attribute));
    }

    private void AddBlocks(OperationBlockAnalysisContext context)
    {
        IReferenceScope? scope = null;
        OperationReferences? references = null;
        SyntaxTree? tree = null;
        foreach (IOperation block in context.OperationBlocks)
        {
            if (block.Kind == OperationKind.Attribute)
            {
                if (!IsSharedWithFirst(block.Syntax, context.OwningSymbol, context.CancellationToken))
                    AddAlone(block, context.OwningSymbol, context.ReportDiagnostic);
                continue;
            }
            if (tree != block.Syntax.SyntaxTree)
            {
                scope?.Close(context.ReportDiagnostic);
                tree = block.Syntax.SyntaxTree;
                scope = _sink.Open(tree, context.OwningSymbol);
                references = scope is null ? null : new OperationReferences(new ReferencedTypes(scope, context.OwningSymbol));
            }
            references?.Walk(block);
        }
        scope?.Close(context.ReportDiagnostic);
    }

    private void AddDeclaration(SyntaxNodeAnalysisContext context)
    {
        if (!DeclarationReferences.MayRefer(context.Node))
            return;
        ISymbol code = CodeOf(context);
        if (_sink.Open(context.Node.SyntaxTree, code) is not { } scope)
            return;
        DeclarationReferences.Add(context.Node, context.ContainingSymbol, context.SemanticModel, new ReferencedTypes(scope, code), context.CancellationToken);
        scope.Close(context.ReportDiagnostic);
    }

    // Attributes of members and types come as blocks, which the compiler binds for all analyzers together; those inside of a body do not.
    private void AddAttribute(SyntaxNodeAnalysisContext context)
    {
        if (!StandsInBody(context.Node))
            return;
        if (context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is { } operation)
            AddAlone(operation, CodeOf(context), context.ReportDiagnostic);
    }

    // Each attribute is a piece of code of its own, wherever it comes from.
    private void AddAlone(IOperation attribute, ISymbol code, Action<Diagnostic> report)
    {
        if (_sink.Open(attribute.Syntax.SyntaxTree, code) is not { } scope)
            return;
        new OperationReferences(new ReferencedTypes(scope, code)).Walk(attribute);
        scope.Close(report);
    }

    // Of `[A] int a, b;` the compiler hands out the attribute with each of the fields.
    private static bool IsSharedWithFirst(SyntaxNode attribute, ISymbol owner, CancellationToken cancellation)
        => attribute.Parent?.Parent is BaseFieldDeclarationSyntax { Declaration.Variables: { Count: > 1 } fields }
            && !owner.DeclaringSyntaxReferences.IsEmpty && owner.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is VariableDeclaratorSyntax field && field != fields[0];

    private static bool StandsInBody(SyntaxNode attribute)
    {
        for (SyntaxNode? node = attribute.Parent; node is not (null or MemberDeclarationSyntax); node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                return true;
        }
        return false;
    }

    // A directive at the top of a file serves the namespace below it.
    private static ISymbol CodeOf(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is UsingDirectiveSyntax { Parent: CompilationUnitSyntax unit })
        {
            foreach (MemberDeclarationSyntax member in unit.Members)
            {
                if (member is BaseNamespaceDeclarationSyntax declaration && context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is { } symbol)
                    return symbol;
            }
        }
        return context.ContainingSymbol ?? context.Compilation.Assembly;
    }
}
