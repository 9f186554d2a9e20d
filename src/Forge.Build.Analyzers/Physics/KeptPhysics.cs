using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Forge.Build.Analyzers.Contracts;
using Forge.Build.Analyzers.Endpoints;
using Forge.Build.Analyzers.Endpoints.Minimal;
using Forge.Build.Analyzers.Reporting;
using Forge.Build.Analyzers.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Forge.Build.Analyzers.Physics;

/// <summary>
/// What was found in a project, kept while an editor changes it. Each key makes a new compilation, and what is typed into a body that nobody looked into cannot change
/// what was found: it only moves what stands behind it.
/// </summary>
internal sealed class KeptPhysics
{
    // By a file, so that it goes when the files go. Of two that are not the same, an edit leaves one.
    private static readonly ConditionalWeakTable<SyntaxTree, KeptPhysics> Known = new();

    private readonly GovernedCompilation _governed;
    private readonly string _assembly;
    private readonly CompilationOptions _options;
    private readonly object[] _references;
    private readonly SyntaxTree[] _trees;
    private readonly LookedAt _lookedAt;

    private KeptPhysics(GovernedCompilation governed, Compilation compilation, LookedAt lookedAt, IReadOnlyList<Diagnostic> diagnostics)
        : this(governed, compilation.Assembly.Name, compilation.Options, [.. compilation.References.Select(Held)], [.. compilation.SyntaxTrees], lookedAt, diagnostics)
    {
    }

    private KeptPhysics(
        GovernedCompilation governed, string assembly, CompilationOptions options, object[] references, SyntaxTree[] trees, LookedAt lookedAt, IReadOnlyList<Diagnostic> diagnostics)
    {
        _governed = governed;
        _assembly = assembly;
        _options = options;
        _references = references;
        _trees = trees;
        _lookedAt = lookedAt;
        Diagnostics = diagnostics;
    }

    /// <summary>What was found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Keeps what was found.</summary>
    public static void Keep(GovernedCompilation governed, Compilation compilation, LookedAt lookedAt, IReadOnlyList<Diagnostic> diagnostics)
        => new KeptPhysics(governed, compilation, lookedAt, diagnostics).Keep();

    /// <summary>What holds in a compilation because it was found in one before it; null where that is to be found anew.</summary>
    public static KeptPhysics? Of(GovernedCompilation governed, Compilation compilation, CancellationToken cancellation)
    {
        foreach (SyntaxTree anchor in Anchors(compilation.SyntaxTrees))
        {
            if (Known.TryGetValue(anchor, out KeptPhysics? kept) && kept.After(governed, compilation, cancellation) is { } still)
                return still;
        }
        return null;
    }

    private static IEnumerable<SyntaxTree> Anchors(IEnumerable<SyntaxTree> trees) => trees.Take(2);

    private void Keep()
    {
        foreach (SyntaxTree anchor in Anchors(_trees))
        {
            Known.Remove(anchor);
            Known.GetValue(anchor, _ => this);
        }
    }

    private KeptPhysics? After(GovernedCompilation governed, Compilation compilation, CancellationToken cancellation)
    {
        if (governed.Root != _governed.Root || governed.Physics != _governed.Physics || governed.PhysicsBaseline != _governed.PhysicsBaseline || compilation.Assembly.Name != _assembly
            || !compilation.Options.Equals(_options) || !compilation.References.SequenceEqual(_references.Select(Released)))
        {
            return null;
        }
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        if (trees.Length != _trees.Length)
            return null;
        KeptPhysics still = this;
        for (int i = 0; i < trees.Length; i++)
        {
            if (trees[i] == _trees[i])
                continue;
            if (TreeEdit.Between(_trees[i], trees[i]) is not { } edit || !IsHarmless(edit, cancellation) || still.After(edit) is not { } next)
                return null;
            still = next;
        }
        if (still != this)
            still.Keep();
        return still;
    }

    private bool IsHarmless(TreeEdit edit, CancellationToken cancellation)
    {
        if (_lookedAt.Has(edit.Before, edit.Old) || TreeFacts.Of(edit.Before).IsOfInterest(cancellation) != TreeFacts.Of(edit.After).IsOfInterest(cancellation)
            || JsonSettings.SaidIn(edit.Before, cancellation) != JsonSettings.SaidIn(edit.After, cancellation))
        {
            return false;
        }
        // What begins to be a call or a name stands in the member that was edited.
        SyntaxNode root = edit.After.GetRoot(cancellation);
        SyntaxNode member = LookedAt.MemberAround(root.FindNode(edit.New, getInnermostNodeForTie: true)) ?? root;
        return !_lookedAt.HasNameIn(member.ToFullString()) && !member.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(MappedRoutes.MayMap);
    }

    private KeptPhysics? After(TreeEdit edit)
    {
        Diagnostic[] moved = new Diagnostic[Diagnostics.Count];
        for (int i = 0; i < moved.Length; i++)
        {
            Diagnostic diagnostic = Diagnostics[i];
            moved[i] = diagnostic;
            if (diagnostic.Location.SourceTree != edit.Before)
                continue;
            if (edit.Moved(diagnostic.Location.SourceSpan) is not { } span)
                return null;
            moved[i] = FindingDiagnostic.At(diagnostic, Location.Create(edit.After, span));
        }
        SyntaxTree[] trees = [.. _trees];
        trees[Array.IndexOf(trees, edit.Before)] = edit.After;
        return new KeptPhysics(_governed, _assembly, _options, _references, trees, _lookedAt.After(edit), moved);
    }

    // A reference to another project would hold all of that project, also when it is an older state of it.
    private static object Held(MetadataReference reference) => reference is CompilationReference ? new WeakReference<MetadataReference>(reference) : reference;

    private static MetadataReference? Released(object held)
        => held is not WeakReference<MetadataReference> weak ? (MetadataReference)held : weak.TryGetTarget(out MetadataReference? reference) ? reference : null;
}
