using System;
using System.Collections.Generic;
using System.IO;
#if !NET
using System.Reflection;
#endif

namespace Forge.Build.Governance.Repository;

/// <summary>Where symbolic links and junctions lead.</summary>
internal static class SymbolicLinks
{
    // As the kernel has it; a chain longer than this is a loop.
    private const int MostLinks = 40;

#if !NET
    // .NET Standard cannot name the property; SDK 8 and 9 have it. Where the host has none (MSBuild.exe), a link leads nowhere we may go.
    private static readonly PropertyInfo? LinkTarget = typeof(FileSystemInfo).GetProperty("LinkTarget");
#endif

    /// <summary>Whether an entry is a link itself.</summary>
    public static bool IsLink(FileAttributes attributes) => (attributes & FileAttributes.ReparsePoint) != 0;

    /// <summary>Whether there is a link at a path, wherever it leads.</summary>
    public static bool IsLinkAt(string path) => TryGetAttributes(path, out FileAttributes attributes) && IsLink(attributes);

    /// <summary>Whether anything is at a path, be it a link that leads nowhere.</summary>
    public static bool IsAt(string path) => TryGetAttributes(path, out _);

    /// <summary>The absolute path with every link on the way resolved, or null where something on the way does not exist, loops or cannot be told.</summary>
    public static string? RealPath(string path)
    {
        string full = Path.GetFullPath(path);
        string root = Path.GetPathRoot(full) ?? "";
        return RealPathBelow(root, full.Substring(root.Length));
    }

    /// <summary>The same for a path below a folder whose own path is real already.</summary>
    public static string? RealPathBelow(string realFolder, string relativePath)
    {
        string real = realFolder;
        int links = 0;
        Stack<string> rest = new();
        PushSegments(rest, relativePath);
        while (rest.Count > 0)
        {
            string segment = rest.Pop();
            if (segment.Length == 0 || segment == ".")
                continue;
            if (segment == "..")
            {
                // From where the links led, as the kernel climbs, and not from where they stand.
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }
            string next = Path.Combine(real, segment);
            if (!TryGetAttributes(next, out FileAttributes attributes))
                return null;
            if (!IsLink(attributes))
            {
                real = next;
                continue;
            }
            if (++links > MostLinks || TargetOf(next, attributes) is not { Length: > 0 } target)
                return null;
            string targetRoot = Path.IsPathRooted(target) ? Path.GetPathRoot(target) ?? "" : "";
            real = targetRoot.Length > 0 ? targetRoot : real;
            PushSegments(rest, target.Substring(targetRoot.Length));
        }
        return real;
    }

    private static void PushSegments(Stack<string> rest, string path)
    {
        string[] segments = path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        for (int i = segments.Length - 1; i >= 0; i--)
            rest.Push(segments[i]);
    }

    private static bool TryGetAttributes(string path, out FileAttributes attributes)
    {
        try
        {
            attributes = File.GetAttributes(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            attributes = default;
            return false;
        }
    }

    private static string? TargetOf(string path, FileAttributes attributes)
    {
        FileSystemInfo entry = (attributes & FileAttributes.Directory) != 0 ? new DirectoryInfo(path) : new FileInfo(path);
#if NET
        return entry.LinkTarget;
#else
        return LinkTarget?.GetValue(entry) as string;
#endif
    }
}
