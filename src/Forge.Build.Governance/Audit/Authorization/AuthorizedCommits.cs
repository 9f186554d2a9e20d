using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit.Authorization;

/// <summary>The commits that an owner authorized, for those who must know whose keys are trusted.</summary>
public static class AuthorizedCommits
{
    /// <summary>Their full hashes in the order of the ledger; none where there is no ledger, or none that can be believed.</summary>
    public static IReadOnlyList<string> Of(ForgeRepository repository)
    {
        LedgerSource source = LedgerSource.Read(repository);
        if (source.State != ContractState.Present)
            return Array.Empty<string>();
        AuditLedger ledger = source.Ledger();
        if (LedgerChain.Verify(ledger) is not null)
            return Array.Empty<string>();
        return AuthorizationTrust.Verify(repository, ledger).Verdicts
            .Where(verdict => verdict.Counts && verdict.Commit.Length > 0)
            .Select(verdict => verdict.Commit)
            .ToArray();
    }
}
