using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>A file that belongs to the plan.</summary>
/// <param name="Action">Which action creates it.</param>
/// <param name="Target">The action's target, normalised; of a folder the folder.</param>
/// <param name="Path">The file itself; of a folder the <c>.gitkeep</c> in it.</param>
/// <param name="Content">What it holds.</param>
/// <param name="IsDone">Whether it was created already.</param>
internal sealed record PlannedFile(BackfillAction Action, string Target, string Path, PlannedContent Content, bool IsDone)
{
    /// <summary>How it is shown: a folder ends in <c>/</c>.</summary>
    public string Shown => Path == Target ? Target : Target + "/";
}

/// <summary>A plan with what stands in its way. Where there is a halt, the plan is not complete and must not be used.</summary>
internal sealed record PlanDraft(BackfillPlan Plan, IReadOnlyList<PlannedFile> Files, IReadOnlyList<Finding> Halts)
{
    /// <summary>What is still to be created.</summary>
    public IEnumerable<PlannedFile> Pending => Files.Where(file => !file.IsDone);
}

/// <summary>Makes a plan of what is approved. Looks for everything that forbids it before anything is written (Backfill Protocol 8, 10).</summary>
internal sealed class Planning
{
    private readonly DecisionState _state;
    private readonly OwnFiles _own;
    private readonly Namespaces _namespaces;
    private readonly FolderView _folders;
    private readonly Contents _contents;
    private readonly TargetClaims _claims = new();
    private readonly List<Finding> _halts = new();

    private Planning(DecisionState state, OwnFiles own, IReadOnlyList<string> more)
    {
        _state = state;
        _own = own;
        _namespaces = new Namespaces(state.Repository, more);
        _folders = new FolderView(state.Repository);
        _contents = new Contents(state.Repository, _folders, _halts);
    }

    /// <summary>Makes it.</summary>
    /// <param name="state">Where the decision gate stands; with gaps.</param>
    /// <param name="approved">What is approved for backfill.</param>
    /// <param name="own">What backfill created before.</param>
    public static PlanDraft Of(DecisionState state, IReadOnlyList<BackfillAction> approved, OwnFiles own)
    {
        IReadOnlyList<Finding> settings = Array.Empty<Finding>();
        IReadOnlyList<string> more = approved.Count == 0 ? Array.Empty<string>() : NamespaceSettings.Read(state.Repository, out settings);
        Planning planning = new(state, own, more);
        planning._halts.AddRange(settings);
        return planning.Make(approved);
    }

    private PlanDraft Make(IReadOnlyList<BackfillAction> approved)
    {
        List<(BackfillAction Action, string Target)> targets = new();
        foreach (BackfillAction action in approved)
        {
            if (TargetOf(action) is { } target)
                targets.Add((action, target));
        }
        targets.Sort((a, b) => string.CompareOrdinal(a.Target, b.Target) is var order && order != 0 ? order : Compare(a.Action.Approved, b.Action.Approved));
        List<PlannedFile> files = new();
        foreach ((BackfillAction action, string target) in targets)
        {
            if (Place(action, target) is { } file)
                files.Add(file);
        }
        PlanAction[] actions = files.Select(file => new PlanAction(
            file.Action.Approved.GapId, file.Action.Approved.ActionId, file.Target, GapWords.Word(file.Action.Approved.Kind!.Value),
                file.Action.Location)).ToArray();
        PlanFile[] planned = files.Select(file => new PlanFile(
            file.Action.Approved.ActionId, file.Path, file.Content.Sha256, file.Content.Template, file.Action.Decision, file.Action.Location)).ToArray();
        string gapHash = _state.IsAutoPass ? _state.Gaps!.Sha256 : "";
        BackfillPlan plan = new(_state.Gaps!.ExecutionId, gapHash, Decisions(approved), actions, planned);
        return new PlanDraft(plan, files, _halts.Distinct().OrderBy(halt => halt, Finding.Order).ToArray());
    }

