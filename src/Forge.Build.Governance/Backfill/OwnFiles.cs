using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>
/// Which files are backfill's own: those that it listed as created, and those that a plan names and that hold exactly what was planned, which a killed run
/// left unlisted.
/// </summary>
internal sealed class OwnFiles
{
    private readonly ForgeRepository _repository;
    private readonly CreatedFiles _created;
    private readonly Dictionary<string, PlanFile> _planned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlanAction> _actions = new(StringComparer.Ordinal);

    /// <param name="repository">Whose.</param>
    /// <param name="created">What is listed as created.</param>
    /// <param name="plan">The plan that lies there; null where there is none.</param>
    public OwnFiles(ForgeRepository repository, CreatedFiles created, BackfillPlan? plan)
    {
        _repository = repository;
        _created = created;
        if (plan is null)
            return;
        foreach (PlanAction action in plan.Actions)
            _actions[action.TargetPath] = action;
        foreach (PlanFile file in plan.Files)
            _planned[file.Path] = file;
    }

    /// <summary>The checksum of a file that exists and that this action created; null where it did not.</summary>
    public string? Find(string path, string gapId, string actionId)
    {
        string? planned = PlanOf(path, gapId, actionId)?.Sha256;
        if (_created.Find(path, gapId, actionId) is not { } listed)
            return planned is not null && Holds(path, planned) ? planned : null;
        if (!File.Exists(_repository.FullPath(path)))
            return null;
        // A run that was killed while it restored the file from a changed template has not listed its new checksum yet.
        return planned is not null && planned != listed.Sha256 && Holds(path, planned) ? planned : listed.Sha256;
    }

    /// <summary>Whether a file is listed as created by an action, existing or not.</summary>
    public bool IsListed(string path, ApprovedAction action) => _created.Find(path, action.GapId, action.ActionId) is not null;

    /// <summary>Whether the plan that lies there has the file for that action.</summary>
    public bool IsPlanned(string path, ApprovedAction action) => PlanOf(path, action.GapId, action.ActionId) is not null;

    /// <summary>What a killed run created and did not list.</summary>
    public IEnumerable<CreatedFile> Unlisted()
        => from file in _planned.Values
           let action = ActionOf(file)
           where action is not null && _created.Find(file.Path, action.GapId, action.ActionId) is null && Holds(file.Path, file.Sha256)
           select new CreatedFile(file.Path, file.Sha256, action.ActionId, action.GapId, file.Decision, SourceLocation.None);

    private PlanFile? PlanOf(string path, string gapId, string actionId)
        => _planned.TryGetValue(path, out PlanFile? file) && ActionOf(file) is { } action && action.GapId == gapId && action.ActionId == actionId ? file : null;

    private PlanAction? ActionOf(PlanFile file)
    {
        string folder = file.Path.EndsWith("/" + Contents.FolderMark, StringComparison.Ordinal)
            ? file.Path.Substring(0, file.Path.Length - Contents.FolderMark.Length - 1) : "";
        if (!_actions.TryGetValue(file.Path, out PlanAction? action) && !_actions.TryGetValue(folder, out action))
            return null;
        return action.ActionId == file.ActionId ? action : null;
    }

    private bool Holds(string path, string sha256) => ArtifactBytes.Read(_repository, path, out string _) is { } bytes && TreeDigest.Hex(bytes) == sha256;
}
