using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>Which packages a project references itself, over all its frameworks, and what brings the others.</summary>
internal sealed class PackageGraph
{
    private readonly HashSet<string> _declared = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _through = new(StringComparer.OrdinalIgnoreCase);

    public PackageGraph(AssetsFile assets)
    {
        foreach (AssetsTarget target in assets.Targets)
        {
            IReadOnlyCollection<string> referenced = assets.FrameworkOf(target)?.Packages ?? new HashSet<string>();
            _declared.UnionWith(DeclaredIn(target, referenced));
            Trace(target, referenced);
        }
    }

    /// <summary>Whether the project references a package itself in one of its frameworks.</summary>
    public bool Declares(string package) => _declared.Contains(package);

    /// <summary>The reference of the project that a package comes along with; empty where it is one itself.</summary>
    public string Through(string package)
        => _through.TryGetValue(package, out string? through) && !through.Equals(package, StringComparison.OrdinalIgnoreCase) ? through : "";

    // A package that brings no assembly of its own is there for those that it depends on.
    private static HashSet<string> DeclaredIn(AssetsTarget target, IReadOnlyCollection<string> referenced)
    {
        HashSet<string> declared = new(StringComparer.OrdinalIgnoreCase);
        Queue<string> pending = new(referenced);
        while (pending.Count > 0)
        {
            string id = pending.Dequeue();
            if (!declared.Add(id) || !target.Libraries.TryGetValue(id, out AssetsLibrary? library) || library.IsProject || library.Compile.Count > 0)
                continue;
            foreach (string dependency in library.Dependencies)
                pending.Enqueue(dependency);
        }
        return declared;
    }

    // Breadth first, so that the shortest way is the one that is told.
    private void Trace(AssetsTarget target, IReadOnlyCollection<string> referenced)
    {
        Queue<KeyValuePair<string, string>> pending = new();
        foreach (AssetsLibrary library in target.Libraries.Values.OrderBy(library => library.Id, StringComparer.Ordinal))
        {
            if (library.IsProject || referenced.Contains(library.Id, StringComparer.OrdinalIgnoreCase))
                pending.Enqueue(new(library.Id, library.Id));
        }
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        while (pending.Count > 0)
        {
            KeyValuePair<string, string> next = pending.Dequeue();
            if (!seen.Add(next.Key) || !target.Libraries.TryGetValue(next.Key, out AssetsLibrary? library))
                continue;
            if (!_through.ContainsKey(next.Key))
                _through.Add(next.Key, next.Value);
            foreach (string dependency in library.Dependencies)
                pending.Enqueue(new(dependency, next.Value));
        }
    }
}
