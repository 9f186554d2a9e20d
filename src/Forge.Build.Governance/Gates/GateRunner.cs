using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Structure;

namespace Forge.Build.Governance.Gates;

/// <summary>The gates that run before a build, one after another, each with its findings (DESIGN: read gate, boundaries, structure, decisions).</summary>
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
        Lazy<SourceTree> tree = new(() => SourceTree.Walk(repository, cancellation), isThreadSafe: false);
        Guard(findings, () => CheckBoundaries(repository, tree, contracts, options, cache, findings, details, cancellation));
        Guard(findings, () => findings.AddRange(StructureGates.Run(repository, tree, cache, details, cancellation)));
        // A repository without modules pays for this question and no more: not even the code behind it is compiled.
        if (options.Decisions == DecisionMode.Off || DecisionGate.IsActive(repository, options.Decisions))
            Guard(findings, () => findings.AddRange(ModuleGate.Run(repository, options, cache)));
        bool isAuditDue = false;
        // Nor does one without evidence.
        if (options.Audit != AuditMode.Auto || repository.HasEvidence)
            isAuditDue = AskTheLedger(repository, options, cache, findings);
        findings = OneCause.Of(findings);
        findings.Sort(Finding.Order);
        return new GateReport(FindingLimit.Cut(findings, Math.Max(1, options.MaxFindings)), details, isAuditDue);
    }

    private static bool AskTheLedger(ForgeRepository repository, GateOptions options, CacheFolder cache, List<Finding> findings)
    {
        bool isDue = false;
        if (options.Audit == AuditMode.Never)
            findings.Add(AuditSchedule.SwitchedOff());
        else
            Guard(findings, () => findings.AddRange(LedgerGate.Run(repository, cache)));
        Guard(findings, () => isDue = AuditSchedule.IsDue(repository, options.Audit, cache));
        return isDue;
    }

    private static void Guard(List<Finding> findings, Action gate)
    {
        try
        {
            gate();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            findings.Add(GateFailure.Of(e));
        }
    }

    private static void CheckBoundaries(
        ForgeRepository repository, Lazy<SourceTree> tree, ContractFile[] contracts, GateOptions options, CacheFolder cache, List<Finding> findings,
        List<string> details, CancellationToken cancellation)
    {
        ContractFile file = contracts.First(contract => contract.Path == repository.Contract(RequiredContract.Boundaries));
        if (file.State != ContractState.Present)
            return;
        DecisionBacking decisions = new(repository);
        findings.AddRange(
            BoundaryCompliance.Run(repository, tree, file, LimitSwitch.IsOn(repository, file), cache, decisions, Math.Max(1, options.MaxFindings), out IReadOnlyList<string> more, cancellation));
        details.AddRange(more);
    }
}
