using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Audit.Authorization;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Gates;

/// <summary>The decision gate and the integrity of a backfill, as a build sees them (Decision Gate Contract 6, Backfill Protocol 13).</summary>
internal static class ModuleGate
{
    /// <summary>The findings; where the options allow it, the files that tell of an open question are brought up to date.</summary>
    /// <param name="repository">The governed repository, of which the decision gate is a part unless it is switched off.</param>
    /// <param name="options">How the gates run.</param>
    /// <param name="cache">Where it is kept which state has nothing to say.</param>
    public static IReadOnlyList<Finding> Run(ForgeRepository repository, GateOptions options, CacheFolder cache)
    {
        if (options.Decisions == DecisionMode.Off)
            return new[] { SwitchedOff() };
        if (ModuleFingerprint.HasPassed(repository, cache, options.WriteEvidence))
            return Array.Empty<Finding>();
        DecisionState state = DecisionGate.Look(repository, options.Decisions, () => AuthorizedCommits.Of(repository));
        List<Finding> findings = new(state.Findings);
        IReadOnlyList<string> created = Array.Empty<string>();
        if (state.Passed)
            findings.AddRange(BackfillGate.Run(state, out created));
        if (options.WriteEvidence)
            findings.AddRange(DecisionFiles.Settle(state, alone: false).Select(NotUpdated));
        findings.Add(LookedAt(state));
        // Looked at again, since the files that were brought up to date are a part of it.
        if (cache.IsUsed && findings.TrueForAll(finding => finding.Rule.Severity is Severity.Detail or Severity.Notice))
            ModuleFingerprint.Passed(repository, cache, options.WriteEvidence, created);
        return findings;
    }

    private static Finding SwitchedOff()
        => new(RuleCatalog.DecisionGateOff, SourceLocation.None, "ForgeDecisionGate is off, so open decisions and halted backfills stop nobody.",
            "build without -p:ForgeDecisionGate=off, or remove the property from the project.");

    private static Finding NotUpdated(string what)
        => new(RuleCatalog.ArtifactNotUpdated, SourceLocation.None, "a file that tells of the decision gate could not be brought up to date: " + what + ".",
            "make it writable, or build with -p:ForgeWriteEvidence=false where nothing may be written.");

    private static Finding LookedAt(DecisionState state)
    {
        int[] counts = { state.Gaps?.Gaps.Count ?? 0, state.Triggering.Count, state.Groups.Count, state.Open.Count, state.Records?.All.Count ?? 0 };
        string[] words = counts.Select(count => count.ToString(CultureInfo.InvariantCulture)).ToArray();
        return new Finding(RuleCatalog.DecisionLookedAt, SourceLocation.StartOf(ModuleArtifacts.GapActions),
            words[0] + " gaps, " + words[1] + " of them for a person, in " + words[2] + " questions, " + words[3] + " open; " + words[4] + " decision records.", "");
    }
}
