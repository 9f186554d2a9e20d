using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Forge.Build.Analyzers.Contracts;
using Forge.Build.Analyzers.Endpoints;
using Forge.Build.Analyzers.Reporting;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Forge.Build.Analyzers.Physics;

/// <summary>Routes and shapes of a project, held against <c>physics.yaml</c> while it is compiled and while it is typed (Builder Contract 5).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhysicsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.Of(
        RuleCatalog.UndeclaredRoute, RuleCatalog.UndeclaredMethod, RuleCatalog.RouteParameterDiffers, RuleCatalog.ResponseDiffers, RuleCatalog.RequestDiffers,
        RuleCatalog.MalformedContract, RuleCatalog.MalformedBaseline, RuleCatalog.BaselineRouteDeclared, RuleCatalog.BaselineRouteGone,
        RuleCatalog.RouteWithoutHandler, RuleCatalog.RouteNotReadable, RuleCatalog.UndeclaredRoutesAccepted, RuleCatalog.PhysicsLookedAt, Guard.Rule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // A generator's endpoints answer as any other does.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        Guard.Start(context, (start, guard) =>
        {
            if (GovernedCompilation.Of(start.Options, start.CancellationToken) is not { Physics: not null } governed || !GovernedSwitches.IsOn(governed, GateSwitches.Physics))
                return;
            Checked check = new(governed, start.Compilation);
            if (governed.IsDesignTime)
            {
                // Of each file what stands in it, so that an editor shows it while it is typed; of the contracts and the project once, at the end.
                start.RegisterSemanticModelAction(guard.Model(file => check.Report(file.SemanticModel.SyntaxTree, file.ReportDiagnostic, file.CancellationToken)));
                start.RegisterCompilationEndAction(guard.End(end => check.Report(null, end.ReportDiagnostic, end.CancellationToken)));
            }
            else
            {
                // As soon as there is a model, while the compiler is at the other files; but no file waits for it.
                start.RegisterSemanticModelAction(guard.Model(file => check.Begin(file.CancellationToken)));
                start.RegisterCompilationEndAction(guard.End(end => check.ReportAll(end.ReportDiagnostic, end.CancellationToken)));
            }
        });
    }

    /// <summary>The check of a compilation, run once, by whichever action comes first.</summary>
    private sealed class Checked
    {
        private readonly object _once = new();
        private readonly GovernedCompilation _governed;
        private readonly Compilation _compilation;
        private IReadOnlyList<Diagnostic>? _diagnostics;

        public Checked(GovernedCompilation governed, Compilation compilation)
        {
            _governed = governed;
            _compilation = compilation;
        }

        /// <summary>Looks, unless that is done or somebody is at it.</summary>
        public void Begin(CancellationToken cancellation)
        {
            if (_diagnostics is not null || !Monitor.TryEnter(_once))
                return;
            try
            {
                Diagnostics(cancellation);
            }
            finally
            {
                Monitor.Exit(_once);
            }
        }

        /// <summary>Tells all.</summary>
        public void ReportAll(Action<Diagnostic> report, CancellationToken cancellation)
        {
            foreach (Diagnostic diagnostic in Diagnostics(cancellation))
                report(diagnostic);
        }

        /// <summary>Tells what stands in a file, or in none.</summary>
        public void Report(SyntaxTree? tree, Action<Diagnostic> report, CancellationToken cancellation)
        {
            foreach (Diagnostic diagnostic in Diagnostics(cancellation))
            {
                if (diagnostic.Location.SourceTree == tree)
                    report(diagnostic);
            }
        }

        // Not a Lazy, which would keep the cancellation of one action for all others.
        private IReadOnlyList<Diagnostic> Diagnostics(CancellationToken cancellation)
        {
            lock (_once)
                return _diagnostics ??= _governed.IsDesignTime ? FindLive(cancellation) : PhysicsCheck.Run(_governed, _compilation, EndpointReader.Read(_compilation, cancellation), cancellation);
        }

        private IReadOnlyList<Diagnostic> FindLive(CancellationToken cancellation)
        {
            if (KeptPhysics.Of(_governed, _compilation, cancellation) is { } kept)
                return kept.Diagnostics;
            EndpointTable table = EndpointReader.Read(_compilation, cancellation);
            IReadOnlyList<Diagnostic> diagnostics = PhysicsCheck.Run(_governed, _compilation, table, cancellation);
            KeptPhysics.Keep(_governed, _compilation, table.LookedAt, diagnostics);
            return diagnostics;
        }
    }
}
