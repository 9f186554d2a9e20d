using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>
/// No decision record is gone from a phase's work (Decision Gate Contract 8). The gate before the build says so as well, but is no part of a repository any more once all
/// artifacts are deleted; and what the toolkit writes itself is nothing that a builder must claim.
/// </summary>
internal static class DecisionsKept
{
    /// <summary>FORGE3314 for each record that the base has and the tree has not.</summary>
    public static IEnumerable<Finding> Run(IEnumerable<Change> changes)
        => from change in changes
           where IsLost(change)
           let path = change.OldPath.Length > 0 ? change.OldPath : change.Path
           select new Finding(RuleCatalog.RecordDeleted, SourceLocation.StartOf(path), "the base of this audit has the decision record " + path + ", and it is no longer there.",
               "restore it: git checkout HEAD -- " + path + ".");

    /// <summary>Whether a change takes a decision record away.</summary>
    public static bool IsLost(Change change)
        => (change.Kind == ChangeKind.Deleted && ModuleArtifacts.IsDecisionRecord(change.Path)) || ModuleArtifacts.IsDecisionRecord(change.OldPath);
}
