using System;

namespace Forge.Build.Commands.Transcripts;

/// <summary>Takes what becomes of lines.</summary>
internal interface ILineReceiver
{
    /// <summary>Takes a line, or the next piece of a long one.</summary>
    void Take(in TranscriptLine line);
}

/// <summary>Cuts a stream into lines, in bounded memory: LF, CR LF or CR end one. Which lines are whole does not depend on the pieces in which the stream comes.</summary>
internal sealed class LineSplitter(ILineReceiver receiver, int firstLine = 1)
{
    /// <summary>Longer lines, their end counted, come in pieces.</summary>
    public const int LongestWhole = 16 * 1024;

    private readonly byte[] _held = new byte[LongestWhole];
    private int _count;
    private bool _isLong;
    private bool _holdsReturn;
    private int _number = firstLine;

    /// <summary>Takes the next bytes of the stream.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_holdsReturn)
            {
                // Only now is known whether a line feed belongs to it.
                _holdsReturn = false;
                int feed = bytes[0] == '\n' ? 1 : 0;
                End(bytes[..feed]);
                bytes = bytes[feed..];
                continue;
            }
            int end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0 || (bytes[end] == '\r' && end + 1 == bytes.Length))
            {
                Hold(bytes);
                _holdsReturn = end >= 0;
                return;
            }
            int length = bytes[end] == '\r' && bytes[end + 1] == '\n' ? end + 2 : end + 1;
            End(bytes[..length]);
            bytes = bytes[length..];
        }
    }

    /// <summary>Says that the stream has ended: what is held is its last line.</summary>
    public void Finish()
    {
        _holdsReturn = false;
        if (_count > 0 || _isLong)
            End(default);
    }

    private void Hold(ReadOnlySpan<byte> bytes)
    {
        if (_count + bytes.Length > LongestWhole)
        {
            _isLong = true;
            Send(isEnd: false);
            receiver.Take(new TranscriptLine(bytes, _number, isWhole: false, isEnd: false));
            return;
        }
        bytes.CopyTo(_held.AsSpan(_count));
        _count += bytes.Length;
    }

    private void End(ReadOnlySpan<byte> bytes)
    {
        if (_count == 0 && !_isLong)
        {
            receiver.Take(new TranscriptLine(bytes, _number, bytes.Length <= LongestWhole, isEnd: true));
        }
        else
        {
            Hold(bytes);
            Send(isEnd: true);
        }
        _isLong = false;
        _number++;
    }

    private void Send(bool isEnd)
    {
        int count = _count;
        _count = 0;
        receiver.Take(new TranscriptLine(_held.AsSpan(0, count), _number, !_isLong, isEnd));
    }
}
