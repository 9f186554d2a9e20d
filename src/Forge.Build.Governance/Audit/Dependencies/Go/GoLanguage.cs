using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit.Dependencies.Go;

/// <summary>Go: import paths against the nearest <c>go.mod</c>. What it requires only for others is not declared for this code.</summary>
internal sealed class GoLanguage : IPackageLanguage
{
    private readonly RepositoryFiles _files;
    private readonly Dictionary<string, GoModFile> _read = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings = new();

    public GoLanguage(RepositoryFiles files) => _files = files;

    public string Name => "Go";

    public string ManifestToCreate => "go.mod (go mod init)";

    public string ManifestNames => "go.mod";

    public IReadOnlyList<Finding> ManifestFindings => _findings;

    public bool Reads(string path) => path.EndsWith(".go", StringComparison.OrdinalIgnoreCase);

    public IReadOnlyList<Import> Scan(string path, string text) => GoImports.Scan(text);

    public ImportVerdict Judge(string path, Import import)
    {
        string name = import.Name;
        // The standard library is everything whose first segment is no domain.
        bool isLocalForm = name.Length == 0 || name[0] == '.';
        if (isLocalForm || name.Split('/')[0].IndexOf('.') < 0 || IsInWorkspace(path, name))
            return ImportVerdict.NeedsNone;
        if (Nearest(path, "go.mod") is not { } manifest)
            return new ImportVerdict(ImportState.NoManifest, ModuleOf(name));
        if (GoModFile.IsIn(manifest.Module, name))
            return ImportVerdict.NeedsNone;
        if (manifest.RequiredFor(name) is not null)
            return ImportVerdict.Declared;
        if (manifest.IsBroken)
            return ImportVerdict.Undecided;
        string? indirect = manifest.IndirectFor(name);
        string module = indirect ?? ModuleOf(name);
        string command = indirect is null && DependencyFindings.IsPlainName(module) ? "run go get " + module + " and go mod tidy" : "run go mod tidy";
        string folder = RepositoryFiles.FolderOf(manifest.Path);
        string place = folder.Length == 0 ? "" : " in " + folder;
        return new ImportVerdict(
            ImportState.Undeclared, module,
            "this file imports " + DependencyFindings.Quote(name) + ", which " + manifest.Path
                + (indirect is null ? " does not require." : " requires only for other modules (// indirect)."),
            command + place + ", or remove the import.");
    }

    private bool IsInWorkspace(string path, string name)
    {
        if (Nearest(path, "go.work") is not { } work)
            return false;
        string folder = RepositoryFiles.FolderOf(work.Path);
        return work.Used
            .Select(used => RepositoryFiles.Resolve(folder, used))
            .Where(used => used is not null && _files.HasFile(RepositoryFiles.Join(used!, "go.mod")))
            .Any(used => GoModFile.IsIn(Read(RepositoryFiles.Join(used!, "go.mod")).Module, name));
    }

    private GoModFile? Nearest(string path, string fileName)
    {
        foreach (string folder in RepositoryFiles.FoldersAbove(path))
        {
            string candidate = RepositoryFiles.Join(folder, fileName);
            if (_files.HasFile(candidate))
                return Read(candidate);
        }
        return null;
    }

    private GoModFile Read(string path)
    {
        if (!_read.TryGetValue(path, out GoModFile? file))
            _read[path] = file = GoModFile.Read(_files.Read(path), _findings);
        return file;
    }

    // example.org/owner/name is the usual shape of a module's path; what follows it is a folder of the module, or a major version.
    private static string ModuleOf(string import)
    {
        string[] parts = import.Split('/');
        int count = Math.Min(parts.Length, 3);
        bool hasVersion = parts.Length > count && parts[count].Length > 1 && parts[count][0] == 'v' && char.IsDigit(parts[count][1]);
        return string.Join("/", parts, 0, hasVersion ? count + 1 : count);
    }
}
