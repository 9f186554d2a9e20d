using System;
using System.IO;

namespace Forge.Build.Governance.Repository;

/// <summary>Reads files whole into a buffer that is used again for the next one.</summary>
internal sealed class FileBytes
{
    /// <summary>Larger files are not read: a text of that size is no source, and its characters would not fit into one string.</summary>
    public const int MostBytes = 256 * 1024 * 1024;

    private const int KeptBytes = 4 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];

    /// <summary>What was read last; only the first <see cref="Count"/> bytes count.</summary>
    public byte[] Buffer => _buffer;

    /// <summary>How many bytes were read.</summary>
    public int Count { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <returns>False where it holds more than <see cref="MostBytes"/>.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public bool TryRead(string fullPath, long expectedLength)
    {
        Count = 0;
        // A pipe has no length, and opening one would wait for a writer for ever.
        if (expectedLength == 0)
            return true;
        if (expectedLength > MostBytes)
            return false;
        Reserve((int)expectedLength + 1);
#if NET
        using Microsoft.Win32.SafeHandles.SafeFileHandle file
            = File.OpenHandle(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.None);
        while (Count <= MostBytes)
        {
            int read = RandomAccess.Read(file, _buffer.AsSpan(Count), Count);
#else
        using FileStream file = new(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        while (Count <= MostBytes)
        {
            int read = file.Read(_buffer, Count, _buffer.Length - Count);
#endif
            Count += read;
            // The walk saw this length a moment ago; asking again for the end would be a fifth of the cost of reading.
            if (read == 0 || Count == expectedLength)
                return true;
            if (Count == _buffer.Length)
                Reserve(_buffer.Length * 2);
        }
        return false;
    }

    private void Reserve(int size)
    {
        if (size > _buffer.Length)
            Array.Resize(ref _buffer, size);
        else if (_buffer.Length > KeptBytes && size <= KeptBytes && Count == 0)
            _buffer = new byte[KeptBytes];
    }
}
