using System;
using System.Collections.Generic;

namespace Forge.Build.Commands.Checking.Staging;

/// <summary>One path whose staged state differs from a commit.</summary>
/// <param name="Path">Relative to the project root, with <c>/</c>.</param>
/// <param name="Mode">Git's mode of what is staged; <c>000000</c> where it is deleted.</param>
/// <param name="Blob">The staged content; zeros where it is deleted.</param>
/// <param name="OldBlob">The content in the commit; zeros where it has none.</param>
internal sealed record StagedChange(string Path, string Mode, string Blob, string OldBlob)
{
    /// <summary>Whether a file is staged, as opposed to a deletion, a link or a submodule.</summary>
    public bool IsFile => Mode is "100644" or "100755";

    /// <summary>Whether another content is staged, and not only other rights.</summary>
    public bool HasNewContent => Blob != OldBlob;

    /// <summary>Reads <c>git diff-index --raw --no-renames --no-abbrev -z</c>: records <c>:mode mode blob blob status NUL path NUL</c>.</summary>
    public static IReadOnlyList<StagedChange> Parse(string output)
    {
        List<StagedChange> changes = new();
        string[] fields = output.Split('\0');
        for (int i = 0; i + 1 < fields.Length; i += 2)
        {
            string[] facts = fields[i].Split(' ');
            if (facts.Length < 5)
                throw new FormatException("git diff-index said: " + fields[i]);
            changes.Add(new StagedChange(fields[i + 1], facts[1], facts[3], facts[2]));
        }
        return changes;
    }
}
