using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Forge.Build.Commands.Transcripts;

/// <summary>A line of three or more backticks or tildes at column 0.</summary>
/// <param name="Sign">Backtick or tilde; 0 for a line that is no fence.</param>
/// <param name="Length">How many of them.</param>
/// <param name="IsBare">Whether nothing follows them: only such a line can close.</param>
/// <param name="IsDiff">Whether what follows names a diff.</param>
/// <param name="IsCode">Whether what follows names a language that is neither Markdown nor plain text.</param>
internal readonly record struct Fence(byte Sign, int Length, bool IsBare, bool IsDiff, bool IsCode)
{
    private static readonly string[] Prose = ["md", "markdown", "mdx", "text", "txt", "plain", "plaintext"];

    /// <summary>Reads a line.</summary>
    public static Fence Of(in TranscriptLine line)
    {
        ReadOnlySpan<byte> text = line.Text;
        if (text.Length < 3 || text[0] is not ((byte)'`' or (byte)'~'))
            return default;
        int rest = text.IndexOfAnyExcept(text[0]);
        int length = rest < 0 ? text.Length : rest;
        ReadOnlySpan<byte> info = text[length..].Trim(" \t"u8);
        // A backtick after backticks is code within a line.
        return length < 3 || (text[0] == '`' && info.Contains((byte)'`'))
            ? default
            : new Fence(text[0], length, info.Length == 0, info.SequenceEqual("diff"u8) || info.SequenceEqual("patch"u8), NamesCode(info));
    }

    /// <summary>Whether this line could close, or open another within, a fence.</summary>
    public bool Meets(Fence opening) => Sign != 0 && Sign == opening.Sign && Length >= opening.Length;

    private static bool NamesCode(ReadOnlySpan<byte> info)
    {
        int end = info.IndexOfAny(" \t{:,"u8);
        // Some write the file's name where its language belongs.
        string word = Encoding.UTF8.GetString(end < 0 ? info : info[..end]).ToLowerInvariant();
        return word.Length > 0 && !Prose.Contains(Path.GetExtension(word) is { Length: > 1 } extension ? extension[1..] : word);
    }
}
