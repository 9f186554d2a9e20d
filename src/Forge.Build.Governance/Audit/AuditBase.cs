using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>What an audit compares the tree with.</summary>
/// <param name="Revision">A full hash of a commit, or of the empty tree.</param>
/// <param name="Name">How a message calls it.</param>
/// <param name="Commit">The commit, or null for the empty tree.</param>
/// <param name="Changes">What differs from it.</param>
internal sealed record AuditBase(string Revision, string Name, string? Commit, IReadOnlyList<Change> Changes)
{
    /// <summary>Whether something but evidence differs.</summary>
    public bool HasWork(ForgeRepository repository) => Changes.Any(change => !repository.IsEvidence(change.Path) || DecisionsKept.IsLost(change));

    /// <summary>
    /// Finds the base: the one asked for; else HEAD while the tree holds uncommitted work, evidence aside; else the last authorized commit; else the empty
    /// tree before the first commit.
    /// </summary>
    /// <param name="repository">Tells what is evidence.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="asked">A revision; empty or <c>auto</c> for the rule.</param>
    /// <param name="authorized">The last authorized commit, or null where there is none.</param>
    /// <param name="problem">Why git gave no answer; then the result is null.</param>
    public static AuditBase? Find(ForgeRepository repository, WorkingTree tree, string asked, string? authorized, out GitProblem? problem)
    {
        if (asked.Length > 0 && !asked.Equals("auto", StringComparison.OrdinalIgnoreCase))
        {
            GitResult resolved = tree.Ask("rev-parse", "--verify", "--end-of-options", asked + "^{commit}");
            if (resolved.Succeeded)
                return Compare(tree, resolved.Output.Trim(), asked, isCommit: true, out problem);
            problem = GitProblem.Of(resolved);
            return null;
        }
        if (tree.Head is { } head)
        {
            AuditBase? uncommitted = Compare(tree, head, "HEAD", isCommit: true, out problem);
            if (uncommitted is null || uncommitted.HasWork(repository))
                return uncommitted;
            if (authorized is not null)
                return Compare(tree, authorized, "the last authorized commit", isCommit: true, out problem);
        }
        GitResult empty = tree.Ask("hash-object", "-t", "tree", "--stdin");
        if (empty.Succeeded)
            return Compare(tree, empty.Output.Trim(), "the empty tree", isCommit: false, out problem);
        problem = GitProblem.Of(empty);
        return null;
    }

    private static AuditBase? Compare(WorkingTree tree, string revision, string name, bool isCommit, out GitProblem? problem)
    {
        IReadOnlyList<Change> changes = tree.ChangesSince(revision, out problem);
        return problem is null ? new AuditBase(revision, name, isCommit ? revision : null, changes) : null;
    }
}
