using System.Collections.Immutable;
using System.Linq;
using Forge.Build.Analyzers.Contracts;
using Forge.Build.Analyzers.Reporting;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Forge.Build.Analyzers.References;

/// <summary>
/// Who refers to whom, on the compiler's own model (Builder Contract 4): FORGE3701 for a reference that a layer's <c>references</c> forbid, FORGE3702 for layers that refer
/// to each other in a cycle. Generated code counts. A build tells the first use of a type in a file and counts the others, an editor underlines each.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReferenceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }
        = Descriptors.Of(RuleCatalog.ForbiddenReference, RuleCatalog.LayerCycle, RuleCatalog.KnownReferencesAccepted, Guard.Rule);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        Guard.Start(context, Start);
    }

    private static void Start(CompilationStartAnalysisContext context, Guard guard)
    {
        if (GovernedCompilation.Of(context.Options, context.CancellationToken) is not { Boundaries: { } text } governed || GovernedBoundaries.Of(governed) is not { } contract)
            return;
        if (contract.Layers.All(layer => layer.References is null) || !GovernedSwitches.IsOn(governed, GateSwitches.References))
            return;
        LayerMap map = new(contract, governed, context.Compilation.Assembly);
        LayeredReferences references = new(contract, map, new ReferenceMessages(text.Path, governed.Root), governed.IsDesignTime);
        ReferenceCollector.Register(context, guard, references);
        context.RegisterCompilationEndAction(guard.End(end => references.ReportEnd(end.ReportDiagnostic)));
    }
}
