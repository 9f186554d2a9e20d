using System;
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

/// <summary><c>boundaries.json</c>: the layers of a repository, what each must and must not contain, refer to and grow to (Builder Contract 4).</summary>
/// <param name="Layers">In the order of the file.</param>
/// <param name="KnownViolations">Violations that are accepted for now.</param>
/// <param name="Coverage">What to do about source files that no layer covers.</param>
public sealed record BoundariesContract(IReadOnlyList<Layer> Layers, IReadOnlyList<KnownViolation> KnownViolations, Coverage Coverage)
{
    /// <summary>Whether a violation in a file is accepted for now; decisions that entries rest on are not asked.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Relative to the project root, with <c>/</c>.</param>
    /// <param name="pattern">The pattern, or a word of <see cref="KnownViolation"/>.</param>
    public bool Accepts(string layer, string path, string pattern)
    {
        foreach (KnownViolation known in KnownViolations)
        {
            if (known.Accepts(layer, path, pattern))
                return true;
        }
        return false;
    }
}

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
    string Name, IReadOnlyList<PlacedGlob> Globs, IReadOnlyList<Glob> Exclude, IReadOnlyList<LayerPattern> Forbidden, SourceLocation Location)
{
    /// <summary>What its files must contain (Builder Contract 6 and 7).</summary>
    public IReadOnlyList<LayerPattern> Required { get; init; } = Array.Empty<LayerPattern>();

    /// <summary>What its C# code may refer to; null where nothing is said.</summary>
    public LayerReferences? References { get; init; }

    /// <summary>How large its files may become.</summary>
    public LayerLimits Limits { get; init; } = LayerLimits.None;

    /// <summary>What tells whether C# code belongs to it: its own word, else that of the file.</summary>
    public LayersFrom LayersFrom { get; init; } = LayersFrom.Path;

    /// <summary>The namespaces whose code it holds; only with <see cref="LayersFrom.Namespace"/>.</summary>
    public IReadOnlyList<NamePattern> Namespaces { get; init; } = Array.Empty<NamePattern>();

    /// <summary>
    /// With <see cref="LayersFrom.Project"/> the assemblies whose code it holds; with <see cref="LayersFrom.Path"/> those of other projects whose code counts as this
    /// layer's where a project refers to it.
    /// </summary>
    public IReadOnlyList<NamePattern> Assemblies { get; init; } = Array.Empty<NamePattern>();

    /// <summary>Whether it holds the code of a namespace; asked only with <see cref="LayersFrom.Namespace"/>.</summary>
    /// <param name="name">In full, empty for the global one.</param>
    public bool HoldsNamespace(string name) => Holds(Namespaces, name);

    /// <summary>Whether it holds the code of an assembly; with <see cref="LayersFrom.Path"/> asked only of assemblies other than the one that is compiled.</summary>
    /// <param name="name">The simple name.</param>
    public bool HoldsAssembly(string name) => Holds(Assemblies, name);

    /// <summary>Whether C# files could lie in it, judged by what its globs end with.</summary>
    public bool CouldHoldCSharp()
    {
        List<string> extensions = new();
        foreach (PlacedGlob placed in Globs)
        {
            if (!placed.Glob.TryGetExtensions(extensions))
                return true;
        }
        return extensions.Exists(extension => string.Equals(extension, ".cs", StringComparison.OrdinalIgnoreCase));
    }

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

    private static bool Holds(IReadOnlyList<NamePattern> patterns, string name)
    {
        foreach (NamePattern pattern in patterns)
        {
            if (pattern.IsMatch(name))
                return true;
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

/// <summary>Text that a layer's files must not contain, or must.</summary>
/// <param name="Pattern">A .NET regular expression; case is ignored, <c>.</c> stops at a line end, the whole file is one text.</param>
/// <param name="Reason">Why, and what to do instead; may be empty.</param>
/// <param name="In">Which part of a file counts.</param>
/// <param name="Files">Only files in one of these; all of the layer where empty. A glob without <c>/</c> is one for the file's name.</param>
/// <param name="MustMatch">Texts that the pattern must find: its own tests.</param>
/// <param name="MustNotMatch">Texts that it must leave alone.</param>
/// <param name="Location">The pattern's place in <c>boundaries.json</c>.</param>
/// <remarks>What <c>examples</c> calls <c>fail</c> breaks the rule: it holds what is forbidden, and lacks what is required.</remarks>
public sealed record LayerPattern(
    string Pattern,
    string Reason,
    PatternScope In,
    IReadOnlyList<FileFilter> Files,
    IReadOnlyList<PatternExample> MustMatch,
    IReadOnlyList<PatternExample> MustNotMatch,
    SourceLocation Location)
{
    /// <summary>Whether a file of the layer is under the rule.</summary>
    /// <param name="path">Relative to the project root, with <c>/</c>.</param>
    public bool Selects(string path)
    {
        if (Files.Count == 0)
            return true;
        foreach (FileFilter filter in Files)
        {
            if (filter.Accepts(path))
                return true;
        }
        return false;
    }
}

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
/// <param name="Pattern">The pattern, letter for letter; or one of the words below.</param>
/// <param name="Location">Its place in <c>boundaries.json</c>.</param>
/// <param name="Decision">The decision that it rests on, <c>DECISION-n</c>; empty where it rests on none.</param>
/// <param name="DecisionLocation">Where that is written; <see cref="SourceLocation.None"/> where it is not.</param>
public sealed record KnownViolation(string Layer, string File, string Pattern, SourceLocation Location, string Decision, SourceLocation DecisionLocation)
{
    /// <summary>Stands where a pattern does, for a file of more lines than <see cref="LayerLimits.Lines"/>.</summary>
    public const string LinesLimit = "limits.lines";

    /// <summary>The same for <see cref="LayerLimits.Types"/>.</summary>
    public const string TypesLimit = "limits.types";

    /// <summary>The same for <see cref="LayerLimits.Members"/>, of every type in the file.</summary>
    public const string MembersLimit = "limits.members";

    /// <summary>The beginning of what stands where a pattern does, for references: what follows is the layer, namespace or assembly that the error names.</summary>
    public const string ReferencePrefix = "references:";

    /// <summary>Whether the compiler must be asked for what is accepted, so that the text of the files does not tell whether it still exists.</summary>
    public bool IsOfTheCompiler => Pattern is TypesLimit or MembersLimit || Pattern.StartsWith(ReferencePrefix, StringComparison.Ordinal);

    /// <summary>Whether it is about a layer; names are compared without case.</summary>
    public bool IsOf(string layer) => Same(Layer, layer);

    /// <summary>Whether it is about a file.</summary>
    /// <param name="path">Relative to the project root, with <c>/</c>.</param>
    public bool Names(string path)
        => Same(File, path) || (File.IndexOf('/') < 0 && path.Length > File.Length && path[path.Length - File.Length - 1] == '/'
            && path.EndsWith(File, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it accepts a violation; the decision that it rests on is not asked.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="path">Relative to the project root, with <c>/</c>.</param>
    /// <param name="pattern">The pattern, or a word of this type.</param>
    public bool Accepts(string layer, string path, string pattern) => Pattern == pattern && IsOf(layer) && Names(path);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
