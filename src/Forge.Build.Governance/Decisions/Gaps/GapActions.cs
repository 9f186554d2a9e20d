using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Decisions.Gaps;

/// <summary>What the Gap module found (<c>artifacts/gap/gap_actions.json</c>).</summary>
/// <param name="ExecutionId">The run that found it.</param>
/// <param name="RequiresDecision">What the file says of itself as a whole (Decision Gate Contract 2).</param>
/// <param name="Gaps">In the order of their ids, ordinal.</param>
/// <param name="Sha256">Of the text with LF and without BOM, as UTF-8; 64 lower-case hexadecimal digits.</param>
/// <param name="RequiresDecisionLocation">Where the file says it.</param>
public sealed record GapActions(string ExecutionId, bool RequiresDecision, IReadOnlyList<Gap> Gaps, string Sha256, SourceLocation RequiresDecisionLocation);

/// <summary>One gap.</summary>
/// <param name="Id">Unique in its file.</param>
/// <param name="Category">What kind of gap it is.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="AffectedEntities">Ids or paths, as written.</param>
/// <param name="RootCause">Free text; may be empty.</param>
/// <param name="Actions">What can be done about it, in the order of the file; none where nothing is offered.</param>
/// <param name="Location">The place of its id.</param>
public sealed record Gap(
    string Id, GapCategory Category, GapSeverity Severity, IReadOnlyList<string> AffectedEntities, string RootCause, IReadOnlyList<GapAction> Actions,
    SourceLocation Location);

/// <summary>One thing that can be done about a gap.</summary>
/// <param name="Id">The same in two gaps only where the action is the same.</param>
/// <param name="Description">What is done; free text.</param>
/// <param name="ImpactScope">What it touches; free text, may be empty.</param>
/// <param name="RequiresDecision">Whether a person must choose it.</param>
/// <param name="Kind">What backfill creates, or null where the action is none of backfill's (Backfill Protocol 4).</param>
/// <param name="TargetPath">What backfill creates, as written; empty where the file does not say.</param>
/// <param name="SourcePath">For <see cref="ActionKind.NormalizeName"/>: the badly named file; else empty.</param>
/// <param name="Template">A template by its file name; empty for the one of the kind.</param>
/// <param name="Location">The place of its id.</param>
public sealed record GapAction(
    string Id, string Description, string ImpactScope, bool RequiresDecision, ActionKind? Kind, string TargetPath, string SourcePath, string Template,
    SourceLocation Location);
