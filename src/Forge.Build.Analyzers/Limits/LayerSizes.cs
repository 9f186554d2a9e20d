using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Forge.Build.Analyzers.Contracts;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Forge.Build.Analyzers.Limits;

/// <summary>The limits of the layers, asked by the files of one compilation.</summary>
internal sealed class LayerSizes
{
    private readonly GovernedCompilation _governed;
    private readonly BoundariesContract _contract;
    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly ConcurrentDictionary<SyntaxTree, string> _paths = new();

    public LayerSizes(GovernedCompilation governed, BoundariesContract contract, AnalyzerConfigOptionsProvider options)
    {
        _governed = governed;
        _contract = contract;
        _options = options;
    }

    /// <summary>A file's path relative to the root; null where it lies in no layer by nature: outside, in <c>obj</c> and the like, and where nobody wrote it.</summary>
    public string? PathOf(SyntaxTree tree, CancellationToken cancellation)
        => _paths.GetOrAdd(tree, _ => Find(tree, cancellation)) is { Length: > 0 } path ? path : null;

    /// <summary>The limits of the layers that a file lies in.</summary>
    /// <param name="path">Relative to the root.</param>
    /// <param name="which">Which of them.</param>
    public IEnumerable<(Layer Layer, Limit Limit)> Of(string path, Func<LayerLimits, Limit?> which)
    {
        foreach (Layer layer in _contract.Layers)
        {
            if (which(layer.Limits) is { } limit && layer.Covers(path))
                yield return (layer, limit);
        }
    }

    /// <summary>Whether a known violation accepts that a file is over a limit.</summary>
    public bool Accepts(Layer layer, string path, string word) => _contract.Accepts(layer.Name, path, word);

    /// <summary>Where a limit is written, as the end of a sentence.</summary>
    public string WrittenAt(Limit limit)
        => "the limit stands in " + limit.Location.Path + "(" + limit.Location.Line.ToString(CultureInfo.InvariantCulture) + ").";

    private string Find(SyntaxTree tree, CancellationToken cancellation)
        => _governed.PathOf(tree) is { } path && !SourceTree.Skips(path) && !GeneratedCode.Is(tree, _options, cancellation) ? path : "";
}
