using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Contracts;

/// <summary>The files that a directive puts in scope: what its sections and lines called scope list, and not what they forbid.</summary>
internal sealed class DirectiveScope
{
    private static readonly char[] Wildcards = { '*', '?', '{' };

    private readonly List<Glob> _globs = new();
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private DirectiveScope(IReadOnlyList<string> entries)
    {
        Entries = entries;
        foreach (string entry in entries)
            Add(entry);
    }

    /// <summary>Nothing.</summary>
    public static DirectiveScope Empty { get; } = new(Array.Empty<string>());

    /// <summary>Paths, globs and file names as they were written, in their order, each once.</summary>
    public IReadOnlyList<string> Entries { get; }

    /// <summary>Whether a file is in scope: by its path, by a glob, by a folder with a slash at its end, by its bare name.</summary>
    /// <param name="relativePath">Relative to the project root, with <c>/</c>.</param>
    public bool Names(string relativePath)
        => _paths.Contains(relativePath)
            || _names.Contains(relativePath.Substring(relativePath.LastIndexOf('/') + 1))
            || _globs.Exists(glob => glob.IsMatch(relativePath));

    /// <summary>Reads the scope of a directive.</summary>
    public static DirectiveScope Read(MarkdownText directive) => new(ScopeReader.Read(directive).Distinct(StringComparer.Ordinal).ToArray());

    private void Add(string entry)
    {
        string written = entry.Replace('\\', '/');
        bool folder = written.EndsWith("/", StringComparison.Ordinal);
        if (folder || written.IndexOfAny(Wildcards) >= 0)
        {
            if (Glob.TryParse(folder ? written + "**" : written, out Glob? glob, out _))
                _globs.Add(glob!);
            if (!folder && written.IndexOf('/') < 0 && Glob.TryParse("**/" + written, out Glob? anywhere, out _))
                _globs.Add(anywhere!);
        }
        // A bracket is no wildcard here, and names like [id].tsx exist.
        else if (RelativePath.TryParse(written, out RelativePath? path, out _))
        {
            _ = written.IndexOf('/') < 0 ? _names.Add(path!.Value) : _paths.Add(path!.Value);
        }
    }
}
