using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption;

/// <summary>A planned file as a unified diff: one hunk around all that differs.</summary>
internal static class UnifiedDiff
{
    private const int ContextLines = 3;
    private const string NoLineEnd = "\\ No newline at end of file";

    /// <summary>The lines of the diff.</summary>
    public static IEnumerable<string> Of(PlannedFile file)
    {
        string[] before = file.Before is null ? [] : Lines(file.Before), after = Lines(file.After);
        yield return "--- " + (file.Before is null ? "/dev/null" : "a/" + file.Path);
        yield return "+++ b/" + file.Path;
        int same = 0, sameEnd = 0;
        while (same < before.Length && same < after.Length && before[same] == after[same])
            same++;
        while (sameEnd < before.Length - same && sameEnd < after.Length - same && before[^(sameEnd + 1)] == after[^(sameEnd + 1)])
            sameEnd++;
        int start = Math.Max(0, same - ContextLines), lead = same - start, tail = Math.Min(ContextLines, sameEnd);
        int removed = before.Length - same - sameEnd, added = after.Length - same - sameEnd;
        yield return "@@ -" + Range(start, lead + removed + tail) + " +" + Range(start, lead + added + tail) + " @@";
        IEnumerable<string> hunk = before.Skip(start).Take(lead).Select(line => " " + line)
            .Concat(before.Skip(same).Take(removed).Select(line => "-" + line)).Concat(after.Skip(same).Take(added).Select(line => "+" + line))
            .Concat(before.Skip(same + removed).Take(tail).Select(line => " " + line));
        foreach (string line in hunk)
        {
            yield return line.TrimEnd('\n');
            if (!line.EndsWith('\n'))
                yield return NoLineEnd;
        }
    }

    private static string Range(int start, int count)
        => (count == 0 ? start : start + 1).ToString(CultureInfo.InvariantCulture) + "," + count.ToString(CultureInfo.InvariantCulture);

    // Each with its line feed.
    private static string[] Lines(byte[] bytes)
    {
        string text = SourceText.Decode(bytes, bytes.Length).Text;
        string[] lines = text.Split('\n').Select(line => line + "\n").ToArray();
        lines[^1] = lines[^1].TrimEnd('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
