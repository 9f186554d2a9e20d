#if NET
using System;
using Text = System.ReadOnlySpan<char>;
#else
using Text = System.String;
#endif

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>The lines of a text as an editor numbers them; a line end at the very end begins no further line. Line ends are single line feeds.</summary>
internal static class TextLines
{
    /// <summary>How many there are; none in an empty text.</summary>
    public static int Count(Text text)
    {
        if (text.Length == 0)
            return 0;
        int feeds = 0;
#if NET
        feeds = text.Count('\n');
#else
        for (int at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
            feeds++;
#endif
        return text[text.Length - 1] == '\n' ? feeds : feeds + 1;
    }

    /// <summary>How many UTF-16 code units a line has, without its end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">1-based; it exists.</param>
    public static int LengthOf(Text text, int line)
    {
        int start = 0;
        for (; line > 1; line--)
            start = EndOf(text, start) + 1;
        return EndOf(text, start) - start;
    }

    private static int EndOf(Text text, int start)
    {
#if NET
        int feed = text[start..].IndexOf('\n');
        return feed < 0 ? text.Length : start + feed;
#else
        int feed = text.IndexOf('\n', start);
        return feed < 0 ? text.Length : feed;
#endif
    }
}
