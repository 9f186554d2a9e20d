using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Decisions.Chain;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>The markers of the folders that a backfill has to do with (Backfill Protocol 11, Decision Gate Contract 11).</summary>
internal static class Markers
{
    private static readonly string[] AfterBackfill = { ModuleArtifacts.Execute, ModuleArtifacts.Closure };

    /// <summary>Whether an open marker makes a folder count as absent.</summary>
    public static bool IsMarked(DecisionState state, string folder)
        => ModuleOrder.MarkerOf(state, folder) is not null;

    /// <summary>The folders of later modules that hold artifacts, with these.</summary>
    public static IEnumerable<(string Folder, IReadOnlyList<string> Artifacts)> Later(ForgeRepository repository)
        => from folder in AfterBackfill
           where Directory.Exists(repository.FullPath(folder))
           let artifacts = Invalidation.ArtifactsIn(repository, folder)
           where artifacts.Count > 0
           select (folder, artifacts);

    /// <summary>
    /// Marks the folders of later modules where files were created. Those that another cause marks stay as they are; one that an earlier plan marks is
    /// this one's now.
    /// </summary>
    /// <param name="state">Where the decision gate stands.</param>
    /// <param name="planSha256">Of the plan as it lies there.</param>
    /// <param name="isNew">Whether it creates anything.</param>
    /// <param name="files">The writer.</param>
    public static void Set(DecisionState state, string planSha256, bool isNew, BackfillFiles files)
    {
        foreach ((string folder, IReadOnlyList<string> _) in Later(state.Repository))
        {
            bool isPlans = Invalidation.In(state.Repository, folder) is { IsClosed: false, By: ModuleArtifacts.BackfillPlan };
            if (isPlans || (isNew && !IsMarked(state, folder)))
                files.Write(Invalidation.PathIn(folder), new Invalidation(folder, ModuleArtifacts.BackfillPlan, planSha256, IsClosed: false).Text);
        }
    }

    /// <summary>The marked folders of later modules, a line each.</summary>
    public static IReadOnlyList<string> Lines(DecisionState state)
        => Later(state.Repository).Where(later => IsMarked(state, later.Folder))
            .Select(later => later.Folder + " until its module runs again, by " + By(state, later.Folder))
            .ToArray();

    /// <summary>Closes the marker of backfill's own folder: the module ran again.</summary>
    public static void CloseOwn(DecisionState state, BackfillFiles files)
    {
        string path = Invalidation.PathIn(ModuleArtifacts.Backfill);
        if (!IsMarked(state, ModuleArtifacts.Backfill) || Invalidation.In(state.Repository, ModuleArtifacts.Backfill) is not { } marker)
            return;
        // Of a marker that somebody wrote in his own words none is lost.
        string before = marker.By.Length > 0 ? "" : ArtifactBytes.TextOf(state.Repository, path, out string _)?.Text ?? "";
        files.Write(path, (marker with { IsClosed = true }).Text + (before.Length == 0 ? "" : "\n## Before\n\n" + before));
    }

    private static string By(DecisionState state, string folder)
        => ModuleOrder.MarkerOf(state, folder) is { By: { Length: > 0 } by } ? InertMarkdown.Of(by) : "a marker of its own";
}
