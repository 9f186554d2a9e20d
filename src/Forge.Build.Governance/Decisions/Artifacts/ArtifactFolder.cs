using System;
using System.Collections.Generic;
using System.IO;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Artifacts;

/// <summary>What a module left in its folder.</summary>
internal sealed class ArtifactFolder
{
    /// <summary>A module's work is read by people; a folder with more entries is something else, and is not walked to its end.</summary>
    public const int MostEntries = 10_000;

    private readonly ForgeRepository _repository;
    private readonly List<string> _artifacts = new();
    private int _entries;

    private ArtifactFolder(ForgeRepository repository) => _repository = repository;

    /// <summary>Its artifacts, as <see cref="Chain.Invalidation.ArtifactsIn"/> has them.</summary>
    public static IReadOnlyList<string> Walk(ForgeRepository repository, string folder)
    {
        ArtifactFolder walk = new(repository);
        walk.Walk(folder);
        walk._artifacts.Sort(string.CompareOrdinal);
        return walk._artifacts;
    }

    /// <summary>Whether a file of that name is a module's work.</summary>
    public static bool Holds(string name)
        => !(name is ModuleArtifacts.MarkerName or ".gitkeep" or ".gitignore")
            && !name.EndsWith(".forge-tmp", StringComparison.Ordinal)
            && !name.EndsWith(".tmp", StringComparison.Ordinal)
            && !name.EndsWith("_error.md", StringComparison.Ordinal);

    private void Walk(string root)
    {
        string fullPath = _repository.FullPath(root);
        if (!Directory.Exists(fullPath))
        {
            // A file in the folder's place, or a link that leads nowhere.
            if (File.Exists(fullPath) || SymbolicLinks.IsLinkAt(fullPath))
                _artifacts.Add(root);
            return;
        }
        if (!_repository.IsInside(root))
        {
            _artifacts.Add(root);
            return;
        }
        Stack<string> pending = new();
        pending.Push(root);
        while (pending.Count > 0 && _entries <= MostEntries)
            Visit(pending.Pop(), pending);
        if (_entries > MostEntries)
            _artifacts.Add(root);
    }

    private void Visit(string folder, Stack<string> pending)
    {
        List<FolderEntry> entries = new();
        try
        {
            FolderEntry.List(_repository.FullPath(folder), entries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _artifacts.Add(folder);
            return;
        }
        entries.Sort(FolderEntry.ByName);
        foreach (FolderEntry entry in entries)
        {
            if (++_entries > MostEntries)
                return;
            if (entry.IsDirectory && !entry.IsLink)
                pending.Push(folder + "/" + entry.Name);
            else if (Holds(entry.Name))
                _artifacts.Add(folder + "/" + entry.Name);
        }
    }
}
