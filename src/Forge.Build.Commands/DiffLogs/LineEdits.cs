using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>Lines of a text that are replaced, while every other line stays byte for byte, its end included.</summary>
internal sealed class LineEdits
{
    private readonly List<(int First, int Count, IReadOnlyList<string> Lines)> _edits = new();

    /// <summary>Whether nothing is replaced.</summary>
    public bool IsEmpty => _edits.Count == 0;

    /// <summary>Replaces lines. Edits do not overlap; several at one place, all but the last of no lines, follow each other in the order in which they were asked for.</summary>
    /// <param name="first">The index of the first line.</param>
    /// <param name="count">How many; 0 inserts before it.</param>
    /// <param name="lines">What comes there, without line ends.</param>
    public void Replace(int first, int count, params IReadOnlyList<string> lines) => _edits.Add((first, count, lines));

    /// <summary>Whether what is replaced up to a line ends in a blank line; null where nothing is.</summary>
    public bool? EndsBlank(int at)
    {
        (int _, int count, IReadOnlyList<string>? lines) = _edits.LastOrDefault(edit => edit.First + edit.Count == at);
        return lines is null || (count == 0 && lines.Count == 0) ? null : lines.Count > 0 && lines[^1].Length == 0;
    }

    /// <summary>The text with the edits.</summary>
    /// <param name="lines">Its lines with their ends.</param>
    /// <param name="lineEnd">How new lines end.</param>
    public string Apply(IReadOnlyList<string> lines, string lineEnd)
    {
        StringBuilder text = new();
        int at = 0;
        foreach ((int first, int count, IReadOnlyList<string> added) in _edits.OrderBy(edit => edit.First).ThenBy(edit => edit.Count > 0))
        {
            for (; at < first; at++)
                text.Append(lines[at]);
            // The last line of a file may have no end.
            if (added.Count > 0 && text.Length > 0 && text[^1] is not ('\n' or '\r'))
                text.Append(lineEnd);
            foreach (string line in added)
                text.Append(line).Append(lineEnd);
            at += count;
        }
        for (; at < lines.Count; at++)
            text.Append(lines[at]);
        return text.ToString();
    }
}
