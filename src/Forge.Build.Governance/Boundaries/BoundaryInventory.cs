using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Boundaries;

/// <summary>A rule of a layer that a file breaks, whatever the contract accepts.</summary>
/// <param name="Layer">The layer's name, as the contract writes it.</param>
/// <param name="File">Relative to the project root, with <c>/</c>.</param>
/// <param name="Pattern">The pattern, letter for letter, or <see cref="KnownViolation.LinesLimit"/>.</param>
/// <param name="Count">How often, up to <see cref="BoundaryInventory.MostCounted"/>; of what is lacking, or of a limit, once.</param>
internal sealed record StandingViolation(string Layer, string File, string Pattern, int Count)
{
    /// <summary>What the rule asks.</summary>
    public RuleKind Kind { get; init; }

    /// <summary>Layer, file, pattern: the order of <c>known_violations</c>.</summary>
    public static int Compare(StandingViolation a, StandingViolation b)
    {
        int order = string.CompareOrdinal(a.Layer, b.Layer);
        if (order == 0)
            order = string.CompareOrdinal(a.File, b.File);
        return order != 0 ? order : string.CompareOrdinal(a.Pattern, b.Pattern);
    }
}

/// <summary>Every breach of a contract that the tree holds, without a limit on how much is told, and without regard to <c>known_violations</c>.</summary>
/// <param name="Violations">One a layer, file and pattern, in <see cref="StandingViolation.Compare"/> order.</param>
/// <param name="Problems">FORGE3103, FORGE3106, FORGE3108: patterns that could not be run, so that nothing can be said of them.</param>
/// <param name="Files">Every file of a layer, in the order of the tree.</param>
/// <param name="Unread">Files and folders that could not be looked at, or not for every pattern; relative, sorted.</param>
internal sealed record BoundaryInventory(IReadOnlyList<StandingViolation> Violations, IReadOnlyList<Finding> Problems, IReadOnlyList<string> Files, IReadOnlyList<string> Unread)
{
    /// <summary>Matches of one pattern in one file beyond this are not counted.</summary>
    public const int MostCounted = 1000;

    /// <summary>Looks at every file of every layer. Reads and writes no cache.</summary>
    /// <param name="repository">Where the files are; it need not be governed yet.</param>
    /// <param name="contract">Its layers and their rules.</param>
    /// <param name="limits">Whether limits of lines count; see <see cref="LimitSwitch"/>.</param>
    /// <param name="cancellation">Ends the scan between two files.</param>
    /// <exception cref="OperationCanceledException">The command was cancelled.</exception>
    public static BoundaryInventory Take(ForgeRepository repository, BoundariesContract contract, bool limits, CancellationToken cancellation)
    {
        BoundaryRules rules = new(contract, limits);
        List<Finding> problems = PatternChecks.Run(rules).ToList();
        SourceTree tree = SourceTree.Walk(repository, cancellation);
        CachedFile[] files = BoundaryScan.Run(repository, tree, rules, ScanCache.Empty(), MostCounted, cancellation, out _);
        SortedSet<string> unread = new(Behind(contract, tree), StringComparer.Ordinal);
        Dictionary<(string Layer, string File, string Pattern, RuleKind Kind), int> counts = new();
        foreach (CachedFile file in files)
        {
            if (file.Verdict is not { } verdict)
                continue;
            if (!verdict.IsLasting)
                unread.Add(file.File.Path);
            foreach (PatternMatch match in verdict.Matches)
            {
                BoundaryRule rule = rules.Rules[match.Rule];
                (string, string, string, RuleKind) key = (rules.Layers[rule.Layer].Name, file.File.Path, rule.Pattern.Pattern, rule.Kind);
                counts.TryGetValue(key, out int count);
                counts[key] = count + 1;
            }
        }
        List<StandingViolation> violations = counts
            .Select(pair => new StandingViolation(pair.Key.Layer, pair.Key.File, pair.Key.Pattern, pair.Value) { Kind = pair.Key.Kind }).ToList();
        violations.Sort(StandingViolation.Compare);
        string[] inLayers = files.Where(file => file.Verdict is not null).Select(file => file.File.Path).ToArray();
        return new BoundaryInventory(violations, problems, inLayers, unread.ToArray());
    }

    private static IEnumerable<string> Behind(BoundariesContract contract, SourceTree tree)
        => tree.Problems.Where(problem => problem.Path.Length == 0 || contract.Layers.Any(layer => layer.Covers(problem.Path) || layer.CouldCoverBelow(problem.Path)))
            .Select(problem => problem.Path.Length == 0 ? "." : problem.Path);
}
