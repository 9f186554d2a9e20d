using System.Collections.Generic;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>One line of the ledger.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last, the line feed not counted.</param>
/// <param name="Number">1-based.</param>
internal readonly record struct LedgerLine(int Start, int End, int Number);

/// <summary>The text of a ledger cut into lines: which of them are links of the chain, and which are code and say nothing.</summary>
internal sealed class LedgerText
{
    private const int HashLength = 64;

    private readonly bool[] _isCode;

    /// <param name="rawText">As decoded: a BOM and CRLF are dropped here, since neither is anybody's edit (autocrlf).</param>
    public LedgerText(string rawText)
    {
        Text = Normalise(rawText);
        Lines = Split(Text);
        _isCode = new bool[Lines.Count];
        List<int> links = new();
        int segment = 0;
        for (int i = 0; i < Lines.Count; i++)
        {
            if (!IsLink(Lines[i]))
                continue;
            links.Add(i);
            FencedCode.Mark(this, segment, i, _isCode);
            segment = i + 1;
        }
        FencedCode.Mark(this, segment, Lines.Count, _isCode);
        Links = links;
    }

    /// <summary>The text, without BOM, CRLF as LF.</summary>
    public string Text { get; }

    /// <summary>Its lines; the empty one after the last line feed is none.</summary>
    public IReadOnlyList<LedgerLine> Lines { get; }

    /// <summary>The lines, by index, that are links of the chain.</summary>
    /// <remarks>Also inside a fence: nobody may hide an entry by opening one above it and closing it below, so that fences end at a link.</remarks>
    public IReadOnlyList<int> Links { get; }

    /// <summary>Whether a line belongs to fenced code.</summary>
    public bool IsCode(int line) => _isCode[line];

    /// <summary>The value of a link.</summary>
    public string ValueOf(LedgerLine link) => Text.Substring(link.End - HashLength, HashLength);

    /// <summary>A line's text.</summary>
    public string TextOf(LedgerLine line) => Text.Substring(line.Start, line.End - line.Start);

    /// <summary>Whether a line begins with a text.</summary>
    public bool StartsWith(LedgerLine line, string text)
        => line.End - line.Start >= text.Length && string.CompareOrdinal(Text, line.Start, text, 0, text.Length) == 0;

    /// <summary>Without BOM, CRLF as LF.</summary>
    public static string Normalise(string rawText)
    {
        string text = rawText.Length > 0 && rawText[0] == '\uFEFF' ? rawText.Substring(1) : rawText;
        return text.IndexOf('\r') < 0 ? text : text.Replace("\r\n", "\n");
    }

    private static List<LedgerLine> Split(string text)
    {
        List<LedgerLine> lines = new(text.Length / 40);
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            lines.Add(new LedgerLine(start, end, lines.Count + 1));
            start = end + 1;
        }
        return lines;
    }

    private bool IsLink(LedgerLine line)
    {
        if (line.End - line.Start != LedgerFormat.ChainLabel.Length + HashLength || !StartsWith(line, LedgerFormat.ChainLabel))
            return false;
        for (int i = line.End - HashLength; i < line.End; i++)
        {
            if (Text[i] is not (>= '0' and <= '9' or >= 'a' and <= 'f'))
                return false;
        }
        return true;
    }
}
