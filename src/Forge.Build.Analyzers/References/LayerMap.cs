using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Forge.Build.Analyzers.Contracts;
using Forge.Build.Governance.Contracts;
using Microsoft.CodeAnalysis;

namespace Forge.Build.Analyzers.References;

/// <summary>Which layers code belongs to, by what <c>layersFrom</c> goes by. For several threads.</summary>
internal sealed class LayerMap
{
    private static readonly string[] None = Array.Empty<string>();

    private readonly BoundariesContract _contract;
    private readonly GovernedCompilation _governed;
    private readonly IAssemblySymbol _assembly;
    private readonly bool _fromPath;
    private readonly bool _fromNamespace;
    private readonly bool _fromProject;
    private readonly ConcurrentDictionary<SyntaxTree, FileFacts> _trees = new();
    private readonly ConcurrentDictionary<string, string[]> _namespaces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string[]> _assemblies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string[]> _lists = new(StringComparer.Ordinal);

    /// <param name="contract">The layers.</param>
    /// <param name="governed">Where files lie.</param>
    /// <param name="assembly">What is being compiled.</param>
    public LayerMap(BoundariesContract contract, GovernedCompilation governed, IAssemblySymbol assembly)
    {
        _contract = contract;
        _governed = governed;
        _assembly = assembly;
        foreach (Layer layer in contract.Layers)
        {
            _fromPath |= layer.LayersFrom == LayersFrom.Path;
            _fromNamespace |= layer.LayersFrom == LayersFrom.Namespace;
            _fromProject |= layer.LayersFrom == LayersFrom.Project;
        }
    }

    /// <summary>A file's path, relative to the root, with <c>/</c>; as the compiler has it where it lies outside.</summary>
    public string PathOf(SyntaxTree tree) => Facts(tree).Path;

    /// <summary>The layers that hold a piece of code, in the order of the contract: one list for the same layers.</summary>
    /// <param name="tree">The file that it is written in.</param>
    /// <param name="code">The member, type or namespace that it is a part of.</param>
    /// <remarks>For layers of <see cref="LayersFrom.Path"/>, code in a file of no layer, as a generator makes it, counts as what else there is of its type.</remarks>
    public string[] OfCode(SyntaxTree tree, ISymbol code)
    {
        string[] layers = _fromPath ? Facts(tree).Layers : None;
        if (_fromPath && layers.Length == 0 && (code as INamedTypeSymbol ?? code.ContainingType) is { } type)
            layers = OfFiles(type);
        return Joined(layers, _fromNamespace ? OfNamespace(NamespaceOf(code)) : None, _fromProject ? OfAssembly(_assembly) : None);
    }

    /// <summary>The layers that hold a type, in the order of the contract.</summary>
    /// <param name="type">A definition.</param>
    public string[] OfType(INamedTypeSymbol type)
    {
        // An editor may know the files of other projects; the compiler of a build does not.
        bool isOwn = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _assembly);
        return Joined(_fromPath && isOwn ? OfFiles(type) : None, _fromNamespace ? OfNamespace(NamespaceOf(type)) : None,
            _fromProject || !isOwn ? OfAssembly(type.ContainingAssembly) : None);
    }

    /// <summary>The full name of the namespace that holds a symbol, or is it; empty for the global one.</summary>
    public static string NamespaceOf(ISymbol code)
    {
        INamespaceSymbol? holder = code as INamespaceSymbol ?? code.ContainingNamespace;
        return holder is null or { IsGlobalNamespace: true } ? "" : holder.ToDisplayString();
    }

    // What is declared in several files is in the layers of all of them; so is what stands inside of it.
    private string[] OfFiles(INamedTypeSymbol type)
    {
        string[]? only = null;
        HashSet<string>? several = null;
        for (INamedTypeSymbol? declared = type; declared is not null; declared = declared.ContainingType)
        {
            foreach (SyntaxReference part in declared.DeclaringSyntaxReferences)
            {
                string[] layers = Facts(part.SyntaxTree).Layers;
                if (layers.Length == 0 || layers == only)
                    continue;
                if (only is null)
                    only = layers;
                else
                    (several ??= new HashSet<string>(only, StringComparer.OrdinalIgnoreCase)).UnionWith(layers);
            }
            // A type in another one lies where it is written, or in a file without layer where its outer type does.
            if (only is not null)
                break;
        }
        return several is null ? only ?? Array.Empty<string>() : Select(layer => several.Contains(layer.Name));
    }

    private string[] OfNamespace(string name)
        => _namespaces.TryGetValue(name, out string[]? known) ? known
            : _namespaces.GetOrAdd(name, Select(layer => layer.LayersFrom == LayersFrom.Namespace && layer.HoldsNamespace(name)));

    // What is being compiled has files, by which the layers of paths go.
    private string[] OfAssembly(IAssemblySymbol? assembly)
    {
        string name = assembly?.Name ?? "";
        if (_assemblies.TryGetValue(name, out string[]? known))
            return known;
        bool isOwn = SymbolEqualityComparer.Default.Equals(assembly, _assembly);
        return _assemblies.GetOrAdd(name, Select(layer
            => (layer.LayersFrom == LayersFrom.Project || (layer.LayersFrom == LayersFrom.Path && !isOwn)) && layer.HoldsAssembly(name)));
    }

    private string[] Joined(string[] files, string[] namespaces, string[] assemblies)
    {
        if (namespaces.Length == 0 && assemblies.Length == 0)
            return files;
        if (files.Length == 0 && (namespaces.Length == 0 || assemblies.Length == 0))
            return namespaces.Length == 0 ? assemblies : namespaces;
        return Select(layer => Array.IndexOf(files, layer.Name) >= 0 || Array.IndexOf(namespaces, layer.Name) >= 0 || Array.IndexOf(assemblies, layer.Name) >= 0);
    }

    private FileFacts Facts(SyntaxTree tree) => _trees.TryGetValue(tree, out FileFacts? known) ? known : _trees.GetOrAdd(tree, Find(tree));

    private FileFacts Find(SyntaxTree tree)
        => _governed.PathOf(tree) is { } path ? new(path, Select(layer => layer.LayersFrom == LayersFrom.Path && layer.Covers(path))) : new(tree.FilePath.Replace('\\', '/'), Array.Empty<string>());

    private string[] Select(Func<Layer, bool> holds)
    {
        List<string> names = new();
        foreach (Layer layer in _contract.Layers)
        {
            if (holds(layer))
                names.Add(layer.Name);
        }
        // The same layers are the same list.
        return _lists.GetOrAdd(string.Join("\n", names), _ => names.ToArray());
    }

    private sealed record FileFacts(string Path, string[] Layers);
}
