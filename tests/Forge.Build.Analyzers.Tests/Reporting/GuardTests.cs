using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Forge.Build.Analyzers.Reporting;
using Forge.Build.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Reporting;

/// <summary>An analyzer that breaks blocks, whatever it was doing. Left to the compiler, it would be a warning, and the build would pass.</summary>
[TestClass]
public sealed class GuardTests
{
    [TestMethod]
    [DataRow("start")]
    [DataRow("tree")]
    [DataRow("model")]
    [DataRow("symbol")]
    [DataRow("node")]
    [DataRow("blocks")]
    [DataRow("end")]
    public void WhatBreaksIsToldOnceAndBlocks(string action)
    {
        IReadOnlyList<Diagnostic> diagnostics = TwoFiles().AnalyzeBreaking(new Breaking(action, () => throw new InvalidOperationException("of the test\u001b[31m")));

        Assert.HasCount(1, diagnostics);
        Assert.AreEqual("FORGE6001", diagnostics[0].Id);
        Assert.AreEqual(DiagnosticSeverity.Error, diagnostics[0].Severity);
        Assert.StartsWith("[Environment] a gate could not finish: InvalidOperationException: of the test", diagnostics[0].GetMessage());
        Assert.Contains("ENVIRONMENT_LIMITATION", diagnostics[0].GetMessage());
        Assert.DoesNotContain("\u001b", diagnostics[0].GetMessage());
    }

    [TestMethod]
    [DataRow("tree")]
    [DataRow("model")]
    [DataRow("symbol")]
    [DataRow("node")]
    [DataRow("blocks")]
    [DataRow("end")]
    public void WhatDoesNotBreakIsDone(string action)
    {
        int done = 0;

        IReadOnlyList<Diagnostic> diagnostics = TwoFiles().AnalyzeBreaking(new Breaking(action, () => Interlocked.Increment(ref done)));

        Assert.IsEmpty(diagnostics);
        Assert.IsGreaterThan(0, done);
    }

    [TestMethod]
    [DataRow("start")]
    [DataRow("tree")]
    [DataRow("end")]
    public void ACancellationThatNobodyAskedForIsAFailure(string action)
        => Assert.AreEqual("FORGE6001", TwoFiles().AnalyzeBreaking(new Breaking(action, () => throw new OperationCanceledException())).Single().Id);

    [TestMethod]
    [DataRow("start")]
    [DataRow("tree")]
    public void ACancelledCompilationIsNone(string action)
    {
        using CancellationTokenSource source = new();
        Breaking analyzer = new(action, () =>
        {
            source.Cancel();
            throw new OperationCanceledException(source.Token);
        });

        Assert.Throws<OperationCanceledException>(() => TwoFiles().AnalyzeBreaking(analyzer, source.Token));
    }

    [TestMethod]
    public void EveryAnalyzerAnnouncesThatItMayBreak()
    {
        DiagnosticAnalyzer[] analyzers = typeof(Guard).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!).ToArray();

        Assert.IsGreaterThanOrEqualTo(4, analyzers.Length);
        foreach (DiagnosticAnalyzer analyzer in analyzers)
            Assert.IsTrue(analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == "FORGE6001"), analyzer.GetType().Name);
    }

    private static AnalyzedProject TwoFiles() => new AnalyzedProject().Source("a.cs", "class A { int X() => 1; }").Source("b.cs", "class B { int X() => 1; }");

    private sealed class Breaking(string action, Action does) : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.Of([Guard.Rule]);

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            Guard.Start(context, Start);
        }

        private void Start(CompilationStartAnalysisContext context, Guard guard)
        {
            switch (action)
            {
                case "start":
                    does();
                    break;
                case "tree":
                    context.RegisterSyntaxTreeAction(guard.Tree(_ => does()));
                    break;
                case "model":
                    context.RegisterSemanticModelAction(guard.Model(_ => does()));
                    break;
                case "symbol":
                    context.RegisterSymbolAction(guard.Symbol(_ => does()), SymbolKind.NamedType);
                    break;
                case "node":
                    context.RegisterSyntaxNodeAction(guard.Node(_ => does()), SyntaxKind.ClassDeclaration);
                    break;
                case "blocks":
                    context.RegisterOperationBlockAction(guard.Blocks(_ => does()));
                    break;
                default:
                    context.RegisterCompilationEndAction(guard.End(_ => does()));
                    break;
            }
        }
    }
}
