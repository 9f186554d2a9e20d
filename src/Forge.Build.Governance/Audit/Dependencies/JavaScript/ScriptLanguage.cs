using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit.Dependencies.JavaScript;

/// <summary>TypeScript and JavaScript: imports against the <c>package.json</c> files in the folders above a file.</summary>
internal sealed class ScriptLanguage : IPackageLanguage
{
    private static readonly string[] Extensions = { ".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".vue", ".svelte" };

    private readonly PackageJsons _manifests;
    private readonly PathAliases _aliases;
    private readonly DependencySettings _settings;

    public ScriptLanguage(RepositoryFiles files, DependencySettings settings)
    {
        _manifests = new PackageJsons(files, settings);
        _aliases = new PathAliases(files);
        _settings = settings;
    }

    public string Name => "TypeScript/JavaScript";

    public string ManifestToCreate => RepositoryFiles.Join(_settings.FrontendFolder, "package.json");

    public string ManifestNames => "package.json";

    public IReadOnlyList<Finding> ManifestFindings => _manifests.Findings;

    public bool Reads(string path) => Array.Exists(Extensions, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<Import> Scan(string path, string text) => ScriptImports.Scan(path, text);

    public ImportVerdict Judge(string path, Import import)
    {
        string specifier = import.Name;
        if (IsNoPackage(specifier) || _aliases.Has(path, specifier))
            return ImportVerdict.NeedsNone;
        string package = PackageOf(specifier);
        if (NodeBuiltins.Contains(package) || _manifests.IsOwn(path, package))
            return ImportVerdict.NeedsNone;
        IReadOnlyList<PackageJson> manifests = _manifests.For(path);
        if (manifests.Any(manifest => manifest.Declares(package) || (MayBeTypes(package, import) && manifest.Declares(TypesOf(package)))))
            return ImportVerdict.Declared;
        if (manifests.Any(manifest => manifest.IsBroken))
            return ImportVerdict.Undecided;
        if (manifests.Count == 0)
            return new ImportVerdict(ImportState.NoManifest, package);
        string manifestPath = manifests[0].Path;
        string folder = RepositoryFiles.FolderOf(manifestPath);
        string install = DependencyFindings.IsPlainName(package)
            ? "run npm install " + (import.OnlyTypes ? "--save-dev " : "") + package + (folder.Length == 0 ? "" : " in " + folder)
            : "add " + DependencyFindings.Quote(package) + " to \"dependencies\" of " + manifestPath;
        return new ImportVerdict(
            ImportState.Undeclared, package,
            "this file imports " + DependencyFindings.Quote(specifier) + ", but " + manifestPath + (manifests.Count > 1 ? " and those above it declare" : " declares")
                + " no dependency " + DependencyFindings.Quote(package) + ".",
            install + " so that the manifest declares it, or remove the import; if it is an alias of your own code, add it to \"paths\" of tsconfig.json.");
    }

    /// <summary>The package of a specifier: <c>@scope/name</c> or <c>name</c>.</summary>
    private static string PackageOf(string specifier)
    {
        string[] parts = specifier.Split('/');
        return specifier[0] == '@' && parts.Length > 1 ? parts[0] + "/" + parts[1] : parts[0];
    }

    // Relative and absolute paths, imports of package.json, what a runtime or bundler provides, and aliases that no package can be called.
    private static bool IsNoPackage(string specifier)
        => specifier[0] is '.' or '/' or '#' or '~' or '\0'
            || specifier.StartsWith("@/", StringComparison.Ordinal) || specifier == "@"
            || specifier.StartsWith("node:", StringComparison.Ordinal) || specifier.StartsWith("bun:", StringComparison.Ordinal)
            || specifier.StartsWith("virtual:", StringComparison.Ordinal) || specifier.StartsWith("data:", StringComparison.Ordinal);

    // The module vscode exists only inside the editor, and only its types are a package.
    private static bool MayBeTypes(string package, Import import) => import.OnlyTypes || package == "vscode";

    private static string TypesOf(string package)
        => "@types/" + (package[0] == '@' ? package.Substring(1).Replace("/", "__") : package);
}
