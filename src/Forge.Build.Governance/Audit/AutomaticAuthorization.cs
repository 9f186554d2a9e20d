using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>A directive can let a passed phase go on without the owner (Builder Contract 10.1, 10.4).</summary>
internal static class AutomaticAuthorization
{
    /// <summary>
    /// Whether it does: the directive of the base, not one that was edited in this cycle, enables autonomous execution and automatic authorization; and nobody has
    /// to sign, since what signs is a person.
    /// </summary>
    public static bool IsGranted(ForgeRepository repository, WorkingTree tree, AuditBase from)
    {
        if (TextOf(repository, tree, from, repository.AllowedSigners) is not null)
            return false;
        foreach (string path in repository.Directives)
        {
            if (TextOf(repository, tree, from, path) is { } text)
                return Directive.Read(path, text) is { AemEnabled: true, AutoAuthorize: true };
        }
        return false;
    }

    /// <summary>Records the authorization, after the commit where that is wanted.</summary>
    /// <returns>What went wrong.</returns>
    public static IEnumerable<Finding> Record(ForgeRepository repository, AuditOptions options, WorkingTree tree, string phase)
    {
        string commit = "";
        if (options.AutoCommit)
        {
            GitResult committed = Commit(repository, phase);
            if (!committed.Succeeded)
                return new[] { Failed(GitProblem.Of(committed)) };
            commit = Git.Run(repository.Root, "rev-parse", "--verify", "HEAD^{commit}").Output.Trim();
        }
        // Without a commit the record speaks of the tree, and the commit that has this tree is the authorized one.
        LedgerAppend appended = LedgerFile.Append(repository, ledger => new AuthorizationRecord
        {
            Phase = phase,
            Iteration = ledger.LastEntry?.Iteration ?? 0,
            Timestamp = options.UtcNow,
            Automatic = true,
            Commit = commit,
            Tree = tree.Digest,
            By = "the directive (Auto-authorize: enabled)",
        });
        return appended.Failure is { } failure ? new[] { failure } : Enumerable.Empty<Finding>();
    }

    private static GitResult Commit(ForgeRepository repository, string phase)
    {
        GitResult added = Git.Run(repository.Root, "add", "-A", "--", ".");
        return added.Succeeded ? Git.Run(repository.Root, "commit", "-q", "-m", "Complete " + LedgerFormat.OneLine(phase, 100)) : added;
    }

    private static Finding Failed(GitProblem problem)
        => new(RuleCatalog.CommitFailed, SourceLocation.None, "the phase passed, but the automatic commit failed: " + problem.Said.TrimEnd('.') + ".",
            "correct what git complains of and commit by hand, then run \"forge authorize\"; or build without ForgeAutoCommit.");

    // What the base has counts; what it lacks, because it is the empty tree or git ignores the file, is read as it lies.
    private static SourceText? TextOf(ForgeRepository repository, WorkingTree tree, AuditBase from, string path)
        => (from.Commit is { } commit ? tree.TextAt(commit, path) : null) ?? ContractFile.Read(repository, path).Text;
}
