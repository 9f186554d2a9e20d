using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit;

/// <summary>One thing that the last audit left to be done.</summary>
/// <param name="Id"><c>A1</c> to <c>A9</c>, or what the fix plan calls the item.</param>
/// <param name="What">What failed.</param>
/// <param name="Fix">What to do about it; empty where the entry has no plan for it.</param>
/// <param name="Location">Its line in the ledger.</param>
public sealed record OpenItem(string Id, string What, string Fix, SourceLocation Location);

/// <summary>Where the ledger stands: what a build and an audit must know of the past (Builder Contract 10.3, 10.4).</summary>
/// <param name="LastOutcome">What the last record says that says anything.</param>
/// <param name="LastEntry">The last audit that ended in an outcome, or null.</param>
/// <param name="Failures">Failed audits in a row since the last pass, sign-off, authorization or reset.</param>
/// <param name="OpenItems">What the last audit left open, where it failed.</param>
public sealed record LedgerState(LedgerOutcome LastOutcome, LedgerEntry? LastEntry, int Failures, IReadOnlyList<OpenItem> OpenItems)
{
    /// <summary>Whether the loop may not go on without the owner.</summary>
    public bool IsLoopExhausted => Failures >= Loopback.Limit;

    /// <summary>The entry that awaits the owner, or null.</summary>
    public LedgerEntry? SignedOff => LastOutcome == LedgerOutcome.SignedOff ? LastEntry : null;
}

/// <summary>The loop of audit, failure, fix and audit (Builder Contract 10.3).</summary>
public static class Loopback
{
    /// <summary>So many failed audits in a row end the loop.</summary>
    public const int Limit = 3;

    /// <summary>Where a ledger stands.</summary>
    /// <param name="ledger">The ledger; null where there is none.</param>
    /// <param name="counts">Which authorizations and resets count, as <see cref="Authorization.AuthorizationTrust.Counts"/> tells; all where it is null.</param>
    public static LedgerState StateOf(AuditLedger? ledger, Func<LedgerRecord, bool>? counts = null)
    {
        LedgerOutcome last = LedgerOutcome.None;
        LedgerEntry? entry = null;
        int failures = 0;
        foreach (LedgerRecord record in ledger?.Records ?? Array.Empty<LedgerRecord>())
        {
            LedgerOutcome outcome = OutcomeOf(record, counts);
            if (record is LoopReset && (counts?.Invoke(record) ?? true))
            {
                failures = 0;
                // The owner did not authorize what was signed off, but sent it back.
                if (last == LedgerOutcome.SignedOff)
                    last = LedgerOutcome.None;
            }
            if (outcome == LedgerOutcome.None)
                continue;
            last = outcome;
            entry = record as LedgerEntry ?? entry;
            // An operator's override is neither a pass nor a failure.
            if (outcome == LedgerOutcome.Fail)
                failures++;
            else if (outcome != LedgerOutcome.Bypass)
                failures = 0;
        }
        bool isOpen = last == LedgerOutcome.Fail && entry is not null;
        return new LedgerState(last, entry, failures, isOpen ? OpenItemsOf(ledger!.Path, entry!) : Array.Empty<OpenItem>());
    }

    /// <summary>The number of the next audit of a phase: one more than it had.</summary>
    public static int NextIteration(AuditLedger? ledger, string phase)
        => 1 + (ledger?.Entries.Count(entry => PhaseName.AreSame(entry.Phase, phase)) ?? 0);

    private static LedgerOutcome OutcomeOf(LedgerRecord record, Func<LedgerRecord, bool>? counts) => record switch
    {
        // What a hand wrote over the outcome of an audit was a sign-off before, since nothing else can be authorized.
        LedgerEntry { Authorization: not null } when counts is not null && !counts(record) => LedgerOutcome.SignedOff,
        LedgerEntry entry => entry.Outcome,
        AuthorizationRecord when counts?.Invoke(record) ?? true => LedgerOutcome.Authorized,
        _ => LedgerOutcome.None,
    };

    private static OpenItem[] OpenItemsOf(string path, LedgerEntry entry)
    {
        List<OpenItem> items = new();
        HashSet<FixPlanLine> planned = new();
        foreach (ChecklistLine check in entry.Checklist.Where(line => line.Verdict == LedgerVerdict.Fail))
        {
            FixPlanLine[] plan = entry.FixPlan.Where(line => IsOf(line.Item, check.Id)).ToArray();
            planned.UnionWith(plan);
            items.Add(new OpenItem(check.Id, check.Justification, string.Join(" ", plan.Select(line => line.Fix)), At(path, check.Line)));
        }
        items.AddRange(entry.FixPlan.Where(line => !planned.Contains(line)).Select(line => new OpenItem(line.Item, line.Item, line.Fix, At(path, line.Line))));
        return items.ToArray();
    }

    private static SourceLocation At(string path, int line) => new(path, line, 1, line, 1);

    private static bool IsOf(string item, string id)
        => item.StartsWith(id, StringComparison.OrdinalIgnoreCase) && (item.Length == id.Length || !char.IsLetterOrDigit(item[id.Length]));
}
