using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>
/// The namespaces that sources declare. Asked only for names that no assembly supplies, or only one that is not declared: a tree that was built needs
/// none of it.
/// </summary>
internal sealed class SourceNamespaces
{
    private const int MostFiles = 50_000;

    private static readonly string[] Sources = { ".cs", ".fs", ".vb" };
    private static readonly string[] Projects = { "*.csproj", "*.fsproj", "*.vbproj" };
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules", "packages", "artifacts" };

    private readonly ForgeRepository _repository;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, NameSet> _byProject = new(StringComparer.Ordinal);
    private readonly FileBytes _bytes = new();
    private NameSet? _everywhere;

    public SourceNamespaces(ForgeRepository repository, CancellationToken cancellation)
    {
        _repository = repository;
        _cancellation = cancellation;
    }

    /// <summary>The language's view of a text; null where its extension is none of .NET's.</summary>
    public static NamespaceNames? Scan(string path, string text)
    {
        if (path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            return CSharpNamespaces.Scan(text);
        if (path.EndsWith(".fs", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".fsi", StringComparison.OrdinalIgnoreCase))
            return FSharpNamespaces.Scan(text);
        return path.EndsWith(".vb", StringComparison.OrdinalIgnoreCase) ? VisualBasicNamespaces.Scan(text) : null;
    }

    /// <summary>Whether a source of a project declares a namespace, or one below it where <paramref name="orBelow"/>.</summary>
    public bool Declares(string project, string name, bool orBelow)
    {
        if (!_byProject.TryGetValue(project, out NameSet? declared))
        {
            _byProject[project] = declared = new NameSet();
            string root = Path.GetFileNameWithoutExtension(project);
            foreach (string file in FilesOf(Path.GetDirectoryName(project)!))
                Read(file, declared, root);
        }
        return declared.Has(name, orBelow);
    }

    /// <summary>Whether any source of the repository declares a namespace, or one below it: what is linked into a project from elsewhere.</summary>
    public bool IsDeclaredAnywhere(string name, bool orBelow)
    {
        if (_everywhere is null)
        {
            _everywhere = new NameSet();
            foreach (SourceFile file in SourceTree.Walk(_repository, _cancellation).Files.Take(MostFiles))
                Read(_repository.FullPath(file.Path), _everywhere, "");
        }
        return _everywhere.Has(name, orBelow);
    }

    private void Read(string path, NameSet declared, string rootNamespace)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (TextOf(path) is not { } text || Scan(path, text) is not { } names)
            return;
        declared.Add(names.Declared);
        // Visual Basic puts a project's own name before what its sources declare.
        if (rootNamespace.Length > 0 && path.EndsWith(".vb", StringComparison.OrdinalIgnoreCase))
            declared.Add(names.Declared.Select(name => rootNamespace + "." + name).Concat(new[] { rootNamespace }));
    }

    private string? TextOf(string path)
    {
        if (!Sources.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
            return null;
        try
        {
            FileInfo file = new(path);
            bool isRead = file.Exists && file.Length <= ContractFile.MostBytes && _bytes.TryRead(path, file.Length);
            return isRead ? SourceText.Decode(_bytes.Buffer, _bytes.Count).Text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The folder of a project without the folders of projects in it.
    private static IEnumerable<string> FilesOf(string root)
    {
        int count = 0;
        Stack<string> pending = new();
        pending.Push(root);
        while (pending.Count > 0 && count < MostFiles)
        {
            string folder = pending.Pop();
            foreach (string file in AssemblyFiles.FilesIn(folder, "*"))
            {
                count++;
                yield return file;
            }
            foreach (string child in AssemblyFiles.FoldersIn(folder))
            {
                string name = Path.GetFileName(child);
                bool isLink = SymbolicLinks.IsLink(new DirectoryInfo(child).Attributes);
                if (!isLink && name[0] != '.' && !Skipped.Contains(name) && !Projects.Any(pattern => AssemblyFiles.FilesIn(child, pattern).Length > 0))
                    pending.Push(child);
            }
        }
    }

    /// <summary>Namespaces, and those above them.</summary>
    private sealed class NameSet
    {
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);
        private readonly HashSet<string> _above = new(StringComparer.Ordinal);

        public void Add(IEnumerable<string> names)
        {
            foreach (string name in names)
            {
                if (_names.Add(name))
                    _above.UnionWith(CSharpNamespaces.WithParents(name).Skip(1));
            }
        }

        public bool Has(string name, bool orBelow) => _names.Contains(name) || (orBelow && _above.Contains(name));
    }
}
