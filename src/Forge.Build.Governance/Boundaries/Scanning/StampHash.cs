using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>One value for a sequence of paths with two numbers each: what a kept verdict was made of.</summary>
internal sealed class StampHash : IDisposable
{
    private const long Nothing = -2;
    private const long AFolder = -3;

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

    /// <summary>Adds what a walk could not look at, and the folders that it left to their own governance.</summary>
    public void AppendProblemsOf(SourceTree tree)
    {
        foreach (TreeProblem problem in tree.Problems)
            Append(problem.Path, (long)problem.Kind, -1);
        foreach (string root in tree.NestedRoots)
            Append(root, -1, -1);
    }

    /// <summary>Adds what lies at a place: a file with its length and time, a folder, or nothing.</summary>
    /// <param name="path">What it is called in the value.</param>
    /// <param name="fullPath">Where it is; absolute.</param>
    /// <returns>The file's last write, UTC ticks; 0 where there is no file.</returns>
    public long AppendPlace(string path, string fullPath)
    {
        FileInfo file = new(fullPath);
        bool isFile = file.Exists;
        long modified = isFile ? file.LastWriteTimeUtc.Ticks : 0;
        Append(path, isFile ? file.Length : Directory.Exists(fullPath) ? AFolder : Nothing, modified);
        return modified;
    }

    /// <summary>The value; begins anew.</summary>
    public byte[] Take() => _hash.GetHashAndReset();

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
