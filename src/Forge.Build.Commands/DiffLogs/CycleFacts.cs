using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>What git says of a cycle, seen as the audit sees it: untracked files included, the user's index only read.</summary>
/// <param name="Branch">The branch; <c>(detached)</c> without one.</param>
/// <param name="Head">The full hash of HEAD, or <c>(no commit yet)</c>.</param>
/// <param name="Base">What the changes are relative to, in the same form.</param>
/// <param name="Changes">What changed, evidence left out, in git's order.</param>
/// <param name="IsStaged">Whether all of it is staged.</param>
/// <param name="Status">The lines of <c>git status -sb</c>, safe to print.</param>
/// <param name="Staged">The staged names, safe to print.</param>
/// <param name="Hunks">The hunks, as <see cref="DiffHunks"/> cuts them.</param>
internal sealed record CycleFacts(
    string Branch, string Head, string Base, IReadOnlyList<Change> Changes, bool IsStaged, IReadOnlyList<string> Status, IReadOnlyList<string> Staged, IReadOnlyList<string> Hunks)
{
    /// <summary>What stands for a hash before the first commit.</summary>
    public const string NoCommit = "(no commit yet)";

    private const int MostLines = 200;
    private const string What = "what changed";

    /// <summary>Whether the working tree differs from HEAD, evidence aside.</summary>
    public bool IsDirty => Changes.Count > 0;

    /// <summary>The paths of <see cref="Changes"/>.</summary>
    public IEnumerable<string> Paths => Changes.Select(change => change.Path);

    /// <summary>Looks at what is not committed, where a cycle begins.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="failure">FORGE6201 or FORGE6202 where git gives no answer; then the result is null.</param>
    public static CycleFacts? AtStart(ForgeRepository repository, out Finding? failure)
        => Read(repository, (WorkingTree tree, out GitProblem? problem) => AuditBase.Find(repository, tree, tree.Head ?? "", null, out problem), out failure);

    /// <summary>
    /// Looks at the changes of a running cycle: those that the audit compares, but where nothing was done since the cycle began, there are none.
    /// </summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="began">The commit at which the cycle began, as the diff log names it.</param>
    /// <param name="failure">FORGE6201 or FORGE6202 where git gives no answer; then the result is null.</param>
    public static CycleFacts? Of(ForgeRepository repository, string began, out Finding? failure)
        => Read(repository, (WorkingTree tree, out GitProblem? problem) =>
        {
            AuditBase? uncommitted = AuditBase.Find(repository, tree, tree.Head ?? "", null, out problem);
            if (uncommitted is null || uncommitted.HasWork(repository) || tree.Head is null || tree.Head == began)
                return uncommitted;
            LedgerSource ledger = LedgerSource.Read(repository);
            AuthorizationGate authorization = new(repository, tree);
            authorization.Run(ledger.Text.Length > 0 ? ledger.Ledger() : null);
            return AuditBase.Find(repository, tree, "", authorization.AuthorizedCommit, out problem);
        }, out failure);

    private delegate AuditBase? BaseFinder(WorkingTree tree, out GitProblem? problem);

    private static CycleFacts? Read(ForgeRepository repository, BaseFinder find, out Finding? failure)
    {
        using WorkingTree? tree = WorkingTree.Capture(repository, out GitProblem? problem);
        CycleFacts? facts = null;
        try
        {
            if (tree is not null && find(tree, out problem) is { } from)
                facts = Read(repository, tree, from, out problem);
        }
        catch (GitProblemException e)
        {
            problem = e.Problem;
        }
        failure = problem is null ? null : GitFindings.Of(problem, What);
        return problem is null ? facts : null;
    }

    private static CycleFacts? Read(ForgeRepository repository, WorkingTree tree, AuditBase from, out GitProblem? problem)
    {
        Change[] changes = from.Changes.Where(change => !repository.IsEvidence(change.Path)).ToArray();
        IReadOnlyList<string> hunks = DiffHunks.Of(tree, from.Revision, changes.Select(change => change.Path).ToArray(), out problem);
        if (problem is not null)
            return null;
        GitResult branch = Git.Run(repository.Root, "branch", "--show-current");
        GitResult status = Git.Run(repository.Root, "status", "-sb", "--", ".");
        GitResult staged = Git.Run(repository.Root, "diff", "--staged", "--name-only", "--relative", "--no-ext-diff");
        problem = new[] { branch, status, staged }.Where(result => !result.Succeeded).Select(GitProblem.Of).FirstOrDefault();
        string[] entries = LinesOf(status.Output);
        string name = branch.Output.Trim();
        return new CycleFacts(
            name.Length == 0 ? "(detached)" : PrintableText.Escape(name),
            tree.Head ?? NoCommit,
            from.Commit ?? NoCommit,
            changes,
            entries.Length > 1 && entries.Skip(1).All(entry => entry.Length > 1 && entry[1] == ' '),
            Cut(entries),
            Cut(LinesOf(staged.Output)),
            hunks);
    }

    private static string[] LinesOf(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Cut(string[] lines)
    {
        IEnumerable<string> kept = lines.Take(MostLines).Select(line => PrintableText.Escape(line.TrimEnd('\r')));
        int more = lines.Length - MostLines;
        return (more > 0 ? kept.Append("(" + more.ToString(CultureInfo.InvariantCulture) + " more not shown)") : kept).ToArray();
    }
}
