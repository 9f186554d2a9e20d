using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption.Packages;

/// <summary>What is in a tree that can keep a package from being restored, or from reaching a project.</summary>
internal sealed class PackageNotices
{
    private const string Package = "Forge.Build";

    private readonly List<string> _all = new();

    /// <param name="repository">Whose.</param>
    /// <param name="files">Its build files.</param>
    public PackageNotices(ForgeRepository repository, BuildFiles files)
    {
        string[] old = Named(files, "packages.config");
        HasPackagesConfig = old.Length > 0;
        if (HasPackagesConfig)
            _all.Add("The projects beside " + List(old) + " take no package reference and do not run the gates; the others run them for the whole tree.");
        string[] locks = Named(files, "packages.lock.json");
        if (locks.Length > 0 || files.Sources.Any(path => files.Property(path, "RestoreLockedMode").Equals("true", StringComparison.OrdinalIgnoreCase)))
            _all.Add("Restores are locked" + (locks.Length == 0 ? "" : " (" + List(locks) + ")") + ": write the new package into the lock files with dotnet restore --force-evaluate.");
        foreach (string path in files.All.Where(path => path.IndexOf('/') < 0 && path.Equals("nuget.config", StringComparison.OrdinalIgnoreCase)))
        {
            if (files.Read(path) is { } config && IsMappedElsewhere(config))
                _all.Add(path + " maps packages to sources, and no pattern of it takes " + Package + ": add <package pattern=\"" + Package + "\" /> to the source that has it.");
        }
    }

    /// <summary>Whether a project takes its packages from <c>packages.config</c>.</summary>
    public bool HasPackagesConfig { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<string> All => _all;

    /// <summary>Names files that keep an import from the projects below them.</summary>
    /// <param name="paths">The files; a name that is not there yet stands for projects under no such file.</param>
    /// <param name="chosen">The file that gets the reference.</param>
    public void AddUnreached(IEnumerable<string> paths, string chosen)
    {
        string[] others = paths.Order(StringComparer.Ordinal).ToArray();
        if (others.Length > 0)
            _all.Add("The projects under " + List(others) + " do not import " + chosen + ", so their own builds do not run the gates; those of the others check the whole tree.");
    }

    private static bool IsMappedElsewhere(XElement config)
    {
        string[] patterns = config.Descendants("packageSourceMapping").Descendants("package").Select(package => package.Attribute("pattern")?.Value.Trim() ?? "").ToArray();
        return patterns.Length > 0 && !patterns.Any(Takes);
    }

    private static bool Takes(string pattern)
        => pattern.EndsWith('*') ? Package.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase) : pattern.Equals(Package, StringComparison.OrdinalIgnoreCase);

    private static string[] Named(BuildFiles files, string name)
        => files.All.Where(path => path[(path.LastIndexOf('/') + 1)..].Equals(name, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToArray();

    private static string List(string[] paths) => string.Join(", ", paths.Take(5)) + (paths.Length > 5 ? " and " + (paths.Length - 5) + " more" : "");
}
