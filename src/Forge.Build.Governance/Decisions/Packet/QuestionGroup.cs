using System.Collections.Generic;
using Forge.Build.Governance.Decisions.Gaps;

namespace Forge.Build.Governance.Decisions.Packet;

/// <summary>Gaps that offer the same set of actions, and so are one question (Decision Gate Contract 3).</summary>
/// <param name="Id"><c>GROUP-</c> and 8 lower-case hexadecimal digits of the SHA-256 over what its actions are; the same whatever else the file holds.</param>
/// <param name="Gaps">In the order of their ids.</param>
/// <param name="Options">In the order of their ids; two at least.</param>
public sealed record QuestionGroup(string Id, IReadOnlyList<TriggeringGap> Gaps, IReadOnlyList<DecisionOption> Options);

/// <summary>One answer to choose.</summary>
/// <param name="Id"><c>OPTION-A</c>, <c>OPTION-B</c>, ... <c>OPTION-Z</c>, <c>OPTION-AA</c>, ...</param>
/// <param name="Description">What is done, or that nothing is.</param>
/// <param name="ImpactScope">What it touches.</param>
/// <param name="RiskLevel"><c>LOW</c>, <c>MEDIUM</c>, <c>HIGH</c> or <c>CRITICAL</c>: the worst severity of the gaps.</param>
/// <param name="DownstreamEffects">Everything that follows from it, a sentence each; names every file that backfill will create.</param>
/// <param name="Approves">The actions that it approves; none for a refusal.</param>
public sealed record DecisionOption(
    string Id, string Description, string ImpactScope, string RiskLevel, IReadOnlyList<string> DownstreamEffects, IReadOnlyList<ApprovedAction> Approves);

/// <summary>An action of a gap that somebody approved.</summary>
/// <param name="GapId">Whose.</param>
/// <param name="ActionId">Which.</param>
/// <param name="Category">The gap's.</param>
/// <param name="Kind">What backfill creates, or null where the action is left to the Execute module.</param>
/// <param name="TargetPath">As the gap actions have it; may be empty.</param>
/// <param name="SourcePath">As the gap actions have it; may be empty.</param>
/// <param name="Template">As the gap actions have it; may be empty.</param>
public sealed record ApprovedAction(string GapId, string ActionId, GapCategory Category, ActionKind? Kind, string TargetPath, string SourcePath, string Template);
