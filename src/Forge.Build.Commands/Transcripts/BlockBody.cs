using System;
using System.IO;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Transcripts;

/// <summary>The content of a file block while it comes: on disk under a temporary name, its beginning also in memory. A disk that fails is remembered, not thrown.</summary>
internal sealed class BlockBody : IDisposable
{
    private readonly byte[] _head;
    private readonly PendingFile? _file;
    private int _headLength;

    /// <param name="temporary">The temporary name, absolute.</param>
    /// <param name="buffers">Used by one body at a time.</param>
    public BlockBody(string temporary, BlockBuffers buffers)
    {
        _head = buffers.Head;
        try
        {
            _file = PendingFile.Open(temporary, buffers.Body);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem = e.Message;
        }
    }

    /// <summary>Why it cannot be written, as the system says it; empty where it can.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>In bytes.</summary>
    public long Length => _file?.Length ?? 0;

    /// <summary>How many lines, the last one counted also where it does not end.</summary>
    public int Lines { get; private set; }

    /// <summary>The first bytes of it.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, (int)Math.Min(_headLength, Length));

    /// <summary>Appends a line or a piece of one.</summary>
    public void Append(in TranscriptLine line)
    {
        ReadOnlySpan<byte> bytes = line.Bytes;
        if (line.IsEnd)
            Lines++;
        if (Length < _head.Length)
        {
            int count = (int)Math.Min(bytes.Length, _head.Length - Length);
            bytes[..count].CopyTo(_head.AsSpan((int)Length));
            _headLength = (int)Length + count;
        }
        // What the span holds is the caller's only for this call, so no closure can take it.
        if (_file is null || Problem.Length > 0)
            return;
        try
        {
            _file.Append(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem = e.Message;
        }
    }

    /// <summary>Takes back what came after a point.</summary>
    public void Truncate(long length, int lines)
    {
        Lines = lines;
        Try(() => _file?.Truncate(length));
    }

    /// <summary>Reads back from a position on; 0 at its end.</summary>
    public int Read(long position, byte[] into)
    {
        int count = 0;
        Try(() => count = _file?.Read(position, into) ?? 0);
        return count;
    }

    /// <summary>Gives the file its real name; where it cannot, <see cref="Problem"/> says why.</summary>
    /// <param name="path">Absolute; its folder is made where it is missing.</param>
    public void Name(string path) => Try(() =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
            throw new UnauthorizedAccessException("It is there and read-only.");
        _file?.Name(path);
    });

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private void Try(Action action)
    {
        if (Problem.Length > 0)
            return;
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem = e.Message;
        }
    }
}
