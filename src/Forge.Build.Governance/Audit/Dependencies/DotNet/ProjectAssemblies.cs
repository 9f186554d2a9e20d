using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>What a project supplies to itself and to those that reference it: its built assemblies, and assemblies that it names by their files.</summary>
internal sealed class ProjectAssemblies
{
    private const int MostDepth = 3;

    private readonly AssemblyFiles _assemblies;
    private readonly string _root;
    private readonly Dictionary<string, IReadOnlyList<NamespaceList>> _built = new(StringComparer.Ordinal);

    /// <param name="assemblies">Reads them.</param>
    /// <param name="root">The project root, absolute.</param>
    public ProjectAssemblies(AssemblyFiles assemblies, string root)
    {
        _assemblies = assemblies;
        _root = root;
    }

    /// <summary>What the last builds of a project left in its <c>obj</c>; internal types count, since friends see them.</summary>
    public IReadOnlyList<NamespaceList> BuiltBy(string project)
    {
        if (_built.TryGetValue(project, out IReadOnlyList<NamespaceList>? known))
            return known;
        List<NamespaceList> lists = new();
        foreach (string folder in OutputFoldersOf(project))
            Collect(folder, MostDepth, lists);
        return _built[project] = lists;
    }

    /// <summary>The folders in which a project may keep what it restores and compiles: its own <c>obj</c>, or one of a common <c>artifacts</c>.</summary>
    public IEnumerable<string> OutputFoldersOf(string project)
    {
        string folder = Path.GetDirectoryName(project)!;
        yield return Path.Combine(folder, "obj");
        string name = Path.GetFileNameWithoutExtension(project);
        for (string? above = folder; above is not null && above.Length >= _root.Length; above = Path.GetDirectoryName(above))
            yield return Path.Combine(above, "artifacts", "obj", name);
    }

    /// <summary>The assemblies that a project, or a <c>Directory.Build</c> file above it, references by a file.</summary>
    public IEnumerable<NamespaceList> ReferencedBy(string project)
    {
        string projectFolder = Path.GetDirectoryName(project)!;
        List<string> files = new() { project };
        for (string? above = projectFolder; above is not null && above.Length >= _root.Length; above = Path.GetDirectoryName(above))
        {
            files.Add(Path.Combine(above, "Directory.Build.props"));
            files.Add(Path.Combine(above, "Directory.Build.targets"));
        }
        foreach (string file in files.Where(File.Exists))
        {
            foreach (string written in HintsOf(file))
            {
                string expanded = written
                    .Replace("$(MSBuildThisFileDirectory)", Path.GetDirectoryName(file) + "/")
                    .Replace("$(MSBuildProjectDirectory)", projectFolder);
                if (AssemblyFiles.Combine(projectFolder, expanded) is { } path && Read(path, withInternal: false) is { } list)
                    yield return list;
            }
        }
    }

    private static IEnumerable<string> HintsOf(string file)
    {
        XDocument document;
        try
        {
            using XmlReader reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            document = XDocument.Load(reader);
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return Array.Empty<string>();
        }
        return document.Descendants().Where(element => element.Name.LocalName == "Reference")
            .SelectMany(reference => reference.Elements().Where(child => child.Name.LocalName == "HintPath").Select(child => child.Value.Trim())
                .Concat(reference.Attributes().Where(attribute => attribute.Name.LocalName is "HintPath" or "Include").Select(attribute => attribute.Value)))
            .Where(path => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));
    }

    private void Collect(string folder, int depth, List<NamespaceList> lists)
    {
        foreach (string file in AssemblyFiles.FilesIn(folder, "*.dll").Concat(AssemblyFiles.FilesIn(folder, "*.exe")))
        {
            if (!file.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase) && Read(file, withInternal: true) is { } list)
                lists.Add(list);
        }
        if (depth == 0)
            return;
        foreach (string child in AssemblyFiles.FoldersIn(folder))
        {
            if (Path.GetFileName(child) is not ("ref" or "refint"))
                Collect(child, depth - 1, lists);
        }
    }

    private NamespaceList? Read(string path, bool withInternal)
        => _assemblies.Read(path, path.StartsWith(_root, StringComparison.Ordinal) ? path.Substring(_root.Length) : path, withInternal, out _);
}
