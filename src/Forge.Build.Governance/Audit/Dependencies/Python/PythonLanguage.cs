using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Boundaries.Lexing;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit.Dependencies.Python;

/// <summary>Python: imports against the manifests in the folders above a file.</summary>
internal sealed class PythonLanguage : IPackageLanguage
{
    private readonly PythonManifests _manifests;
    private readonly PythonModules _modules;
    private readonly PythonEnvironment _environment;
    private readonly DependencySettings _settings;

    public PythonLanguage(RepositoryFiles files, DependencySettings settings)
    {
        _manifests = new PythonManifests(files, settings);
        _modules = new PythonModules(files);
        _environment = new PythonEnvironment(files);
        _settings = settings;
    }

    public string Name => "Python";

    public string ManifestToCreate
        => _settings.Language.StartsWith("py", StringComparison.Ordinal) && _settings.DependencyFile.Length > 0 ? _settings.DependencyFile : "requirements.txt";

    public string ManifestNames => "requirements.txt, pyproject.toml, setup.cfg, setup.py or Pipfile";

    public IReadOnlyList<Finding> ManifestFindings => _manifests.Findings;

    public bool Reads(string path)
        => SourceRegions.LanguageOf(path) == SourceLanguage.Python;

    public IReadOnlyList<Import> Scan(string path, string text) => PythonImports.Scan(text);

    public ImportVerdict Judge(string path, Import import)
    {
        string module = import.Name.Split('.')[0];
        if (PythonStandardLibrary.Contains(module) || IsBuildTool(path, module) || _modules.Has(path, import))
            return ImportVerdict.NeedsNone;
        IReadOnlyList<string> names = PythonDistributions.Of(import);
        List<PythonManifest> manifests = _manifests.For(path).ToList();
        if (manifests.Exists(manifest => manifest.Declares(names)))
            return ImportVerdict.Declared;
        if (manifests.Exists(manifest => manifest.IsBroken))
            return ImportVerdict.Undecided;
        if (manifests.Count == 0)
            return new ImportVerdict(ImportState.NoManifest, names[0]);
        List<string> installed = _environment.DistributionsOf(path, module).ToList();
        if (manifests.Exists(manifest => manifest.Declares(installed)))
            return ImportVerdict.Declared;
        string dependency = installed.Count > 0 ? installed[0] : names[0];
        string manifestPath = manifests[0].Path!;
        return new ImportVerdict(
            ImportState.Undeclared, dependency,
            "this file imports " + DependencyFindings.Quote(import.Name) + ", which " + manifestPath + " does not declare"
                + (manifests.Count > 1 ? ", nor does a manifest above it." : "."),
            "add " + DependencyFindings.Quote(dependency) + " to " + manifestPath + ", or remove the import.");
    }

    // pip brings it to whoever runs a setup.py.
    private static bool IsBuildTool(string path, string module) => module is "setuptools" or "pkg_resources" && RepositoryFiles.NameOf(path) == "setup.py";
}
