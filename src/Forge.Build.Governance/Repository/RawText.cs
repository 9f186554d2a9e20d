using System.Linq;
using System.Text;

namespace Forge.Build.Governance.Repository;

/// <summary>A file's text as it stands, its line ends untouched, with what is needed to write it back: an edit changes the characters it means and no other byte.</summary>
internal sealed class RawText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Encoding _encoding;
    private readonly byte[] _mark;

    private RawText(string text, Encoding encoding, byte[] mark)
    {
        Text = text;
        _encoding = encoding;
        _mark = mark;
    }

    /// <summary>The text without its BOM.</summary>
    public string Text { get; }

    /// <summary>What ends its lines: the first line end, or a line feed where there is none.</summary>
    public string LineEnd
    {
        get
        {
            int at = Text.IndexOfAny(new[] { '\r', '\n' });
            return at < 0 || Text[at] == '\n' ? "\n" : at + 1 < Text.Length && Text[at + 1] == '\n' ? "\r\n" : "\r";
        }
    }

    /// <summary>Decodes as <see cref="SourceText.Decode"/> does.</summary>
    /// <returns>Null where the bytes are not the ones that the text would be written as, so that an edit would change more than it means.</returns>
    public static RawText? Of(byte[] bytes)
    {
        (Encoding? marked, int skip) = SourceText.ByteOrderMark(bytes, bytes.Length);
        byte[] mark = bytes.Take(skip).ToArray();
        string text;
        Encoding encoding = marked ?? StrictUtf8;
        try
        {
            text = encoding.GetString(bytes, skip, bytes.Length - skip);
        }
        catch (DecoderFallbackException)
        {
            (encoding, text) = (SourceText.Latin1, SourceText.Latin1.GetString(bytes, skip, bytes.Length - skip));
        }
        RawText raw = new(text, encoding, mark);
        return raw.With(text) is { } same && same.SequenceEqual(bytes) ? raw : null;
    }

    /// <summary>The bytes of another text in the same encoding; null where the encoding does not have all its characters.</summary>
    public byte[]? With(string text)
    {
        try
        {
            byte[] bytes = _mark.Concat(_encoding.GetBytes(text)).ToArray();
            return _encoding.GetString(bytes, _mark.Length, bytes.Length - _mark.Length) == text ? bytes : null;
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }
}
