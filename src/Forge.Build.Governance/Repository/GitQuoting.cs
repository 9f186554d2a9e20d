using System.Collections.Generic;
using System.Text;

namespace Forge.Build.Governance.Repository;

/// <summary>Paths as git prints them for people: in double quotes with escapes where they hold odd characters, <c>"caf\303\251.py"</c>.</summary>
internal static class GitQuoting
{
    /// <summary>The path of a header, in quotes or not.</summary>
    public static string PathOf(string text) => text.Length < 2 || text[0] != '"' || text[text.Length - 1] != '"' ? text : Unescape(text.Substring(1, text.Length - 2));

    /// <summary>A text without its escapes: octal bytes of UTF-8, and those of C. What is no escape stays.</summary>
    public static string Unescape(string quoted)
    {
        List<byte> bytes = new(quoted.Length);
        for (int i = 0; i < quoted.Length; i++)
        {
            if (quoted[i] == '\\' && i + 1 < quoted.Length)
            {
                i = Unescape(quoted, i + 1, bytes);
                continue;
            }
            int length = char.IsHighSurrogate(quoted[i]) && i + 1 < quoted.Length ? 2 : 1;
            bytes.AddRange(Encoding.UTF8.GetBytes(quoted.Substring(i, length)));
            i += length - 1;
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>Whether three octal digits of one byte stand there.</summary>
    public static bool IsOctal(string text, int at)
        => at + 2 < text.Length && text[at] is >= '0' and <= '3' && text[at + 1] is >= '0' and <= '7' && text[at + 2] is >= '0' and <= '7';

    private static int Unescape(string text, int at, List<byte> bytes)
    {
        if (IsOctal(text, at))
        {
            bytes.Add((byte)(((text[at] - '0') << 6) | ((text[at + 1] - '0') << 3) | (text[at + 2] - '0')));
            return at + 2;
        }
        bytes.AddRange(text[at] switch
        {
            'a' => new byte[] { 7 },
            'b' => new byte[] { 8 },
            't' => new byte[] { 9 },
            'n' => new byte[] { 10 },
            'v' => new byte[] { 11 },
            'f' => new byte[] { 12 },
            'r' => new byte[] { 13 },
            '"' or '\\' => new[] { (byte)text[at] },
            _ => Encoding.UTF8.GetBytes("\\" + text[at]),
        });
        return at;
    }
}
