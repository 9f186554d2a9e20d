using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Decisions.Status;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>One run of the module. Whoever lets it write holds the <see cref="OwnerLock"/>.</summary>
/// <remarks>
/// The order of the writes is what makes a killed run resumable: the plan, while nothing of it exists; what it creates; the markers and the log; last the
/// list of created files. Until that list has them, the plan proves whose files they are.
/// </remarks>
internal sealed class BackfillRun
{
    private readonly DecisionState _state;
    private readonly BackfillStep _step;
    private readonly Action<int, int>? _progress;
    private readonly BackfillFiles _files;

    /// <param name="state">Where the decision gate stands.</param>
    /// <param name="step">How far to go.</param>
    /// <param name="progress">Told of each file.</param>
    /// <param name="before">Called with each path before it is written.</param>
    public BackfillRun(DecisionState state, BackfillStep step, Action<int, int>? progress, Action<string>? before)
    {
        _state = state;
        _step = step;
        _progress = progress;
        _files = new BackfillFiles(state.Repository, before);
    }

    /// <summary>Runs it.</summary>
    public BackfillResult Run()
    {
        if (WhyNotBegun() is { } refusal)
            return refusal;
        if (_step == BackfillStep.Show)
            return RunAlone();
        try
        {
            return RunAlone();
        }
        catch (BackfillStopException e)
        {
            return new BackfillResult(2, Array.Empty<string>(), Array.Empty<string>(), new[] { e.Finding });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new BackfillResult(2, Array.Empty<string>(), Array.Empty<string>(), new[] { BackfillFiles.Failed(ModuleArtifacts.Backfill, e.Message).Finding });
        }
    }

    private BackfillResult? WhyNotBegun()
    {
        Finding[] open = _state.Findings.Where(finding => finding.Rule.Severity == Severity.Error && finding.Rule != RuleCatalog.DownstreamStale).ToArray();
        if (_state.Gaps is not null && open.Length == 0)
            return null;
        string line = _state.Gaps is null ? "there are no gap actions in " + ModuleArtifacts.GapActions + " to backfill from; run the Gap module first."
            : "backfill begins when the decision gate has passed; nothing was done.";
        return new BackfillResult(1, Array.Empty<string>(), new[] { line }, open);
    }

    private BackfillResult RunAlone()
    {
        Situation now = Situation.Of(_state);
        if (now.CreatedProblems.Count > 0)
        {
            bool isUnreadable = now.CreatedProblems.Any(finding => finding.Rule == RuleCatalog.ArtifactUnreadable);
            return new BackfillResult(isUnreadable ? 2 : 1, Array.Empty<string>(), Array.Empty<string>(), now.CreatedProblems);
        }
        if (now.Draft.Halts.Count > 0)
            return Halted(now, now.Draft.Halts);
        string[] tree = now.Draft.Pending.Select(file => file.Shown).OrderBy(path => path, StringComparer.Ordinal).ToArray();
        if (_step == BackfillStep.Show)
            return new BackfillResult(0, tree, BackfillSummary.Planned(now), Array.Empty<Finding>());
        string plan = now.Draft.Plan.ToText();
        if (now.PlanText != plan && now.Unlisted.Count > 0)
            now = Settle(now, ArtifactBytes.Sha256(plan));
        _files.Write(ModuleArtifacts.BackfillPlan, plan);
        if (_step == BackfillStep.Plan)
            return new BackfillResult(0, tree, BackfillSummary.Planned(now), Array.Empty<Finding>());
        try
        {
            Create(now.Draft.Pending.ToArray());
        }
        catch (BackfillStopException e) when (e.Finding.Rule.Stop != StopCode.EnvironmentLimitation)
        {
            return Halted(now, new[] { e.Finding });
        }
        return Finish(now, ArtifactBytes.Sha256(plan), tree);
    }

    // The plan that is about to be replaced is all that knows of these files.
    private Situation Settle(Situation now, string planSha256)
    {
        Markers.Set(_state, planSha256, isNew: true, _files);
        CreatedFiles created = now.Created!.With(now.Unlisted);
        _files.Write(ModuleArtifacts.CreatedFiles, created.ToText());
        return now with { Created = created };
    }

    private void Create(PlannedFile[] pending)
    {
        for (int i = 0; i < pending.Length; i++)
        {
            _files.Create(pending[i]);
            _progress?.Invoke(i + 1, pending.Length);
        }
    }

    private BackfillResult Finish(Situation now, string planSha256, IReadOnlyList<string> tree)
    {
        CreatedFiles before = now.Created!;
        CreatedFile[] made = now.Draft.Files.Select(file => new CreatedFile(
            file.Path, file.Content.Sha256, file.Action.Approved.ActionId, file.Action.Approved.GapId, file.Action.Decision, SourceLocation.None)).ToArray();
        // Listed is what an earlier run finished; a file whose checksum is the listed one keeps the decision under which it was made.
        CreatedFile[] unlisted = made.Where(file => before.Find(file.Path, file.GapId, file.ActionId) is not { } known || known.Sha256 != file.Sha256).ToArray();
        bool isNew = made.Any(file => before.Find(file.Path, file.GapId, file.ActionId) is null);
        string? log = ArtifactBytes.TextOf(_state.Repository, ModuleArtifacts.BackfillLog, out string _)?.Text;
        if (isNew || log is null || !ExecutionLog.IsOf(log, planSha256))
        {
            Markers.Set(_state, planSha256, isNew, _files);
            _files.Write(ModuleArtifacts.BackfillLog, ExecutionLog.TextOf(now.Draft, planSha256, now.Approved, Markers.Lines(_state)));
        }
        if (unlisted.Length > 0)
            _files.Write(ModuleArtifacts.CreatedFiles, before.With(unlisted).ToText());
        Markers.CloseOwn(_state, _files);
        if (ArtifactBytes.TextOf(_state.Repository, ModuleArtifacts.BackfillError, out string _) is { } error && !HaltReport.IsClosed(error.Text))
            _files.Write(ModuleArtifacts.BackfillError, HaltReport.Close(error.Text, planSha256));
        if (BlockingQuestion.AreAll(_state.Status, BlockingQuestion.OfBackfill) && StatusFile.Clear(_state.Repository, alone: true) is { } problem)
            throw BackfillFiles.Failed(ModuleArtifacts.Status, problem);
        return new BackfillResult(0, tree, BackfillSummary.Done(_state, now), Array.Empty<Finding>());
    }

    private BackfillResult Halted(Situation now, IReadOnlyList<Finding> halts)
    {
        if (_step == BackfillStep.Show)
            return new BackfillResult(1, Array.Empty<string>(), Array.Empty<string>(), halts);
        try
        {
            _files.Write(ModuleArtifacts.BackfillError, HaltReport.TextOf(now.Draft.Plan.ExecutionId, halts));
            if (BlockingQuestion.MayAsk(_state.Status) && StatusFile.Block(_state.Repository, HaltReport.Question(halts), alone: true) is { } problem)
                throw BackfillFiles.Failed(ModuleArtifacts.Status, problem);
        }
        catch (BackfillStopException e)
        {
            return new BackfillResult(2, Array.Empty<string>(), Array.Empty<string>(), halts.Append(e.Finding).ToArray());
        }
        string line = "nothing more was done; " + ModuleArtifacts.BackfillError + " says why, and asks what to do.";
        return new BackfillResult(1, Array.Empty<string>(), new[] { line }, halts);
    }
}
