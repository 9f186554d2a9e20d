using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace Forge.Build.Governance.Repository;

/// <summary>
/// The files of a governed repository, from one walk. <c>.git</c>, <c>bin</c>, <c>obj</c>, <c>node_modules</c>, <c>.vs</c> and <c>.forge</c> are not entered,
/// nor is a folder that is a governed root itself. Links are followed while they stay inside the root.
/// </summary>
public sealed class SourceTree
{
    /// <summary>A walk ends here: links that lead into each other can make a small tree endless in practice.</summary>
    public const int MostEntries = 1_000_000;

    // Each costs a question for every folder on its way.
    private const int MostLinks = 10_000;

    private static readonly HashSet<string> SkippedFolders
        = new(StringComparer.OrdinalIgnoreCase) { ".git", "bin", "obj", "node_modules", ".vs", CacheFolder.Name };

    private readonly ForgeRepository _repository;
    private readonly CancellationToken _cancellation;
    private readonly List<SourceFile> _files = new();
    private readonly List<TreeProblem> _problems = new();
    private readonly List<string> _nestedRoots = new();
    private int _entries;
    private int _links;

    private SourceTree(ForgeRepository repository, CancellationToken cancellation)
    {
        _repository = repository;
        _cancellation = cancellation;
    }

    /// <summary>Every file, folder by folder, each folder in ordinal order.</summary>
    public IReadOnlyList<SourceFile> Files => _files;

    /// <summary>What could not be walked.</summary>
    public IReadOnlyList<TreeProblem> Problems => _problems;

    /// <summary>Folders below the root that are governed roots themselves, relative, with <c>/</c>.</summary>
    public IReadOnlyList<string> NestedRoots => _nestedRoots;

    /// <summary>Walks the tree once; costs one listing a folder and one stat a file.</summary>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static SourceTree Walk(ForgeRepository repository, CancellationToken cancellation = default)
    {
        SourceTree tree = new(repository, cancellation);
        tree.WalkFrom();
        return tree;
    }

    /// <summary>Whether a path leads through a folder that is never entered.</summary>
    /// <param name="path">Relative to the project root, with <c>/</c>.</param>
    public static bool Skips(string path)
    {
        int start = 0;
        for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', start))
        {
            if (SkippedFolders.Contains(path.Substring(start, slash - start)))
                return true;
            start = slash + 1;
        }
        return false;
    }

    private void WalkFrom()
    {
        Stack<Folder> pending = new();
        pending.Push(new Folder("", _repository.Root, null, null));
        List<FolderEntry> entries = new();
        while (pending.Count > 0 && _entries < MostEntries)
        {
            _cancellation.ThrowIfCancellationRequested();
            Folder folder = pending.Pop();
            entries.Clear();
            if (!TryList(folder, entries))
                continue;
            entries.Sort(FolderEntry.ByName);
            if (folder.Path.Length > 0 && IsGovernedRoot(folder, entries))
                _nestedRoots.Add(folder.Path);
            else
                Visit(folder, entries, pending);
        }
        if (_entries >= MostEntries)
            _problems.Add(new TreeProblem(TreeProblemKind.TooManyEntries, ""));
    }

    private bool TryList(Folder folder, List<FolderEntry> entries)
    {
        try
        {
            FolderEntry.List(folder.FullPath, entries);
            _entries += entries.Count + 1;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _problems.Add(new TreeProblem(TreeProblemKind.UnreadableFolder, folder.Path));
            return false;
        }
    }

    private void Visit(Folder folder, List<FolderEntry> entries, Stack<Folder> pending)
    {
        // The stack turns the order round, so folders are pushed last to first.
        for (int i = entries.Count - 1; i >= 0; i--)
        {
            FolderEntry entry = entries[i];
            if (!entry.IsDirectory || SkippedFolders.Contains(entry.Name))
                continue;
            Folder child = folder.Child(entry.Name);
            if (!entry.IsLink)
                pending.Push(child);
            else if (Resolve(child, isFolder: true) is { } real && !folder.IsBelow(real, _repository.RealRoot))
                pending.Push(child with { RealPath = real });
        }
        foreach (FolderEntry entry in entries)
        {
            if (entry.IsDirectory)
                continue;
            if (!entry.IsLink)
                _files.Add(new SourceFile(folder.Prefix + entry.Name, LengthOf(folder, entry), entry.Modified));
            else if (Resolve(folder.Child(entry.Name), isFolder: false) is { } real && new FileInfo(real) is { Exists: true } file)
                _files.Add(new SourceFile(folder.Prefix + entry.Name, file.Length, file.LastWriteTimeUtc.Ticks));
        }
    }

    // A stat that failed looks like an empty file, and would pass for one: a folder without the right to enter it, a path that is too long.
    private static long LengthOf(Folder folder, FolderEntry entry)
        => entry.Length > 0 || File.Exists(Path.Combine(folder.FullPath, entry.Name)) ? entry.Length : -1;

    // The real path of a link that stays inside; anything else is a problem that is kept.
    private string? Resolve(Folder link, bool isFolder)
    {
        if (++_links > MostLinks)
        {
            _entries = MostEntries;
            return null;
        }
        string? real = _repository.RealPath(link.Path);
        if (real is not null && ForgeRepository.Contains(_repository.RealRoot, real))
            return real;
        // A link to a folder leads somewhere; where nobody can tell where (MSBuild.exe), it may be anywhere.
        _problems.Add(new TreeProblem(real is null && !isFolder ? TreeProblemKind.BrokenLink : TreeProblemKind.LinkLeavesRoot, link.Path));
        return null;
    }

    // Asks the disk only where a name makes it likely.
    private static bool IsGovernedRoot(Folder folder, List<FolderEntry> entries)
    {
        foreach (FolderEntry entry in entries)
        {
            if (entry.Name is "Forge" or "Contracts" or "forge.json" && GovernanceRoot.PrefixIn(folder.FullPath) is not null)
                return true;
        }
        return false;
    }

    /// <summary>A folder on the way: its path as seen from the root, and where it really lies if a link led here.</summary>
    private sealed record Folder(string Path, string FullPath, string? RealPath, Folder? Parent)
    {
        public string Prefix { get; } = Path.Length == 0 ? "" : Path + "/";

        public Folder Child(string name) => new(Prefix + name, System.IO.Path.Combine(FullPath, name), null, this);

        /// <summary>Whether this folder is the given one or lies below it: following a link there would never end.</summary>
        public bool IsBelow(string real, string realRoot)
        {
            for (Folder? folder = this; folder is not null; folder = folder.Parent)
            {
                if (Where(folder, realRoot) is { } place && ForgeRepository.Contains(real, place))
                    return true;
            }
            return false;
        }

        private static string Where(Folder folder, string realRoot)
        {
            if (folder.RealPath is not null)
                return folder.RealPath;
            return folder.Parent is null ? realRoot : System.IO.Path.Combine(Where(folder.Parent, realRoot), System.IO.Path.GetFileName(folder.FullPath));
        }
    }
}
