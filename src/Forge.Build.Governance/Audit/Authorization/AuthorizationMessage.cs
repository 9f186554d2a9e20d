using System;
using System.Globalization;
using Forge.Build.Governance.Evidence.Ledger;

namespace Forge.Build.Governance.Audit.Authorization;

/// <summary>What the owner signs: all that a record says, and the chain's value before it, so that no signature serves elsewhere.</summary>
public static class AuthorizationMessage
{
    /// <summary>The namespace of the signatures, which keeps those of commits and files apart.</summary>
    public const string Namespace = "forge-authorization";

    /// <summary>The message of an authorization or a reset; one line a field, LF.</summary>
    /// <exception cref="ArgumentException">It is a record of another kind.</exception>
    public static string Of(LedgerRecord record) => record switch
    {
        AuthorizationRecord a => Text(record, a.Automatic ? "AUTO-AUTHORIZED" : "AUTHORIZED", a.Commit, a.By, a.Reason),
        LoopReset reset => Text(record, "LOOP RESET", "", reset.By, reset.Reason),
        _ => throw new ArgumentException("nobody signs an audit", nameof(record)),
    };

    private static string Text(LedgerRecord record, string kind, string commit, string by, string reason)
        => "forge-authorization 1\nkind: " + kind
            + "\nphase: " + record.Phase
            + "\niteration: " + record.Iteration.ToString(CultureInfo.InvariantCulture)
            + "\ncommit: " + commit
            + "\ntree: " + record.Tree
            + "\nby: " + by
            + "\nreason: " + reason
            + "\ntimestamp: " + (record.Timestamp is { } time ? LedgerWords.TimeText(time) : "")
            + "\nprevious: " + record.PreviousChain + "\n";
}
