using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Boundaries.Scanning;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>Assemblies on the disk and what they supply, through the cache. All paths are absolute, and none is a path that a person wrote.</summary>
internal sealed class AssemblyFiles
{
    private readonly NamespaceCache _cache;

    public AssemblyFiles(NamespaceCache cache) => _cache = cache;

    /// <summary>What one assembly supplies.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="name">Under which it is kept.</param>
    /// <param name="withInternal">Whether internal types count.</param>
    /// <param name="problem">Why it cannot be read, where the result is null.</param>
    public NamespaceList? Read(string path, string name, bool withInternal, out string problem)
    {
        string why = "";
        FileInfo file = new(path);
        if (!file.Exists)
        {
            problem = "it does not exist";
            return null;
        }
        long modified = file.LastWriteTimeUtc.Ticks;
        // A build may write it again within the same tick of the clock.
        NamespaceList? list = withInternal && RacyTime.ProvesNothing(modified) ? Read() : _cache.Get(name, file.Length, modified, Read);
        problem = why;
        return list;

        NamespaceList? Read()
        {
            SortedDictionary<string, SortedSet<string>> types = new(StringComparer.Ordinal);
            why = AssemblyNamespaces.Add(path, withInternal, types) ?? "";
            return why.Length == 0 ? NamespaceList.Of(types) : null;
        }
    }

    /// <summary>What all assemblies of a folder supply together, without their types: a targeting pack. Null where it has none that can be read.</summary>
    public NamespaceList? ReadFolder(string folder, string name)
    {
        string[] files = FilesIn(folder, "*.dll");
        if (files.Length == 0)
            return null;
        return _cache.Get(name, files.Length, Directory.GetLastWriteTimeUtc(folder).Ticks, () =>
        {
            SortedDictionary<string, SortedSet<string>> types = new(StringComparer.Ordinal);
            int read = files.Count(file => AssemblyNamespaces.Add(file, withInternal: false, types) is null);
            foreach (SortedSet<string> known in types.Values)
                known.Clear();
            return read > 0 ? NamespaceList.Of(types) : null;
        });
    }

    /// <summary>The files of a folder, in ordinal order; none where it cannot be listed.</summary>
    public static string[] FilesIn(string folder, string pattern)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetFiles(folder, pattern).OrderBy(path => path, StringComparer.Ordinal).ToArray() : Array.Empty<string>();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Array.Empty<string>();
        }
    }

    /// <summary>The folders of a folder, in ordinal order; none where it cannot be listed.</summary>
    public static string[] FoldersIn(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetDirectories(folder).OrderBy(path => path, StringComparer.Ordinal).ToArray() : Array.Empty<string>();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Array.Empty<string>();
        }
    }

    /// <summary>A path, or null where a host cannot even name it.</summary>
    public static string? Combine(string folder, string relative)
    {
        try
        {
            return Path.GetFullPath(Path.Combine(folder, relative.Replace('\\', Path.DirectorySeparatorChar).Replace('/', Path.DirectorySeparatorChar)));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return null;
        }
    }
}
