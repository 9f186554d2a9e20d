using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Chain;

/// <summary>Whether the modules behind the decision gate kept to their turn (Decision Gate Contract 6, 11).</summary>
internal static class ModuleOrder
{
    private const int MostNamed = 3;

    /// <summary>FORGE3320 for each downstream folder that holds artifacts although a question is open.</summary>
    public static IReadOnlyList<Finding> Open(DecisionState state)
    {
        List<Finding> findings = new();
        if (state.Open.Count == 0)
            return findings;
        foreach (string folder in ModuleArtifacts.Downstream)
        {
            IReadOnlyList<string> artifacts = Invalidation.ArtifactsIn(state.Repository, folder);
            if (artifacts.Count > 0 && MarkerOf(state, folder) is null)
                findings.Add(TooEarly(state, folder, artifacts));
        }
        return findings;
    }

    /// <summary>FORGE3321 for each downstream artifact that recorded the hash of a file which is another by now, one an artifact.</summary>
    public static IReadOnlyList<Finding> Stale(DecisionState state)
    {
        List<Finding> findings = new();
        Dictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal);
        foreach (string folder in ModuleArtifacts.Downstream)
        {
            IReadOnlyList<string> artifacts = Invalidation.ArtifactsIn(state.Repository, folder);
            if (artifacts.Count == 0 || MarkerOf(state, folder) is not null)
                continue;
            foreach (string artifact in artifacts.Where(MayRest))
            {
                if (RecordedHashes.In(state.Repository, artifact).FirstOrDefault(recorded => IsGone(recorded)) is { } gone)
                    findings.Add(Stale(state.Repository, folder, gone));
            }

            // What backfill made in its own folder is its own work, which its own gate looks after.
            bool IsGone(RecordedHash recorded)
                => ArtifactFolder.Holds(recorded.Path.Substring(recorded.Path.LastIndexOf('/') + 1))
                    && !(folder == ModuleArtifacts.Backfill && recorded.Path.StartsWith(folder + "/", StringComparison.Ordinal))
                    && !Hashes(recorded.Path).Contains(recorded.Sha256);
        }
        return findings;

        IReadOnlyList<string> Hashes(string path)
        {
            if (!known.TryGetValue(path, out IReadOnlyList<string>? hashes))
                known.Add(path, hashes = RecordedHashes.HashesOf(state.Repository, path));
            return hashes;
        }
    }

    /// <summary>Whether an artifact may rest on others: the gate of a backfill itself holds its plan against decisions and gaps, and log and list against the plan.</summary>
    public static bool MayRest(string artifact) => artifact is not (ModuleArtifacts.BackfillPlan or ModuleArtifacts.BackfillLog or ModuleArtifacts.CreatedFiles);

    /// <summary>The marker that makes a folder count as absent, or null where there is none, it is closed, or what it names is not there.</summary>
    public static Invalidation? MarkerOf(DecisionState state, string folder)
        => MarkerOf(state.Repository, folder, name => state.Records?.Find(name)?.Hash);

    /// <summary>The same, with the question that it asks of the records.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="folder">Relative to the project root.</param>
    /// <param name="hashOfDecision">The own hash of the record of that name, or null where there is none.</param>
    internal static Invalidation? MarkerOf(ForgeRepository repository, string folder, Func<string, string?> hashOfDecision)
    {
        if (Invalidation.In(repository, folder) is not { IsClosed: false } marker)
            return null;
        return marker.By.Length == 0 || (marker.Sha256.Length > 0 && HashNow(repository, marker.By, hashOfDecision) == marker.Sha256) ? marker : null;
    }

    private static string? HashNow(ForgeRepository repository, string by, Func<string, string?> hashOfDecision)
    {
        if (by.StartsWith("DECISION-", StringComparison.Ordinal))
            return hashOfDecision(by);
        return RelativePath.TryParse(by, out RelativePath? path, out _) && ContractFile.Read(repository, path!.Value).Text is { } text
            ? RecordedHashes.TextHash(text.Text)
            : null;
    }

    private static Finding TooEarly(DecisionState state, string folder, IReadOnlyList<string> artifacts)
    {
        string files = artifacts.Count == 1 ? "1 file" : artifacts.Count.ToString(CultureInfo.InvariantCulture) + " files";
        string questions = string.Join("; ", state.Open.Take(MostNamed).Select(Named))
            + (state.Open.Count > MostNamed ? "; and " + (state.Open.Count - MostNamed).ToString(CultureInfo.InvariantCulture) + " more" : "");
        string command = state.Open.Count == 1 ? "\"forge decide OPTION_ID\"" : "\"forge decide --group GROUP_ID\", then \"forge decide OPTION_ID\"";
        return new Finding(RuleCatalog.ModuleOrder, SourceLocation.StartOf(artifacts[0]),
            folder + " holds " + files + " although a decision is open, and nothing may rest on an open one. Open: " + questions + ".",
            "have the owner answer with " + command + "; the decision marks the folder as invalid, and its module runs again afterwards.");
    }

    private static string Named(QuestionGroup group)
        => group.Id + " (" + string.Join(", ", group.Gaps.Take(MostNamed).Select(gap => gap.Gap.Id))
            + (group.Gaps.Count > MostNamed ? " and " + (group.Gaps.Count - MostNamed).ToString(CultureInfo.InvariantCulture) + " more" : "") + ")";

    private static Finding Stale(ForgeRepository repository, string folder, RecordedHash recorded)
    {
        string path = PrintableText.Excerpt(recorded.Path, 200);
        bool isMissing = ContractFile.Read(repository, recorded.Path).State == ContractState.Missing;
        return new Finding(RuleCatalog.DownstreamStale, recorded.Location,
            "this artifact rests on " + path + " with the hash " + recorded.Sha256.Substring(0, 12)
            + (isMissing ? ", and that file is gone." : ", and that file is another one by now."),
            "run the module of " + folder + " again, so that it works on what is there now" + (isMissing ? "; or restore " + path + "." : "."));
    }
}
