using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Structure;

/// <summary>
/// What a structure gate sees of a repository. It remembers what was asked: the verdict of a gate is kept until something of that changed, so a gate asks for nothing
/// past this.
/// </summary>
internal sealed class StructureSubject
{
    private readonly Lazy<SourceTree> _tree;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, ContractFile> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _problems = new(StringComparer.Ordinal);
    private readonly FileBytes _bytes = new();
    private readonly List<Finding> _unreadable = new();
    private readonly List<string> _details = new();
    private GateSwitches? _settings;
    private Directive? _directive;

    /// <param name="repository">The governed repository.</param>
    /// <param name="tree">Its files, walked when they are asked for.</param>
    /// <param name="cancellation">Ends a gate between two files.</param>
    public StructureSubject(ForgeRepository repository, Lazy<SourceTree> tree, CancellationToken cancellation)
    {
        Repository = repository;
        _tree = tree;
        _cancellation = cancellation;
    }

    /// <summary>Where things are. Nothing is read through it, or a verdict is kept that does not hold any more.</summary>
    public ForgeRepository Repository { get; }

    /// <summary>What the running gate asked.</summary>
    public LookedAt LookedAt { get; private set; } = new();

    /// <summary>FORGE6801 for what the running gate could not read.</summary>
    public IReadOnlyList<Finding> Unreadable => _unreadable;

    /// <summary>Lines of the running gate for those who ask for detail.</summary>
    public IReadOnlyList<string> Details => _details;

    /// <summary>The switches of <c>forge.json</c>.</summary>
    public GateSwitches Settings
    {
        get
        {
            LookedAt.Paths.Add(GateSwitches.Path);
            return _settings ??= GateSwitches.Read(FileAt(GateSwitches.Path));
        }
    }

    /// <summary>The owner's directive as it lies there; missing where there is none.</summary>
    public ContractFile DirectiveFile
        => Repository.Directives.Select(FileAt).FirstOrDefault(file => file.State != ContractState.Missing) ?? FileAt(Repository.Directives[0]);

    /// <summary>What the directive says; <see cref="Contracts.Directive.None"/> where there is none.</summary>
    public Directive Directive
    {
        get
        {
            ContractFile file = DirectiveFile;
            return _directive ??= file.Text is null ? Directive.None : Directive.Read(file.Path, file.Text);
        }
    }

    /// <summary>A contract, read once.</summary>
    /// <param name="fileName">For example <c>schema.md</c>.</param>
    public ContractFile Contract(string fileName) => FileAt(Repository.Contract(fileName));

    /// <summary>A file as it lies there, read once; at most <see cref="ContractFile.MostBytes"/> of it.</summary>
    /// <param name="path">Relative to the project root.</param>
    public ContractFile FileAt(string path)
    {
        _cancellation.ThrowIfCancellationRequested();
        LookedAt.Paths.Add(path);
        if (!_files.TryGetValue(path, out ContractFile? file))
            _files[path] = file = ContractFile.Read(Repository, path);
        return file;
    }

    /// <summary>A file's text, empty where it says nothing; null where there is no such file, and where it cannot be read, which becomes a finding.</summary>
    /// <param name="path">Relative to the project root.</param>
    public SourceText? Text(string path)
    {
        ContractFile file = FileAt(path);
        switch (file.State)
        {
            case ContractState.Unreadable:
                Report(path, file.Problem);
                return null;
            case ContractState.Empty:
                return new SourceText("");
            default:
                return file.Text;
        }
    }

    /// <summary>A file's bytes; null where it cannot be read or is larger than <see cref="ContractFile.MostBytes"/>, which becomes a finding.</summary>
    /// <param name="file">A file of the tree.</param>
    /// <remarks>The buffer is used again for the next file.</remarks>
    public ArraySegment<byte>? Bytes(SourceFile file)
    {
        _cancellation.ThrowIfCancellationRequested();
        LookedAt.Paths.Add(file.Path);
        try
        {
            // Listed, and yet it cannot be looked at: opening it tells why.
            long length = file.Length < 0 ? 1 : file.Length;
            if (length <= ContractFile.MostBytes && _bytes.TryRead(Repository.FullPath(file.Path), length) && _bytes.Count <= ContractFile.MostBytes)
                return new ArraySegment<byte>(_bytes.Buffer, 0, _bytes.Count);
            Report(file.Path, "it is larger than " + (ContractFile.MostBytes >> 20) + " MB.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report(file.Path, e.Message.TrimEnd('.') + ".");
        }
        return null;
    }

    /// <summary>The files of the tree with one of these endings, in its order; they matter with what they hold.</summary>
    /// <param name="endings">With their dot; case does not matter. Only what follows the last dot of a name is its ending.</param>
    public IEnumerable<SourceFile> FilesEnding(params string[] endings)
    {
        foreach (string ending in endings)
            LookedAt.Endings.Add(ending.ToLowerInvariant());
        return _tree.Value.Files.Where(file => Array.Exists(endings, ending => file.Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The files of the tree with one of these names, in its order; they matter with what they hold.</summary>
    /// <param name="names">As the file system writes them.</param>
    public IEnumerable<SourceFile> FilesNamed(params string[] names)
    {
        LookedAt.Names.UnionWith(names);
        return _tree.Value.Files.Where(file => Array.IndexOf(names, file.Path.Substring(file.Path.LastIndexOf('/') + 1)) >= 0);
    }

    /// <summary>The files below a folder, in the order of the tree; only that they are there matters.</summary>
    /// <param name="folder">Relative to the project root, with <c>/</c> at its end; empty for the whole tree.</param>
    public IEnumerable<SourceFile> FilesBelow(string folder)
    {
        LookedAt.Listed.Add(folder);
        return _tree.Value.Files.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal));
    }

    /// <summary>Folders of the tree that are governed roots themselves, and not walked. Every verdict rests on them.</summary>
    public IReadOnlyList<string> NestedRoots => _tree.Value.NestedRoots;

    /// <summary>The keys of the packages of HEAD, asked of git; the verdict holds until HEAD moves, and for this build only where git does not know.</summary>
    /// <param name="problem">Why nobody can tell; then the result is null.</param>
    public HashSet<string>? CommittedPackages(out string problem)
    {
        _cancellation.ThrowIfCancellationRequested();
        // Asked first: a HEAD that moves meanwhile is another one than the verdict rests on.
        IReadOnlyList<string> head = HeadFiles.Of(Repository.Root);
        HashSet<string>? packages = Packages.CommittedPackages.Read(Repository.Root, out problem);
        LookedAt.Outside.UnionWith(head);
        LookedAt.IsFleeting |= packages is null || head.Count == 0;
        return packages;
    }

    /// <summary>Says something to those who ask for detail, for example that there is nothing for the gate to look at.</summary>
    public void Tell(string detail) => _details.Add(detail);

    /// <summary>Begins a gate: what was read stays known, what was asked is forgotten.</summary>
    public void Begin()
    {
        LookedAt = new LookedAt();
        _unreadable.Clear();
        _problems.Clear();
        _details.Clear();
    }

    private void Report(string path, string problem)
    {
        if (_problems.Add(path))
        {
            _unreadable.Add(new Finding(RuleCatalog.StructureFileUnreadable, SourceLocation.StartOf(path),
                "this file cannot be read, so it could not be checked: " + PrintableText.Excerpt(problem, 300), "make it a readable file inside the project root."));
        }
    }
}
