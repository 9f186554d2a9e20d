using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Checking.Staging;

/// <summary>Whether the next commit carries its diff log (Builder Contract 9.3).</summary>
internal static class StagedDiffLog
{
    /// <summary>FORGE1504 where work is staged and no diff log with another content.</summary>
    /// <remarks>
    /// A merge brings commits in that carried theirs: only what it holds and none of its parents does is work of its own. A revert or a cherry-pick needs no exception, for the
    /// commit that it undoes or repeats carried a diff log, too.
    /// </remarks>
    /// <param name="repository">The governed repository.</param>
    /// <param name="index">What is staged.</param>
    /// <param name="changes">What differs from the commit that is checked out.</param>
    public static IEnumerable<Finding> Check(ForgeRepository repository, StagedIndex index, IReadOnlyList<StagedChange> changes)
    {
        HashSet<string> work = new(changes.Where(change => !repository.IsEvidence(change.Path)).Select(change => change.Path));
        bool carriesDiffLog = HasDiffLog(repository, changes);
        foreach (string parent in work.Count == 0 ? [] : index.Merging())
        {
            IReadOnlyList<StagedChange> others = index.ChangesSince(parent);
            work.IntersectWith(others.Select(change => change.Path));
            carriesDiffLog &= HasDiffLog(repository, others);
        }
        if (work.Count == 0 || carriesDiffLog)
            yield break;
        string diffLog = repository.DiffLogs[0];
        string first = work.Order(System.StringComparer.Ordinal).First();
        string what = "this commit changes " + first + (work.Count == 1 ? "" : " and " + (work.Count - 1) + " more")
            + ", but " + diffLog + " is not among what is staged with a new content";
        yield return index.Ignores(diffLog)
            ? new Finding(RuleCatalog.CommitWithoutDiffLog, SourceLocation.StartOf(diffLog), what + ", and git is told to ignore it.",
                "take " + repository.EvidenceFolder + "/ out of .gitignore, so that commits can carry it; then: git add " + diffLog + ".")
            : new Finding(RuleCatalog.CommitWithoutDiffLog, SourceLocation.StartOf(diffLog), what + ".",
                "write what this commit does (forge difflog update), then: git add " + diffLog + ".");
    }

    private static bool HasDiffLog(ForgeRepository repository, IReadOnlyList<StagedChange> changes)
        => changes.Any(change => repository.DiffLogs.Contains(change.Path) && change.IsFile && change.HasNewContent);
}
