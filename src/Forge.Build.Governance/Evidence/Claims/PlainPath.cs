using System.Collections.Generic;
using System.Text;

namespace Forge.Build.Governance.Evidence.Claims;

/// <summary>A path without marks: it ends where a remark begins.</summary>
internal static class PlainPath
{
    private const string Punctuation = "_*[](){}#~`!<>|";

    /// <summary>Reads the paths of a text: one, two with an arrow between them, or several with commas.</summary>
    public static void Read(string line, int start, int end, bool isCell, List<ClaimText.Item> items)
    {
        int remark = EndOf(line, start, end, out int arrow);
        ClaimText.Item head = Trimmed(line, start, remark);
        if (PathWords.SayNothing(head.Path) || head.Path[head.Path.Length - 1] == ':')
            return;
        if (TryReadList(line, head, isCell, items))
            return;
        if (PathWords.IsProse(head.Path))
        {
            items.Add(head with { IsProse = true });
            return;
        }
        items.Add(Unescaped(head));
        if (arrow > 0)
            ReadFurther(line, remark + arrow, end, isCell, items);
    }

    /// <summary>Reads what stands after an arrow or a comma: more paths, or a remark, which claims nothing.</summary>
    public static void ReadFurther(string line, int start, int end, bool isCell, List<ClaimText.Item> items)
    {
        int at = ClaimLead.Skip(line, start, end);
        if (MarkedPath.TryRead(line, at, end, out ClaimText.Item marked, out _))
        {
            items.Add(marked);
            return;
        }
        ClaimText.Item head = Trimmed(line, at, EndOf(line, at, end, out _));
        if (!TryReadList(line, head, isCell, items) && PathWords.LooksLikePath(head.Path))
            items.Add(Unescaped(head));
    }

    private static int EndOf(string line, int start, int end, out int arrow)
    {
        arrow = 0;
        bool blank = false;
        for (int i = start; i < end; i++)
        {
            bool afterBlank = i > start && char.IsWhiteSpace(line[i - 1]);
            blank |= afterBlank;
            if (afterBlank && PathSeparator.IsRemarkAt(line, i, end))
                return i;
            if (afterBlank && PathSeparator.ArrowAt(line, i, end) is > 0 and var length)
            {
                arrow = length;
                return i;
            }
            // "src/x.cs: why", but no colon in the middle of a sentence.
            if (line[i] == ':' && !blank && i + 1 < end && char.IsWhiteSpace(line[i + 1]) && PathWords.LooksLikePath(line.Substring(start, i - start)))
                return i;
        }
        return end;
    }

    private static bool TryReadList(string line, ClaimText.Item head, bool isCell, List<ClaimText.Item> items)
    {
        List<ClaimText.Item> parts = new();
        int start = head.Start;
        for (int i = head.Start; i <= head.End; i++)
        {
            if (i < head.End && !(line[i] is ',' or ';' && (isCell || (i + 1 < head.End && char.IsWhiteSpace(line[i + 1])))))
                continue;
            int at = ClaimLead.Skip(line, start, i);
            if (!MarkedPath.TryRead(line, at, i, out ClaimText.Item part, out _))
                part = Unescaped(Trimmed(line, at, i));
            if (!PathWords.LooksLikePath(part.Path))
                return false;
            parts.Add(part);
            start = i + 1;
        }
        if (parts.Count < 2)
            return false;
        items.AddRange(parts);
        return true;
    }

    private static ClaimText.Item Trimmed(string line, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(line[start]))
            start++;
        while (end > start && IsLoose(line, start, end - 1))
            end--;
        if (end - start > 1 && line[end - 1] == '.' && char.IsLetterOrDigit(line[end - 2]) && !HasBlank(line, start, end))
            end--;
        return new ClaimText.Item(line.Substring(start, end - start), start, end);
    }

    // The end of emphasis, or a comma; a star after a slash is part of a glob.
    private static bool IsLoose(string line, int start, int last)
    {
        char c = line[last];
        if (char.IsWhiteSpace(c) || c is ',' or ';' or '~' or '`')
            return true;
        int before = last > start && line[last - 1] == '*' ? last - 2 : last - 1;
        return c == '*' && before >= start && line[before] is not ('/' or '\\' or '.');
    }

    private static bool HasBlank(string line, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(line[i]))
                return true;
        }
        return false;
    }

    // Formatters of Markdown write __init__.py with backslashes; where slashes part the folders, a backslash before punctuation is such an escape.
    private static ClaimText.Item Unescaped(ClaimText.Item item)
    {
        string text = item.Path;
        if (text.IndexOf('\\') < 0 || (text.IndexOf('/') < 0 && text[0] != '\\'))
            return item;
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && Punctuation.IndexOf(text[i + 1]) >= 0)
                i++;
            plain.Append(text[i]);
        }
        return item with { Path = plain.ToString() };
    }
}
