using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Audit.Authorization;

/// <summary><see cref="Authorizing"/> with the repository as it lies.</summary>
public static class OwnersAnswer
{
    /// <summary>Appends the record that was asked for, or says why not.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="request">What the owner asks for.</param>
    /// <param name="utcNow">The time of the record, in UTC.</param>
    public static CommandResult Record(ForgeRepository repository, AuthorizationRequest request, DateTime utcNow)
    {
        using WorkingTree? tree = WorkingTree.Capture(repository, out GitProblem? problem);
        return tree is null
            ? CommandResult.Of(GitFindings.Of(problem!, "the state of the tree"))
            : Authorizing.Run(repository, request, new AuthorizationContext(utcNow, tree.DigestOf, () => UncommittedWork(repository, tree)));
    }

    private static IReadOnlyList<string> UncommittedWork(ForgeRepository repository, WorkingTree tree)
    {
        if (tree.Head is null)
            return Array.Empty<string>();
        IReadOnlyList<Change> changes = tree.ChangesSince("HEAD", out GitProblem? problem);
        return problem is null ? changes.Select(change => change.Path).Where(path => !repository.IsEvidence(path)).ToArray() : new[] { problem.Said };
    }
}
