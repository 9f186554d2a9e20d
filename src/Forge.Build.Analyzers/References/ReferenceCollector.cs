using System.Collections.Immutable;
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
            // Attributes come as nodes of their own, those of an assembly too.
            if (block.Kind == OperationKind.Attribute)
                continue;
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
        ISymbol code = CodeOf(context);
        if (_sink.Open(context.Node.SyntaxTree, code) is not { } scope)
            return;
        DeclarationReferences.Add(context.Node, context.ContainingSymbol, context.SemanticModel, new ReferencedTypes(scope, code), context.CancellationToken);
        scope.Close(context.ReportDiagnostic);
    }

    private void AddAttribute(SyntaxNodeAnalysisContext context)
    {
        ISymbol code = CodeOf(context);
        if (_sink.Open(context.Node.SyntaxTree, code) is not { } scope || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not { } operation)
            return;
        new OperationReferences(new ReferencedTypes(scope, code)).Walk(operation);
        scope.Close(context.ReportDiagnostic);
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
