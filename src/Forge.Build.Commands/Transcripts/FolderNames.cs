using System;
using System.Collections.Generic;
using System.IO;

namespace Forge.Build.Commands.Transcripts;

/// <summary>The names in a folder, listed once.</summary>
internal sealed class FolderNames
{
    private readonly HashSet<string> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _alike = new(StringComparer.Ordinal);

    /// <param name="folder">Absolute; one that is missing holds none.</param>
    /// <exception cref="IOException">It cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be listed.</exception>
    public FolderNames(string folder)
    {
        foreach (string entry in Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder) : [])
            Add(Path.GetFileName(entry));
    }

    /// <summary>Adds a name.</summary>
    public void Add(string name)
    {
        if (_exact.Add(name))
            _alike[KeyOf(name)] = name;
    }

    /// <summary>The name that is there for this one: itself, or one that differs in case only; null where there is none.</summary>
    public string? Find(string name) => _exact.Contains(name) ? name : _alike.GetValueOrDefault(KeyOf(name));

    // Without the case tables of a culture; the composition of letters is not looked at, since the tool runs without the library that knows it.
    private static string KeyOf(string name) => name.ToUpperInvariant();
}
