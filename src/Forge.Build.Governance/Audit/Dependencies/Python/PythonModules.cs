using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Audit.Dependencies.Python;

/// <summary>Which modules are files or folders of this repository.</summary>
internal sealed class PythonModules
{
    private const int MostDepth = 4;

    private static readonly string[] SourceFolders = { "src", "lib" };
    private static readonly string[] Suffixes = { ".py", ".pyi", ".pyx", ".pyd", ".so" };

    private readonly RepositoryFiles _files;
    private readonly Dictionary<string, bool> _holding = new(StringComparer.Ordinal);

    public PythonModules(RepositoryFiles files) => _files = files;

    /// <summary>Whether an import of a file finds its module in the folders above the file, or in <c>src</c> or <c>lib</c> of one of them.</summary>
    public bool Has(string path, Import import)
    {
        string[] parts = import.Name.Split('.');
        foreach (string folder in RepositoryFiles.FoldersAbove(path))
        {
            if (IsModuleIn(folder, parts, import) || SourceFolders.Any(name => IsModuleIn(RepositoryFiles.Join(folder, name), parts, import)))
                return true;
        }
        return false;
    }

    private bool IsModuleIn(string folder, string[] parts, Import import)
    {
        string top = RepositoryFiles.Join(folder, parts[0]);
        if (HasModuleFile(top))
            return true;
        if (!_files.HasFolder(top))
            return false;
        return _files.HasFile(top + "/__init__.py") || _files.HasFile(top + "/__init__.pyi") || IsNamespace(top, parts, import);
    }

    // A folder without __init__ loses to an installed package of its name (migrations in alembic/), and has nothing but its modules:
    // so what is imported from it must be one of them.
    private bool IsNamespace(string folder, string[] parts, Import import)
    {
        if (parts.Length > 1)
            return IsModule(folder + "/" + parts[1]);
        if (import.Members.Count > 0)
            return import.Members.All(member => IsModule(folder + "/" + member));
        return HoldsModules(folder, MostDepth);
    }

    private bool IsModule(string path) => HasModuleFile(path) || (_files.HasFolder(path) && HoldsModules(path, MostDepth));

    private bool HasModuleFile(string path)
    {
        if (Suffixes.Any(suffix => _files.HasFile(path + suffix)))
            return true;
        // name.cpython-312-x86_64-linux-gnu.so
        string folder = RepositoryFiles.FolderOf(path);
        string prefix = RepositoryFiles.NameOf(path) + ".cpython-";
        return _files.HasFolder(folder) && _files.FilesIn(folder).Any(name => name.StartsWith(prefix, StringComparison.Ordinal));
    }

    private bool HoldsModules(string folder, int depth)
    {
        string key = depth + " " + folder;
        if (!_holding.TryGetValue(key, out bool holds))
        {
            holds = _files.FilesIn(folder).Any(name => name.EndsWith(".py", StringComparison.Ordinal))
                || (depth > 0 && _files.FoldersIn(folder).Any(name => HoldsModules(folder + "/" + name, depth - 1)));
            _holding[key] = holds;
        }
        return holds;
    }
}
