using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Decisions.Status;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions;

/// <summary>Where the decision gate of a repository stands: all that follows from the gap actions, the decision records and the status as they lie there.</summary>
/// <param name="Repository">Whose.</param>
public sealed record DecisionState(ForgeRepository Repository)
{
    /// <summary>Whether the gate is a part of this repository (<see cref="DecisionMode"/>). Where it is not, all else is empty.</summary>
    public bool IsActive { get; init; }

    /// <summary>The gap actions, or null where they are missing or malformed.</summary>
    public GapActions? Gaps { get; init; }

    /// <summary>The gaps that need a person; none means auto-pass (Decision Gate Contract 9).</summary>
    public IReadOnlyList<TriggeringGap> Triggering { get; init; } = Array.Empty<TriggeringGap>();

    /// <summary>The questions that those gaps make.</summary>
    public IReadOnlyList<QuestionGroup> Groups { get; init; } = Array.Empty<QuestionGroup>();

    /// <summary>The questions that no record in force answers.</summary>
    public IReadOnlyList<QuestionGroup> Open { get; init; } = Array.Empty<QuestionGroup>();

    /// <summary>The one open question, or the one that was selected among several; null where none is open or none is selected.</summary>
    public DecisionPacket? Packet { get; init; }

    /// <summary>The records in force that answer one of <see cref="Groups"/>, by number.</summary>
    public IReadOnlyList<DecisionRecord> Answers { get; init; } = Array.Empty<DecisionRecord>();

    /// <summary>The records in force that were made on other gaps than the present ones, and share some with an open question: an answer must reverse them.</summary>
    public IReadOnlyList<DecisionRecord> Outdated { get; init; } = Array.Empty<DecisionRecord>();

    /// <summary>All decision records.</summary>
    public DecisionRecords? Records { get; init; }

    /// <summary>The status, or null where it is missing or malformed.</summary>
    public ExecutionStatus? Status { get; init; }

    /// <summary>What the gate finds.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = Array.Empty<Finding>();

    /// <summary>Whether the gaps are known and none of them needs a person.</summary>
    public bool IsAutoPass => Gaps is not null && Triggering.Count == 0;

    /// <summary>The decision that an answer to a question must name as reversed, or empty (Decision Gate Contract 8).</summary>
    public string SupersededBy(QuestionGroup group)
        => Outdated.LastOrDefault(record => group.Gaps.Any(gap => record.GapIds.Contains(gap.Gap.Id)))?.Name ?? "";

    /// <summary>Whether nothing of the gate blocks, so that backfill may begin (Decision Gate Contract 13).</summary>
    public bool Passed => Findings.All(finding => finding.Rule.Severity != Severity.Error);
}
