using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Phases;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Structure;

/// <summary>Whether the work has reached the final phase, the one with the highest number, and whether that is done (Builder Contract 9.7, 9.8).</summary>
/// <param name="Number">The number of the final phase.</param>
/// <param name="IsReached">Whether it is the one that is worked on.</param>
/// <param name="IsComplete">Whether the builder says that it is done, or its audit was passed.</param>
/// <param name="Unknown">Why nobody can tell, or null.</param>
internal sealed record FinalPhase(int Number, bool IsReached, bool IsComplete, Finding? Unknown = null)
{
    /// <summary>Asks the diff log, and where that names no phase, the ledger.</summary>
    /// <param name="subject">The gate's subject.</param>
    /// <param name="phases">The phases, of which there is at least one.</param>
    /// <param name="gate">The name of the gate; the gate of the instructions says for both what nobody can tell, where it is on.</param>
    public static FinalPhase Of(StructureSubject subject, PhasesContract phases, string gate)
    {
        bool speaks = gate == GateSwitches.UserInstructions || !subject.Settings.IsOn(GateSwitches.UserInstructions);
        int final = phases.Final ?? 0;
        ContractFile file = subject.Repository.DiffLogs.Select(subject.FileAt).FirstOrDefault(log => log.State != ContractState.Missing) ?? subject.FileAt(subject.Repository.DiffLogs[0]);
        DiffLog? log = (speaks ? subject.Text(file.Path) : file.Text) is { Text.Length: > 0 } text ? DiffLogReader.Read(file.Path, text) : null;
        if (log is not null && NumberOf(log.Phase) is { } number)
            return new FinalPhase(final, number >= final, number >= final && log.IsComplete);
        string ledgerPath = subject.Repository.AuditLedger;
        // That it cannot be read, the ledger gate says.
        LedgerEntry? entry = subject.FileAt(ledgerPath).Text is { } ledger ? AuditLedger.Read(ledgerPath, ledger.Text).LastEntry : null;
        if (entry is not null && NumberOf(entry.Phase) is { } audited)
            return new FinalPhase(final, audited >= final, audited >= final && entry.Outcome is LedgerOutcome.SignedOff or LedgerOutcome.Authorized or LedgerOutcome.Pass);
        if (log is null && entry is null)
            return new FinalPhase(final, IsReached: false, IsComplete: false);
        if (!speaks)
            return new FinalPhase(final, IsReached: false, IsComplete: false);
        SourceLocation at = SourceLocation.StartOf(log is not null ? file.Path : ledgerPath);
        return new FinalPhase(final, IsReached: false, IsComplete: false, new Finding(RuleCatalog.FinalPhaseUnknown, at,
            "nothing here names the phase that is worked on, so nobody can tell whether it is the final one, and what that must leave behind was not looked for.",
            "write \"- Phase: Phase N\" above the status of the diff log."));
    }

    private static int? NumberOf(string phase) => PhaseNumbers.AtStart(phase.Trim(), out _) ?? PhaseNumbers.In(phase).Select(number => (int?)number).FirstOrDefault();
}
