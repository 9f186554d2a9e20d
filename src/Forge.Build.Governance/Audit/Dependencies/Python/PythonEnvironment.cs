using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Governance.Audit.Dependencies.Python;

/// <summary>
/// What is installed in a virtual environment inside the repository, which knows for certain which distribution brings a module. Asked only for imports
/// whose own name no manifest has.
/// </summary>
internal sealed class PythonEnvironment
{
    private static readonly string[] Folders = { ".venv", "venv", "env" };

    private readonly RepositoryFiles _files;
    private readonly Dictionary<string, Dictionary<string, List<string>>> _byPackages = new(StringComparer.Ordinal);

    public PythonEnvironment(RepositoryFiles files) => _files = files;

    /// <summary>The normalised names of the distributions that bring a top-level module, as far as the environments above a file know.</summary>
    public IEnumerable<string> DistributionsOf(string path, string module)
    {
        foreach (string folder in RepositoryFiles.FoldersAbove(path))
        {
            foreach (string packages in Folders.SelectMany(name => PackageFoldersIn(RepositoryFiles.Join(folder, name))))
            {
                if (ModulesIn(packages).TryGetValue(module, out List<string>? distributions))
                    return distributions;
            }
        }
        return Array.Empty<string>();
    }

    private IEnumerable<string> PackageFoldersIn(string environment)
    {
        if (!_files.HasFolder(environment))
            yield break;
        string windows = environment + "/Lib/site-packages";
        if (_files.HasFolder(windows))
            yield return windows;
        string lib = environment + "/lib";
        if (!_files.HasFolder(lib))
            yield break;
        foreach (string version in _files.FoldersIn(lib))
        {
            string packages = lib + "/" + version + "/site-packages";
            if (_files.HasFolder(packages))
                yield return packages;
        }
    }

    private Dictionary<string, List<string>> ModulesIn(string packages)
    {
        if (_byPackages.TryGetValue(packages, out Dictionary<string, List<string>>? known))
            return known;
        Dictionary<string, List<string>> modules = _byPackages[packages] = new(StringComparer.Ordinal);
        foreach (string folder in _files.FoldersIn(packages).Where(name => name.EndsWith(".dist-info", StringComparison.Ordinal)))
        {
            string distribution = PythonDistributions.Normalise(folder.Split('-')[0]);
            foreach (string module in TopLevelOf(packages + "/" + folder))
            {
                if (!modules.TryGetValue(module, out List<string>? distributions))
                    modules[module] = distributions = new List<string>();
                distributions.Add(distribution);
            }
        }
        return modules;
    }

    // top_level.txt is there for setuptools; RECORD always.
    private IEnumerable<string> TopLevelOf(string distInfo)
    {
        if (LinesOf(distInfo + "/top_level.txt") is { Length: > 0 } listed)
            return listed.Select(line => line.Trim()).Where(line => line.Length > 0);
        return LinesOf(distInfo + "/RECORD").Select(TopLevelOfRecord).Where(module => module.Length > 0).Distinct(StringComparer.Ordinal);
    }

    private static string TopLevelOfRecord(string line)
    {
        string file = line.Split(',')[0];
        int slash = file.IndexOf('/');
        if (slash < 0)
            return file.EndsWith(".py", StringComparison.Ordinal) ? file.Substring(0, file.Length - 3) : "";
        string folder = file.Substring(0, slash);
        return folder.IndexOf('.') >= 0 || folder == "__pycache__" ? "" : folder;
    }

    private string[] LinesOf(string path)
        => _files.HasFile(path) && _files.Read(path) is { State: ContractState.Present, Text: { } text } ? text.Text.Split('\n') : Array.Empty<string>();
}
