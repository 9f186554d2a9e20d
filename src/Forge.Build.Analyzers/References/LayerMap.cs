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
    private readonly BoundariesContract _contract;
    private readonly GovernedCompilation _governed;
    private readonly IAssemblySymbol _assembly;
    private readonly ConcurrentDictionary<SyntaxTree, (string Path, string[] Layers)> _trees = new();
    private readonly ConcurrentDictionary<string, string[]> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string[]> _lists = new(StringComparer.Ordinal);

    /// <param name="contract">The layers.</param>
    /// <param name="governed">Where files lie.</param>
    /// <param name="assembly">What is being compiled.</param>
    public LayerMap(BoundariesContract contract, GovernedCompilation governed, IAssemblySymbol assembly)
    {
        _contract = contract;
        _governed = governed;
        _assembly = assembly;
    }

    /// <summary>A file's path, relative to the root, with <c>/</c>; as the compiler has it where it lies outside.</summary>
    public string PathOf(SyntaxTree tree) => Facts(tree).Path;

    /// <summary>The layers that hold a piece of code, in the order of the contract: one list for the same layers.</summary>
    /// <param name="tree">The file that it is written in.</param>
    /// <param name="code">The member, type or namespace that it is a part of.</param>
    /// <remarks>With <see cref="LayersFrom.Path"/>, code in a file of no layer, as a generator makes it, counts as what else there is of its type.</remarks>
    public string[] OfCode(SyntaxTree tree, ISymbol code)
    {
        switch (_contract.LayersFrom)
        {
            case LayersFrom.Namespace:
                return OfName(NamespaceOf(code), isNamespace: true);
            case LayersFrom.Project:
                return OfName(_assembly.Name, isNamespace: false);
            default:
                string[] layers = Facts(tree).Layers;
                return layers.Length == 0 && (code as INamedTypeSymbol ?? code.ContainingType) is { } type ? OfFiles(type) : layers;
        }
    }

    /// <summary>The layers that hold a type, in the order of the contract.</summary>
    /// <param name="type">A definition.</param>
    public string[] OfType(INamedTypeSymbol type)
    {
        if (_contract.LayersFrom == LayersFrom.Namespace)
            return OfName(NamespaceOf(type), isNamespace: true);
        string assembly = type.ContainingAssembly?.Name ?? "";
        // An editor may know the files of other projects; the compiler of a build does not.
        return _contract.LayersFrom == LayersFrom.Path && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _assembly)
            ? OfFiles(type) : OfName(assembly, isNamespace: false);
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

    private string[] OfName(string name, bool isNamespace)
        => _names.GetOrAdd(name, _ => Select(layer => isNamespace ? layer.HoldsNamespace(name) : layer.HoldsAssembly(name)));

    private (string Path, string[] Layers) Facts(SyntaxTree tree) => _trees.GetOrAdd(tree, Find);

    private (string Path, string[] Layers) Find(SyntaxTree tree)
        => _governed.PathOf(tree) is { } path ? (path, Select(layer => layer.Covers(path))) : (tree.FilePath.Replace('\\', '/'), Array.Empty<string>());

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
}
