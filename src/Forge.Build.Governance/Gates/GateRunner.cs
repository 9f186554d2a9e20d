using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Gates;

/// <summary>The gates that run before a build, one after another, each with its findings (DESIGN: read gate, boundaries).</summary>
public static class GateRunner
{
    /// <summary>Runs them all. Never throws for what a repository holds; an error of ours is FORGE6001, so that a broken gate is a closed one.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the run between two files.</param>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static GateReport Run(ForgeRepository repository, GateOptions options, CancellationToken cancellation = default)
    {
        List<Finding> findings = new();
        List<string> details = new();
        CacheFolder cache = CacheFolder.Of(repository, options.Cache);
        ContractFile[] contracts = RequiredContract.All.Select(contract => ContractFile.Read(repository, repository.Contract(contract.FileName))).ToArray();
        // Each for itself: a gate that breaks must not silence the next.
        Guard(findings, () => findings.AddRange(ReadGate.Run(contracts, FrontendDecision.Of(repository, contracts, cache))));
        Guard(findings, () => CheckBoundaries(repository, contracts, options, cache, findings, details, cancellation));
        findings.Sort(Finding.Order);
        return new GateReport(Cut(findings, Math.Max(1, options.MaxFindings)), details);
    }

    /// <summary>What is reported when a gate throws: a coded finding, with the place in our code and without a stack trace.</summary>
    public static Finding Failed(Exception exception)
    {
        // What happened on another thread comes wrapped.
        Exception e = exception is AggregateException { InnerException: { } inner } ? inner : exception;
        string where = e.StackTrace?.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Contains("Forge.Build")) ?? "";
        return new Finding(RuleCatalog.GateFailed, SourceLocation.None,
            "a gate could not finish: " + e.GetType().Name + ": " + e.Message.Trim() + (where.Length == 0 ? "" : " (" + where + ")"),
            "this is a defect of Forge.Build or of the machine; report this line. Nothing was checked completely, so the build cannot pass.");
    }

    private static void Guard(List<Finding> findings, Action gate)
    {
        try
        {
            gate();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            findings.Add(Failed(e));
        }
    }

    private static void CheckBoundaries(
        ForgeRepository repository, ContractFile[] contracts, GateOptions options, CacheFolder cache, List<Finding> findings, List<string> details,
        CancellationToken cancellation)
    {
        ContractFile file = contracts.First(contract => contract.Path == repository.Contract(RequiredContract.Boundaries));
        if (file.State != ContractState.Present)
            return;
        findings.AddRange(BoundaryCompliance.Run(repository, file, cache, Math.Max(1, options.MaxFindings), out IReadOnlyList<string> more, cancellation));
        details.AddRange(more);
    }

    // The first of each code in reporting order stay; how many were cut is said, so that nobody takes the list for the whole.
    private static List<Finding> Cut(List<Finding> findings, int most)
    {
        List<Finding> kept = new(findings.Count);
        Dictionary<Rule, int> counts = new();
        foreach (Finding finding in findings)
        {
            counts.TryGetValue(finding.Rule, out int count);
            counts[finding.Rule] = count + 1;
            if (count < most)
                kept.Add(finding);
        }
        foreach (KeyValuePair<Rule, int> cut in counts.Where(pair => pair.Value > most).OrderBy(pair => pair.Key.Code, StringComparer.Ordinal))
        {
            kept.Add(new Finding(RuleCatalog.FindingsCut, SourceLocation.None,
                cut.Key.Code + " was found at least " + cut.Value.ToString(CultureInfo.InvariantCulture) + " times; the first "
                + most.ToString(CultureInfo.InvariantCulture) + " are shown.", "correct these and build again, or set ForgeMaxFindings higher."));
        }
        kept.Sort(Finding.Order);
        return kept;
    }
}
