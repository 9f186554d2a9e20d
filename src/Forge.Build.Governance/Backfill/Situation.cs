using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>Where a backfill stands, all of it read from the disk.</summary>
/// <param name="Approved">What is approved.</param>
/// <param name="Draft">The plan that follows from it, with what stands in its way.</param>
/// <param name="PlanText">The text of the plan that lies there; null where there is none, or none that counts.</param>
/// <param name="Plan">That plan; null also where it is malformed.</param>
/// <param name="Created">What is listed as created; null where the list is there and cannot be used.</param>
/// <param name="PlanProblems">What is wrong with the plan.</param>
/// <param name="CreatedProblems">What is wrong with the list.</param>
/// <param name="IsInvalidated">Whether a newer decision made the folder invalid, so that plan and log count as absent.</param>
internal sealed record Situation(
    ApprovedActions Approved, PlanDraft Draft, string? PlanText, BackfillPlan? Plan, CreatedFiles? Created, IReadOnlyList<Finding> PlanProblems,
    IReadOnlyList<Finding> CreatedProblems, bool IsInvalidated)
{
    /// <summary>SHA-256 of the plan that lies there.</summary>
    public string PlanSha256 => PlanText is null ? "" : ArtifactBytes.Sha256(PlanText);

    /// <summary>What the plan that lies there has created and nobody has listed yet.</summary>
    public IReadOnlyList<CreatedFile> Unlisted { get; init; } = new List<CreatedFile>();

    /// <summary>Reads it.</summary>
    /// <param name="state">Where the decision gate stands; with gaps.</param>
    public static Situation Of(DecisionState state)
    {
        ForgeRepository repository = state.Repository;
        BackfillPlan? plan = null;
        CreatedFiles? created = CreatedFiles.None;
        SourceText? planText = Read(repository, ModuleArtifacts.BackfillPlan, out IReadOnlyList<Finding> planProblems);
        if (planText is not null)
            plan = BackfillPlanReader.Read(planText, out planProblems);
        SourceText? createdText = Read(repository, ModuleArtifacts.CreatedFiles, out IReadOnlyList<Finding> createdProblems);
        if (createdText is not null)
            created = CreatedFiles.Read(createdText, out createdProblems);
        else if (createdProblems.Count > 0)
            created = null;
        OwnFiles own = new(repository, created ?? CreatedFiles.None, plan);
        ApprovedActions approved = ApprovedActions.Of(state);
        PlanDraft draft = Planning.Of(state, approved.ForBackfill, own);
        return new Situation(approved, draft, planText?.Text, plan, created, planProblems, createdProblems, Markers.IsMarked(state, ModuleArtifacts.Backfill))
        {
            Unlisted = own.Unlisted().ToArray(),
        };
    }

    /// <summary>The text of one of the module's files; null where there is none.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="findings">FORGE6301 where it cannot be read.</param>
    public static SourceText? Read(ForgeRepository repository, string path, out IReadOnlyList<Finding> findings)
    {
        SourceText? text = ArtifactBytes.TextOf(repository, path, out string problem);
        findings = problem.Length == 0 ? new List<Finding>() : new List<Finding>
        {
            new(RuleCatalog.ArtifactUnreadable, SourceLocation.StartOf(path), path + " cannot be read: " + PrintableText.Excerpt(problem, 300) + ".",
                "make it a readable file inside the project root, or remove what stands in its place; then run \"forge backfill run --apply\"."),
        };
        return text;
    }
}
