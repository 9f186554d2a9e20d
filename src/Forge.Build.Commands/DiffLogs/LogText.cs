using System;
using System.Collections.Generic;
using System.Text;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>The text of a diff log with its encoding, BOM and line ends, so that what is not changed stays as it is.</summary>
internal sealed class LogText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Encoding _encoding;
    private readonly byte[] _mark;

    private LogText(string raw, Encoding encoding, byte[] mark)
    {
        Raw = raw;
        _encoding = encoding;
        _mark = mark;
        Lines = LinesOf(raw);
        string first = Lines.Count > 0 ? Lines[0] : "\n";
        LineEnd = first.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : first.EndsWith('\r') ? "\r" : "\n";
        Source = new SourceText(raw);
    }

    /// <summary>The text without its BOM, line ends as they are.</summary>
    public string Raw { get; }

    /// <summary>Its lines with their ends; the same count as in <see cref="Source"/>, but for an empty last one.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>How its first line ends; new lines end so.</summary>
    public string LineEnd { get; }

    /// <summary>The text as readers see it.</summary>
    public SourceText Source { get; }

    /// <summary>The bytes of the file.</summary>
    public byte[] Bytes => [.. _mark, .. _encoding.GetBytes(Raw)];

    /// <summary>Reads bytes as every reader here does. What is neither marked nor UTF-8 is read as Latin-1, and becomes UTF-8 where it is written.</summary>
    public static LogText Of(byte[] bytes)
    {
        (Encoding? marked, int skip) = SourceText.ByteOrderMark(bytes, bytes.Length);
        Encoding encoding = marked ?? Utf8;
        string text = encoding.GetString(bytes, skip, bytes.Length - skip);
        if (marked is null && !encoding.GetBytes(text).AsSpan().SequenceEqual(bytes.AsSpan(skip)))
            text = SourceText.Latin1.GetString(bytes, skip, bytes.Length - skip);
        return new LogText(text, encoding, bytes[..skip]);
    }

    /// <summary>Another text in the same encoding.</summary>
    public LogText With(string raw) => new(raw, _encoding, _mark);

    /// <summary>This text with some lines replaced.</summary>
    public LogText With(LineEdits edits) => edits.IsEmpty ? this : With(edits.Apply(Lines, LineEnd));

    private static List<string> LinesOf(string raw)
    {
        List<string> lines = new();
        for (int start = 0; start < raw.Length;)
        {
            int end = raw.AsSpan(start).IndexOfAny('\r', '\n');
            end = end < 0 ? raw.Length : start + end + 1;
            if (end < raw.Length && raw[end - 1] == '\r' && raw[end] == '\n')
                end++;
            lines.Add(raw[start..end]);
            start = end;
        }
        return lines;
    }
}
