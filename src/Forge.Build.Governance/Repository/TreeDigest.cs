using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Forge.Build.Governance.Repository;

/// <summary>
/// One value for all files of a project but its evidence: what was audited, tested and signed off. The same before and after a commit, and in every clone,
/// because it is made of what git stores.
/// </summary>
internal static class TreeDigest
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(ForgeRepository repository, IEnumerable<TreeFile> files)
    {
        StringBuilder text = new();
        foreach (TreeFile file in files.Where(file => !repository.IsEvidence(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal))
            text.Append(file.Mode).Append(' ').Append(file.Blob).Append(' ').Append(file.Path).Append('\0');
        return Hex(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>SHA-256 as lower-case hexadecimal digits.</summary>
    public static string Hex(byte[] bytes)
    {
        using SHA256 sha = SHA256.Create();
        StringBuilder hex = new(64);
        foreach (byte b in sha.ComputeHash(bytes))
            hex.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        return hex.ToString();
    }
}
