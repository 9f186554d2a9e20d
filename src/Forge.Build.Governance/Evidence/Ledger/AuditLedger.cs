using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>The audit ledger as it was read (Builder Contract 10.6), whatever wrote it: this toolkit, older scripts, people.</summary>
public sealed class AuditLedger
{
    private AuditLedger(string path, LedgerText text, IReadOnlyList<LedgerRecord> records)
    {
        Path = path;
        Source = text;
        Records = records;
        Entries = records.OfType<LedgerEntry>().ToArray();
        Authorizations = records.Select(AuthorizationIn).OfType<AuthorizationRecord>().ToArray();
    }

    /// <summary>Relative to the project root, with <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>Everything that is recorded, in order.</summary>
    public IReadOnlyList<LedgerRecord> Records { get; }

    /// <summary>The audits, in order.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>The authorizations, in order; those that a hand wrote into the entry of an audit included.</summary>
    public IReadOnlyList<AuthorizationRecord> Authorizations { get; }

    /// <summary>The last audit, or null.</summary>
    public LedgerEntry? LastEntry => Entries.Count == 0 ? null : Entries[Entries.Count - 1];

    /// <summary>The value of the chain's last link; empty where the ledger has none.</summary>
    public string LastChain => Source.Links.Count == 0 ? "" : Source.ValueOf(Source.Lines[Source.Links[Source.Links.Count - 1]]);

    /// <summary>How many records the chain seals.</summary>
    public int Links => Source.Links.Count;

    /// <summary>Whether there is text but nothing in it that this reader knows for a record; some tools once replaced ledgers by a table.</summary>
    public bool SaysNothingKnown => Records.Count == 0 && Source.Lines.Any(line => Source.StartsWith(line, "|"));

    /// <summary>What was read, in numbers, as a clause without a full stop.</summary>
    public string Summary
    {
        get
        {
            if (SaysNothingKnown)
                return "a table, and no entry in the form of the contract";
            return Number(Entries.Count, "audit", "audits") + ", " + Number(Authorizations.Count, "authorization", "authorizations") + ", "
                + Number(Links, "link", "links") + " of the chain";
        }
    }

    internal LedgerText Source { get; }

    /// <summary>Reads a ledger. Never throws for what stands in it, and takes time in proportion to its length.</summary>
    /// <param name="path">For the locations: relative to the project root, with <c>/</c>.</param>
    /// <param name="rawText">The text as decoded, line ends and BOM as they are.</param>
    public static AuditLedger Read(string path, string rawText)
    {
        LedgerText text = new(rawText);
        LedgerReader reader = new(path, text);
        List<LedgerRecord> records = new();
        List<LedgerSection> sections = LedgerSection.Of(text);
        bool endsMidLine = text.Text.Length > 0 && text.Text[text.Text.Length - 1] != '\n';
        for (int i = 0; i < sections.Count; i++)
        {
            if (reader.Read(sections[i], endsMidLine && i == sections.Count - 1) is { } record)
                records.Add(record);
        }
        return new AuditLedger(path, text, records);
    }

    /// <summary>The authorization that a record is or holds.</summary>
    internal static AuthorizationRecord? AuthorizationIn(LedgerRecord record) => record as AuthorizationRecord ?? (record as LedgerEntry)?.Authorization;

    /// <summary>The owner's answer that a record is or holds: an authorization or a reset.</summary>
    internal static LedgerRecord? AnswerIn(LedgerRecord record) => AuthorizationIn(record) as LedgerRecord ?? record as LoopReset;

    /// <summary>Where the record stands that a line, by index, belongs to; the line itself where it belongs to none.</summary>
    internal SourceLocation LocationOf(int line)
    {
        LedgerLine at = Source.Lines[line];
        string link = Source.Links.Contains(line) ? Source.ValueOf(at) : "none";
        LedgerRecord? owner = Records.LastOrDefault(record => record.Location.Line < at.Number && record.Chain == link);
        return owner?.Location ?? new SourceLocation(Path, at.Number, 1, at.Number, at.End - at.Start + 1);
    }

    private static string Number(int count, string one, string many) => count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many);
}
