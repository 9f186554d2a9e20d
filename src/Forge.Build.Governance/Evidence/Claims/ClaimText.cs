using System.Collections.Generic;

namespace Forge.Build.Governance.Evidence.Claims;

/// <summary>Reads the paths out of one bullet, one cell of a table or one heading.</summary>
internal static class ClaimText
{
    /// <summary>A path, or a text that should have been one.</summary>
    /// <param name="Path">The path without what stands around it; the text as it is where it is none.</param>
    /// <param name="Start">Where in the line it begins.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="IsProse">Whether it is a sentence and no path.</param>
    internal readonly record struct Item(string Path, int Start, int End, bool IsProse = false);

    /// <summary>Reads the text from <paramref name="start"/> up to <paramref name="end"/>; nothing where it says that there is no file.</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">Where the text begins, after the markers of lists.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="isCell">Whether it is a cell, in which a comma parts files also without a blank.</param>
    public static IReadOnlyList<Item> Read(string line, int start, int end, bool isCell = false)
    {
        List<Item> items = new();
        int at = ClaimLead.Skip(line, start, end);
        if (at >= end)
            return items;
        if (MarkedPath.TryRead(line, at, end, out Item first, out int next))
            ReadMarked(line, first, next, end, isCell, items);
        else
            PlainPath.Read(line, at, end, isCell, items);
        return items;
    }

    private static void ReadMarked(string line, Item item, int next, int end, bool isCell, List<Item> items)
    {
        next = SkipEmphasis(line, next, end);
        if (!PathWords.LooksLikePath(item.Path) && !PathSeparator.IsAt(line, next, end))
        {
            items.Add(new Item(line.Substring(item.Start, end - item.Start).TrimEnd(), item.Start, end, IsProse: true));
            return;
        }
        items.Add(item);
        while (PathSeparator.AnotherAt(line, next, end) is var another && another > next)
        {
            another = ClaimLead.Skip(line, another, end);
            if (!MarkedPath.TryRead(line, another, end, out item, out next))
            {
                PlainPath.ReadFurther(line, another, end, isCell, items);
                return;
            }
            items.Add(item);
            next = SkipEmphasis(line, next, end);
        }
    }

    private static int SkipEmphasis(string line, int at, int end)
    {
        while (at < end && line[at] is '*' or '~')
            at++;
        return at;
    }
}
