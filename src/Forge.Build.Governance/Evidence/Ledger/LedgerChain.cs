using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>Where the chain does not hold.</summary>
/// <param name="Location">The first record whose link does not hold.</param>
/// <param name="Written">The value that stands there.</param>
/// <param name="Computed">The value that the text gives.</param>
public sealed record ChainBreak(SourceLocation Location, string Written, string Computed);

/// <summary>
/// Seals the ledger: each link is the SHA-256 of the link before it and of all text since, so that an edit of history is found without git.
/// Text before the first link belongs to the first; text after the last to the next one.
/// </summary>
public static class LedgerChain
{
    /// <summary>The first link that does not hold, or null.</summary>
    public static ChainBreak? Verify(AuditLedger ledger)
    {
        LedgerText text = ledger.Source;
        string previous = "";
        int from = 0;
        foreach (int link in text.Links)
        {
            LedgerLine line = text.Lines[link];
            string written = text.ValueOf(line);
            string computed = Link(previous, text.Text, from, line.Start);
            if (written != computed)
                return new ChainBreak(ledger.LocationOf(link), written, computed);
            previous = written;
            from = line.End;
        }
        return null;
    }

    /// <summary>The value of the link that would follow a text.</summary>
    /// <param name="ledger">The whole ledger up to the beginning of the new link's line.</param>
    public static string Next(string ledger)
    {
        LedgerText text = new(ledger);
        if (text.Links.Count == 0)
            return Link("", text.Text, 0, text.Text.Length);
        LedgerLine last = text.Lines[text.Links[text.Links.Count - 1]];
        return Link(text.ValueOf(last), text.Text, last.End, text.Text.Length);
    }

    private static string Link(string previous, string text, int from, int to)
    {
        using SHA256 sha = SHA256.Create();
        StringBuilder hex = new(64);
        foreach (byte b in sha.ComputeHash(Encoding.UTF8.GetBytes(previous + text.Substring(from, to - from))))
            hex.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        return hex.ToString();
    }
}
