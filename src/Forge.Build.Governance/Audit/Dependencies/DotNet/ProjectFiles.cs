using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>The projects that source files belong to, and what is known of each.</summary>
internal sealed class ProjectFiles
{
    private readonly RepositoryFiles _files;
    private readonly ForgeRepository _repository;
    private readonly AssemblyFiles _assemblies;
    private readonly ProjectAssemblies _outputs;
    private readonly SourceNamespaces _sources;
    private readonly SortedDictionary<string, ProjectSupply?> _read = new(StringComparer.Ordinal);
    private readonly FileBytes _bytes = new();

    public ProjectFiles(RepositoryFiles files, ForgeRepository repository, AssemblyFiles assemblies, SourceNamespaces sources)
    {
        _files = files;
        _repository = repository;
        _assemblies = assemblies;
        _outputs = new ProjectAssemblies(assemblies, repository.Root);
        _sources = sources;
    }

    /// <summary>What is wrong with those that were read, one finding a project.</summary>
    public List<Finding> Findings { get; } = new();

    /// <summary>How many projects were read.</summary>
    public int Count => _read.Count;

    /// <summary>The project files in the nearest folder above a source file that has one of its language; none where none has.</summary>
    public IReadOnlyList<string> Of(string path)
    {
        string extension = path.EndsWith(".vb", StringComparison.OrdinalIgnoreCase) ? ".vbproj"
            : path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? ".csproj" : ".fsproj";
        foreach (string folder in RepositoryFiles.FoldersAbove(path))
        {
            List<string> names = _files.FilesIn(folder).Where(file => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase)).ToList();
            if (names.Count > 0)
                return names.ConvertAll(name => RepositoryFiles.Join(folder, name));
        }
        return Array.Empty<string>();
    }

    /// <summary>What reaches a project; null where that cannot be told, which then is a finding.</summary>
    public ProjectSupply? Supply(string project)
    {
        if (_read.TryGetValue(project, out ProjectSupply? known))
            return known;
        return _read[project] = Read(project);
    }

    private ProjectSupply? Read(string project)
    {
        string full = _repository.FullPath(project);
        string[] places = _outputs.OutputFoldersOf(full).Select(folder => Path.Combine(folder, "project.assets.json")).ToArray();
        string restore = DependencyFindings.IsPlainName(project) ? "run dotnet restore " + project : "run dotnet restore on this project";
        if (Array.Find(places, File.Exists) is not { } file)
        {
            string message = "this project was not restored: there is no " + Shown(places[0]) + ", nor one under artifacts/obj.";
            return Refuse(project, message, restore + ", then run the audit again.");
        }
        if (AssetsOf(file) is not { } assets)
            return Refuse(project, Shown(file) + " cannot be read as the record of a restore.", "delete it and " + restore + ", then run the audit again.");
        ProjectSupply supply = new(full, _outputs, _sources);
        supply.Take(assets, _assemblies);
        return supply.Problem.Length == 0
            ? supply
            : Refuse(project, supply.Problem + ".", restore + " with the SDK that builds it, then run the audit again.");
    }

    private AssetsFile? AssetsOf(string file)
    {
        try
        {
            bool isInside = _repository.IsInside(Shown(file));
            return isInside && _bytes.TryRead(file, new FileInfo(file).Length) ? AssetsReader.Read(_bytes.Buffer, _bytes.Count) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string Shown(string file) => file.Substring(_repository.Root.Length).TrimStart('/', '\\').Replace('\\', '/');

    private ProjectSupply? Refuse(string project, string message, string fix)
    {
        Findings.Add(new Finding(RuleCatalog.PackagesUnknown, SourceLocation.StartOf(project), message, fix));
        return null;
    }
}
