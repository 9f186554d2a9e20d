using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Audit.Authorization;

/// <summary>Judges authorizations in the order of the ledger, since each rests on the last one before it that counts.</summary>
internal sealed class AuthorizationJudge
{
    private readonly CommitGraph _graph;
    private readonly Dictionary<string, string> _commits;
    private readonly HashSet<string> _outside;
    private readonly TrustedSigners _signers;

    private AuthorizationJudge(ForgeRepository repository, IReadOnlyList<LedgerRecord> records)
    {
        _graph = new CommitGraph(repository);
        bool hasHead = _graph.Head() is not null;
        _commits = _graph.Resolve(records.OfType<AuthorizationRecord>().Select(record => record.Commit).Where(hash => hash.Length > 0).Distinct().ToArray());
        string[] commits = _commits.Values.Distinct().ToArray();
        _outside = hasHead ? _graph.Outside(commits) : new HashSet<string>(commits, StringComparer.Ordinal);
        _signers = new TrustedSigners(repository, _graph, hasHead, () => commits, records.Any(record => SignatureOf(record).Length > 0));
    }

    /// <summary>Judges.</summary>
    /// <param name="repository">Whose history.</param>
    /// <param name="records">Authorizations and resets, in the order of the ledger.</param>
    /// <exception cref="GitFailureException">git did not answer.</exception>
    public static IReadOnlyList<AuthorizationVerdict> Judge(ForgeRepository repository, IReadOnlyList<LedgerRecord> records)
    {
        AuthorizationJudge judge = new(repository, records);
        List<AuthorizationVerdict> verdicts = new(records.Count);
        string? previous = null;
        foreach (LedgerRecord record in records)
        {
            AuthorizationVerdict verdict = judge.Judge(record, previous);
            verdicts.Add(verdict);
            if (verdict.Counts && verdict.Commit.Length > 0)
                previous = verdict.Commit;
        }
        return verdicts;
    }

    private AuthorizationVerdict Judge(LedgerRecord record, string? previous)
    {
        string commit = "";
        if (record is AuthorizationRecord { Commit: { Length: > 0 } hash })
        {
            if (!_commits.TryGetValue(hash, out string? full))
                return Refused(record, "", RuleCatalog.AuthorizedCommitUnknown, "the authorization names " + hash + ", and no commit of this repository has that hash.",
                    AfterFetch("correct nothing in the ledger; authorize the right commit with \"forge authorize\", which appends a record."));
            commit = full;
            if (_outside.Contains(full))
                return Refused(record, full, RuleCatalog.AuthorizedCommitElsewhere,
                    "the authorized commit " + hash + " is not in the history of HEAD: the branch was rewritten, or the commit lies on another one.",
                    AfterFetch("check out the branch that holds it, or let the owner authorize the commit that took its place with \"forge authorize --reason WHY\"."));
        }
        switch (_signers.DemandOn(previous, commit, SignatureOf(record).Length > 0, out string list))
        {
            case SignerDemand.None:
                return new AuthorizationVerdict(record, commit, "", null);
            case SignerDemand.OnlyUncommitted:
                return Refused(record, commit, RuleCatalog.SignersUntrusted,
                    "the record is signed, and the only allowed_signers that could tell by whom is not committed; anybody could have put it there.",
                    "commit allowed_signers with the owner's leave first, then let the owner sign again with \"forge authorize --key\".");
            case SignerDemand.Unknown:
                return Refused(record, commit, RuleCatalog.GitRefused,
                    "the clone is shallow, so that nobody can tell which allowed_signers was trusted when this was written.",
                    "run \"git fetch --unshallow\" (in CI: check out with the full history), then do the same again.");
            default:
                return Signed(record, commit, list);
        }
    }

    private static AuthorizationVerdict Signed(LedgerRecord record, string commit, string list)
    {
        const string sign = "let the owner run \"forge authorize --key KEY\" with a key of the trusted allowed_signers; it appends a signed record.";
        string signature = SignatureOf(record);
        if (signature.Length == 0)
            return Refused(record, commit, RuleCatalog.AuthorizationUnsigned, "the record is not signed, and the trusted allowed_signers asks for a signature.", sign);
        string by = record is AuthorizationRecord authorization ? authorization.By : ((LoopReset)record).By;
        SignatureVerdict verdict = SshKeygen.Verify(list, by, record.Timestamp, AuthorizationMessage.Of(record), signature, AuthorizationMessage.Namespace);
        if (verdict.IsGood)
            return new AuthorizationVerdict(record, commit, verdict.Principal, null);
        return verdict.CouldRun
            ? Refused(record, commit, RuleCatalog.AuthorizationBadlySigned, "the signature does not hold: " + verdict.Problem + ".", sign)
            : Refused(record, commit, RuleCatalog.SignatureToolMissing,
                "the signature could not be verified: " + PrintableText.Excerpt(verdict.Problem, 200).TrimEnd('.') + ".",
                "install OpenSSH (ssh-keygen must be on PATH), then do the same again.");
    }

    private static AuthorizationVerdict Refused(LedgerRecord record, string commit, Rule rule, string message, string fix)
        => new(record, commit, "", new Finding(rule, record.Location, message, fix));

    private string AfterFetch(string fix)
        => _graph.IsShallow ? "this clone is shallow: run \"git fetch --unshallow\" (in CI: check out with the full history). If it remains: " + fix : fix;

    private static string SignatureOf(LedgerRecord record) => record switch
    {
        AuthorizationRecord authorization => authorization.Signature,
        LoopReset reset => reset.Signature,
        _ => "",
    };
}
