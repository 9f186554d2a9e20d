using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Boundaries;

/// <summary>Check A4: every file of a layer keeps the layer's rules (Builder Contract 4 and 10.7).</summary>
internal sealed class BoundaryCompliance
{
    private const int FewestKeptMatches = 1000;

    private readonly BoundariesContract _contract;
    private readonly string _contractPath;
    private readonly BoundaryRules _rules;
    private readonly IDecisionBacking _decisions;
    private readonly List<Finding> _findings = new();
    private readonly List<string> _details = new();
    private readonly bool _limits;
    private int _mostMatches;

    private BoundaryCompliance(BoundariesContract contract, string contractPath, bool limits, IDecisionBacking decisions)
    {
        _contract = contract;
        _decisions = decisions;
        _limits = limits;
        _contractPath = contractPath;
        _rules = new BoundaryRules(contract, limits);
    }

    /// <summary>Runs the check; what is wrong with the contract itself is part of the result.</summary>
    /// <param name="repository">Where the files are.</param>
    /// <param name="walk">The tree, walked when it is asked for; null where nobody else needs it.</param>
    /// <param name="file">The contract's file, present.</param>
    /// <param name="limits">Whether limits of lines are checked; see <see cref="LimitSwitch"/>.</param>
    /// <param name="cache">Where earlier verdicts are kept.</param>
    /// <param name="decisions">Which decisions count; not asked where the contract names none.</param>
    /// <param name="maxFindings">Findings of one code that will be shown; no file needs to yield more.</param>
    /// <param name="details">Lines for those who ask for detail: the files that lie in no layer.</param>
    /// <param name="cancellation">Ends the scan between two files.</param>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static IReadOnlyList<Finding> Run(
        ForgeRepository repository, Lazy<SourceTree>? walk, ContractFile file, bool limits, CacheFolder cache, IDecisionBacking decisions, int maxFindings,
        out IReadOnlyList<string> details, CancellationToken cancellation)
    {
        long startedAt = DateTime.UtcNow.Ticks;
        // One more than is shown tells that there are more; and accepted ones are counted although they are not shown.
        int mostMatches = maxFindings == int.MaxValue ? maxFindings : Math.Max(maxFindings + 1, FewestKeptMatches);
        byte[] rulesHash = HashOf(file, limits, mostMatches);
        bool mayRestOnDecisions = file.Text!.Text.IndexOf("\"decision\"", StringComparison.Ordinal) >= 0;
        // What a file holds does not depend on decisions; what is made of it does.
        byte[] verdictHash = mayRestOnDecisions ? HashOf(rulesHash, decisions.Digest) : rulesHash;
        SourceTree tree = walk?.Value ?? SourceTree.Walk(repository, cancellation);
        if (VerdictCache.Find(cache, verdictHash, tree, out details) is { } known)
            return known;

        BoundariesContract? contract = BoundariesReader.Read(file.Path, file.Text!, out IReadOnlyList<Finding> malformed);
        if (contract is null)
            return malformed;
        BoundaryCompliance check = new(contract, file.Path, limits, decisions) { _mostMatches = mostMatches };
        check._findings.AddRange(malformed);
        check.Run(repository, tree, cache, rulesHash, startedAt, cancellation);
        details = check._details;
        // In JSON the name can be written with escapes, and then the key knows nothing of decisions.
        bool isKeyWhole = mayRestOnDecisions || contract.KnownViolations.All(violation => violation.Decision.Length == 0);
        if (isKeyWhole && check._findings.TrueForAll(finding => finding.Rule.Severity != Severity.Error))
            VerdictCache.Save(cache, verdictHash, tree, RelevantFiles.Of(contract), startedAt, check._findings, details);
        return check._findings;
    }

    private void Run(
        ForgeRepository repository, SourceTree tree, CacheFolder folder, byte[] rulesHash, long startedAt, CancellationToken cancellation)
    {
        int before = _findings.Count;
        ScanCache cache = ScanCache.Load(folder, _rules, rulesHash);
        if (!cache.IsForTheseRules)
            _findings.AddRange(PatternChecks.Run(_rules));
        bool patternsAreSound = _findings.Count == before;
        CachedFile[] files = BoundaryScan.Run(repository, tree, _rules, cache, _mostMatches, cancellation, out bool changed);
        if (changed && patternsAreSound)
            ScanCache.Save(folder, rulesHash, startedAt, Array.FindAll(files, file => file.Verdict?.IsLasting ?? true));

        // A known violation may need a rule that could not be read, or a file that could not be looked at.
        ReportMatches(files, allRead: before == 0 && patternsAreSound && tree.Problems.Count == 0);
        ReportTreeProblems(tree);
        // Behind a folder that could not be listed, and past the end of a walk that was cut, a layer may have files.
        if (!tree.Problems.Any(problem => problem.Kind is TreeProblemKind.UnreadableFolder or TreeProblemKind.TooManyEntries))
            ReportEmptyLayers(files);
        ReportCoverage(files);
    }

    private static byte[] HashOf(ContractFile file, bool limits, int mostMatches)
    {
        using SHA256 sha = SHA256.Create();
        return sha.ComputeHash(Encoding.UTF8.GetBytes(mostMatches.ToString(CultureInfo.InvariantCulture) + (limits ? "\n" : "-\n") + file.Path + "\n" + file.Text!.Text));
    }

    private static byte[] HashOf(byte[] rulesHash, string decisions)
    {
        using SHA256 sha = SHA256.Create();
        return sha.ComputeHash(rulesHash.Concat(Encoding.UTF8.GetBytes(decisions)).ToArray());
    }

    private void ReportMatches(CachedFile[] files, bool allRead)
    {
        KnownViolations known = new(_contract.KnownViolations, _decisions, _limits);
        bool allChecked = allRead, isCut = false;
        foreach (CachedFile file in files)
        {
            if (file.Verdict is not { } verdict)
                continue;
            known.Saw(_contract, file.File.Path);
            allChecked &= verdict.IsLasting;
            isCut |= verdict.Matches.Count >= _mostMatches;
            ReportProblem(file.File.Path, verdict);
            foreach (PatternMatch match in verdict.Matches)
            {
                BoundaryRule rule = _rules.Rules[match.Rule];
                if (!known.Accept(_rules.Layers[rule.Layer].Name, file.File.Path, rule.Pattern.Pattern))
                    _findings.Add(BoundaryMessages.Violation(file.File.Path, match, rule, _rules.Layers[rule.Layer].Name, _contractPath));
            }
        }
        _findings.AddRange(known.Unbacked());
        if (allChecked)
            _findings.AddRange(known.Stale(_contract));
        if (known.Accepted > 0)
        {
            _findings.Add(new Finding(RuleCatalog.KnownViolationsAccepted, SourceLocation.StartOf(_contractPath),
                (isCut ? "at least " : "") + Count(known.Accepted, "violation is", "violations are") + " accepted by \"known_violations\".", ""));
        }
    }

    private void ReportProblem(string path, FileVerdict verdict)
    {
        if (verdict.Problem == FileProblem.Unreadable)
        {
            _findings.Add(new Finding(RuleCatalog.FileUnreadable, SourceLocation.StartOf(path), "this file of a layer could not be read: " + BoundaryMessages.WithFullStop(verdict.ProblemText),
                "make it readable for the build, or take it out of the layer with \"exclude\"."));
        }
        else if (verdict.Problem == FileProblem.TooLarge)
        {
            _findings.Add(new Finding(RuleCatalog.FileTooLarge, SourceLocation.StartOf(path),
                "this file of a layer is larger than " + (FileBytes.MostBytes >> 20) + " MB and was not checked.", "take it out of the layer with \"exclude\"."));
        }
        foreach (int number in verdict.TimedOut)
        {
            BoundaryRule rule = _rules.Rules[number];
            _findings.Add(new Finding(RuleCatalog.PatternTimedOut, SourceLocation.StartOf(path),
                "the pattern " + BoundaryMessages.Excerpt(rule.Pattern) + " of layer \"" + _rules.Layers[rule.Layer].Name
                + "\" took too long, so this file was not checked for it.",
                "write the pattern without lookarounds and back references, or narrow it; it stands in " + _contractPath + "("
                + rule.Pattern.Location.Line.ToString(CultureInfo.InvariantCulture) + ")."));
        }
    }

    private void ReportTreeProblems(SourceTree tree)
    {
        foreach (TreeProblem problem in tree.Problems)
        {
            SourceLocation at = problem.Path.Length == 0 ? SourceLocation.StartOf(_contractPath) : SourceLocation.StartOf(problem.Path);
            bool below = problem.Path.Length == 0 || _contract.Layers.Any(layer => layer.CouldCoverBelow(problem.Path));
            bool itself = _contract.Layers.Any(layer => layer.Covers(problem.Path));
            Finding? finding = problem.Kind switch
            {
                TreeProblemKind.UnreadableFolder when below => new Finding(RuleCatalog.FolderUnreadable, at,
                    "this folder could not be listed, and a layer reaches into it.", "make it readable for the build, or take it out of the layer with \"exclude\"."),
                TreeProblemKind.LinkLeavesRoot when below || itself => new Finding(RuleCatalog.LinkLeavesRoot, at,
                    "this link leads out of the project root, or to where this MSBuild cannot tell, so nothing is checked behind it, and a layer reaches through it.",
                    "move what it leads to into the repository, or take it out of the layer with \"exclude\"."),
                TreeProblemKind.BrokenLink when itself => new Finding(RuleCatalog.BrokenLink, at,
                    "this link leads nowhere, and a layer names it.", "repair or remove the link."),
                TreeProblemKind.TooManyEntries => new Finding(RuleCatalog.TreeTooLarge, at,
                    "the tree has more than " + SourceTree.MostEntries.ToString(CultureInfo.InvariantCulture) + " entries, or thousands of links; the rest was not looked at.",
                    "keep generated files in bin, obj or node_modules, and remove links that lead into each other."),
                _ => null,
            };
            if (finding is not null)
                _findings.Add(finding);
        }
        foreach (string root in tree.NestedRoots)
        {
            if (_contract.Layers.FirstOrDefault(layer => layer.CouldCoverBelow(root)) is { } layer)
            {
                _findings.Add(new Finding(RuleCatalog.NestedRoot, SourceLocation.StartOf(root),
                    "layer \"" + layer.Name + "\" reaches into this folder, but it is a governed root of its own, so its files are checked by its own contracts only.",
                    "take it out of the layer with \"exclude\", or remove its Forge/, Contracts/ or forge.json."));
            }
        }
    }

    private void ReportEmptyLayers(CachedFile[] files)
    {
        HashSet<Membership> seen = new(files.Select(file => file.Membership));
        HashSet<int> alive = new(seen.SelectMany(membership => membership.Globs));
        for (int layer = 0; layer < _rules.Layers.Count; layer++)
        {
            IReadOnlyList<PlacedGlob> globs = _rules.Layers[layer].Globs;
            int first = _rules.FirstGlobOf(layer);
            bool isEmpty = !Enumerable.Range(first, globs.Count).Any(alive.Contains);
            if (isEmpty && globs.Count > 0)
            {
                _findings.Add(new Finding(RuleCatalog.EmptyLayer, globs[0].Location,
                    "layer \"" + _rules.Layers[layer].Name + "\" matches no file, so its rules check nothing.",
                    "correct the glob (relative to the project root, ** for any folders), or delete the layer."));
            }
            for (int glob = 0; !isEmpty && glob < globs.Count; glob++)
            {
                if (!alive.Contains(first + glob))
                {
                    _findings.Add(new Finding(RuleCatalog.DeadGlob, globs[glob].Location,
                        "the glob " + globs[glob].Glob.Text + " of layer \"" + _rules.Layers[layer].Name + "\" matches no file.", "correct or delete it."));
                }
            }
            if (!isEmpty)
                ReportIdleRequirements(layer, seen);
        }
    }

    // Of what is forbidden, a rule for files that do not exist yet is a precaution; of what is required, it is a confirmation that nobody gives.
    private void ReportIdleRequirements(int layer, HashSet<Membership> seen)
    {
        for (int number = 0; number < _rules.Rules.Count; number++)
        {
            BoundaryRule rule = _rules.Rules[number];
            if (rule.Layer != layer || rule.Kind != RuleKind.Required || !rule.IsSound || seen.Any(membership => membership.Required.Contains(number)))
                continue;
            _findings.Add(new Finding(RuleCatalog.EmptyLayer, rule.Pattern.Location,
                "what layer \"" + _rules.Layers[layer].Name + "\" requires here is asked of no file: its \"files\" select none of the layer.",
                "correct \"files\" (a glob without / is one for the file's name, one with / for the whole path), or delete the rule."));
        }
    }

    private void ReportCoverage(CachedFile[] files)
    {
        int limits = _rules.Rules.Count - _rules.Patterns;
        int inLayers = files.Count(file => file.Membership.Globs.Length > 0);
        _findings.Add(new Finding(RuleCatalog.BoundariesLookedAt, SourceLocation.StartOf(_contractPath),
            "looked at " + Count(inLayers, "file", "files") + " of " + Count(_rules.Layers.Count, "layer", "layers") + " with "
            + Count(_rules.Patterns, "pattern", "patterns") + (limits == 0 ? "" : " and " + Count(limits, "limit", "limits") + " of lines") + ".", ""));
        if (_contract.Coverage == Coverage.Off)
            return;
        List<string> uncovered = new();
        foreach (CachedFile file in files)
        {
            if (file.Membership.Globs.Length == 0 && SourceExtensions.Include(file.File.Path))
                uncovered.Add(file.File.Path);
        }
        if (_contract.Coverage == Coverage.Error)
        {
            foreach (string path in uncovered)
            {
                _findings.Add(new Finding(RuleCatalog.UncoveredSource, SourceLocation.StartOf(path), "this source file lies in no layer, so no boundary holds for it.",
                    "move it into a layer's folder, or name its folder in " + _contractPath + "."));
            }
        }
        else if (uncovered.Count > 0)
        {
            _findings.Add(new Finding(RuleCatalog.SourceInNoLayer, SourceLocation.StartOf(_contractPath),
                Count(uncovered.Count, "source file lies", "source files lie") + " in no layer; -v:detailed lists them.", ""));
            _details.AddRange(uncovered.Select(path => path + " lies in no layer"));
        }
    }

    private static string Count(int count, string one, string many)
        => count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many);
}
