using System;
using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>One record of the ledger: an audit, an authorization, or a reset of the loop. Where a text is not given it is empty.</summary>
public abstract record LedgerRecord
{
    /// <summary>The phase as it is written; compare with <see cref="PhaseName"/>.</summary>
    public string Phase { get; init; } = "";

    /// <summary>The iteration, from 1; 0 where none is named.</summary>
    public int Iteration { get; init; }

    /// <summary>When it was written: UTC, whole seconds; null where that is not told.</summary>
    public DateTime? Timestamp { get; init; }

    /// <summary>The digest of the tree that it speaks of, 64 hexadecimal digits.</summary>
    public string Tree { get; init; } = "";

    /// <summary>The chain's value before this record.</summary>
    public string PreviousChain { get; init; } = "";

    /// <summary>The chain's value after this record; empty where it was written by hand, or by an older script.</summary>
    public string Chain { get; init; } = "";

    /// <summary>Its heading, or its first line.</summary>
    public SourceLocation Location { get; init; } = SourceLocation.None;
}

/// <summary>One audit (Builder Contract 10.6).</summary>
public sealed record LedgerEntry : LedgerRecord
{
    /// <summary>The directive or the phase that was audited.</summary>
    public string AemCycle { get; init; } = "";

    /// <summary>How the audit ended.</summary>
    public LedgerOutcome Outcome { get; init; }

    /// <summary>Whether <see cref="LedgerOutcome.Authorized"/> is written as <c>AUTO-AUTHORIZED</c>.</summary>
    public bool Automatic { get; init; }

    /// <summary>The checks, in the order of the entry.</summary>
    public IReadOnlyList<ChecklistLine> Checklist { get; init; } = Array.Empty<ChecklistLine>();

    /// <summary>What has to be done about the failed items.</summary>
    public IReadOnlyList<FixPlanLine> FixPlan { get; init; } = Array.Empty<FixPlanLine>();

    /// <summary>The claimed files, as <see cref="LedgerFormat.FileName"/> writes them.</summary>
    public IReadOnlyList<string> FilesChanged { get; init; } = Array.Empty<string>();

    /// <summary>The lines of the notes, blank ones left out.</summary>
    public IReadOnlyList<string> Notes { get; init; } = Array.Empty<string>();

    /// <summary>What the tree was compared with: a full commit hash, or <see cref="LedgerFormat.EmptyTree"/>.</summary>
    public string Base { get; init; } = "";

    /// <summary>The digest of all that decided the verdict; two entries of one state say the same.</summary>
    public string State { get; init; } = "";

    /// <summary>Whether the writer was stopped half-way. Such an entry has neither state nor tree, and no outcome but a failure.</summary>
    public bool Torn { get; init; }

    /// <summary>The authorization that was written into the entry by hand; null in entries of ours.</summary>
    public AuthorizationRecord? Authorization { get; init; }
}

/// <summary>The owner's, or the directive's, leave to commit (Builder Contract 10.4, 10.6).</summary>
public sealed record AuthorizationRecord : LedgerRecord
{
    /// <summary>Whether it is an <c>AUTO-AUTHORIZED</c>.</summary>
    public bool Automatic { get; init; }

    /// <summary>The commit's hash, full or short, in lower case; empty where only <see cref="LedgerRecord.Tree"/> tells, or nothing.</summary>
    public string Commit { get; init; } = "";

    /// <summary>Who.</summary>
    public string By { get; init; } = "";

    /// <summary>Why, where that was said.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The armored SSH signature, lines parted by a line feed.</summary>
    public string Signature { get; init; } = "";
}

/// <summary>The owner's leave to go on after too many failed audits (Builder Contract 10.3).</summary>
public sealed record LoopReset : LedgerRecord
{
    /// <summary>Who.</summary>
    public string By { get; init; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The armored SSH signature, lines parted by a line feed.</summary>
    public string Signature { get; init; } = "";
}

/// <summary>One line of an entry's checklist.</summary>
/// <param name="Id"><c>A1</c> to <c>A9</c>.</param>
/// <param name="Name">What the check is called.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="Justification">Why.</param>
/// <param name="Line">Where it stands, 1-based; 0 where it was not read from a file.</param>
public sealed record ChecklistLine(string Id, string Name, LedgerVerdict Verdict, string Justification, int Line = 0);

/// <summary>One line of an entry's fix plan.</summary>
/// <param name="Item">The failed item.</param>
/// <param name="Fix">What to do about it.</param>
/// <param name="Line">Where it stands, 1-based; 0 where it was not read from a file.</param>
public sealed record FixPlanLine(string Item, string Fix, int Line = 0);
