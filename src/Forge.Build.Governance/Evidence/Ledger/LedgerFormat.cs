using System;
using System.Collections.Generic;
using System.Text;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>The words of the ledger's format, and what a text must become before it may stand in it (Builder Contract 10.6).</summary>
public static class LedgerFormat
{
    /// <summary>The base where there is no commit to compare with.</summary>
    public const string EmptyTree = "empty tree";

    /// <summary>The beginning of a new ledger.</summary>
    public const string Header
        = "# Audit Ledger \u2014 Forge AEM\n"
        + "One entry for each audit, appended by Forge.Build and never edited; each \"Chain:\" line seals all that stands above it.\n"
        + "\"forge authorize\" appends the owner's answer to a sign-off.\n";

    internal const string AuditEntry = "Audit Entry";
    internal const string LoopReset = "LOOP RESET:";
    internal const string Authorized = "AUTHORIZED";
    internal const string AutoAuthorized = "AUTO-AUTHORIZED";
    internal const string Committed = "(committed)";
    internal const string SignedOff = "SIGNED-OFF (awaiting AUTHORIZED)";
    internal const string NoFiles = "(none)";
    internal const string ChainLabel = "Chain: ";
    internal const string CutOff = "Cut off: this entry was not written to its end, and does not count.";

    internal const int PhaseLength = 200;
    internal const int TextLength = 1000;
    internal const int PathLength = 4000;

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["A1"] = "Scope compliance",
        ["A2"] = "Minimal-diff",
        ["A3"] = "Evidence completeness",
        ["A4"] = "Boundary compliance",
        ["A5"] = "Diff Log Gate",
        ["A6"] = "Authorization Gate",
        ["A7"] = "Verification order",
        ["A8"] = "Test gate",
        ["A9"] = "Dependency gate",
    };

    // What the reader acts on when a line begins with it.
    private static readonly string[] Reserved =
    {
        "#", "---", "===", "```", "~~~", ">", "<",
        "Outcome:", "Decision:", "Timestamp:", "AEM Cycle:", "Base:", "State:", "Tree:", "Chain:", "Commit:", "Cut off:", "Authorized-By:",
        "Reason:", "Signature:", AuthorizedLine, AutoAuthorized + ":",
    };

    private const string AuthorizedLine = Authorized + ":";

    /// <summary>What the contract calls a check, or the id itself where it knows none.</summary>
    public static string CheckName(string id) => Names.TryGetValue(id, out string? name) ? name : id;

    /// <summary>
    /// A text as the ledger holds it: one line, trimmed, at most <paramref name="length"/> characters, without anything that <see cref="PrintableText"/> escapes.
    /// A text that is so already stays as it is.
    /// </summary>
    public static string OneLine(string text, int length = TextLength)
    {
        string line = PrintableText.Escape(WithoutLineEnds(text).Trim());
        if (line.Length <= length)
            return line;
        int cut = length - 3;
        return line.Substring(0, char.IsHighSurrogate(line[cut - 1]) ? cut - 1 : cut) + "...";
    }

    /// <summary>A path as the ledger holds it: what a name may hold beside visible characters is escaped, so that each line is one file.</summary>
    public static string FileName(string path)
    {
        string line = PrintableText.Escape(path);
        if (line == NoFiles)
            return "\\u0028none)";
        string trimmed = line.Trim();
        if (trimmed.Length == line.Length)
            return OneLine(line, PathLength);
        // A blank at either end would be lost to whoever reads the line.
        StringBuilder escaped = new();
        int start = line.Length - line.TrimStart().Length;
        for (int i = 0; i < line.Length; i++)
        {
            bool isOuter = i < start || i >= start + trimmed.Length;
            escaped.Append(isOuter ? "\\u" + ((int)line[i]).ToString("x4", System.Globalization.CultureInfo.InvariantCulture) : line[i].ToString());
        }
        return OneLine(escaped.ToString(), PathLength);
    }

    /// <summary>A line of the notes: one line which no reader takes for more than a note.</summary>
    internal static string Note(string text)
    {
        string line = OneLine(text, TextLength - 2);
        foreach (string start in Reserved)
        {
            if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase) && !line.StartsWith("> ", StringComparison.Ordinal))
                return "> " + line;
        }
        return line.Length > 0 && line.Trim('-').Length == 0 ? "> " + line : line;
    }

    /// <summary>The first half of a line <c>half: other</c>.</summary>
    internal static string BeforeColon(string text) => OneLine(text, PhaseLength).Replace(":", "\\u003a");

    /// <summary>The lines of a signature, each one safe.</summary>
    internal static IEnumerable<string> SignatureLines(string signature)
    {
        foreach (string line in signature.Split('\n'))
        {
            string safe = OneLine(line);
            if (safe.Length > 0)
                yield return safe;
        }
    }

    private static string WithoutLineEnds(string text)
    {
        StringBuilder? line = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\r' or '\n' or '\t' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029'))
                continue;
            line ??= new StringBuilder(text);
            line[i] = ' ';
        }
        return line?.ToString() ?? text;
    }
}
