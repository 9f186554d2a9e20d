namespace Forge.Build.Governance.Findings;

/// <summary>A range in a file.</summary>
/// <param name="Path">Relative to the project root with <c>/</c>, absolute where the file lies outside of it, empty where a finding has no file.</param>
/// <param name="Line">First line, 1-based; 0 where unknown.</param>
/// <param name="Column">First column, 1-based, in UTF-16 code units; 0 where unknown.</param>
/// <param name="EndLine">Last line, 1-based.</param>
/// <param name="EndColumn">The column after the last character, as compilers print it.</param>
public readonly record struct SourceLocation(string Path, int Line = 0, int Column = 0, int EndLine = 0, int EndColumn = 0)
{
    /// <summary>No file at all.</summary>
    public static readonly SourceLocation None = new("");

    /// <summary>The beginning of a file: what is said is said of the file as a whole.</summary>
    public static SourceLocation StartOf(string path) => new(path, 1, 1, 1, 1);
}
