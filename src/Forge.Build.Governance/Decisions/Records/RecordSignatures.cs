using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>Whether the records bear the signatures that the trusted <c>allowed_signers</c> asks for, by the rule that judges authorizations.</summary>
internal sealed class RecordSignatures
{
    private readonly TrustedSigners _signers;
    private readonly Lazy<HashSet<string>> _authorized;

    /// <param name="repository">Whose.</param>
    /// <param name="history">What git knows of it.</param>
    /// <param name="records">All that will be judged.</param>
    /// <param name="authorizedCommits">Asked only where a list of signers was ever committed.</param>
    /// <exception cref="GitFailureException">git did not answer.</exception>
    public RecordSignatures(ForgeRepository repository, RecordHistory history, IReadOnlyList<DecisionRecord> records, Func<IReadOnlyList<string>> authorizedCommits)
    {
        _authorized = new Lazy<HashSet<string>>(() => new HashSet<string>(authorizedCommits(), StringComparer.Ordinal));
        _signers = new TrustedSigners(
            repository, new CommitGraph(repository), history.HasHead,
            () => records.Select(record => record.AuthorizedCommit).Where(_authorized.Value.Contains).Distinct().ToArray(),
            history.IsRepository && records.Any(record => record.Signature.Length > 0));
    }

    /// <summary>FORGE3317, FORGE3318, FORGE6303 or, in a shallow clone, FORGE6202; null where the record is signed as it must be.</summary>
    /// <param name="record">What it says.</param>
    /// <param name="message">What its signature covers.</param>
    /// <param name="commit">The commit that first added it, or empty.</param>
    /// <param name="location">Where its signature stands, or should.</param>
    /// <param name="fix">What to do where it is not signed as it must be.</param>
    /// <exception cref="GitFailureException">git did not answer.</exception>
    public Finding? Judge(DecisionRecord record, string message, string commit, SourceLocation location, string fix)
    {
        string? previous = _signers.WasCommitted && _authorized.Value.Contains(record.AuthorizedCommit) ? record.AuthorizedCommit : null;
        return _signers.DemandOn(previous, commit, record.Signature.Length > 0, out string list) switch
        {
            SignerDemand.None => null,
            SignerDemand.OnlyUncommitted => new Finding(RuleCatalog.RecordBadlySigned, location,
                "the decision record is signed, and the only allowed_signers that could tell by whom is not committed; anybody could have put it there.",
                "commit allowed_signers with the owner's leave, then do the same again."),
            SignerDemand.Unknown => new Finding(RuleCatalog.GitRefused, location,
                "the clone is shallow, so that nobody can tell which allowed_signers was trusted when this decision was made.",
                "run \"git fetch --unshallow\" (in CI: check out with the full history), then do the same again."),
            _ => Signed(record, message, list, location, fix),
        };
    }

    private static Finding? Signed(DecisionRecord record, string message, string list, SourceLocation location, string fix)
    {
        if (record.Signature.Length == 0)
            return new Finding(RuleCatalog.RecordUnsigned, location,
                "the decision record is not signed, and the trusted allowed_signers asks for a signature.", fix);
        SignatureVerdict verdict = SshKeygen.Verify(list, record.By, record.Timestamp, message, record.Signature, DecisionRecordWriter.SignatureNamespace);
        if (verdict.IsGood)
            return null;
        return verdict.CouldRun
            ? new Finding(RuleCatalog.RecordBadlySigned, location, "the signature does not hold: " + verdict.Problem + ".", fix)
            : new Finding(RuleCatalog.DecisionToolMissing, location,
                "the signature could not be verified: " + PrintableText.Excerpt(verdict.Problem, 200).TrimEnd('.') + ".",
                "install OpenSSH (ssh-keygen must be on PATH), then do the same again.");
    }
}
