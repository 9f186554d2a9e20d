using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>The labelled lines between a section's head and its first sub-heading.</summary>
/// <param name="Timestamp">As written.</param>
/// <param name="AemCycle">As written.</param>
/// <param name="Outcome">The last one, since the contract lets a hand add one; null where there is none.</param>
/// <param name="Decision">Null where there is none.</param>
/// <param name="Commit">The hash of the first <c>Commit:</c> line that has one.</param>
/// <param name="Tree">As written.</param>
/// <param name="By">As written.</param>
/// <param name="Reason">As written.</param>
/// <param name="Signature">The indented lines below <c>Signature:</c>.</param>
internal sealed record LedgerFields(
    string Timestamp, string AemCycle, string? Outcome, string? Decision, string Commit, string Tree, string By, string Reason, string Signature)
{
    /// <summary>Reads them.</summary>
    public static LedgerFields Of(LedgerText text, LedgerSection section)
    {
        string timestamp = "", cycle = "", commit = "", tree = "", by = "", reason = "";
        string? outcome = null, decision = null;
        List<string> signature = new();
        bool inSignature = false;
        foreach (LedgerLine line in section.Lines)
        {
            if (text.StartsWith(line, "###"))
                break;
            string words = text.TextOf(line);
            if (inSignature && words.StartsWith("    ", StringComparison.Ordinal))
            {
                signature.Add(words.Trim());
                continue;
            }
            inSignature = false;
            if (!LedgerWords.TryLabel(words, out string label, out string value))
                continue;
            switch (label.ToLowerInvariant())
            {
                case "timestamp":
                    timestamp = value;
                    break;
                case "aem cycle":
                    cycle = value;
                    break;
                case "outcome":
                    outcome = value;
                    break;
                case "decision":
                    decision = value;
                    break;
                case "commit" when commit.Length == 0:
                    commit = LedgerWords.HashAt(value, 0);
                    break;
                case "tree":
                    tree = value;
                    break;
                case "authorized-by":
                    by = value;
                    break;
                case "reason":
                    reason = value;
                    break;
                case "signature":
                    inSignature = true;
                    break;
            }
        }
        return new LedgerFields(timestamp, cycle, outcome, decision, commit, tree, by, reason, string.Join("\n", signature));
    }
}
