using System.Collections.Generic;

namespace Forge.Build.Governance.Repository;

/// <summary><c>a.{ts,tsx}</c> to <c>a.ts</c> and <c>a.tsx</c>, as shells do it.</summary>
internal static class BraceExpansion
{
    public static bool TryExpand(string text, int most, out List<string> expanded, out string reason)
    {
        expanded = new List<string>();
        reason = "";
        Stack<string> open = new();
        open.Push(text);
        while (open.Count > 0)
        {
            string next = open.Pop();
            int start = next.IndexOf('{');
            if (start < 0)
            {
                if (next.IndexOf('}') >= 0)
                    reason = "it closes a brace that it did not open";
                else
                    expanded.Add(next);
            }
            else
            {
                int end = ClosingBrace(next, start);
                if (end < 0)
                    reason = "it opens a brace that it does not close";
                else
                    PushAlternatives(next, start, end, open);
            }
            if (reason.Length == 0 && expanded.Count + open.Count > most)
                reason = "its braces stand for more than " + most + " patterns";
            if (reason.Length > 0)
                return false;
        }
        return true;
    }

    private static int ClosingBrace(string text, int start)
    {
        int depth = 0;
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] == '{')
                depth++;
            else if (text[i] == '}' && --depth == 0)
                return i;
        }
        return -1;
    }

    // Pushed last to first, so that the expansion comes out in the written order.
    private static void PushAlternatives(string text, int start, int end, Stack<string> open)
    {
        int depth = 0, last = end;
        for (int i = end - 1; i >= start; i--)
        {
            if (text[i] == '}')
                depth++;
            else if (text[i] == '{' && i != start)
                depth--;
            else if (i == start || (text[i] == ',' && depth == 0))
            {
                open.Push(text.Substring(0, start) + text.Substring(i + 1, last - i - 1) + text.Substring(end + 1));
                last = i;
            }
        }
    }
}
