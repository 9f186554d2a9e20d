using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit.Dependencies.JavaScript;

/// <summary>The <c>package.json</c> files of a tree, and the packages of its workspaces.</summary>
internal sealed class PackageJsons
{
    private const string FileName = "package.json";

    private readonly RepositoryFiles _files;
    private readonly DependencySettings _settings;
    private readonly Dictionary<string, PackageJson?> _byFolder = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _workspaceNames = new(StringComparer.Ordinal);

    public PackageJsons(RepositoryFiles files, DependencySettings settings)
    {
        _files = files;
        _settings = settings;
    }

    public List<Finding> Findings { get; } = new();

    /// <summary>Those for a file, nearest first: Node.js looks for packages in every folder above. Where there is none, the one of the frontend.</summary>
    public IReadOnlyList<PackageJson> For(string path)
    {
        List<PackageJson> found = RepositoryFiles.FoldersAbove(path).Select(In).OfType<PackageJson>().ToList();
        if (found.Count == 0 && In(_settings.FrontendFolder) is { } frontend)
            found.Add(frontend);
        return found;
    }

    /// <summary>Whether a package is a part of this repository: one above the file, or one of a workspace.</summary>
    public bool IsOwn(string path, string package)
        => For(path).Any(manifest => manifest.Name == package)
            || RepositoryFiles.FoldersAbove(path).Any(folder => WorkspaceNames(folder).Contains(package));

    private PackageJson? In(string folder)
    {
        if (_byFolder.TryGetValue(folder, out PackageJson? known))
            return known;
        string path = RepositoryFiles.Join(folder, FileName);
        return _byFolder[folder] = _files.HasFile(path) ? PackageJson.Read(_files.Read(path), Findings) : null;
    }

    private HashSet<string> WorkspaceNames(string folder)
    {
        if (_workspaceNames.TryGetValue(folder, out HashSet<string>? known))
            return known;
        HashSet<string> names = _workspaceNames[folder] = new(StringComparer.Ordinal);
        IEnumerable<string> globs = (In(folder)?.Workspaces ?? new List<string>()).Concat(PnpmGlobs(folder));
        foreach (string glob in globs.Where(glob => glob.Length > 0 && glob[0] != '!'))
        {
            foreach (string member in WorkspaceFolders.Expand(_files, folder, glob))
            {
                if (In(member) is { Name.Length: > 0 } package)
                    names.Add(package.Name);
            }
        }
        return names;
    }

    // pnpm-workspace.yaml is a list of globs under one key.
    private IEnumerable<string> PnpmGlobs(string folder)
    {
        string path = RepositoryFiles.Join(folder, "pnpm-workspace.yaml");
        if (!_files.HasFile(path) || _files.Read(path).Text is not { } text)
            yield break;
        bool inPackages = false;
        foreach (string line in text.Text.Split('\n'))
        {
            string trimmed = line.Trim();
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] is not '-' and not '#')
                inPackages = trimmed.StartsWith("packages:", StringComparison.Ordinal);
            else if (inPackages && trimmed.StartsWith("-", StringComparison.Ordinal))
                yield return trimmed.Substring(1).Trim().Trim('"', '\'');
        }
    }
}
