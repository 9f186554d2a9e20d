using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>Records as text, in the form of the contract (Builder Contract 10.6). No text of a record can become more than the value that it is.</summary>
public static class LedgerWriter
{
    private const int NameWidth = 26;

    /// <summary>The text of a record, from its separator to where its <c>Chain:</c> line follows; LF, ends with one.</summary>
    /// <param name="record">Its <see cref="LedgerRecord.Chain"/> and <see cref="LedgerRecord.Location"/> do not count.</param>
    public static string TextOf(LedgerRecord record) => record switch
    {
        LedgerEntry entry => Entry(entry),
        AuthorizationRecord authorization => Authorization(authorization),
        LoopReset reset => Reset(reset),
        _ => throw new ArgumentException("no text for " + record.GetType().Name, nameof(record)),
    };

    /// <summary>The same record as it will be read back: each of its texts as the ledger holds it.</summary>
    /// <remarks>A signature covers this form, so that what was signed is what stands there.</remarks>
    public static AuthorizationRecord AsWritten(AuthorizationRecord record) => record with
    {
        Phase = PhaseOf(record),
        Timestamp = record.Timestamp is { } time ? LedgerWords.WholeSeconds(time) : null,
        Commit = record.Commit.ToLowerInvariant(),
        Tree = LedgerFormat.OneLine(record.Tree),
        By = LedgerFormat.OneLine(record.By),
        Reason = LedgerFormat.OneLine(record.Reason),
    };

    /// <summary>The same for a reset.</summary>
    public static LoopReset AsWritten(LoopReset record) => record with
    {
        Phase = PhaseOf(record),
        Iteration = 0,
        Tree = "",
        Timestamp = record.Timestamp is { } time ? LedgerWords.WholeSeconds(time) : null,
        By = LedgerFormat.OneLine(record.By),
        Reason = LedgerFormat.OneLine(record.Reason),
    };

    private static string Entry(LedgerEntry entry)
    {
        StringBuilder text = Begin(LedgerFormat.AuditEntry + ": ", entry);
        Field(text, "AEM Cycle", entry.AemCycle.Trim().Length == 0 ? PhaseOf(entry) : entry.AemCycle);
        Field(text, "Outcome", OutcomeText(entry.Outcome, entry.Automatic));
        text.Append("\n### Checklist\n");
        foreach (ChecklistLine line in entry.Checklist)
            text.Append(CheckText(line)).Append('\n');
        if (entry.Outcome == LedgerOutcome.Fail)
        {
            text.Append("\n### Fix Plan\n");
            foreach (FixPlanLine line in entry.FixPlan)
                text.Append(("- " + LedgerFormat.BeforeColon(line.Item) + ": " + LedgerFormat.OneLine(line.Fix)).TrimEnd()).Append('\n');
        }
        text.Append("\n### Files Changed\n");
        string[] files = entry.FilesChanged.Select(LedgerFormat.FileName).Where(file => file.Length > 0).DefaultIfEmpty(LedgerFormat.NoFiles).ToArray();
        foreach (string file in files)
            text.Append("- ").Append(file).Append('\n');
        text.Append("\n### Notes\n");
        foreach (string note in entry.Notes)
        {
            string line = LedgerFormat.Note(note);
            if (line.Length > 0)
                text.Append(line).Append('\n');
        }
        Field(text, "Base", entry.Base);
        Field(text, "State", entry.State);
        Field(text, "Tree", entry.Tree);
        return text.ToString();
    }

    private static string Authorization(AuthorizationRecord record)
    {
        StringBuilder text = Begin((record.Automatic ? LedgerFormat.AutoAuthorized : LedgerFormat.Authorized) + ": ", record);
        Field(text, "Outcome", OutcomeText(LedgerOutcome.Authorized, record.Automatic));
        Field(text, "Commit", record.Commit);
        Field(text, "Tree", record.Tree);
        End(text, record.By, record.Reason, record.Signature);
        return text.ToString();
    }

    private static string Reset(LoopReset record)
    {
        StringBuilder text = Begin(LedgerFormat.LoopReset + " ", record with { Iteration = 0 });
        End(text, record.By, record.Reason, record.Signature);
        return text.ToString();
    }

    private static StringBuilder Begin(string kind, LedgerRecord record)
    {
        StringBuilder text = new("\n---\n## ");
        text.Append(kind).Append(PhaseOf(record));
        if (record.Iteration > 0)
            text.Append(" \u2014 Iteration ").Append(record.Iteration.ToString(CultureInfo.InvariantCulture));
        text.Append('\n');
        if (record.Timestamp is { } time)
            Field(text, "Timestamp", LedgerWords.TimeText(time));
        return text;
    }

    private static void End(StringBuilder text, string by, string reason, string signature)
    {
        Field(text, "Authorized-By", by);
        Field(text, "Reason", reason);
        if (signature.Length == 0)
            return;
        text.Append("Signature:\n\n");
        foreach (string line in LedgerFormat.SignatureLines(signature))
            text.Append("    ").Append(line).Append('\n');
        text.Append('\n');
    }

    private static string PhaseOf(LedgerRecord record)
    {
        string phase = LedgerFormat.OneLine(record.Phase, LedgerFormat.PhaseLength);
        return phase.Length == 0 ? "unknown" : phase;
    }

    private static string CheckText(ChecklistLine line)
    {
        string name = line.Name.Length == 0 ? LedgerFormat.CheckName(line.Id) : line.Name;
        string label = LedgerFormat.OneLine(line.Id) + " " + LedgerFormat.BeforeColon(name) + ":";
        string verdict = line.Verdict switch { LedgerVerdict.Pass => "PASS", LedgerVerdict.Fail => "FAIL", _ => "WARN" };
        string why = LedgerFormat.OneLine(line.Justification);
        return "- " + label.PadRight(NameWidth - 1) + " " + verdict + (why.Length == 0 ? "" : " \u2014 " + why);
    }

    private static string OutcomeText(LedgerOutcome outcome, bool isAutomatic) => outcome switch
    {
        LedgerOutcome.Pass => "PASS",
        LedgerOutcome.Fail => "FAIL",
        LedgerOutcome.SignedOff => LedgerFormat.SignedOff,
        LedgerOutcome.Authorized => (isAutomatic ? LedgerFormat.AutoAuthorized : LedgerFormat.Authorized) + " " + LedgerFormat.Committed,
        LedgerOutcome.Bypass => "BYPASS (manual override)",
        _ => "",
    };

    private static void Field(StringBuilder text, string label, string value)
    {
        string line = LedgerFormat.OneLine(value);
        if (line.Length > 0)
            text.Append(label).Append(": ").Append(line).Append('\n');
    }
}
