using System;
using System.Collections.Generic;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Phases;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Structure;

/// <summary>The phases of a repository as the gates see them: <c>phases.md</c> and <c>forge_plan.json</c>, of which neither must be there.</summary>
/// <param name="Phases">What they say together; null where there is none, and where one could not be read.</param>
/// <param name="Findings">What could not be read of them.</param>
internal sealed record PhasePlan(PhasesContract? Phases, IReadOnlyList<Finding> Findings)
{
    /// <summary>The name of the contract.</summary>
    public const string FileName = "phases.md";

    // Each of these gates reads the plan whenever it runs; the first that is on says what is wrong with it.
    private static readonly string[] Readers = { GateSwitches.Phases, GateSwitches.UserInstructions };

    /// <summary>Reads both, and tells where there is nothing to read. What could not be read, one of the gates says.</summary>
    /// <param name="subject">The gate's subject.</param>
    /// <param name="gate">The name of the gate.</param>
    public static PhasePlan Read(StructureSubject subject, string gate)
    {
        string? speaker = Array.Find(Readers, subject.Settings.IsOn);
        bool speaks = speaker is null || speaker == gate;
        string path = subject.Repository.Contract(FileName);
        string[] plans = { subject.Repository.Contract(ForgePlanReader.FileName), ForgePlanReader.FileName };
        SourceText? words = speaks ? subject.Text(path) : subject.FileAt(path).Text;
        bool isBroken = IsUnreadable(subject, path);
        List<Finding> findings = new();
        PhasesContract? phases = words is { Text.Length: > 0 } ? PhasesReader.Read(path, words) : null;
        if (words is { Text.Length: > 0 } && phases is null)
        {
            isBroken = true;
            findings.Add(new Finding(RuleCatalog.MalformedContract, SourceLocation.StartOf(path), "this file nests too deeply to be read.", "write it as headings, lists and tables."));
        }
        foreach (string plan in plans)
        {
            if ((speaks ? subject.Text(plan) : subject.FileAt(plan).Text) is { Text.Length: > 0 } json)
            {
                PhasesContract? read = ForgePlanReader.Read(plan, json, out IReadOnlyList<Finding> problems);
                findings.AddRange(problems);
                isBroken |= read is null;
                phases = read is null ? phases : PhasesContract.Joined(phases, read);
                break;
            }
            isBroken |= IsUnreadable(subject, plan);
        }
        if (isBroken)
            return new PhasePlan(null, speaks ? findings : new List<Finding>());
        if (phases is null || phases.Final is null)
        {
            subject.Tell(phases is null ? "there is no " + path + ", so no phase was looked at." : path + " names no phase, so none was looked at.");
            return new PhasePlan(null, findings);
        }
        return new PhasePlan(phases, findings);
    }

    private static bool IsUnreadable(StructureSubject subject, string path) => subject.FileAt(path).State == ContractState.Unreadable;
}
