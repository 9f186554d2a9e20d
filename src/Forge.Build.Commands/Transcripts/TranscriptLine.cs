using System;

namespace Forge.Build.Commands.Transcripts;

/// <summary>A line of a transcript, or a piece of one that is longer than any marker may be.</summary>
internal readonly ref struct TranscriptLine(ReadOnlySpan<byte> bytes, int number, bool isWhole, bool isEnd)
{
    /// <summary>As they came, with the line's end where this piece reaches it.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary>1-based.</summary>
    public int Number { get; } = number;

    /// <summary>Whether these are all of its bytes; only then it can be a marker, a fence or blank.</summary>
    public bool IsWhole { get; } = isWhole;

    /// <summary>Whether the line ends here.</summary>
    public bool IsEnd { get; } = isEnd;

    /// <summary>Without the line's end and the blanks before it; nothing for a piece.</summary>
    public ReadOnlySpan<byte> Text => IsWhole ? Bytes.TrimEnd(" \t\r\n"u8) : default;

    /// <summary>Whether it holds nothing but blanks.</summary>
    public bool IsBlank => IsWhole && Text.Length == 0;
}
