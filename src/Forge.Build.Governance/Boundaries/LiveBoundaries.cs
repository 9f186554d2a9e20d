using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Boundaries;

/// <summary>
/// The rules of a contract for single texts that somebody else holds, as an editor does: what is found is what a build will find once they are saved. For many
/// threads at once. A pattern that was too slow for one text is not run again; the build says that it is.
/// </summary>
internal sealed class LiveBoundaries
{
    private static readonly SourceText Nothing = new("");

    private readonly BoundariesContract _contract;
    private readonly string _contractPath;
    private readonly BoundaryRules _rules;
    private readonly object _memberships = new();
    private readonly ConcurrentDictionary<int, bool> _slow = new();
    private readonly ConcurrentBag<(TextScanner Scanner, TextBuffer Text, ScanBudget Budget)> _idle = new();
    private readonly int _mostMatches;

    private LiveBoundaries(BoundariesContract contract, string contractPath, int mostMatches)
    {
        _contract = contract;
        _contractPath = contractPath;
        _mostMatches = mostMatches;
        _rules = new BoundaryRules(contract);
        // What is wrong with a pattern the build says; here it only must not be run.
        foreach (Finding _ in PatternChecks.Run(_rules))
        {
        }
    }

    /// <summary>Makes them ready.</summary>
    /// <param name="path">Of the contract, relative to the project root.</param>
    /// <param name="text">Its text.</param>
    /// <param name="mostMatches">Matches of a rule in one text that are told.</param>
    /// <returns>Null where the text is no contract, which the build says.</returns>
    public static LiveBoundaries? Of(string path, SourceText text, int mostMatches)
        => BoundariesReader.Read(path, text, out _) is { } contract ? new LiveBoundaries(contract, path, mostMatches) : null;

    /// <summary>What one file breaks, and no known violation accepts: FORGE3101, FORGE3114, FORGE3115. Decisions that an entry rests on are the build's to ask.</summary>
    /// <param name="path">Relative to the project root, with <c>/</c>.</param>
    /// <param name="text">Its text.</param>
    /// <param name="limits">Whether limits of lines are checked.</param>
    public IReadOnlyList<Finding> Check(string path, SourceText text, bool limits)
    {
        if (SourceTree.Skips(path))
            return Array.Empty<Finding>();
        Membership membership;
        lock (_memberships)
            membership = _rules.MembershipOf(path);
        if (membership.Rules.Length == 0)
            return Array.Empty<Finding>();
        FileVerdict verdict = Scan(path, membership, text);
        List<Finding> findings = new();
        foreach (PatternMatch match in verdict.Matches)
        {
            BoundaryRule rule = _rules.Rules[match.Rule];
            string layer = _rules.Layers[rule.Layer].Name;
            if ((limits || rule.Kind != RuleKind.Lines) && !_contract.Accepts(layer, path, rule.Pattern.Pattern))
                findings.Add(BoundaryMessages.Violation(path, match, rule, layer, _contractPath));
        }
        return findings;
    }

    private FileVerdict Scan(string path, Membership membership, SourceText source)
    {
        if (!_idle.TryTake(out (TextScanner Scanner, TextBuffer Text, ScanBudget Budget) worker))
        {
            ScanBudget budget = new(_rules.Rules.Count);
            worker = (new TextScanner(_rules, budget, _mostMatches), new TextBuffer(), budget);
        }
        worker.Budget.Renew();
        foreach (int rule in _slow.Keys)
            worker.Budget.Exclude(rule);
        worker.Text.Take(source);
        FileVerdict verdict = worker.Scanner.Scan(path, membership, default, worker.Text);
        foreach (int rule in verdict.TimedOut)
            _slow.TryAdd(rule, true);
        worker.Text.Take(Nothing);
        _idle.Add(worker);
        return verdict;
    }
}
