using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Forge.Build.Commands.Adoption.Contracts;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption.Layers;

/// <summary>
/// Tries a proposal on the tree with the engine of the build itself: what the build would refuse is dropped, and so is a rule that today's code breaks so often
/// that it describes another architecture.
/// </summary>
internal sealed class LayerTrial
{
    private const string Path = "boundaries.json";

    private readonly BoundaryRules _rules;
    private readonly HashSet<int> _liveGlobs = [];
    private readonly HashSet<int> _unfit = [];
    private readonly int[] _matches;

    private LayerTrial(BoundariesContract contract)
    {
        _rules = new BoundaryRules(contract);
        _matches = new int[_rules.Rules.Count];
    }

    /// <summary>What is left: every layer matches files and has rules, every rule is sound and describes today.</summary>
    /// <param name="root">The project root, absolute.</param>
    /// <param name="drafts">The proposal.</param>
    /// <param name="notices">Gets a line for each rule that was left out.</param>
    public static IReadOnlyList<ProposedLayer> Of(string root, IReadOnlyList<ProposedLayer> drafts, List<string> notices)
    {
        SourceText text = new(BoundariesText.Of("", drafts));
        BoundariesContract contract = BoundariesReader.Read(Path, text, out IReadOnlyList<Finding> malformed)
            ?? throw new InvalidOperationException("the proposed boundaries are no contract");
        if (malformed.FirstOrDefault(finding => finding.Rule != RuleCatalog.NothingForbidden) is { } wrong)
            throw new InvalidOperationException("the proposed boundaries are refused: " + wrong.Text);
        LayerTrial trial = new(contract);
        trial.CheckPatterns();
        trial.Scan(ForgeRepository.Future(root), drafts);
        return trial.Judge(drafts, notices);
    }

    private void CheckPatterns()
    {
        foreach (Finding finding in PatternChecks.Run(_rules))
        {
            // The finding stands at the pattern or at one of its examples, which follow it.
            int rule = _rules.Rules.Count - 1;
            while (rule > 0 && _rules.Rules[rule].Pattern.Location.Line > finding.Location.Line)
                rule--;
            _unfit.Add(rule);
        }
    }

    private void Scan(ForgeRepository repository, IReadOnlyList<ProposedLayer> drafts)
    {
        int most = drafts.SelectMany(layer => layer.Forbidden).Select(rule => rule.MostMatches).DefaultIfEmpty(0).Max() + 1;
        SourceTree tree = SourceTree.Walk(repository);
        foreach (CachedFile file in BoundaryScan.Run(repository, tree, _rules, ScanCache.Empty(), most, CancellationToken.None, out _))
        {
            _liveGlobs.UnionWith(file.Membership.Globs);
            if (file.Verdict is not { } verdict)
                continue;
            _unfit.UnionWith(verdict.TimedOut);
            foreach (PatternMatch match in verdict.Matches)
                _matches[match.Rule]++;
        }
    }

    private List<ProposedLayer> Judge(IReadOnlyList<ProposedLayer> drafts, List<string> notices)
    {
        List<ProposedLayer> kept = [];
        int rule = 0;
        for (int i = 0; i < drafts.Count; i++)
        {
            ProposedLayer draft = drafts[i];
            int firstGlob = _rules.FirstGlobOf(i);
            string[] globs = draft.Globs.Where((_, glob) => _liveGlobs.Contains(firstGlob + glob)).ToArray();
            List<ProposedRule> rules = [];
            foreach (ProposedRule proposed in draft.Forbidden)
            {
                if (!_unfit.Contains(rule) && _matches[rule] <= proposed.MostMatches)
                    rules.Add(proposed);
                else if (globs.Length > 0)
                    notices.Add(WhyNot(draft, proposed, _unfit.Contains(rule) ? 0 : _matches[rule]));
                rule++;
            }
            if (globs.Length > 0 && rules.Count > 0)
                kept.Add(draft with { Globs = globs, Forbidden = rules });
        }
        return kept;
    }

    private static string WhyNot(ProposedLayer layer, ProposedRule rule, int matches)
    {
        string why = matches == 0 ? "its pattern could not be tried"
            : rule.MostMatches == 0 ? "its pattern is found " + matches.ToString(CultureInfo.InvariantCulture) + " times although nothing is referred to, so it cannot tell the two apart"
            : "the code of today breaks it more than " + rule.MostMatches.ToString(CultureInfo.InvariantCulture) + " times, so it is not today's architecture";
        return "left out of layer \"" + layer.Name + "\": " + why + ". The rule was: " + rule.Reason;
    }
}
