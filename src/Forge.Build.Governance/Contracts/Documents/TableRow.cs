using System.Collections.Generic;

namespace Forge.Build.Governance.Contracts.Documents;

/// <summary>The cells of one row of a table.</summary>
internal static class TableRow
{
    /// <summary>A cell: where its text begins and ends in the line, blanks around left out.</summary>
    internal readonly record struct Cell(int Start, int End);

    /// <summary>Whether a line begins as the rows of a table do.</summary>
    public static bool IsAt(string line)
    {
        int at = ListMarker.SkipBlanks(line, 0);
        return at < line.Length && line[at] == '|';
    }

    /// <summary>Whether a line is the rule between the head of a table and its rows.</summary>
    public static bool IsRule(string line)
    {
        bool dash = false, bar = false;
        foreach (char c in line)
        {
            if (c is not ('|' or '-' or ':' or ' ' or '\t'))
                return false;
            dash |= c == '-';
            bar |= c == '|';
        }
        return dash && bar;
    }

    /// <summary>The cells of a line, parted by every <c>|</c> that no backslash escapes.</summary>
    public static IReadOnlyList<Cell> CellsOf(string line)
    {
        List<Cell> cells = new();
        int end = line.TrimEnd().Length;
        int start = ListMarker.SkipBlanks(line, 0);
        if (start < end && line[start] == '|')
            start++;
        for (int i = start; i <= end; i++)
        {
            if (i < end && line[i] == '\\')
            {
                i++;
            }
            else if (i >= end || line[i] == '|')
            {
                if (i < end || i > start)
                    cells.Add(Trimmed(line, start, i < end ? i : end));
                start = i + 1;
            }
        }
        return cells;
    }

    private static Cell Trimmed(string line, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(line[start]))
            start++;
        while (end > start && char.IsWhiteSpace(line[end - 1]))
            end--;
        return new Cell(start, end);
    }
}
