using System;
using System.Globalization;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>Reads the small forms that a line of the ledger is made of.</summary>
internal static class LedgerWords
{
    private const int MostLabel = 40;

    // Exact, because the general reader fills what is missing from today's date.
    private static readonly string[] TimeForms =
    {
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss 'UTC'",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm 'UTC'", "yyyy-MM-dd",
    };

    /// <summary>Takes <c>Label: value</c> apart, also as an item of a list and in bold.</summary>
    public static bool TryLabel(string line, out string label, out string value)
    {
        int colon = line.IndexOf(':');
        label = value = "";
        if (colon is < 1 or > MostLabel)
            return false;
        string before = line.Substring(0, colon).Trim(' ', '\t', '-');
        label = before.Trim('*', ' ');
        value = line.Substring(colon + 1);
        if (before.StartsWith("**", StringComparison.Ordinal) && value.StartsWith("**", StringComparison.Ordinal))
            value = value.Substring(2);
        value = value.Trim();
        return label.Length > 0;
    }

    /// <summary>Whether a text begins with AUTHORIZED or AUTO-AUTHORIZED, in capitals: nothing else gives leave.</summary>
    public static bool Authorizes(string text, out bool isAutomatic)
    {
        isAutomatic = text.StartsWith(LedgerFormat.AutoAuthorized, StringComparison.Ordinal);
        if (!isAutomatic && !text.StartsWith(LedgerFormat.Authorized, StringComparison.Ordinal))
            return false;
        int end = isAutomatic ? LedgerFormat.AutoAuthorized.Length : LedgerFormat.Authorized.Length;
        return end == text.Length || text[end] is ' ' or '\t' or '(' or ':' or ',' or ';' or '.';
    }

    /// <summary>What an outcome says, an authorization aside.</summary>
    public static LedgerOutcome OutcomeOf(string text)
    {
        if (StartsWith(text, "FAIL"))
            return LedgerOutcome.Fail;
        if (StartsWith(text, "SIGNED-OFF") || StartsWith(text, "SIGNED OFF"))
            return LedgerOutcome.SignedOff;
        if (StartsWith(text, "PASS"))
            return LedgerOutcome.Pass;
        return StartsWith(text, "BYPASS") ? LedgerOutcome.Bypass : LedgerOutcome.None;
    }

    /// <summary>The commit hash that a text begins with, in lower case, or empty: 7 to 64 hexadecimal digits that end with the word.</summary>
    public static string HashAt(string text, int from)
    {
        while (from < text.Length && text[from] is ' ' or '\t' or '`')
            from++;
        int end = from;
        while (end < text.Length && Uri.IsHexDigit(text[end]))
            end++;
        bool isWhole = end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-');
        return isWhole && end - from is >= 7 and <= 64 ? text.Substring(from, end - from).ToLowerInvariant() : "";
    }

    /// <summary>The commit hash after <c>(committed)</c>, or empty.</summary>
    public static string HashAfterCommitted(string outcome)
    {
        int at = outcome.IndexOf(LedgerFormat.Committed, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return "";
        at += LedgerFormat.Committed.Length;
        while (at < outcome.Length && (char.IsWhiteSpace(outcome[at]) || outcome[at] is ':' or '@' or '-' or '\u2013' or '\u2014'))
            at++;
        if (string.Compare(outcome, at, "commit", 0, 6, StringComparison.OrdinalIgnoreCase) == 0)
            at = Math.Min(outcome.Length, at + 6 + (at + 6 < outcome.Length && outcome[at + 6] == ':' ? 1 : 0));
        return HashAt(outcome, at);
    }

    /// <summary>Takes <c>phase DASH Iteration N</c> apart; the last number counts, and N is 0 where there is none.</summary>
    public static (string Phase, int Iteration) PhaseAndIteration(string title)
    {
        string text = title.Trim();
        int number = text.Length;
        while (number > 0 && text[number - 1] is >= '0' and <= '9')
            number--;
        string before = text.Substring(0, number).TrimEnd();
        const string word = "Iteration";
        if (number == text.Length || number == before.Length || !before.EndsWith(word, StringComparison.OrdinalIgnoreCase)
            || !int.TryParse(text.Substring(number), NumberStyles.None, CultureInfo.InvariantCulture, out int iteration))
            return (text, 0);
        string phase = before.Substring(0, before.Length - word.Length);
        // "reIteration 3" is a word of the phase.
        return phase.Length > 0 && !char.IsWhiteSpace(phase[phase.Length - 1]) ? (text, 0) : (WithoutLastDash(phase), iteration);
    }

    /// <summary>A text without the dash, of whatever kind, that it ends with.</summary>
    public static string WithoutLastDash(string text)
    {
        string trimmed = text.TrimEnd();
        int blank = trimmed.LastIndexOfAny(new[] { ' ', '\t' });
        return PhaseName.IsDash(trimmed.Substring(blank + 1)) ? trimmed.Substring(0, blank + 1).TrimEnd() : trimmed;
    }

    /// <summary>A text without the dash, of whatever kind, that it begins with.</summary>
    public static string WithoutFirstDash(string text)
    {
        string trimmed = text.Trim();
        int blank = trimmed.IndexOfAny(new[] { ' ', '\t' });
        string first = blank < 0 ? trimmed : trimmed.Substring(0, blank);
        return PhaseName.IsDash(first) ? trimmed.Substring(first.Length).Trim() : trimmed;
    }

    /// <summary>Reads a time as UTC whole seconds, or null.</summary>
    public static DateTime? TimeOf(string text)
        => DateTime.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time)
            ? WholeSeconds(time)
            : null;

    /// <summary>A time without its fractions of a second, as the ledger keeps it.</summary>
    public static DateTime WholeSeconds(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    /// <summary>A time as the ledger writes it.</summary>
    public static string TimeText(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static bool StartsWith(string text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
