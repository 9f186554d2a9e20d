using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit.Dependencies.Python;

/// <summary>
/// The manifests of a tree, folder by folder: <c>requirements*.txt</c> (also in a folder <c>requirements</c>), <c>pyproject.toml</c>,
/// <c>setup.cfg</c>, <c>setup.py</c>, <c>Pipfile</c>, and the file that <c>forge.json</c> names.
/// </summary>
internal sealed class PythonManifests
{
    private const int MostIncludes = 64;

    private readonly RepositoryFiles _files;
    private readonly DependencySettings _settings;
    private readonly Dictionary<string, PythonManifest> _byFolder = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public PythonManifests(RepositoryFiles files, DependencySettings settings)
    {
        _files = files;
        _settings = settings;
    }

    /// <summary>What is wrong with those that were read.</summary>
    public List<Finding> Findings { get; } = new();

    /// <summary>The manifests for a file, nearest first: in its folder, in those above it, and the one that <c>forge.json</c> names.</summary>
    public IEnumerable<PythonManifest> For(string path)
    {
        foreach (string folder in RepositoryFiles.FoldersAbove(path))
        {
            if (In(folder) is { Path: not null } manifest)
                yield return manifest;
        }
        if (Named() is { Path: not null } named)
            yield return named;
    }

    private PythonManifest? Named()
    {
        string path = _settings.DependencyFile;
        if (_settings.Language is not ("python" or "py" or "python3") || path.Length == 0 || !_files.HasFile(path))
            return null;
        string key = "forge.json:" + path;
        if (!_byFolder.TryGetValue(key, out PythonManifest? manifest))
        {
            _byFolder[key] = manifest = new PythonManifest(Findings);
            ReadFile(path, manifest, new HashSet<string>(StringComparer.Ordinal));
        }
        return manifest;
    }

    private PythonManifest In(string folder)
    {
        if (_byFolder.TryGetValue(folder, out PythonManifest? known))
            return known;
        PythonManifest manifest = _byFolder[folder] = new PythonManifest(Findings);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string name in _files.FilesIn(folder).Where(IsManifest).OrderBy(name => name == "requirements.txt" ? "" : name, StringComparer.Ordinal))
            ReadFile(RepositoryFiles.Join(folder, name), manifest, seen);
        string shared = RepositoryFiles.Join(folder, "requirements");
        if (_files.HasFolder(shared))
        {
            foreach (string name in _files.FilesIn(shared).Where(name => name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)))
                ReadFile(RepositoryFiles.Join(shared, name), manifest, seen);
        }
        return manifest;
    }

    private static bool IsManifest(string name)
        => name is "pyproject.toml" or "setup.cfg" or "setup.py" or "Pipfile"
            || (name.IndexOf("requirements", StringComparison.OrdinalIgnoreCase) >= 0 && name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase));

    private void ReadFile(string path, PythonManifest manifest, HashSet<string> seen)
    {
        if (!seen.Add(path) || seen.Count > MostIncludes)
            return;
        ContractFile file = _files.Read(path);
        if (file.State == ContractState.Unreadable && _reported.Add(path))
            manifest.Refuse(file, 0, 0, "this manifest cannot be read: " + file.Problem.TrimEnd('.'), "make it a readable file inside the project root.");
        string name = RepositoryFiles.NameOf(path);
        if (file.Text is null)
        {
            // An empty list is a list.
            if (name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
                manifest.Enter(path);
            return;
        }
        switch (name)
        {
            case "setup.cfg":
                SetupFiles.ReadConfiguration(file, manifest);
                break;
            case "setup.py":
                SetupFiles.ReadScript(file, manifest);
                break;
            default:
                if (name == "Pipfile" || name.EndsWith(".toml", StringComparison.OrdinalIgnoreCase))
                    PyprojectFile.Read(file, manifest, (included, start, end) => Include(file, included, start, end, manifest, seen));
                else
                    ReadRequirements(file, manifest, seen);
                break;
        }
    }

    private void ReadRequirements(ContractFile file, PythonManifest manifest, HashSet<string> seen)
    {
        manifest.Enter(file.Path);
        RequirementsFile.Read(file, manifest, (included, start, end) => Include(file, included, start, end, manifest, seen));
    }

    private void Include(ContractFile from, string written, int start, int end, PythonManifest manifest, HashSet<string> seen)
    {
        string? path = RepositoryFiles.Resolve(RepositoryFiles.FolderOf(from.Path), written);
        if (path is not null && _files.HasFile(path))
            ReadFile(path, manifest, seen);
        else if (_reported.Add(from.Path + "\n" + written))
        {
            string message = "this line takes in " + DependencyFindings.Quote(written) + ", which is no file inside the project root";
            manifest.Refuse(from, start, end, message, "create the file, or remove the line.");
        }
    }
}
