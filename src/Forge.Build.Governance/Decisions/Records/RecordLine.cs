using System;
using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>A line of a decision record.</summary>
/// <param name="Path">Whose, relative to the project root.</param>
/// <param name="Number">1-based.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="Text">Without the blanks at its end.</param>
internal sealed record RecordLine(string Path, int Number, int Start, string Text)
{
    private static readonly char[] Blanks = { ' ', '\t' };

    /// <summary>All of it.</summary>
    public SourceLocation Location => new(Path, Number, 1, Number, Text.Length + 1);

    /// <summary>Whether it begins with a text.</summary>
    public bool StartsWith(string text) => Text.StartsWith(text, StringComparison.Ordinal);

    /// <summary>What stands behind the first characters, without outer blanks.</summary>
    public string From(int column) => Text.Substring(column).Trim(Blanks);

    /// <summary>The place of what stands from a column (0-based) to the end.</summary>
    public SourceLocation LocationFrom(int column)
    {
        while (column < Text.Length && Array.IndexOf(Blanks, Text[column]) >= 0)
            column++;
        return new SourceLocation(Path, Number, column + 1, Number, Text.Length + 1);
    }

    /// <summary>The lines of a text that are not blank.</summary>
    public static IReadOnlyList<RecordLine> Of(string path, string text)
    {
        List<RecordLine> lines = new();
        int number = 0;
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            number++;
            string line = text.Substring(start, end - start).TrimEnd(Blanks);
            if (line.Length > 0)
                lines.Add(new RecordLine(path, number, start, line));
            start = end + 1;
        }
        return lines;
    }
}
