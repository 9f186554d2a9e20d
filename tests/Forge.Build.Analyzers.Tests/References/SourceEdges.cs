using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Forge.Build.Analyzers.References;
using Forge.Build.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Forge.Build.Analyzers.Tests.References;

/// <summary>Runs the collector as analyzers run, and keeps what it finds of one assembly.</summary>
internal sealed class SourceEdges(string target) : DiagnosticAnalyzer, IReferenceSink
{
    private readonly ConcurrentBag<(string Edge, TextSpan Place)> _found = new();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }
        = [new("TEST", "Test", "Test", "Test", DiagnosticSeverity.Info, isEnabledByDefault: true)];

    /// <summary>The name of the assembly that is referred to.</summary>
    public string Target => target;

    /// <summary>All edges, as <see cref="MetadataEdges"/> has them.</summary>
    public IReadOnlyCollection<string> Edges => new SortedSet<string>(_found.Select(found => found.Edge), StringComparer.Ordinal);

    /// <summary>All places, in order, once each.</summary>
    public IReadOnlyList<TextSpan> Places => [.. _found.Select(found => found.Place).Distinct().Order()];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        Guard.Start(context, (start, guard) => ReferenceCollector.Register(start, guard, this));
    }

    IReferenceScope? IReferenceSink.Open(SyntaxTree tree, ISymbol code) => new Scope(this, code);

    private sealed class Scope(SourceEdges edges, ISymbol code) : IReferenceScope
    {
        public bool Wants(INamedTypeSymbol type) => type.ContainingAssembly?.Name == edges.Target;

        public void Add(INamedTypeSymbol type, SyntaxNode cause)
        {
            ISymbol from = code;
            while (from.ContainingType is { } outer)
                from = outer;
            string name = type.Name;
            for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
                name = outer.Name + "." + name;
            edges._found.Add(((from is INamedTypeSymbol ? from.Name : MetadataEdges.OfTheAssembly) + " -> " + name, ReferencePlace.Of(cause, type).Span));
        }

        public void Close(Action<Diagnostic> report)
        {
        }
    }
}
