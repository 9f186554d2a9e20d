using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption.Contracts;

/// <summary>The evidence with which a governed repository begins (Builder Contract 9.2, 10.6, 11): a cycle that is under way, no test run, no audit.</summary>
internal static class FirstEvidence
{
    /// <summary>The files.</summary>
    /// <param name="repository">For the places.</param>
    /// <param name="changed">What the cycle creates or edits, relative to the root.</param>
    /// <param name="utcNow">For the diff log, the only text that tells a time.</param>
    public static IEnumerable<ProposedFile> Of(ForgeRepository repository, IEnumerable<string> changed, DateTime utcNow)
    {
        yield return new ProposedFile(repository.DiffLogs[0], DiffLog(changed, utcNow), "the diff log of the first cycle, IN_PROCESS until you have reviewed the contracts");
        yield return new ProposedFile(repository.TestRuns, "# Test Runs\n\nOne entry for each run, appended by `forge test`.\n", "where test runs are recorded");
        yield return new ProposedFile(repository.AuditLedger, LedgerFormat.Header, "where audits are recorded");
    }

    private static string DiffLog(IEnumerable<string> changed, DateTime utcNow)
    {
        StringBuilder text = new("# Diff Log (overwrite each cycle)\n\n## Cycle Metadata\n\n");
        text.Append("- Timestamp: ").Append(utcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)).Append('\n');
        text.Append("- Phase: " + PhaseName.Genesis + "\n\n## Cycle Status\n\n- Status: IN_PROCESS\n\n## Summary\n\n");
        text.Append("- Governance was proposed by forge init from what is in the repository; no source was changed.\n\n## Files Changed\n\n");
        foreach (string path in changed)
            text.Append("- ").Append(path).Append('\n');
        text.Append("\n## Verification\n\n- Static: not run yet\n- Runtime: not run yet\n- Behavior: not run yet\n- Contract: not run yet\n");
        text.Append("\n## Notes\n\n- The contracts are proposals until the director has reviewed them.\n");
        text.Append("\n## Next Steps\n\n- Review the contracts, build, and commit what was written: an audit takes no contract that is not committed.\n"
            + "- Then run forge test, and finish this log.\n");
        return text.ToString();
    }
}
