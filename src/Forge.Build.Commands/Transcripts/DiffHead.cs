using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Forge.Build.Commands.Transcripts;

/// <summary>Whether a block holds a diff where a file belongs (Builder Contract 0.1): told from its first lines.</summary>
internal static class DiffHead
{
    /// <summary>Whether it does. A block for a file of diffs may.</summary>
    /// <param name="path">The path of the block.</param>
    /// <param name="head">The first bytes of its content.</param>
    /// <param name="isFencedAsDiff">Whether its fence names a diff.</param>
    public static bool Is(string path, ReadOnlySpan<byte> head, bool isFencedAsDiff)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is ".diff" or ".patch" or ".rej")
            return false;
        string[] lines = Encoding.UTF8.GetString(head).Split('\n').Select(line => line.TrimEnd('\r')).SkipWhile(line => line.Trim().Length == 0 || IsPreface(line)).Take(3).ToArray();
        if (isFencedAsDiff)
            return true;
        if (lines.Length == 0)
            return false;
        return Starts(lines[0], "diff --git ") || Starts(lines[0], "*** Begin Patch") || (Starts(lines[0], "@@ -") && lines[0].IndexOf(" @@", 4, StringComparison.Ordinal) > 0)
            || (lines.Length == 3 && Starts(lines[0], "--- ") && Starts(lines[1], "+++ ") && Starts(lines[2], "@@ "));
    }

    private static bool IsPreface(string line) => Starts(line, "Index: ") || Starts(line, "=====");

    private static bool Starts(string line, string start) => line.StartsWith(start, StringComparison.Ordinal);
}
