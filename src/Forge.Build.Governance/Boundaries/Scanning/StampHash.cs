using System;
using System.Security.Cryptography;
using System.Text;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>One value for a sequence of paths with two numbers each: what a kept verdict was made of.</summary>
internal sealed class StampHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[4096];

    /// <summary>Adds a path, for example with length and time of what lies there.</summary>
    public void Append(string path, long a, long b)
    {
        int most = Encoding.UTF8.GetMaxByteCount(path.Length) + 17;
        if (_buffer.Length < most)
            _buffer = new byte[most];
        int length = Encoding.UTF8.GetBytes(path, 0, path.Length, _buffer, 16);
        for (int i = 0; i < 8; i++)
        {
            _buffer[i] = (byte)(a >> (8 * i));
            _buffer[8 + i] = (byte)(b >> (8 * i));
        }
        // No path holds a NUL, so none runs into the next.
        _buffer[16 + length] = 0;
        _hash.AppendData(_buffer, 0, 17 + length);
    }

    /// <summary>Adds bytes of a length that is always the same.</summary>
    public void Append(byte[] bytes) => _hash.AppendData(bytes);

    /// <summary>The value; begins anew.</summary>
    public byte[] Take() => _hash.GetHashAndReset();

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
