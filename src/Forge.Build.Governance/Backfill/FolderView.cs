using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>What stands where something is to be created.</summary>
internal enum Sight
{
    /// <summary>Nothing has that name, nor one that differs in case only.</summary>
    Free,

    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A name on the way, or the last one, exists in another case: on half of all systems it is the same.</summary>
    OtherCase,

    /// <summary>A link is on the way, or has that name.</summary>
    Link,

    /// <summary>A file stands where a folder is needed.</summary>
    FileOnTheWay,

    /// <summary>A folder on the way cannot be listed.</summary>
    Unlistable,
}

/// <summary>The folders of a repository as they were when each was first asked for: one listing a folder, however many targets lie in it.</summary>
internal sealed class FolderView
{
    private readonly ForgeRepository _repository;
    private readonly Dictionary<string, Listing> _folders = new(StringComparer.Ordinal);

    public FolderView(ForgeRepository repository) => _repository = repository;

    /// <summary>What stands at a path.</summary>
    /// <param name="path">A normalised path.</param>
    /// <param name="where">The path of what is in the way, as it is spelled on the disk; for <see cref="Sight.Unlistable"/> the folder.</param>
    public Sight Look(string path, out string where)
    {
        string folder = "";
        string[] segments = path.Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            where = folder;
            if (List(folder) is not { } listing)
                return Sight.Unlistable;
            if (!listing.Exact.TryGetValue(segments[i], out FolderEntry? entry))
            {
                where = folder.Length == 0 ? segments[i] : folder + "/" + segments[i];
                if (!listing.Folded.TryGetValue(segments[i], out FolderEntry? other))
                    return Sight.Free;
                where = folder.Length == 0 ? other.Name : folder + "/" + other.Name;
                return Sight.OtherCase;
            }
            folder = where = folder.Length == 0 ? entry.Name : folder + "/" + entry.Name;
            bool isLast = i == segments.Length - 1;
            if (entry.IsLink)
                return Sight.Link;
            if (isLast)
                return entry.IsDirectory ? Sight.Folder : Sight.File;
            if (!entry.IsDirectory)
                return Sight.FileOnTheWay;
        }
        where = path;
        return Sight.Folder;
    }

    /// <summary>Whether a folder holds nothing but what a killed run leaves behind.</summary>
    public bool IsBare(string folder)
        => List(folder) is { } listing && listing.Exact.Keys.All(name => name.EndsWith(".forge-tmp", StringComparison.Ordinal));

    private Listing? List(string folder)
    {
        if (!_folders.TryGetValue(folder, out Listing? listing))
            _folders.Add(folder, listing = Listing.Of(folder.Length == 0 ? _repository.Root : _repository.FullPath(folder)));
        return listing.IsKnown ? listing : null;
    }

    private sealed record Listing(Dictionary<string, FolderEntry> Exact, Dictionary<string, FolderEntry> Folded, bool IsKnown)
    {
        public static Listing Of(string fullPath)
        {
            List<FolderEntry> entries = new();
            Listing listing = new(new(StringComparer.Ordinal), new(StringComparer.OrdinalIgnoreCase), true);
            try
            {
                FolderEntry.List(fullPath, entries);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return listing with { IsKnown = false };
            }
            // In one order, so that of several names that differ in case only the same one is shown everywhere.
            entries.Sort(FolderEntry.ByName);
            foreach (FolderEntry entry in entries)
            {
                listing.Exact[entry.Name] = entry;
                if (!listing.Folded.ContainsKey(entry.Name))
                    listing.Folded.Add(entry.Name, entry);
            }
            return listing;
        }
    }
}
