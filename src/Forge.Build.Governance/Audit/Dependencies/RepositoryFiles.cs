using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit.Dependencies;

/// <summary>The files that an audit of imports asks for, each read and each folder listed once. All paths are relative, with <c>/</c>; the root is empty.</summary>
internal sealed class RepositoryFiles
{
    private readonly ForgeRepository _repository;
    private readonly Dictionary<string, ContractFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Listing> _folders = new(StringComparer.Ordinal);

    public RepositoryFiles(ForgeRepository repository) => _repository = repository;

    /// <summary>A file; never throws for what lies on the disk.</summary>
    public ContractFile Read(string path)
    {
        if (!_files.TryGetValue(path, out ContractFile? file))
            _files[path] = file = ContractFile.Read(_repository, path);
        return file;
    }

    public bool HasFile(string path) => Entry(path) is { IsDirectory: false };

    public bool HasFolder(string path) => path.Length == 0 || Entry(path) is { IsDirectory: true };

    /// <summary>The names of the files in a folder, in ordinal order; none where it cannot be listed.</summary>
    public IEnumerable<string> FilesIn(string folder) => List(folder).Where(entry => !entry.IsDirectory).Select(entry => entry.Name);

    /// <summary>The names of the folders in a folder, in ordinal order; none where it cannot be listed.</summary>
    public IEnumerable<string> FoldersIn(string folder) => List(folder).Where(entry => entry.IsDirectory).Select(entry => entry.Name);

    /// <summary>The absolute path of a relative one.</summary>
    public string FullPath(string path) => path.Length == 0 ? _repository.Root : _repository.FullPath(path);

    /// <summary>The folder of a path.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and int slash ? path.Substring(0, slash) : "";

    public static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);

    public static string Join(string folder, string name) => folder.Length == 0 ? name : folder + "/" + name;

    /// <summary>The folder of a path and all above it, the root last.</summary>
    public static IEnumerable<string> FoldersAbove(string path)
    {
        for (string folder = FolderOf(path); folder.Length > 0; folder = FolderOf(folder))
            yield return folder;
        yield return "";
    }

    /// <summary>What a path that a file writes means as seen from a folder; null where it leaves the project root.</summary>
    public static string? Resolve(string folder, string written)
    {
        if (written.Length == 0 || written[0] is '/' or '\\')
            return null;
        string joined = Join(folder, written);
        if (RelativePath.TryParse(joined, out RelativePath? path, out _))
            return path!.Value;
        // A path may name the root itself; only one that climbs above it is refused here.
        return RelativePath.TryParse(joined + "/x", out RelativePath? below, out _) && below!.Value == "x" ? "" : null;
    }

    // Asked of listings and not of the disk: an import is untrusted text, and no listing has a name that a path must not have. From the top, so that a
    // path of any length ends where the tree does.
    private FolderEntry? Entry(string path)
    {
        FolderEntry? entry = null;
        for (int start = 0; start <= path.Length;)
        {
            int end = path.IndexOf('/', start);
            end = end < 0 ? path.Length : end;
            string folder = start == 0 ? "" : path.Substring(0, start - 1);
            if (entry is { IsDirectory: false } || !Listed(folder).ByName.TryGetValue(path.Substring(start, end - start), out entry))
                return null;
            start = end + 1;
        }
        return entry;
    }

    private List<FolderEntry> List(string folder) => HasFolder(folder) ? Listed(folder).Entries : new List<FolderEntry>();

    private Listing Listed(string folder)
    {
        if (_folders.TryGetValue(folder, out Listing? known))
            return known;
        List<FolderEntry> entries = new();
        try
        {
            if (folder.Length == 0 || _repository.IsInside(folder))
                FolderEntry.List(FullPath(folder), entries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be listed holds nothing that could excuse an import.
            entries.Clear();
        }
        entries.Sort(FolderEntry.ByName);
        return _folders[folder] = new Listing(entries);
    }

    private sealed class Listing
    {
        public Listing(List<FolderEntry> entries)
        {
            Entries = entries;
            ByName = entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        }

        public List<FolderEntry> Entries { get; }

        public Dictionary<string, FolderEntry> ByName { get; }
    }
}
