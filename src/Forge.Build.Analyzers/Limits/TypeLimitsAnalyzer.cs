using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Forge.Build.Analyzers.Contracts;
using Forge.Build.Analyzers.Reporting;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Forge.Build.Analyzers.Limits;

/// <summary>
/// The limits of a layer that only the compiler can count (Builder Contract 4): FORGE3116 for types of a file, FORGE3117 for members of a type. Types are those
/// that lie in no other one, each part where it stands, enumerations and delegates too. Generated files have none.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeLimitsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.Of(RuleCatalog.TooManyTypes, RuleCatalog.TooManyMembers, Guard.Rule);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        Guard.Start(context, Start);
    }

    private static void Start(CompilationStartAnalysisContext context, Guard guard)
    {
        if (GovernedCompilation.Of(context.Options, context.CancellationToken) is not { } governed || GovernedBoundaries.Of(governed) is not { } contract)
            return;
        if (contract.Layers.All(layer => layer.Limits is { Types: null, Members: null }) || !GovernedSwitches.IsOn(governed, GateSwitches.Limits))
            return;
        LayerSizes sizes = new(governed, contract, context.Options.AnalyzerConfigOptionsProvider);
        if (contract.Layers.Any(layer => layer.Limits.Types is not null))
            context.RegisterSyntaxTreeAction(guard.Tree(tree => CheckTypes(tree, sizes)));
        if (contract.Layers.Any(layer => layer.Limits.Members is not null))
            context.RegisterSymbolAction(guard.Symbol(symbol => CheckMembers(symbol, sizes)), SymbolKind.NamedType);
    }

    private static void CheckTypes(SyntaxTreeAnalysisContext context, LayerSizes sizes)
    {
        if (sizes.PathOf(context.Tree, context.CancellationToken) is not { } path || !sizes.Of(path, limits => limits.Types).Any())
            return;
        List<SyntaxToken> types = new();
        AddTypes(((CompilationUnitSyntax)context.Tree.GetRoot(context.CancellationToken)).Members, types);
        foreach ((Layer layer, Limit limit) in sizes.Of(path, limits => limits.Types))
        {
            if (types.Count <= limit.Most || sizes.Accepts(layer, path, KnownViolation.TypesLimit))
                continue;
            SyntaxToken first = types[limit.Most];
            context.ReportDiagnostic(FindingDiagnostic.At(
                new Finding(RuleCatalog.TooManyTypes, SourceLocation.None,
                    "this file declares " + Number(types.Count) + " types, and layer \"" + layer.Name + "\" allows " + Number(limit.Most) + "; \"" + first.Text + "\" is the first too many.",
                    "give each type that has a job of its own a file of its own; " + sizes.WrittenAt(limit)),
                first.GetLocation()));
        }
    }

    private static void AddTypes(SyntaxList<MemberDeclarationSyntax> members, List<SyntaxToken> types)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            if (member is BaseNamespaceDeclarationSyntax inner)
                AddTypes(inner.Members, types);
            else if (member is BaseTypeDeclarationSyntax type)
                types.Add(type.Identifier);
            else if (member is DelegateDeclarationSyntax callback)
                types.Add(callback.Identifier);
        }
    }

    private static void CheckMembers(SymbolAnalysisContext context, LayerSizes sizes)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type.Name.Length == 0 || type.IsImplicitlyDeclared)
            return;
        int count = -1;
        HashSet<string> reported = new(StringComparer.OrdinalIgnoreCase);
        foreach (Part part in Parts(type, sizes, context.CancellationToken))
        {
            string path = part.Path;
            foreach ((Layer layer, Limit limit) in sizes.Of(path, limits => limits.Members))
            {
                if (count < 0)
                    count = TypeMembers.Count(type, tree => sizes.PathOf(tree, context.CancellationToken) is not null);
                if (count <= limit.Most || !reported.Add(layer.Name) || sizes.Accepts(layer, path, KnownViolation.MembersLimit))
                    continue;
                context.ReportDiagnostic(FindingDiagnostic.At(
                    new Finding(RuleCatalog.TooManyMembers, SourceLocation.None,
                        "type \"" + type.Name + "\" declares " + Number(count) + " members, and layer \"" + layer.Name + "\" allows " + Number(limit.Most) + ".",
                        "move what has a job of its own into a type of its own; " + sizes.WrittenAt(limit)),
                    part.Name.GetLocation()));
            }
        }
    }

    // Where the type is declared, in the order of the paths, so that of several parts it is always the same one that is named.
    private static List<Part> Parts(INamedTypeSymbol type, LayerSizes sizes, CancellationToken cancellation)
    {
        List<Part> parts = new();
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            if (sizes.PathOf(part.SyntaxTree, cancellation) is { } path && part.GetSyntax(cancellation) is BaseTypeDeclarationSyntax declaration)
                parts.Add(new Part(path, declaration.Identifier));
        }
        if (parts.Count > 1)
            parts.Sort(Compare);
        return parts;
    }

    private static int Compare(Part a, Part b)
    {
        int order = string.CompareOrdinal(a.Path, b.Path);
        return order != 0 ? order : a.Name.SpanStart.CompareTo(b.Name.SpanStart);
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    // A class, for which a compiler that has just started has the code of a list already.
    private sealed class Part
    {
        public Part(string path, SyntaxToken name)
        {
            Path = path;
            Name = name;
        }

        public string Path { get; }

        public SyntaxToken Name { get; }
    }
}
