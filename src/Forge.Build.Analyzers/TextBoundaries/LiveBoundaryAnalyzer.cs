using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Forge.Build.Analyzers.Contracts;
using Forge.Build.Analyzers.Reporting;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ForgeText = Forge.Build.Governance.Repository.SourceText;

namespace Forge.Build.Analyzers.TextBoundaries;

/// <summary>
/// The boundary check of a build while a C# file is typed: FORGE3101, FORGE3114 and FORGE3115 at the same places. Only for an editor; in a build the gate has said
/// them already, of files in every language.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LiveBoundaryAnalyzer : DiagnosticAnalyzer
{
    private const int MostOfARule = 100;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }
        = Descriptors.Of(RuleCatalog.ForbiddenPattern, RuleCatalog.RequiredPatternMissing, RuleCatalog.TooManyLines, Guard.Rule);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // A file that a generator left in the source tree is a file of its layer like any other.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        Guard.Start(context, Start);
    }

    private static void Start(CompilationStartAnalysisContext context, Guard guard)
    {
        if (GovernedCompilation.Of(context.Options, context.CancellationToken) is not { IsDesignTime: true, Boundaries: { } contract } governed)
            return;
        if (contract.Read((path, text) => new Rules(LiveBoundaries.Of(path, text, MostOfARule))).Live is not { } boundaries)
            return;
        bool limits = GovernedSwitches.IsOn(governed, GateSwitches.Limits);
        context.RegisterSyntaxTreeAction(guard.Tree(tree => Check(tree, governed, boundaries, limits)));
    }

    private static void Check(SyntaxTreeAnalysisContext context, GovernedCompilation governed, LiveBoundaries boundaries, bool limits)
    {
        if (governed.PathOf(context.Tree) is not { } path)
            return;
        string text = context.Tree.GetText(context.CancellationToken).ToString();
        IReadOnlyList<Finding> findings = boundaries.Check(path, new ForgeText(text), limits);
        if (findings.Count == 0)
            return;
        List<int> lines = LineStarts(text, context.CancellationToken);
        foreach (Finding finding in findings)
        {
            int start = Place(lines, finding.Location.Line, finding.Location.Column), end = Place(lines, finding.Location.EndLine, finding.Location.EndColumn);
            context.ReportDiagnostic(FindingDiagnostic.At(finding, context.Tree.GetLocation(TextSpan.FromBounds(start, end))));
        }
    }

    // The compiler ends lines at more characters than the engine does, so its own numbers could name another line.
    private static List<int> LineStarts(string text, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        List<int> starts = new() { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }
        return starts;
    }

    private static int Place(List<int> lines, int line, int column) => lines[line - 1] + column - 1;

    // The cache of a contract holds a value for each type; this one may be that there are no rules.
    private sealed record Rules(LiveBoundaries? Live);
}
