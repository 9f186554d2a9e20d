using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit;

/// <summary>The first line of a ledger that is not what was committed.</summary>
/// <param name="Location">The line.</param>
/// <param name="Committed">What it was.</param>
/// <param name="Found">What it is; null where the text ends before it.</param>
internal sealed record LedgerDifference(SourceLocation Location, string Committed, string? Found);

/// <summary>
/// Whether a ledger begins with all that its committed copy says. Carriage returns do not count, nor blank lines at the copy's end. The one edit that the
/// contract knows may be there: the outcome of the copy's last entry, from signed off to authorized (Builder Contract 10.6, rule 5).
/// </summary>
internal static class AppendOnly
{
    /// <summary>The first difference, or null.</summary>
    public static LedgerDifference? FirstDifference(string committed, string found, string path)
    {
        string before = WithoutReturns(committed).TrimEnd('\n');
        string now = WithoutReturns(found);
        if (now.StartsWith(before, StringComparison.Ordinal) && (now.Length == before.Length || now[before.Length] == '\n'))
            return null;
        int beforeAt = 0, nowAt = 0, line = 1;
        int? outcomeLine = null;
        while (beforeAt <= before.Length)
        {
            string was = LineAt(before, beforeAt);
            string? isNow = nowAt <= now.Length ? LineAt(now, nowAt) : null;
            if (was != isNow)
            {
                outcomeLine ??= OutcomeLineOf(committed, path);
                if (line != outcomeLine || isNow is null || !IsAuthorizationOf(was, isNow))
                    return new LedgerDifference(new SourceLocation(path, line, 1, line, (isNow ?? "").Length + 1), was, isNow);
            }
            beforeAt += was.Length + 1;
            nowAt += (isNow ?? "").Length + 1;
            line++;
        }
        return null;
    }

    private static string WithoutReturns(string text)
    {
        string plain = text.Length > 0 && text[0] == '\uFEFF' ? text.Substring(1) : text;
        return plain.IndexOf('\r') < 0 ? plain : plain.Replace("\r", "");
    }

    private static string LineAt(string text, int start)
    {
        int end = text.IndexOf('\n', start);
        return text.Substring(start, (end < 0 ? text.Length : end) - start);
    }

    // 0 where the copy has no entry with an outcome.
    private static int OutcomeLineOf(string committed, string path)
    {
        AuditLedger copy = AuditLedger.Read(path, WithoutReturns(committed));
        if (copy.Records.LastOrDefault() is not LedgerEntry { Outcome: LedgerOutcome.SignedOff or LedgerOutcome.Pass } last)
            return 0;
        IReadOnlyList<LedgerLine> lines = copy.Source.Lines;
        for (int i = last.Location.Line; i < lines.Count; i++)
        {
            if (LedgerWords.TryLabel(copy.Source.TextOf(lines[i]), out string label, out _) && label.Equals("Outcome", StringComparison.OrdinalIgnoreCase))
                return lines[i].Number;
        }
        return 0;
    }

    private static bool IsAuthorizationOf(string was, string isNow)
        => LedgerWords.TryLabel(was, out string label, out _) && LedgerWords.TryLabel(isNow, out string nowLabel, out string value)
            && label == nowLabel && LedgerWords.Authorizes(value, out _);
}
