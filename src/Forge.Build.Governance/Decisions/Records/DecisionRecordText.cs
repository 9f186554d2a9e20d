using System.Globalization;
using System.Text;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>The words of a decision record's format, and its values: each is one line, forges nothing around it, and reads back as it was.</summary>
internal static class DecisionRecordText
{
    public const string SelectedOption = "selected_option_id";
    public const string Timestamp = "timestamp";
    public const string ExecutionId = "execution_id";
    public const string Scope = "decision_scope";
    public const string Cycle = "cycle";
    public const string PacketSha256 = "packet_sha256";
    public const string GapActionsSha256 = "gap_actions_sha256";
    public const string By = "by";
    public const string Reason = "reason";
    public const string Supersedes = "supersedes";
    public const string AuthorizedCommit = "authorized_commit";
    public const string Hash = "decision_hash";

    public const string Question = "Question";
    public const string Options = "Options";
    public const string Gaps = "Gaps";
    public const string Approved = "Approved actions";
    public const string Invalidates = "Invalidates";
    public const string Signature = "Signature";

    /// <summary>Stands for an empty text.</summary>
    public const string Empty = "-";

    /// <summary>Stands for a decision or a commit that there is not.</summary>
    public const string None = "none";

    /// <summary>Stands for a list without items.</summary>
    public const string Nothing = "nothing";

    /// <summary>How a line of the signature begins: as code, so that nothing of it is read as Markdown.</summary>
    public const string Indent = "    ";

    /// <summary>The format of <see cref="Timestamp"/>.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The columns of <see cref="Approved"/>.</summary>
    public static readonly string[] Columns = { "gap", "action", "category", "kind", "target", "source", "template" };

    /// <summary>A text as a value or a cell.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="empty">What stands for the empty one.</param>
    public static string Value(string text, string empty = Empty)
    {
        if (text.Length == 0)
            return empty;
        string value = Escape(text);
        return value == empty ? EscapeFirst(value) : value;
    }

    /// <summary>A text where a block of Markdown could begin: no heading, list, fence or table, and not the hash's line.</summary>
    public static string Item(string text)
    {
        string value = Value(text);
        bool isLead = text.Length > 0 && value[0] < 0x80 && value[0] != '\\' && !IsLetter(value[0]);
        return isLead || value == Nothing || value.StartsWith(Hash, System.StringComparison.Ordinal) ? EscapeFirst(value) : value;
    }

    /// <summary>The text behind a value.</summary>
    public static string TextOf(string value, string empty = Empty) => value == empty ? "" : Unescape(value);

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    private static string Escape(string text)
    {
        StringBuilder value = new(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isOuterBlank = c == ' ' && (i == 0 || i == text.Length - 1);
            if (c is '\\' or '|')
                value.Append('\\').Append(c);
            else if (c is > ' ' and <= '~' and not '<' || (c == ' ' && !isOuterBlank))
                value.Append(c);
            else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]) && !PrintableText.IsUnprintable(CharUnicodeInfo.GetUnicodeCategory(text, i)))
                value.Append(c).Append(text[++i]);
            // A tag of HTML could hide what stands behind it from whoever reads the page.
            else if (c == '<' || isOuterBlank || PrintableText.IsUnprintable(char.GetUnicodeCategory(c)))
                value.Append(Code(c));
            else
                value.Append(c);
        }
        return value.ToString();
    }

    private static string EscapeFirst(string value) => Code(value[0]) + value.Substring(1);

    private static string Code(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);

    private static string Unescape(string value)
    {
        if (value.IndexOf('\\') < 0)
            return value;
        StringBuilder text = new(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            bool isEscape = value[i] == '\\' && i + 1 < value.Length;
            if (isEscape && value[i + 1] is '\\' or '|')
            {
                text.Append(value[++i]);
            }
            else if (isEscape && value[i + 1] == 'u' && i + 5 < value.Length
                && int.TryParse(value.Substring(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
            {
                text.Append((char)code);
                i += 5;
            }
            else
            {
                text.Append(value[i]);
            }
        }
        return text.ToString();
    }
}
