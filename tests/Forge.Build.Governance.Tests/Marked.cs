using System;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Tests;

/// <summary>A text in which a test has marked the range it expects, <c>like [[this]] here</c>.</summary>
internal sealed class Marked
{
    public Marked(string text)
    {
        int start = text.IndexOf("[[", StringComparison.Ordinal);
        int end = text.IndexOf("]]", start + 2, StringComparison.Ordinal) - 2;
        Text = text.Remove(end + 2, 2).Remove(start, 2);
        (Line, Column) = PositionOf(Text, start);
        (EndLine, EndColumn) = PositionOf(Text, end);
    }

    /// <summary>The text without the marks.</summary>
    public string Text { get; }

    public int Line { get; }

    public int Column { get; }

    public int EndLine { get; }

    public int EndColumn { get; }

    /// <summary>The marked range as a location in a file.</summary>
    public SourceLocation In(string path) => new(path, Line, Column, EndLine, EndColumn);

    // Counts as editors do: \r\n, \n and \r each end a line.
    private static (int Line, int Column) PositionOf(string text, int index)
    {
        int line = 1, column = 1;
        for (int i = 0; i < index; i++)
        {
            bool endsLine = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            (line, column) = endsLine ? (line + 1, 1) : (line, column + 1);
        }
        return (line, column);
    }
}
