using Forge.Build.Governance.Repository;
#if NET
using System;
using System.Text;
using Text = System.ReadOnlySpan<char>;
#else
using Text = System.String;
#endif

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>A file's text as <see cref="SourceText"/> has it, decoded into characters that are used again for the next file.</summary>
internal sealed class TextBuffer
{
#if NET
    private const char Replacement = '\uFFFD';
    private const int KeptCharacters = 4 * 1024 * 1024;

    private char[] _characters = new char[64 * 1024];
    private int _count;
    private SourceText? _source;

    /// <summary>The text.</summary>
    public Text Characters => _source is null ? _characters.AsSpan(0, _count) : _source.Text;

    /// <summary>Decodes; the common case, UTF-8, without a new string.</summary>
    public void Decode(FileBytes bytes)
    {
        _source = null;
        (Encoding? encoding, int skip) = SourceText.ByteOrderMark(bytes.Buffer, bytes.Count);
        ReadOnlySpan<byte> utf8 = bytes.Buffer.AsSpan(skip, bytes.Count - skip);
        if (encoding is null)
        {
            Reserve(utf8.Length);
            _count = Encoding.UTF8.GetChars(utf8, _characters);
        }
        // A replacement character says that the bytes were no UTF-8, or that they held just this character: both are rare.
        if (encoding is not null || Characters.Contains(Replacement))
            _source = SourceText.Decode(bytes.Buffer, bytes.Count);
        else
            NormaliseLineEnds();
    }

    /// <summary>Takes a text that somebody else decoded.</summary>
    public void Take(SourceText text) => _source = text;

    /// <summary>The text as a value of its own.</summary>
    public SourceText ToSourceText() => _source ?? new SourceText(new string(Characters));

    // In place: every \r\n and every lone \r becomes \n.
    private void NormaliseLineEnds()
    {
        Span<char> text = _characters.AsSpan(0, _count);
        int from = text.IndexOf('\r');
        if (from < 0)
            return;
        int to = from;
        while (from < text.Length)
        {
            text[to++] = '\n';
            from += from + 1 < text.Length && text[from + 1] == '\n' ? 2 : 1;
            int length = text[from..].IndexOf('\r');
            length = length < 0 ? text.Length - from : length;
            text.Slice(from, length).CopyTo(text[to..]);
            to += length;
            from += length;
        }
        _count = to;
    }

    private void Reserve(int length)
    {
        if (_characters.Length < length || (_characters.Length > KeptCharacters && length < KeptCharacters))
            _characters = new char[Math.Max(length, 64 * 1024)];
    }
#else
    private SourceText _source = new("");

    /// <summary>The text.</summary>
    public Text Characters => _source.Text;

    /// <summary>Decodes.</summary>
    public void Decode(FileBytes bytes) => _source = SourceText.Decode(bytes.Buffer, bytes.Count);

    /// <summary>Takes a text that somebody else decoded.</summary>
    public void Take(SourceText text) => _source = text;

    /// <summary>The text as a value of its own.</summary>
    public SourceText ToSourceText() => _source;
#endif
}
