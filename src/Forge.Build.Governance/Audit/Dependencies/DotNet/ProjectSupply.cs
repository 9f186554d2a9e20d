using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>How a namespace reaches a project.</summary>
internal enum SupplyState
{
    /// <summary>Through the framework, the project itself, a project that it references, or a package that it references itself.</summary>
    Declared,

    /// <summary>Only through a package that others reference.</summary>
    Transitive,

    /// <summary>Through nothing that is known.</summary>
    Unknown,
}

/// <summary>How a name reaches a project.</summary>
/// <param name="State">How.</param>
/// <param name="Name">The namespace, where it is transitive.</param>
/// <param name="Package">The package that brings it, where it is transitive.</param>
/// <param name="Through">What the project references and the package comes with; empty where that is not known.</param>
internal sealed record Supply(SupplyState State, string Name = "", AssetsLibrary? Package = null, string Through = "")
{
    public static readonly Supply Declared = new(SupplyState.Declared);

    public static readonly Supply Unknown = new(SupplyState.Unknown);
}

/// <summary>
/// Who supplies which namespace to one project, over all its frameworks: a namespace that one of them gets properly is declared, since a source file is
/// the same for all (ruling on A9: one that arrives only transitively is undeclared).
/// </summary>
internal sealed class ProjectSupply
{
    private readonly string _project;
    private readonly List<NamespaceList> _declared = new();
    private readonly List<KeyValuePair<AssetsLibrary, NamespaceList>> _transitive = new();
    private readonly List<string> _projects = new();
    private readonly ProjectAssemblies _assemblies;
    private readonly SourceNamespaces _sources;
    private HashSet<string>? _transitiveRoots;
    private Dictionary<string, string>? _spellings;
    private List<NamespaceList>? _byFile;
    private PackageGraph? _graph;

    /// <param name="project">The project file, absolute.</param>
    /// <param name="assemblies">What projects supply.</param>
    /// <param name="sources">What sources declare.</param>
    public ProjectSupply(string project, ProjectAssemblies assemblies, SourceNamespaces sources)
    {
        _project = project;
        _assemblies = assemblies;
        _sources = sources;
        _projects.Add(project);
    }

    /// <summary>Why the project's packages cannot be told; empty where they can.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Enters what an assets file says.</summary>
    public void Take(AssetsFile assets, AssemblyFiles files)
    {
        FrameworkPacks packs = new(files);
        HashSet<string> read = new(StringComparer.Ordinal);
        _graph = new PackageGraph(assets);
        foreach (AssetsTarget target in assets.Targets)
        {
            _declared.AddRange(packs.Of(assets, target, out string missing));
            if (missing.Length > 0)
                Problem = missing + " cannot be found";
            // A restore that failed leaves an assets file that names what is wanted and lacks it; what it would supply nobody knows.
            if (assets.FrameworkOf(target)?.Packages.Where(id => !target.Libraries.ContainsKey(id)).OrderBy(id => id, StringComparer.Ordinal).FirstOrDefault() is { } lacking)
                Problem = "the package " + lacking + ", which it references, was not restored";
            foreach (AssetsLibrary library in target.Libraries.Values.OrderBy(library => library.Id, StringComparer.Ordinal))
            {
                if (library.IsProject)
                    TakeProject(assets, library);
                else
                    TakePackage(assets, library, files, read);
            }
        }
    }

    /// <summary>How a namespace that a directive names reaches the project.</summary>
    public Supply OfNamespace(string name)
    {
        if (HasExactly(name))
            return Supply.Declared;
        Supply exact = Transitive(name, list => list.Has(name));
        if (exact.State == SupplyState.Transitive)
            return DeclaredInSources(name, orBelow: false) ? Supply.Declared : exact;
        if (DeclaredLists.Any(list => list.HasBelow(name)))
            return Supply.Declared;
        Supply below = Transitive(name, list => list.HasBelow(name));
        return DeclaredInSources(name, orBelow: true) ? Supply.Declared : below;
    }

    /// <summary>How a name of a namespace, a type or a type in a type reaches the project: the longest part of it that is a namespace decides.</summary>
    public Supply OfNamespaceOrType(string name)
    {
        IReadOnlyList<string> prefixes = CSharpNamespaces.WithParents(name);
        int declared = IndexOf(prefixes, HasExactly);
        int transitive = IndexOf(prefixes, prefix => _transitive.Exists(entry => entry.Value.Has(prefix)));
        if (declared < prefixes.Count && declared <= transitive)
            return Supply.Declared;
        if (prefixes.Take(transitive + 1).Any(prefix => DeclaredInSources(prefix, orBelow: prefix == name)))
            return Supply.Declared;
        if (transitive < prefixes.Count)
            return Transitive(prefixes[transitive], list => list.Has(prefixes[transitive]));
        return OfNamespace(name);
    }

