using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>
/// What a build asks of a backfill: that it is neither halted nor incomplete, and holds nothing that nobody approved (Backfill Protocol 10, 13). Writes nothing.
/// </summary>
internal static class BackfillGate
{
    /// <summary>The findings.</summary>
    /// <param name="state">Where the decision gate stands; active.</param>
    /// <param name="created">What backfill created, relative to the project root; none where nothing is listed.</param>
    public static IReadOnlyList<Finding> Run(DecisionState state, out IReadOnlyList<string> created) => Run(state, RecordView.Of(state), out created);

    /// <summary>The same, with the decision records handed in.</summary>
    internal static IReadOnlyList<Finding> Run(DecisionState state, RecordView records, out IReadOnlyList<string> created)
    {
        created = new List<string>();
        // Without gaps the decision gate has said all there is to say.
        if (state.Gaps is null)
            return new List<Finding>();
        Situation now = Situation.Of(state);
        created = now.Created?.All.Select(file => file.Path).ToArray() ?? created;
        List<Finding> findings = new() { LookedAt(now) };
        if (!now.IsInvalidated)
            findings.AddRange(now.PlanProblems);
        findings.AddRange(now.CreatedProblems);
        // Without the list nobody can tell which targets are backfill's own.
        if (now.Created is not null)
            findings.AddRange(now.Draft.Halts);
        Finding[] halted = Halted(state.Repository, findings).ToArray();
        findings.AddRange(halted);
        if (!now.IsInvalidated && now.Plan is { } plan)
            findings.AddRange(PlanJudge.Judge(state, records, plan, now.Approved));
        bool isBroken = now.PlanProblems.Count > 0 && !now.IsInvalidated;
        IReadOnlyList<Finding> incomplete = isBroken || now.Draft.Halts.Count > 0 || halted.Length > 0 ? new List<Finding>() : Completion.Check(state, now);
        findings.AddRange(incomplete);
        bool isComplete = !now.IsInvalidated && now.PlanText is not null && findings.All(finding => finding.Rule.Severity != Severity.Error)
            && Situation.Read(state.Repository, ModuleArtifacts.BackfillLog, out IReadOnlyList<Finding> _) is not null;
        if (!isComplete)
            findings.AddRange(TooEarly(state));
        return findings.Distinct().OrderBy(finding => finding, Finding.Order).ToArray();
    }

    /// <summary>What a backfill created, relative to the project root; none where nothing is listed.</summary>
    public static IReadOnlyList<string> Targets(ForgeRepository repository)
    {
        SourceText? text = Situation.Read(repository, ModuleArtifacts.CreatedFiles, out IReadOnlyList<Finding> _);
        CreatedFiles? created = text is null ? null : CreatedFiles.Read(text, out IReadOnlyList<Finding> _);
        return created is null ? new List<string>() : created.All.Select(file => file.Path).ToArray();
    }

    /// <summary>What the plan that lies there creates, relative to the project root; none where there is no plan.</summary>
    public static IReadOnlyList<string> Planned(ForgeRepository repository)
    {
        SourceText? text = Situation.Read(repository, ModuleArtifacts.BackfillPlan, out IReadOnlyList<Finding> _);
        BackfillPlan? plan = text is null ? null : BackfillPlanReader.Read(text, out IReadOnlyList<Finding> _);
        return plan is null ? new List<string>() : plan.Files.Select(file => file.Path).ToArray();
    }

    private static Finding LookedAt(Situation now)
    {
        int pending = now.Draft.Pending.Count();
        return new Finding(RuleCatalog.BackfillLookedAt, SourceLocation.StartOf(ModuleArtifacts.GapActions),
            "looked at " + now.Approved.ForBackfill.Count + " actions approved for backfill: " + (now.Draft.Files.Count - pending) + " done, " + pending + " to do, "
            + now.Draft.Halts.Count + " halts; " + now.Approved.ForExecute.Count + " are left to the Execute module.", "");
    }

    // Where an obstacle of the report is still there, that says more than the report.
    private static IEnumerable<Finding> Halted(ForgeRepository repository, IReadOnlyList<Finding> found)
    {
        SourceText? error = Situation.Read(repository, ModuleArtifacts.BackfillError, out IReadOnlyList<Finding> problems);
        if (error is null)
            return problems;
        if (HaltReport.IsClosed(error.Text) || found.Any(finding => finding.Rule.Severity == Severity.Error))
            return problems;
        return new[]
        {
            new Finding(RuleCatalog.BackfillHalted, HaltReport.StatusOf(error.Text), "the last backfill was halted, and " + ModuleArtifacts.BackfillError
                + " is still open.",
                "read its obstacles and its question; once they are out of the way, \"forge backfill run --apply\" goes on and closes it."),
        };
    }

    private static IEnumerable<Finding> TooEarly(DecisionState state)
        => from later in Markers.Later(state.Repository)
           where !Markers.IsMarked(state, later.Folder)
           select new Finding(RuleCatalog.ExecuteBeforeBackfill, SourceLocation.StartOf(later.Artifacts[0]),
               later.Folder + " holds " + (later.Artifacts.Count == 1 ? "an artifact" : later.Artifacts.Count + " artifacts")
                   + " although the backfill before it is not complete.",
               "complete the backfill with \"forge backfill run --apply\", then run the module of that folder again.");
}
