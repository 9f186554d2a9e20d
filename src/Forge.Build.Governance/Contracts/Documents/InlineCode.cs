using System.Collections.Generic;

namespace Forge.Build.Governance.Contracts.Documents;

/// <summary>What stands between backticks in a line of Markdown.</summary>
internal static class InlineCode
{
    /// <summary>A span of code: its text without blanks around it, and where in the line it begins and ends.</summary>
    internal readonly record struct Span(string Text, int Start, int End);

    /// <summary>The spans of a text; a backtick that nothing closes is text. Takes linear time.</summary>
    public static IReadOnlyList<Span> In(string text)
    {
        List<Span> spans = new();
        // A run of backticks that nothing closed once, closes nothing later: without this, a line of openings takes quadratic time.
        HashSet<int> unclosed = new();
        for (int at = text.IndexOf('`'); at >= 0 && at < text.Length; at = text.IndexOf('`', at))
        {
            int length = RunAt(text, at);
            int start = at + length;
            int end = unclosed.Contains(length) ? -1 : Closing(text, start, length);
            if (end < 0)
            {
                unclosed.Add(length);
                at = start;
            }
            else
            {
                spans.Add(new Span(text.Substring(start, end - start).Trim(), start, end));
                at = end + length;
            }
            if (at >= text.Length)
                break;
        }
        return spans;
    }

    /// <summary>The text with blanks in the place of its spans of code.</summary>
    public static string Without(string text)
    {
        char[] prose = text.ToCharArray();
        foreach (Span span in In(text))
        {
            for (int i = span.Start; i < span.End; i++)
                prose[i] = ' ';
        }
        return new string(prose);
    }

    private static int Closing(string text, int start, int length)
    {
        for (int at = text.IndexOf('`', start); at >= 0;)
        {
            int run = RunAt(text, at);
            if (run == length)
                return at;
            at += run;
            at = at < text.Length ? text.IndexOf('`', at) : -1;
        }
        return -1;
    }

    private static int RunAt(string text, int at)
    {
        int end = at;
        while (end < text.Length && text[end] == '`')
            end++;
        return end - at;
    }
}
