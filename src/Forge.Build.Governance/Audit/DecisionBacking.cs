using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Audit.Authorization;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Audit;

/// <summary>The decision records as that on which known violations rest. Reads nothing before it is asked.</summary>
internal sealed class DecisionBacking : IDecisionBacking
{
    private const string RecordPrefix = "DECISION-";

    // The records say themselves that there are too many.
    private const int MostRecords = 10_001;

    private readonly ForgeRepository _repository;
    private DecisionRecords? _records;
    private string? _digest;

    /// <param name="repository">Whose.</param>
    public DecisionBacking(ForgeRepository repository) => _repository = repository;

    /// <inheritdoc/>
    public string Digest => _digest ??= TreeDigest.Hex(Encoding.UTF8.GetBytes(string.Join("\n", Grounds())));

    /// <inheritdoc/>
    public string? WhyNot(string decision) => (_records ??= DecisionRecords.Read(_repository, () => AuthorizedCommits.Of(_repository))).WhyNot(decision);

    // All that a record is judged by: itself and its neighbours, the history, who may sign, and what was authorized.
    private IEnumerable<string> Grounds()
    {
        foreach (string name in RecordNames())
            yield return HashOf(ModuleArtifacts.Decisions + "/" + name) + " " + TreeDigest.Hex(Encoding.UTF8.GetBytes(name));
        yield return HashOf(_repository.AllowedSigners);
        yield return HashOf(_repository.AuditLedger);
        yield return History();
    }

    private string HashOf(string path) => ArtifactBytes.Read(_repository, path) is { } bytes ? TreeDigest.Hex(bytes) : "none";

    private IEnumerable<string> RecordNames()
    {
        try
        {
            List<FolderEntry> entries = new();
            string folder = _repository.FullPath(ModuleArtifacts.Decisions);
            if (Directory.Exists(folder))
                FolderEntry.List(folder, entries);
            return entries.Select(entry => entry.Name).Where(name => name.StartsWith(RecordPrefix, StringComparison.OrdinalIgnoreCase))
                .OrderBy(name => name, StringComparer.Ordinal).Take(MostRecords).ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new[] { "" };
        }
    }

    private string History()
    {
        CommitGraph graph = new(_repository);
        try
        {
            return graph.Head() is { } head ? head + (graph.IsShallow ? " shallow" : "") : "unborn";
        }
        catch (GitFailureException e)
        {
            return e.Finding.Rule.Code + " " + e.Finding.Message;
        }
    }
}
