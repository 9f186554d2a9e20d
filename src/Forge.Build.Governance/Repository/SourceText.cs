using System.Collections.Generic;
using System.Text;

namespace Forge.Build.Governance.Repository;

/// <summary>A file's text as people see it: decoded, without BOM, every line end a single line feed.</summary>
public sealed class SourceText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Code page 28591, by number because .NET Standard has no name for it.
    internal static readonly Encoding Latin1 = Encoding.GetEncoding(28591);

    private List<int>? _lineStarts;

    /// <summary>Takes text that is decoded already.</summary>
    public SourceText(string text) => Text = NormaliseLineEnds(text);

    /// <summary>The text; positions count its UTF-16 code units.</summary>
    public string Text { get; }

    /// <summary>Decodes by BOM (UTF-8, UTF-16, UTF-32); without one as UTF-8, and as Latin-1 where that is no UTF-8, as compilers do.</summary>
    public static SourceText Decode(byte[] bytes, int count)
    {
        (Encoding? encoding, int skip) = ByteOrderMark(bytes, count);
        if (encoding is not null)
            return new SourceText(encoding.GetString(bytes, skip, count - skip));
        try
        {
            return new SourceText(StrictUtf8.GetString(bytes, skip, count - skip));
        }
        catch (DecoderFallbackException)
        {
            return new SourceText(Latin1.GetString(bytes, skip, count - skip));
        }
    }

    /// <summary>The encoding that a BOM names, null for UTF-8 or none, and the BOM's length in bytes.</summary>
    internal static (Encoding? Encoding, int Length) ByteOrderMark(byte[] bytes, int count)
    {
        if (count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF)
            return (null, 3);
        if (count >= 4 && bytes[0] == 0xFF && bytes[1] == 0xFE && bytes[2] == 0 && bytes[3] == 0)
            return (Encoding.UTF32, 4);
        if (count >= 4 && bytes[0] == 0 && bytes[1] == 0 && bytes[2] == 0xFE && bytes[3] == 0xFF)
            return (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4);
        if (count >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
            return (Encoding.Unicode, 2);
        return count >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF ? (Encoding.BigEndianUnicode, 2) : (null, 0);
    }

    /// <summary>Line and column, both 1-based, of an index into <see cref="Text"/>.</summary>
    public (int Line, int Column) PositionOf(int index)
    {
        List<int> starts = _lineStarts ??= FindLineStarts(Text);
        int line = starts.BinarySearch(index);
        if (line < 0)
            line = ~line - 1;
        return (line + 1, index - starts[line] + 1);
    }

    private static List<int> FindLineStarts(string text)
    {
        List<int> starts = new() { 0 };
        for (int i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
            starts.Add(i + 1);
        return starts;
    }

    private static string NormaliseLineEnds(string text)
        => text.IndexOf('\r') < 0 ? text : text.Replace("\r\n", "\n").Replace('\r', '\n');
}
