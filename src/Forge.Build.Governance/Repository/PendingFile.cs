using System;
using System.IO;

namespace Forge.Build.Governance.Repository;

/// <summary>
/// A file that comes in pieces: it grows under a temporary name, and gets its real one only whole. What ends before that leaves nothing under the real name.
/// For one who holds a lock under which nobody else uses the temporary name.
/// </summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string _temporary;
    private readonly byte[] _buffer;
    private readonly FileStream _file;
    private int _held;
    private long _flushed;

    private PendingFile(string temporary, byte[] buffer, FileStream file)
    {
        _temporary = temporary;
        _buffer = buffer;
        _file = file;
    }

    /// <summary>How many bytes it holds.</summary>
    public long Length => _flushed + _held;

    /// <summary>Begins a file; what a killed run left under the temporary name is taken away.</summary>
    /// <param name="temporary">The temporary name: absolute, and on the file system of the real one.</param>
    /// <param name="buffer">Gathers what is appended; this file's alone until it is disposed of.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public static PendingFile Open(string temporary, byte[] buffer)
    {
        // Taken away, not opened: it may be a link that leads elsewhere.
        AtomicFile.TryDelete(temporary);
        return new PendingFile(temporary, buffer, new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
    }

    /// <summary>Appends bytes.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_held == _buffer.Length)
                Flush();
            int count = Math.Min(bytes.Length, _buffer.Length - _held);
            bytes.Slice(0, count).CopyTo(_buffer.AsSpan(_held));
            _held += count;
            bytes = bytes.Slice(count);
        }
    }

    /// <summary>Takes back what was appended after a length.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Truncate(long length)
    {
        if (length >= _flushed)
        {
            _held = (int)(length - _flushed);
            return;
        }
        _held = 0;
        _file.SetLength(length);
        _file.Position = length;
        _flushed = length;
    }

    /// <summary>Reads back, from a position on.</summary>
    /// <returns>How many bytes; 0 at the end.</returns>
    /// <exception cref="IOException">They cannot be read.</exception>
    public int Read(long position, byte[] into)
    {
        Flush();
        _file.Position = position;
        int count = _file.Read(into, 0, into.Length);
        _file.Position = _flushed;
        return count;
    }

    /// <summary>Gives it its real name, over a file of that name, whose permissions it takes. Nothing can be appended any more.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public void Name(string path)
    {
        Flush();
        _file.Dispose();
#if NET
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            const UnixFileMode All = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
                | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
            File.SetUnixFileMode(_temporary, File.GetUnixFileMode(path) & All);
        }
#endif
        AtomicFile.Replace(_temporary, path);
    }

    /// <summary>Drops what got no real name.</summary>
    public void Dispose()
    {
        _file.Dispose();
        AtomicFile.TryDelete(_temporary);
    }

    private void Flush()
    {
        _file.Write(_buffer, 0, _held);
        _flushed += _held;
        _held = 0;
    }
}
