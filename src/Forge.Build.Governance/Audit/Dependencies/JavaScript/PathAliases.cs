using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Json;

namespace Forge.Build.Governance.Audit.Dependencies.JavaScript;

/// <summary>What <c>tsconfig.json</c> or <c>jsconfig.json</c> says of specifiers that are no packages: <c>paths</c> and <c>baseUrl</c>.</summary>
internal sealed class PathAliases
{
    private const int MostConfigurations = 32;

    private static readonly string[] FileNames = { "tsconfig.json", "jsconfig.json" };
    private static readonly string[] Extensions = { "", ".ts", ".tsx", ".d.ts", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts", ".vue", ".svelte", ".json" };

    private readonly RepositoryFiles _files;
    private readonly Dictionary<string, Configuration> _byFolder = new(StringComparer.Ordinal);

    public PathAliases(RepositoryFiles files) => _files = files;

    /// <summary>Whether a specifier is an alias in the nearest configuration above a file, or a module below its base.</summary>
    public bool Has(string path, string specifier)
    {
        foreach (string folder in RepositoryFiles.FoldersAbove(path))
        {
            if (!FileNames.Any(name => _files.HasFile(RepositoryFiles.Join(folder, name))))
                continue;
            Configuration configuration = In(folder);
            return configuration.Patterns.Any(pattern => Matches(pattern, specifier)) || configuration.Bases.Any(root => IsModule(root, specifier));
        }
        return false;
    }

    private Configuration In(string folder)
    {
        if (_byFolder.TryGetValue(folder, out Configuration? known))
            return known;
        Configuration configuration = _byFolder[folder] = new Configuration();
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string name in FileNames)
            Read(RepositoryFiles.Join(folder, name), configuration, seen);
        return configuration;
    }

    // Follows what it extends and what it refers to: the usual template keeps the paths in tsconfig.app.json.
    private void Read(string path, Configuration configuration, HashSet<string> seen)
    {
        if (!_files.HasFile(path) || seen.Count >= MostConfigurations || !seen.Add(path) || _files.Read(path).Text is not { } text)
            return;
        JsonSource.Parse(path, text, out JsonValue? root, out List<JsonProblem> _);
        string folder = RepositoryFiles.FolderOf(path);
        JsonValue? options = root?["compilerOptions"];
        foreach (JsonMember alias in options?["paths"]?.Members ?? new List<JsonMember>())
            configuration.Patterns.Add(alias.Name);
        if (TextOf(options?["baseUrl"]) is { Length: > 0 } written && RepositoryFiles.Resolve(folder, written) is { } baseFolder)
            configuration.Bases.Add(baseFolder);
        JsonValue? extends = root?["extends"];
        List<JsonValue> parents = extends is null ? new() : extends.Kind == JsonKind.Array ? extends.Items : new() { extends };
        foreach (string parent in parents.Select(TextOf).Where(text => text.StartsWith(".", StringComparison.Ordinal)))
            Follow(folder, parent, configuration, seen);
        foreach (JsonValue reference in root?["references"]?.Items ?? new List<JsonValue>())
            Follow(folder, TextOf(reference["path"]), configuration, seen);
    }

    private void Follow(string folder, string written, Configuration configuration, HashSet<string> seen)
    {
        if (RepositoryFiles.Resolve(folder, written) is not { } path)
            return;
        if (_files.HasFile(path))
            Read(path, configuration, seen);
        else if (path.Length > 0 && _files.HasFile(path + ".json"))
            Read(path + ".json", configuration, seen);
        else
            Read(RepositoryFiles.Join(path, FileNames[0]), configuration, seen);
    }

    private bool IsModule(string root, string specifier)
        => RepositoryFiles.Resolve(root, specifier) is { Length: > 0 } path
            && path.Length > root.Length
            && (_files.HasFolder(path) || Extensions.Any(extension => _files.HasFile(path + extension)));

    // A pattern has one star at most. "*" alone maps everything and so says nothing.
    private static bool Matches(string pattern, string specifier)
    {
        int star = pattern.IndexOf('*');
        if (star < 0)
            return pattern == specifier;
        return pattern.Length > 1
            && specifier.Length >= pattern.Length - 1
            && specifier.StartsWith(pattern.Substring(0, star), StringComparison.Ordinal)
            && specifier.EndsWith(pattern.Substring(star + 1), StringComparison.Ordinal);
    }

    private static string TextOf(JsonValue? value) => value is { Kind: JsonKind.String } ? value.Text : "";

    private sealed class Configuration
    {
        public List<string> Patterns { get; } = new();

        public List<string> Bases { get; } = new();
    }
}
