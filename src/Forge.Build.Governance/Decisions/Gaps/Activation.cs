using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Gaps;

/// <summary>Why a gap needs a person (Decision Gate Contract 2, 12).</summary>
public enum GapTrigger
{
    /// <summary>The file, or one of the gap's actions, says so.</summary>
    RequiresDecision,

    /// <summary>It is CRITICAL.</summary>
    Critical,

    /// <summary>It is a GOVERNANCE_MISMATCH that is CRITICAL or touches a contract: automation is not allowed.</summary>
    GovernanceConflict,

    /// <summary>It is an EXECUTION_STATE_INCONSISTENCY: nobody can tell in which stage the system is.</summary>
    StageAmbiguity,
}

/// <summary>A gap that needs a person.</summary>
/// <param name="Gap">Which.</param>
/// <param name="Triggers">Why, in the order of <see cref="GapTrigger"/>; at least one.</param>
public sealed record TriggeringGap(Gap Gap, IReadOnlyList<GapTrigger> Triggers);

/// <summary>Whether the decision gate activates, and for which gaps (Decision Gate Contract 2).</summary>
public static class Activation
{
    /// <summary>The gaps that need a person, in the order of their ids; none means auto-pass (Decision Gate Contract 9).</summary>
    /// <remarks>Where the file as a whole requires a decision and no gap says that it is the one, all of them are meant.</remarks>
    public static IReadOnlyList<TriggeringGap> Of(ForgeRepository repository, GapActions gaps)
    {
        ContractEntities contracts = new(repository);
        List<TriggeringGap> triggering = new();
        foreach (Gap gap in gaps.Gaps)
        {
            GapTrigger[] triggers = TriggersOf(gap, contracts).ToArray();
            if (triggers.Length > 0)
                triggering.Add(new TriggeringGap(gap, triggers));
        }
        if (triggering.Count == 0 && gaps.RequiresDecision)
            triggering.AddRange(gaps.Gaps.Select(gap => new TriggeringGap(gap, new[] { GapTrigger.RequiresDecision })));
        return triggering;
    }

    // An action that requires a decision is believed even where the file as a whole says that none is required: in doubt somebody is asked.
    private static IEnumerable<GapTrigger> TriggersOf(Gap gap, ContractEntities contracts)
    {
        if (gap.Actions.Any(action => action.RequiresDecision))
            yield return GapTrigger.RequiresDecision;
        if (gap.Severity == GapSeverity.Critical)
            yield return GapTrigger.Critical;
        if (gap.Category == GapCategory.GovernanceMismatch && (gap.Severity == GapSeverity.Critical || gap.AffectedEntities.Any(contracts.Include)))
            yield return GapTrigger.GovernanceConflict;
        if (gap.Category == GapCategory.ExecutionStateInconsistency)
            yield return GapTrigger.StageAmbiguity;
    }
}
