using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Audit.Authorization;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Audit;

/// <summary>Check A6: since the last authorized commit nothing was committed but evidence (Builder Contract 10.4, 10.7).</summary>
internal sealed class AuthorizationGate
{
    private const int MostNamed = 20;

    // An authorization without a hash is for the commit of its tree; nobody makes thousands before the next audit.
    private const int MostSearched = 50;

    private readonly ForgeRepository _repository;
    private readonly WorkingTree _tree;

    public AuthorizationGate(ForgeRepository repository, WorkingTree tree)
    {
        _repository = repository;
        _tree = tree;
    }

    /// <summary>The last authorized commit that can be believed, or null where there is none.</summary>
    public string? AuthorizedCommit { get; private set; }

    /// <summary>The authorizations, judged.</summary>
    public AuthorizationTrust? Trust { get; private set; }

    /// <summary>One finding for each commit without authorization, and what is wrong with the last record.</summary>
    /// <param name="ledger">The ledger, or null where there is none.</param>
    public CheckResult Run(AuditLedger? ledger)
    {
        if (ledger is null)
            return new CheckResult("A6", "no ledger, so this is the first cycle", Array.Empty<Finding>());
        Trust = AuthorizationTrust.Verify(_repository, ledger);
        List<Finding> findings = new(Trust.Findings);
        if (Trust.Last is not { } last)
            return new CheckResult("A6", "no authorization yet, so this is the first cycle", findings);
        if (!last.Counts)
            return new CheckResult("A6", "the last authorization does not count", findings);
        AuthorizedCommit = last.IsWithoutCommit ? CommitOf(last.Record, findings) : last.Commit;
        if (AuthorizedCommit is { } commit)
            return new CheckResult("A6", Since(commit, ledger.Path, findings), findings);
        // What was authorized is not committed yet, so nothing may be committed since it was audited.
        string audited = ledger.Records.TakeWhile(record => !ReferenceEquals(record, last.Record)).OfType<LedgerEntry>().LastOrDefault()?.Base ?? "";
        string lookedAt = "the last authorization is for a tree that is not committed";
        if (audited.Length > 0 && audited != LedgerFormat.EmptyTree)
            lookedAt += "; " + Since(audited, ledger.Path, findings);
        return new CheckResult("A6", lookedAt, findings);
    }

    private string Since(string authorized, string ledgerPath, List<Finding> findings)
    {
        GitResult log = _tree.Ask("log", "-z", "-m", "--name-only", "--relative", "--no-renames", "--format=%x01%H %s", authorized + "..HEAD");
        if (!log.Succeeded)
        {
            findings.Add(GitFindings.Of(GitProblem.Of(log), "the commits since " + Short(authorized)));
            return "the commits since " + Short(authorized) + " cannot be told";
        }
        int commits = 0, evidenceOnly = 0;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (IGrouping<string, string> commit in CommitsIn(log.Output))
        {
            if (seen.Add(commit.Key))
                commits++;
            if (commit.All(path => path.Length == 0 || _repository.IsEvidence(path)))
                evidenceOnly++;
            else if (findings.Count < MostNamed)
                findings.Add(Unauthorized(commit.Key, commit.First(path => path.Length > 0 && !_repository.IsEvidence(path)), authorized, ledgerPath));
        }
        return Number(commits, "commit") + " since " + Short(authorized) + ", " + evidenceOnly.ToString(CultureInfo.InvariantCulture) + " of evidence only";
    }

    // Records "\x01hash subject", each followed by the names of its files; of a merge once for each parent.
    private static IEnumerable<IGrouping<string, string>> CommitsIn(string output)
    {
        List<KeyValuePair<string, string>> files = new();
        string commit = "";
        foreach (string field in output.Split('\0', '\n'))
        {
            if (field.StartsWith("\u0001", StringComparison.Ordinal))
            {
                commit = field.Substring(1);
                files.Add(new KeyValuePair<string, string>(commit, ""));
            }
            else if (field.Length > 0)
            {
                files.Add(new KeyValuePair<string, string>(commit, field));
            }
        }
        return files.GroupBy(file => file.Key, file => file.Value);
    }

    private string? CommitOf(LedgerRecord record, List<Finding> findings)
    {
        if (record.Tree.Length == 0)
        {
            findings.Add(new Finding(RuleCatalog.AuthorizedCommitUnknown, record.Location, "this authorization names neither a commit nor a tree, so nobody can tell what it is for.",
                "the owner appends one that does: forge authorize --commit HASH."));
            return null;
        }
        if (_tree.Head is null)
            return null;
        GitResult list = _tree.Ask("rev-list", "--max-count=" + MostSearched.ToString(CultureInfo.InvariantCulture), "HEAD");
        foreach (string commit in list.Output.Split(new[] { '\n' }, StringSplitOptions.RemoveEmptyEntries))
        {
            if (_tree.DigestOf(commit) == record.Tree)
                return commit;
        }
        // Not committed yet: the tree itself may still be what was authorized.
        return null;
    }

    private static Finding Unauthorized(string commit, string file, string authorized, string ledgerPath)
        => new(RuleCatalog.UnauthorizedCommit, SourceLocation.StartOf(ledgerPath),
            "commit " + PrintableText.Excerpt(commit, 100) + " changes " + file + ", but nothing since " + Short(authorized) + " is authorized.",
            "stop; the owner looks at the commit and runs \"forge authorize --reason WHY\", or takes it back with \"git revert " + Short(commit) + "\".");

    private static string Short(string hash) => hash.Length > 10 ? hash.Substring(0, 10) : hash;

    private static string Number(int count, string noun) => count.ToString(CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");
}
