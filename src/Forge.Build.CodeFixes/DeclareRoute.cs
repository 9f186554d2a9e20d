using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Forge.Build.Analyzers.Contracts;
using Forge.Build.Analyzers.Physics;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Forge.Build.CodeFixes;

/// <summary>Writes into <c>physics.yaml</c> what a route would need there: a proposal, for the owner to agree to (Builder Contract 5.1).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareRoute))]
public sealed class DeclareRoute : CodeFixProvider
{
    private const int MostQuoted = 80;

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleCatalog.UndeclaredRoute.Code, RuleCatalog.UndeclaredMethod.Code);

    /// <summary>None: each route is a decision of its own.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.Document.Project;
        if (ContractOf(project, context.CancellationToken) is not { } contract)
            return;
        SourceText text = await contract.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(ProposedRoute.PathProperty, out string? path) || path is null
                || !diagnostic.Properties.TryGetValue(ProposedRoute.MethodsProperty, out string? methods) || methods is null
                || PhysicsEdit.Declare(text.ToString(), path, methods.Split('\n')) is not { } changed)
            {
                continue;
            }
            string title = "Propose " + PrintableText.Excerpt(path, MostQuoted) + " in physics.yaml";
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(Changed(project.Solution, contract.Id, text, changed)), equivalenceKey: title), diagnostic);
        }
    }

    private static Solution Changed(Solution solution, DocumentId contract, SourceText text, string changed)
        => solution.WithAdditionalDocumentText(contract, SourceText.From(changed, text.Encoding, text.ChecksumAlgorithm));

    // The one that the analyzer read.
    private static TextDocument? ContractOf(Project project, CancellationToken cancellation)
    {
        if (GovernedCompilation.Of(project.AnalyzerOptions, cancellation) is not { Physics: { } physics } governed)
            return null;
        string path = governed.Root + physics.Path;
        return project.AdditionalDocuments.FirstOrDefault(document => string.Equals(document.FilePath?.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase));
    }
}
