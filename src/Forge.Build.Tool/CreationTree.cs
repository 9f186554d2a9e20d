using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Tool;

/// <summary>Paths as a tree.</summary>
internal sealed class CreationTree
{
    private readonly Dictionary<string, CreationTree> _byName = new(StringComparer.Ordinal);
    private readonly List<CreationTree> _children = new();

    private CreationTree(string name) => Name = name;

    /// <summary>The last segment; a folder's ends in <c>/</c>, and the root's is empty.</summary>
    public string Name { get; }

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<CreationTree> Children => _children;

    /// <summary>The tree of some paths.</summary>
    /// <param name="paths">Relative, with <c>/</c>; a folder ends in <c>/</c>.</param>
    public static CreationTree Of(IEnumerable<string> paths)
    {
        CreationTree root = new("");
        foreach (string path in paths)
        {
            CreationTree at = root;
            string[] segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            for (int i = 0; i < segments.Length; i++)
                at = at.Child(segments[i] + (i < segments.Length - 1 || path.EndsWith('/') ? "/" : ""));
        }
        return root;
    }

    /// <summary>What lies below, a line each, two blanks a level.</summary>
    public IEnumerable<string> Lines(int level = 0)
        => _children.SelectMany(child => child.Lines(level + 1).Prepend(new string(' ', 2 * level) + child.Name));

    private CreationTree Child(string name)
    {
        if (!_byName.TryGetValue(name, out CreationTree? child))
        {
            child = new CreationTree(name);
            _byName.Add(name, child);
            _children.Add(child);
        }
        return child;
    }
}
