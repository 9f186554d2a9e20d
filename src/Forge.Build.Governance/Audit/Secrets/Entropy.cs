using System;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>How surprising a text is: what tells a generated key from words where nothing else does.</summary>
internal static class Entropy
{
    /// <summary>A shorter text has too few characters to judge.</summary>
    public const int LeastLength = 16;

    /// <summary>Bits a character by Shannon. English names reach about 3 with more than one word, random hexadecimal 3.5 and more, random Base64 4 and more.</summary>
    public const double LeastBits = 3.0;

    /// <summary>Whether a text is long and surprising enough to be generated.</summary>
    public static bool IsHigh(string text) => text.Length >= LeastLength && BitsPerCharacter(text) >= LeastBits;

    /// <summary>Shannon entropy over the text's own characters; those beyond ASCII count as one.</summary>
    public static double BitsPerCharacter(string text)
    {
        int[] counts = new int[129];
        foreach (char c in text)
            counts[Math.Min(c, (char)128)]++;
        double bits = 0;
        foreach (int count in counts)
        {
            if (count > 0)
                bits -= (double)count / text.Length * Math.Log((double)count / text.Length, 2);
        }
        return bits;
    }
}
