using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>Whether a backfill is complete: planned, logged, listed, and what it created is there (Backfill Protocol 13).</summary>
internal static class Completion
{
    private const string Run = "run \"forge backfill run --apply\"";

    /// <summary>FORGE1401 where approved actions were never planned, else FORGE1402 for what the plan's run left out.</summary>
    public static IReadOnlyList<Finding> Check(DecisionState state, Situation now)
    {
        BackfillPlan? plan = now.IsInvalidated ? null : now.Plan;
        List<Finding> findings = new();
        if (FirstUnplanned(now, plan) is { } due)
            findings.Add(due);
        else if (plan is not null)
            CheckRun(state.Repository, now, plan, findings);
        return findings;
    }

    private static Finding? FirstUnplanned(Situation now, BackfillPlan? plan)
    {
        HashSet<(string Gap, string Action)> planned = new((plan?.Actions ?? Array.Empty<PlanAction>()).Select(action => (action.GapId, action.ActionId)));
        BackfillAction[] due = now.Approved.ForBackfill.Where(action => !planned.Contains((action.Approved.GapId, action.Approved.ActionId))).ToArray();
        if (due.Length == 0)
            return null;
        BackfillAction first = due.OrderBy(action => action.Location.Line).ThenBy(action => action.Location.Column).First();
        string why = now.IsInvalidated ? "since a newer decision made the backfill invalid" : "though it is approved by " + first.Decision;
        return new Finding(RuleCatalog.BackfillDue, first.Location,
            "action " + PrintableText.Excerpt(first.Name, 160) + " is not backfilled, " + why
                + (due.Length == 1 ? "." : "; with it " + due.Length + " actions wait."),
            Run + " (\"forge backfill run\" shows what it creates), then commit what it creates.");
    }

    private static void CheckRun(ForgeRepository repository, Situation now, BackfillPlan plan, List<Finding> findings)
    {
        SourceText? log = Situation.Read(repository, ModuleArtifacts.BackfillLog, out IReadOnlyList<Finding> problems);
        findings.AddRange(problems);
        if (log is null && problems.Count == 0)
            findings.Add(Incomplete(SourceLocation.StartOf(ModuleArtifacts.BackfillPlan), "the plan was not executed: " + ModuleArtifacts.BackfillLog
                + " is missing."));
        else if (log is not null && !ExecutionLog.IsOf(log.Text, now.PlanSha256))
            findings.Add(Incomplete(SourceLocation.StartOf(ModuleArtifacts.BackfillLog), "the log is of another plan than " + ModuleArtifacts.BackfillPlan + "."));
        // A run that never came to its log is one cause, however many files wait for it.
        if (findings.Count == 0 && now.Created is { } created)
            CheckFiles(repository, plan, created, findings);
    }

    private static void CheckFiles(ForgeRepository repository, BackfillPlan plan, CreatedFiles created, List<Finding> findings)
    {
        Dictionary<string, PlanFile> files = new(StringComparer.Ordinal);
        foreach (PlanFile file in plan.Files)
            files[file.Path] = file;
        HashSet<string> checkedPaths = new(StringComparer.Ordinal);
        foreach (PlanAction action in plan.Actions)
        {
            if (!files.TryGetValue(action.TargetPath, out PlanFile? file) && !files.TryGetValue(action.TargetPath + "/" + Contents.FolderMark, out file))
                findings.Add(Incomplete(action.Location, "the plan does not say which file action " + action.Name + " creates."));
            else if (created.Find(file.Path, action.GapId, action.ActionId) is not { } listed)
                findings.Add(Incomplete(action.Location, "action " + action.Name + " is planned, but \"" + PrintableText.Excerpt(file.Path, 120)
                    + "\" is not among the created files."));
            else if (listed.Sha256 != file.Sha256)
                findings.Add(Incomplete(listed.Location, "\"" + PrintableText.Excerpt(file.Path, 120) + "\" is listed with another checksum than the plan has."));
            else if (checkedPaths.Add(file.Path) && !File.Exists(repository.FullPath(file.Path)))
                findings.Add(Incomplete(listed.Location, "\"" + PrintableText.Excerpt(file.Path, 120) + "\" was created, but is gone."));
        }
    }

    private static Finding Incomplete(SourceLocation location, string message)
        => new(RuleCatalog.BackfillIncomplete, location, message, Run + ": it takes up what is unfinished and changes nothing that is there.");
}
