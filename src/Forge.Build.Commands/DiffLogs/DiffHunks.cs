using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>
/// The hunks of a diff log: what changed, as much of it as a person reads, and what was left out. Bounded whatever the change is: so many files are asked for, none
/// of them large, and so many lines are kept.
/// </summary>
internal static class DiffHunks
{
    /// <summary>The hunks of so many files are shown.</summary>
    public const int MostFiles = 100;

    /// <summary>So many lines of one file are shown.</summary>
    public const int MostLinesOfFile = 200;

    /// <summary>So many lines in all.</summary>
    public const int MostLines = 2000;

    /// <summary>So many characters of a line.</summary>
    public const int LongestLine = 400;

    // Windows allows a command line of 32,767 characters.
    private const int MostPathCharacters = 16_000;

    private const string FileStart = "diff --git ";
    private const string Binary = "Binary files ";

    /// <summary>Asks git.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="revision">What it is compared with.</param>
    /// <param name="paths">The changed files, relative to the project root.</param>
    /// <param name="problem">Why git gave no answer; then nothing is returned.</param>
    public static IReadOnlyList<string> Of(WorkingTree tree, string revision, IReadOnlyList<string> paths, out GitProblem? problem)
    {
        problem = null;
        int characters = 0;
        string[] asked = paths.Take(MostFiles).TakeWhile(path => (characters += path.Length + 3) <= MostPathCharacters).ToArray();
        if (asked.Length == 0)
            return Cut("", paths.Count);
        string[] arguments =
        [
            "-c", "core.bigFileThreshold=64k", "diff-index", "--cached", "--no-renames", "-p", "-U3", "--irreversible-delete", "--no-ext-diff", "--no-textconv", "--relative",
            "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules=none", "--submodule=short", revision, "--", .. asked,
        ];
        GitResult result = tree.Ask(arguments);
        problem = result.Succeeded ? null : GitProblem.Of(result);
        return problem is null ? Cut(result.Output, paths.Count - asked.Length) : [];
    }

    /// <summary>The lines that are kept, each safe to print and without its end.</summary>
    /// <param name="diff">What git printed.</param>
    /// <param name="unasked">How many files more changed.</param>
    public static IReadOnlyList<string> Cut(string diff, int unasked)
    {
        List<string> kept = new();
        int ofFile = 0, dropped = 0, more = 0;
        bool isShown = true;
        for (int at = 0; at < diff.Length;)
        {
            int end = diff.IndexOf('\n', at);
            if (end < 0)
                end = diff.Length;
            if (string.CompareOrdinal(diff, at, FileStart, 0, FileStart.Length) == 0)
            {
                Close(kept, ref dropped);
                ofFile = 0;
                isShown = kept.Count < MostLines;
                more += isShown ? 0 : 1;
            }
            if (isShown && ofFile++ < MostLinesOfFile)
                kept.Add(LineOf(diff, at, end));
            else if (isShown)
                dropped++;
            at = end + 1;
        }
        Close(kept, ref dropped);
        if (more + unasked > 0)
            kept.Add("(" + Count(more + unasked, "more changed file", "more changed files") + " not shown; git has them all)");
        return kept;
    }

    private static void Close(List<string> kept, ref int dropped)
    {
        if (dropped > 0)
            kept.Add("(" + Count(dropped, "more line", "more lines") + " of this file not shown)");
        dropped = 0;
    }

    // A carriage return inside a line would begin a line of the log; tabs stay, because people read them as the indentation that they are.
    private static string LineOf(string diff, int at, int end)
    {
        if (string.CompareOrdinal(diff, at, Binary, 0, Binary.Length) == 0)
            return "(binary, or larger than 64 KB: not shown)";
        string line = diff.Substring(at, Math.Min(end - at, LongestLine + 1));
        bool isLong = line.Length > LongestLine;
        string text = isLong ? line[..(char.IsHighSurrogate(line[LongestLine - 1]) ? LongestLine - 1 : LongestLine)] : line.TrimEnd('\r');
        return string.Join('\t', text.Split('\t').Select(PrintableText.Escape)) + (isLong ? "..." : "");
    }

    private static string Count(int count, string one, string many) => count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many);
}
