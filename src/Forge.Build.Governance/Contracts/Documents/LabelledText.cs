using System;

namespace Forge.Build.Governance.Contracts.Documents;

/// <summary>A label, a colon and a value, as in <c>- **Status:** COMPLETE</c>.</summary>
/// <param name="Label">The label without marks of emphasis.</param>
/// <param name="Value">The value without blanks and marks of emphasis around.</param>
/// <param name="Start">Where in the line the label begins, its marks included.</param>
/// <param name="ValueStart">Where in the line the value begins; its end where there is none.</param>
internal readonly record struct LabelledText(string Label, string Value, int Start, int ValueStart)
{
    private const int LongestLabel = 60;

    private static readonly char[] Marks = { ' ', '\t', '*', '_', '`' };

    /// <summary>Where in the line the value ends.</summary>
    public int ValueEnd => ValueStart + Value.Length;

    /// <summary>Reads a line; the markers of lists before the label do not count.</summary>
    public static LabelledText? Of(string line)
    {
        int start = ListMarker.Skip(line, 0);
        if (start == line.Length)
            return null;
        int colon = line.IndexOf(':', start, Math.Min(LongestLabel, line.Length - start));
        if (colon < 0)
            return null;
        string label = line.Substring(start, colon - start).Trim(Marks);
        int valueStart = colon + 1;
        while (valueStart < line.Length && Array.IndexOf(Marks, line[valueStart]) >= 0)
            valueStart++;
        string value = line.Substring(valueStart).TrimEnd(Marks);
        return label.Length == 0 ? null : new LabelledText(label, value, start, valueStart);
    }

    /// <summary>Whether this is the label; case does not matter.</summary>
    public bool Is(string label) => Label.Equals(label, StringComparison.OrdinalIgnoreCase);
}
