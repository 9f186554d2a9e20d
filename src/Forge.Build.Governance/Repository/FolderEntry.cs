using System;
using System.Collections.Generic;
using System.IO;
#if NET
using System.IO.Enumeration;
#endif

namespace Forge.Build.Governance.Repository;

/// <summary>One entry of a folder, with what a single stat tells of it.</summary>
/// <remarks>A class, because the runtime has compiled lists of classes beforehand, and would compile those of a struct in every build.</remarks>
internal sealed record FolderEntry(string Name, bool IsDirectory, bool IsLink, long Length, long Modified)
{
    /// <summary>By name, so that two machines walk in the same order.</summary>
    public static readonly Comparison<FolderEntry> ByName = (a, b) => string.CompareOrdinal(a.Name, b.Name);

    /// <exception cref="IOException">The folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be listed.</exception>
    public static void List(string folder, List<FolderEntry> entries)
    {
#if NET
        entries.AddRange(new FileSystemEnumerable<FolderEntry>(folder, Read, AllEntries));
#else
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            // Where the stat failed, every bit is set, and the type of the object is all that is known.
            bool isKnown = entry.Attributes != (FileAttributes)(-1);
            bool isDirectory = isKnown ? (entry.Attributes & FileAttributes.Directory) != 0 : entry is DirectoryInfo;
            long length = entry is FileInfo { Exists: true } file ? file.Length : 0;
            entries.Add(new FolderEntry(entry.Name, isDirectory, isKnown && SymbolicLinks.IsLink(entry.Attributes), length, entry.LastWriteTimeUtc.Ticks));
        }
#endif
    }

#if NET
    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false };

    private static FolderEntry Read(ref FileSystemEntry entry)
    {
        bool isLink = SymbolicLinks.IsLink(entry.Attributes);
        return entry.IsDirectory
            ? new FolderEntry(entry.FileName.ToString(), true, isLink, 0, 0)
            : new FolderEntry(entry.FileName.ToString(), false, isLink, entry.Length, entry.LastWriteTimeUtc.UtcTicks);
    }
#endif
}
