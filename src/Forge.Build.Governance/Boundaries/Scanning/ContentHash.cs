using System;
using System.Security.Cryptography;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>The first 128 bits of a file's SHA-256: a file cannot be made to look like another that was found clean.</summary>
internal readonly record struct ContentHash(ulong High, ulong Low)
{
    public static ContentHash Of(byte[] bytes, int count)
    {
#if NET
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, count), hash);
        return new ContentHash(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
#else
        using SHA256 sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(bytes, 0, count);
        return new ContentHash(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
#endif
    }
}