    private string? TargetOf(BackfillAction action)
    {
        ApprovedAction approved = action.Approved;
        if (approved.Category is not (GapCategory.UnimplementedRequirement or GapCategory.StructuralDrift
            or GapCategory.GovernanceMismatch or GapCategory.OrphanArtifact))
            _halts.Add(Halt.Category(action, GapWords.Word(approved.Category)));
        else if (approved.TargetPath.Trim().Length == 0)
            _halts.Add(Halt.NoTarget(action));
        else if (approved.Kind == ActionKind.NormalizeName && approved.SourcePath.Trim().Length == 0)
            _halts.Add(Halt.NoSource(action));
        else if (!RelativePath.TryParse(approved.TargetPath, out RelativePath? path, out string reason))
            _halts.Add(Halt.Target(action, approved.TargetPath, reason));
        else if (_namespaces.WhyNot(approved.Kind!.Value, path!.Value) is { } refused)
            _halts.Add(Halt.Target(action, path.Value, refused));
        else
            return path.Value;
        return null;
    }

    private PlannedFile? Place(BackfillAction action, string target)
    {
        ApprovedAction approved = action.Approved;
        bool isFolder = approved.Kind == ActionKind.CreateDirectory;
        if (_claims.Claim(action, target, isFolder) is { } duplicate)
        {
            _halts.Add(duplicate);
            return null;
        }
        string path = isFolder ? target + "/" + Contents.FolderMark : target;
        bool isContract = _namespaces.IsMissingContract(approved.Kind!.Value, target);
        string? template = Contents.TemplateNameOf(approved, target, isContract);
        if (_own.Find(path, approved.GapId, approved.ActionId) is { } known)
            return new PlannedFile(action, target, path, new PlannedContent(known, template ?? ""), IsDone: true);
        if (WhyOccupied(action, target, isFolder) is { } occupied)
        {
            _halts.Add(occupied);
            return null;
        }
        return _contents.Of(action, path, template) is { } content ? new PlannedFile(action, target, path, content, IsDone: false) : null;
    }

    private Finding? WhyOccupied(BackfillAction action, string target, bool isFolder)
    {
        Sight sight = _folders.Look(target, out string where);
        switch (sight)
        {
            case Sight.Free:
                return null;
            case Sight.Link:
                return Halt.Link(action, target, where);
            case Sight.FileOnTheWay:
                return Halt.FileOnTheWay(action, target, where);
            case Sight.Unlistable:
                return Halt.Unlistable(action, target, where);
        }
        // A folder of ours that people still use, or one that a killed run had made and not yet filled; and the folder that the plan itself lies in.
        bool isOurs = sight == Sight.Folder && isFolder && (_own.IsListed(target + "/" + Contents.FolderMark, action.Approved)
            || target == ModuleArtifacts.Backfill || (_own.IsPlanned(target + "/" + Contents.FolderMark, action.Approved) && _folders.IsBare(target)));
        if (!isOurs)
            return Halt.Exists(action, target, where);
        return _folders.Look(target + "/" + Contents.FolderMark, out string mark) switch
        {
            Sight.Free => null,
            Sight.Link => Halt.Link(action, target, mark),
            _ => Halt.Exists(action, target + "/" + Contents.FolderMark, mark),
        };
    }

    private IReadOnlyList<PlanDecision> Decisions(IReadOnlyList<BackfillAction> approved)
    {
        List<PlanDecision> decisions = new();
        // Refusals too: they are what the plan follows from.
        foreach (DecisionRecord record in _state.Answers)
        {
            string path = record.Location.Path;
            SourceText? text = path.Length == 0 ? null : ArtifactBytes.TextOf(_state.Repository, path, out string _);
            if (text is not null)
                decisions.Add(new PlanDecision(path, ArtifactBytes.Sha256(text.Text)));
            else if (approved.FirstOrDefault(action => action.Decision == record.Name) is { } action)
                _halts.Add(Halt.Record(action, path.Length == 0 ? record.Name : path, "it is not there"));
        }
        decisions.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return decisions;
    }

    private static int Compare(ApprovedAction a, ApprovedAction b)
    {
        int order = string.CompareOrdinal(a.GapId, b.GapId);
        return order != 0 ? order : string.CompareOrdinal(a.ActionId, b.ActionId);
    }
}
