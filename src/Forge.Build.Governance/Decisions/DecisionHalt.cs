using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions;

/// <summary>Why the gate cannot even ask, and the one question that clears it up (Decision Gate Contract 10).</summary>
/// <param name="Cause">The first of its findings.</param>
/// <param name="Question">One line.</param>
/// <param name="Answer">The command or edit that answers it.</param>
internal sealed record DecisionHalt(Finding Cause, string Question, string Answer)
{
    /// <summary>The halt of a state, or null where the gate asks its question or has none.</summary>
    public static DecisionHalt? Of(DecisionState state)
    {
        Finding? cause = state.Findings.FirstOrDefault(finding => IsHalt(finding.Rule) && (finding.Rule != RuleCatalog.ArtifactUnreadable || finding.Location.Path == ModuleArtifacts.GapActions));
        if (cause is null)
            return null;
        string place = cause.Location.Path + (cause.Location.Line > 1 ? " line " + cause.Location.Line.ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
        if (cause.Rule == RuleCatalog.SeveralQuestions)
            return new DecisionHalt(cause, "Which of these questions comes first: " + OpenQuestions.Groups(state) + "?", "forge decide --group GROUP_ID");
        if (cause.Rule == RuleCatalog.GapActionsMissing || cause.Rule == RuleCatalog.GapActionsEmpty || cause.Rule == RuleCatalog.ArtifactUnreadable)
            return new DecisionHalt(cause, "Will the Gap module write " + place + " again, or has this repository no such modules (ForgeDecisionGate is off)?", cause.Fix);
        return new DecisionHalt(cause, "What is meant at " + place + " (" + cause.Rule.Code + ": " + PrintableText.Excerpt(cause.Message, 300) + ")?", cause.Fix);
    }

    private static bool IsHalt(Rule rule)
        => rule == RuleCatalog.GapActionsMissing || rule == RuleCatalog.GapActionsEmpty || rule == RuleCatalog.ArtifactUnreadable || rule == RuleCatalog.GapActionsMalformed
            || rule == RuleCatalog.DuplicateGap || rule == RuleCatalog.DuplicateAction || rule == RuleCatalog.UnknownGapWord || rule == RuleCatalog.GapCountsDisagree
            || rule == RuleCatalog.SeveralQuestions || rule == RuleCatalog.NothingToChoose || rule == RuleCatalog.OptionsAlike || rule == RuleCatalog.DuplicateOption;
}
