namespace Forge.Build.Governance.Repository;

/// <summary>Why a part of the tree could not be walked.</summary>
public enum TreeProblemKind
{
    /// <summary>A folder that cannot be listed.</summary>
    UnreadableFolder,

    /// <summary>A link whose target lies outside the project root, or to a folder that this host cannot name.</summary>
    LinkLeavesRoot,

    /// <summary>A link that dangles or loops.</summary>
    BrokenLink,

    /// <summary>More entries than <see cref="SourceTree.MostEntries"/>; the rest was not looked at.</summary>
    TooManyEntries,
}

/// <summary>A part of the tree that could not be walked.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Path">Relative to the project root, with <c>/</c>; empty for the root itself.</param>
public readonly record struct TreeProblem(TreeProblemKind Kind, string Path);