    /// <summary>How a chain of names reaches the project if it names a type; unknown where it names none, as most chains do.</summary>
    public Supply OfChain(string chain)
    {
        int first = chain.IndexOf('.');
        _transitiveRoots ??= new(_transitive.SelectMany(entry => entry.Value.Namespaces).Select(name => name.Split('.')[0]), StringComparer.Ordinal);
        if (first < 0 || !_transitiveRoots.Contains(chain.Substring(0, first)))
            return Supply.Unknown;
        for (int dot = chain.LastIndexOf('.'); dot > 0; dot = chain.LastIndexOf('.', dot - 1))
        {
            string space = chain.Substring(0, dot);
            int end = chain.IndexOf('.', dot + 1);
            string type = end < 0 ? chain.Substring(dot + 1) : chain.Substring(dot + 1, end - dot - 1);
            Supply found = Transitive(space, list => list.HasType(space, type));
            if (found.State == SupplyState.Transitive)
                return HasExactly(space) || DeclaredInSources(space, orBelow: false) ? Supply.Declared : found;
        }
        return Supply.Unknown;
    }

    /// <summary>A name as it is really written, for a language that ignores case; the name itself where nothing has it.</summary>
    public string Spell(string name)
    {
        if (_spellings is null)
        {
            _spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            IEnumerable<NamespaceList> lists = DeclaredLists.Concat(_transitive.Select(entry => entry.Value));
            foreach (string known in lists.SelectMany(list => list.Namespaces).SelectMany(CSharpNamespaces.WithParents))
                _spellings[known] = known;
        }
        foreach (string prefix in CSharpNamespaces.WithParents(name))
        {
            if (_spellings.TryGetValue(prefix, out string? known))
                return known + name.Substring(prefix.Length);
        }
        return name;
    }

    // What is quick to ask first; what is read from XML last.
    private IEnumerable<NamespaceList> DeclaredLists
    {
        get
        {
            foreach (NamespaceList list in _declared)
                yield return list;
            foreach (NamespaceList list in _projects.SelectMany(_assemblies.BuiltBy))
                yield return list;
            foreach (NamespaceList list in _byFile ??= _projects.SelectMany(_assemblies.ReferencedBy).ToList())
                yield return list;
        }
    }

    private bool HasExactly(string name) => DeclaredLists.Any(list => list.Has(name));

    private bool DeclaredInSources(string name, bool orBelow) => _projects.Exists(project => _sources.Declares(project, name, orBelow));

    private Supply Transitive(string name, Func<NamespaceList, bool> supplies)
    {
        List<AssetsLibrary> packages = _transitive.Where(entry => supplies(entry.Value)).Select(entry => entry.Key).ToList();
        if (packages.Count == 0)
            return Supply.Unknown;
        // Several may share a namespace; the one that is called like it is the one to reference.
        AssetsLibrary package = packages.OrderByDescending(entry => Likeness(entry.Id, name)).ThenBy(entry => entry.Id, StringComparer.Ordinal).First();
        return new Supply(SupplyState.Transitive, name, package, _graph!.Through(package.Id));
    }

    private static int Likeness(string id, string name)
    {
        int alike = 0;
        while (alike < id.Length && alike < name.Length && char.ToLowerInvariant(id[alike]) == char.ToLowerInvariant(name[alike]))
            alike++;
        return (2 * alike) - id.Length;
    }

    private static int IndexOf(IReadOnlyList<string> prefixes, Func<string, bool> has)
    {
        int i = 0;
        while (i < prefixes.Count && !has(prefixes[i]))
            i++;
        return i;
    }

    private void TakeProject(AssetsFile assets, AssetsLibrary library)
    {
        if (assets.Paths.TryGetValue(library.Id + "/" + library.Version, out string? path)
            && AssemblyFiles.Combine(Path.GetDirectoryName(_project)!, path) is { } file && !_projects.Contains(file))
            _projects.Add(file);
    }

    private void TakePackage(AssetsFile assets, AssetsLibrary library, AssemblyFiles files, HashSet<string> read)
    {
        foreach (string asset in library.Compile)
        {
            string name = (library.Id + "/" + library.Version + "/" + asset).ToLowerInvariant();
            if (!read.Add(name) || asset.EndsWith(".winmd", StringComparison.OrdinalIgnoreCase))
                continue;
            string? path = FrameworkPacks.FoldersOf(assets, library).Select(folder => AssemblyFiles.Combine(folder, asset)).FirstOrDefault(File.Exists);
            string problem = "it is not in the package folders";
            if (path is null || files.Read(path, name, withInternal: false, out problem) is not { } list)
                Problem = asset + " of the package " + library.Id + " " + library.Version + " cannot be read: " + problem;
            else if (_graph!.Declares(library.Id))
                _declared.Add(list);
            else
                _transitive.Add(new(library, list));
        }
    }
}
