using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Audit.Authorization;

/// <summary>What an authorization or a reset is worth.</summary>
/// <param name="Record">An <see cref="AuthorizationRecord"/> or a <see cref="LoopReset"/>.</param>
/// <param name="Commit">The full hash of the commit that it names; empty where it names none: then <see cref="LedgerRecord.Tree"/> may tell what is meant.</param>
/// <param name="Principal">Who signed it by the trusted list; empty where no signature was asked for.</param>
/// <param name="Problem">Why it does not count, or null.</param>
public sealed record AuthorizationVerdict(LedgerRecord Record, string Commit, string Principal, Finding? Problem)
{
    /// <summary>Whether it may be believed.</summary>
    public bool Counts => Problem is null;

    /// <summary>Whether it gives leave for a tree without naming the commit, as those do that are written before it is made.</summary>
    public bool IsWithoutCommit => Record is AuthorizationRecord { Commit: "" };
}

/// <summary>Which authorizations of a ledger may be believed (Builder Contract 10.4, and 10.7, A6).</summary>
public sealed class AuthorizationTrust
{
    private readonly Dictionary<LedgerRecord, AuthorizationVerdict> _verdicts;

    internal AuthorizationTrust(IReadOnlyList<AuthorizationVerdict> verdicts, Finding? failure = null)
    {
        Verdicts = verdicts;
        _verdicts = new Dictionary<LedgerRecord, AuthorizationVerdict>(SameRecord.Instance);
        foreach (AuthorizationVerdict verdict in verdicts)
            _verdicts[verdict.Record] = verdict;
        Findings = failure is null ? LastProblems(verdicts) : new[] { failure };
    }

    /// <summary>A verdict for each authorization and each reset, in the order of the ledger.</summary>
    public IReadOnlyList<AuthorizationVerdict> Verdicts { get; }

    /// <summary>What is wrong with the last authorization, and with a reset after it; an older record that does not count is history.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The verdict on the last authorization, or null where there is none. One that does not count is never passed over for an earlier one.</summary>
    public AuthorizationVerdict? Last => Verdicts.LastOrDefault(verdict => verdict.Record is AuthorizationRecord);

    /// <summary>Whether a record of the ledger counts; audits do, but for an authorization that a hand wrote into one.</summary>
    public bool Counts(LedgerRecord record)
    {
        LedgerRecord judged = AuditLedger.AuthorizationIn(record) ?? record;
        return _verdicts.TryGetValue(judged, out AuthorizationVerdict? verdict) ? verdict.Counts : judged is LedgerEntry;
    }

    /// <summary>
    /// Judges them all: each commit must exist and be in the history of HEAD, and from where there is a trusted <c>allowed_signers</c>, each record must be signed.
    /// Asks git only where there is something to judge; what git refuses to tell is FORGE6201 or FORGE6202, and nothing counts.
    /// </summary>
    public static AuthorizationTrust Verify(ForgeRepository repository, AuditLedger ledger)
    {
        LedgerRecord[] records = ledger.Records.Select(AuditLedger.AnswerIn).OfType<LedgerRecord>().ToArray();
        if (records.Length == 0)
            return new AuthorizationTrust(Array.Empty<AuthorizationVerdict>());
        try
        {
            return new AuthorizationTrust(AuthorizationJudge.Judge(repository, records));
        }
        catch (GitFailureException e)
        {
            return new AuthorizationTrust(records.Select(record => new AuthorizationVerdict(record, "", "", e.Finding)).ToArray(), e.Finding);
        }
    }

    private static Finding[] LastProblems(IReadOnlyList<AuthorizationVerdict> verdicts)
    {
        int last = verdicts.Count - 1;
        while (last >= 0 && verdicts[last].Record is not AuthorizationRecord)
            last--;
        return verdicts.Where((_, i) => i == last || i == verdicts.Count - 1).Select(verdict => verdict.Problem).OfType<Finding>().ToArray();
    }

    // Two records may say the same; they are still two.
    private sealed class SameRecord : IEqualityComparer<LedgerRecord>
    {
        public static readonly SameRecord Instance = new();

        public bool Equals(LedgerRecord? x, LedgerRecord? y) => ReferenceEquals(x, y);

        public int GetHashCode(LedgerRecord record) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(record);
    }
}
