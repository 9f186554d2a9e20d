using System;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>The line with which a block of armoured text begins (PEM, OpenSSH, PGP, PuTTY).</summary>
internal static class PrivateKeyBlock
{
    private const string Armour = "-----BEGIN";
    private const string Putty = "PuTTY-User-Key-File-";
    private const int MostLabelLength = 64;

    // What is given away on purpose. Any other label counts, one that nobody knows included.
    private static readonly string[] Public = { "PUBLIC KEY", "CERTIFICATE", "SIGNATURE", "SIGNED MESSAGE", "CRL", "PARAMETERS", "MESSAGE", "CMS", "PKCS7" };

    /// <summary>The block that begins at a dash which follows no other dash.</summary>
    public static SecretMatch? Match(string line, int at)
    {
        if (!Characters.Stands(line, at, Armour, ignoreCase: false))
            return null;
        int start = at + Armour.Length;
        int label = start;
        while (label < line.Length && label < start + MostLabelLength && (Characters.In(line[label], CharacterSet.Upper | CharacterSet.Digit) || line[label] == ' '))
            label++;
        // Where the mark is not closed, code speaks of it.
        bool isClosed = Characters.Stands(line, label, "-----");
        if ((!isClosed && label < line.Length) || IsPublic(line.Substring(start, label - start)))
            return null;
        return new SecretMatch("a private key", Armour, at, isClosed ? label + 5 : label, IsKnownFormat: true);
    }

    /// <summary>The head of a PuTTY key file, which names the version of the format.</summary>
    public static SecretMatch? MatchPutty(string line, int at)
    {
        int version = at + Putty.Length;
        return Characters.Stands(line, at, Putty, ignoreCase: false) && Characters.EndOfRun(line, version, CharacterSet.Digit, version + 1) > version
            ? new SecretMatch("a PuTTY private key", Putty, at, version + 1, IsKnownFormat: true)
            : null;
    }

    private static bool IsPublic(string label)
    {
        if (label.IndexOf("PRIVATE", StringComparison.Ordinal) >= 0)
            return false;
        foreach (string word in Public)
        {
            if (label.IndexOf(word, StringComparison.Ordinal) >= 0)
                return true;
        }
        return false;
    }
}
