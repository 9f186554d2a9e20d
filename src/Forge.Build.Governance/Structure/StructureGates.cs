using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Structure.Packages;

namespace Forge.Build.Governance.Structure;

/// <summary>The structure gates: what a contract says of files and folders, checked before the build. Read-only.</summary>
internal static class StructureGates
{
    private const string Switches = "switches";

    // In the order of the contract's clauses. A gate that is to be found here has its name among the switches of forge.json.
    private static readonly Gate[] Gates =
    {
        new(Switches, subject => subject.Settings.Findings),
        new(GateSwitches.ForgeFolder, ForgeFolder.Run),
        new(GateSwitches.EvidenceBundle, EvidenceBundle.Run),
        new(GateSwitches.PowerShell, PowerShellEncoding.Run),
        new(GateSwitches.Confirmation, ConfirmBeforeWrite.Run),
        new(GateSwitches.Packages, PackageApproval.Run),
        new(GateSwitches.Phases, PhaseWiring.Run),
        new(GateSwitches.SchemaTraceability, SchemaTraceability.Run),
        new(GateSwitches.UserInstructions, UserInstructions.Run),
        new(GateSwitches.BootScript, BootScript.Run),
    };

    /// <summary>Runs those that are on, as far as their last verdict does not hold any more.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="tree">Its files, walked when they are asked for.</param>
    /// <param name="cache">Where verdicts are kept.</param>
    /// <param name="details">Lines for those who ask for detail.</param>
    /// <param name="cancellation">Ends a gate between two files.</param>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static IReadOnlyList<Finding> Run(
        ForgeRepository repository, Lazy<SourceTree> tree, CacheFolder cache, List<string> details, CancellationToken cancellation)
    {
        long startedAt = DateTime.UtcNow.Ticks;
        return JointVerdict.Find(cache, repository, tree, details) ?? RunEach(repository, tree, cache, startedAt, details, cancellation);
    }

    // Behind a call, so that an untouched build compiles nothing of it.
    private static IReadOnlyList<Finding> RunEach(
        ForgeRepository repository, Lazy<SourceTree> tree, CacheFolder cache, long startedAt, List<string> details, CancellationToken cancellation)
    {
        Dictionary<string, StructureVerdict> known = StructureVerdicts.Find(cache, repository, tree);
        StructureSubject subject = new(repository, tree, cancellation);
        List<StructureVerdict> verdicts = new();
        foreach (Gate gate in Gates)
            verdicts.Add(known.TryGetValue(gate.Name, out StructureVerdict? kept) ? kept : Judge(gate, subject, startedAt));
        if (cache.IsUsed)
            Keep(repository, tree.Value, cache, startedAt, verdicts);
        List<Finding> findings = new();
        foreach (StructureVerdict verdict in verdicts)
        {
            findings.AddRange(verdict.Findings);
            details.AddRange(verdict.Details);
        }
        return findings;
    }

    private static void Keep(ForgeRepository repository, SourceTree tree, CacheFolder cache, long startedAt, List<StructureVerdict> verdicts)
    {
        if (verdicts.Exists(verdict => verdict.ScannedAt == startedAt))
            StructureVerdicts.Save(cache, repository, tree, verdicts);
        JointVerdict.Save(cache, repository, tree, startedAt, verdicts);
    }

    // Each for itself: a gate that breaks must not silence the next.
    private static StructureVerdict Judge(Gate gate, StructureSubject subject, long startedAt)
    {
        subject.Begin();
        List<Finding> findings = new();
        try
        {
            // Asked also where it is on: what a verdict rests on is that it was.
            if (gate.Name == Switches || subject.Settings.IsOn(gate.Name))
                findings.AddRange(gate.Run(subject));
            findings.AddRange(subject.Unreadable);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            findings.Add(GateFailure.Of(e));
        }
        return new StructureVerdict(gate.Name, startedAt, subject.LookedAt, findings, subject.Details.Select(line => "[Structure] " + gate.Name + ": " + line).ToArray());
    }

    /// <summary>A gate and its name in <c>forge.json</c>.</summary>
    private sealed record Gate(string Name, Func<StructureSubject, IEnumerable<Finding>> Run);
}
