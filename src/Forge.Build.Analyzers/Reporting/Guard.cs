using System;
using System.Threading;
using Forge.Build.Governance.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Forge.Build.Analyzers.Reporting;

/// <summary>
/// Makes FORGE6001 of an exception of ours, so that a broken analyzer is a closed gate: the compiler would make a warning of it, leave the analyzer out and let the build pass.
/// One for each analyzer of a compilation; it tells of the first exception.
/// </summary>
internal sealed class Guard
{
    private int _hasTold;

    private Guard()
    {
    }

    /// <summary>What a guarded analyzer announces besides its own rules.</summary>
    public static Rule Rule => RuleCatalog.GateFailed;

    /// <summary>Registers the start of an analyzer.</summary>
    /// <param name="context">Of the analyzer.</param>
    /// <param name="start">Registers the analyzer's other actions, each through the guard.</param>
    public static void Start(AnalysisContext context, Action<CompilationStartAnalysisContext, Guard> start)
        => context.RegisterCompilationStartAction(compilation =>
        {
            Guard guard = new();
            try
            {
                start(compilation, guard);
            }
            catch (Exception e) when (!IsCancelled(e, compilation.CancellationToken))
            {
                // A start can report nothing itself.
                compilation.RegisterCompilationEndAction(end => guard.Tell(e, end.ReportDiagnostic));
            }
        });

    /// <summary>An action that tells of its exception and does not throw it.</summary>
    public Action<SyntaxTreeAnalysisContext> Tree(Action<SyntaxTreeAnalysisContext> action) => Of(action, context => context.ReportDiagnostic, context => context.CancellationToken);

    /// <inheritdoc cref="Tree"/>
    public Action<SemanticModelAnalysisContext> Model(Action<SemanticModelAnalysisContext> action) => Of(action, context => context.ReportDiagnostic, context => context.CancellationToken);

    /// <inheritdoc cref="Tree"/>
    public Action<SymbolAnalysisContext> Symbol(Action<SymbolAnalysisContext> action) => Of(action, context => context.ReportDiagnostic, context => context.CancellationToken);

    /// <inheritdoc cref="Tree"/>
    public Action<SyntaxNodeAnalysisContext> Node(Action<SyntaxNodeAnalysisContext> action) => Of(action, context => context.ReportDiagnostic, context => context.CancellationToken);

    /// <inheritdoc cref="Tree"/>
    public Action<OperationBlockAnalysisContext> Blocks(Action<OperationBlockAnalysisContext> action) => Of(action, context => context.ReportDiagnostic, context => context.CancellationToken);

    /// <inheritdoc cref="Tree"/>
    public Action<CompilationAnalysisContext> End(Action<CompilationAnalysisContext> action) => Of(action, context => context.ReportDiagnostic, context => context.CancellationToken);

    private Action<T> Of<T>(Action<T> action, Func<T, Action<Diagnostic>> report, Func<T, CancellationToken> cancellation)
        => context =>
        {
            try
            {
                action(context);
            }
            catch (Exception e) when (!IsCancelled(e, cancellation(context)))
            {
                Tell(e, report(context));
            }
        };

    // One that nobody asked for is an exception like any other, to the compiler too.
    private static bool IsCancelled(Exception exception, CancellationToken cancellation) => exception is OperationCanceledException && cancellation.IsCancellationRequested;

    private void Tell(Exception exception, Action<Diagnostic> report)
    {
        if (Interlocked.Exchange(ref _hasTold, 1) == 0)
            report(FindingDiagnostic.At(GateFailure.Of(exception), Location.None));
    }
}
