using System.Collections.Generic;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts;

/// <summary>What to do about source files that no layer covers.</summary>
public enum Coverage
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>Say how many there are.</summary>
    Notice,

    /// <summary>Fail the build.</summary>
    Error,
}

/// <summary><c>boundaries.json</c>: the layers of a repository and what each must not contain (Builder Contract 4).</summary>
/// <param name="Layers">In the order of the file.</param>
/// <param name="KnownViolations">Violations that are accepted for now.</param>
/// <param name="Coverage">What to do about source files that no layer covers.</param>
public sealed record BoundariesContract(IReadOnlyList<Layer> Layers, IReadOnlyList<KnownViolation> KnownViolations, Coverage Coverage);

/// <summary>A glob and the place where it is written.</summary>
/// <param name="Glob">The glob.</param>
/// <param name="Location">Its string in <c>boundaries.json</c>.</param>
public sealed record PlacedGlob(Glob Glob, SourceLocation Location);

/// <summary>A part of the source tree with rules of its own.</summary>
/// <param name="Name">Unique among the layers, whatever its case.</param>
/// <param name="Globs">Its files; a file in any of them is in the layer.</param>
/// <param name="Exclude">Files that are not in the layer although a glob names them.</param>
/// <param name="Forbidden">What its files must not contain.</param>
/// <param name="Location">The name's place in <c>boundaries.json</c>.</param>
public sealed record Layer(
    string Name, IReadOnlyList<PlacedGlob> Globs, IReadOnlyList<Glob> Exclude, IReadOnlyList<ForbiddenPattern> Forbidden, SourceLocation Location)
{
    /// <summary>Whether a file lies in the layer.</summary>
    /// <param name="path">Relative to the project root, with <c>/</c>.</param>
    public bool Covers(string path)
    {
        foreach (PlacedGlob placed in Globs)
        {
            if (placed.Glob.IsMatch(path))
                return !Excludes(path);
        }
        return false;
    }

    /// <summary>Whether any file below a folder could lie in the layer.</summary>
    public bool CouldCoverBelow(string directory)
    {
        foreach (PlacedGlob placed in Globs)
        {
            if (placed.Glob.CouldMatchBelow(directory))
                return !ExcludesAllBelow(directory);
        }
        return false;
    }

    private bool ExcludesAllBelow(string directory)
    {
        foreach (Glob glob in Exclude)
        {
            if (glob.MatchesAllBelow(directory))
                return true;
        }
        return false;
    }

    private bool Excludes(string path)
    {
        foreach (Glob glob in Exclude)
        {
            if (glob.IsMatch(path))
                return true;
        }
        return false;
    }
}

/// <summary>Text that a layer's files must not contain.</summary>
/// <param name="Pattern">A .NET regular expression; case is ignored, <c>.</c> stops at a line end, the whole file is one text.</param>
/// <param name="Reason">Why, and what to do instead; may be empty.</param>
/// <param name="In">Which part of a file counts.</param>
/// <param name="Files">Only files in one of these; all of the layer where empty. A glob without <c>/</c> is one for the file's name.</param>
/// <param name="MustMatch">Texts that the pattern must find: its own tests.</param>
/// <param name="MustNotMatch">Texts that it must leave alone.</param>
/// <param name="Location">The pattern's place in <c>boundaries.json</c>.</param>
public sealed record ForbiddenPattern(
    string Pattern,
    string Reason,
    PatternScope In,
    IReadOnlyList<FileFilter> Files,
    IReadOnlyList<PatternExample> MustMatch,
    IReadOnlyList<PatternExample> MustNotMatch,
    SourceLocation Location);

/// <summary>A text that a pattern is tried on, and where it is written.</summary>
/// <param name="Text">The text.</param>
/// <param name="Location">Its place in <c>boundaries.json</c>.</param>
public sealed record PatternExample(string Text, SourceLocation Location);

/// <summary>Limits a rule to some files of its layer.</summary>
/// <param name="Glob">For a whole path, or for a file's name where it has no <c>/</c>.</param>
public sealed record FileFilter(Glob Glob)
{
    private readonly bool _nameOnly = Glob.Text.IndexOf('/') < 0;

    /// <summary>Whether a file passes.</summary>
    /// <param name="path">Relative to the project root, with <c>/</c>.</param>
    public bool Accepts(string path) => Glob.IsMatch(_nameOnly ? path.Substring(path.LastIndexOf('/') + 1) : path);
}

/// <summary>A violation that is accepted for now.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="File">A path relative to the project root, or a file's bare name as older files have it.</param>
/// <param name="Pattern">The pattern, letter for letter.</param>
/// <param name="Location">Its place in <c>boundaries.json</c>.</param>
/// <param name="Decision">The decision that it rests on, <c>DECISION-n</c>; empty where it rests on none.</param>
/// <param name="DecisionLocation">Where that is written; <see cref="SourceLocation.None"/> where it is not.</param>
public sealed record KnownViolation(string Layer, string File, string Pattern, SourceLocation Location, string Decision, SourceLocation DecisionLocation);
