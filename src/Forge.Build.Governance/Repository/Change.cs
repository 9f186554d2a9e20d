namespace Forge.Build.Governance.Repository;

/// <summary>How a file differs from the base.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>Its content or its mode is another.</summary>
    Modified,

    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>It lies at another path than before, with much the same content.</summary>
    Renamed,
}

/// <summary>One file that differs from the base, staged or not, tracked or not.</summary>
/// <param name="Kind">How.</param>
/// <param name="Path">Where it is, or was; relative to the project root with <c>/</c>.</param>
/// <param name="OldPath">Where a renamed file was; empty for the others.</param>
public sealed record Change(ChangeKind Kind, string Path, string OldPath = "");

/// <summary>A line that the base does not have.</summary>
/// <param name="Path">Relative to the project root with <c>/</c>.</param>
/// <param name="Line">1-based.</param>
/// <param name="Text">The line without its end.</param>
public readonly record struct AddedLine(string Path, int Line, string Text);
