using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit.Dependencies.DotNet;

/// <summary>Holds the namespaces of C#, F# and Visual Basic files against what their projects reference: one finding a file and package.</summary>
internal sealed class DotNetCheck
{
    private readonly RepositoryFiles _files;
    private readonly NamespaceCache _cache;
    private readonly ProjectFiles _projects;
    private readonly SourceNamespaces _sources;
    private readonly List<Finding> _findings = new();
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);

    /// <exception cref="OperationCanceledException">Of <see cref="Run"/>: the build was cancelled.</exception>
    public DotNetCheck(RepositoryFiles files, ForgeRepository repository, CacheFolder cache, CancellationToken cancellation)
    {
        _files = files;
        _cache = NamespaceCache.Open(cache);
        _sources = new SourceNamespaces(repository, cancellation);
        _projects = new ProjectFiles(files, repository, new AssemblyFiles(_cache), _sources);
    }

    /// <summary>How many namespaces the directives of the files name.</summary>
    public int Namespaces => _namespaces.Count;

    /// <summary>How many projects they belong to.</summary>
    public int Projects => _projects.Count;

    public static bool Reads(string path)
        => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".fs", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".fsi", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".vb", StringComparison.OrdinalIgnoreCase);

    public IReadOnlyList<Finding> Run(IEnumerable<string> paths, CancellationToken cancellation)
    {
        foreach (string path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            ContractFile file = _files.Read(path);
            if (file.State == ContractState.Unreadable)
                _findings.Add(DependencyFindings.Unreadable(file));
            else if (file.Text is not null && SourceNamespaces.Scan(path, file.Text.Text) is { } names)
                Check(file, names);
        }
        _findings.AddRange(_projects.Findings);
        _cache.Save();
        return _findings;
    }

    private void Check(ContractFile file, NamespaceNames names)
    {
        _namespaces.UnionWith(names.Uses.Where(use => use.Kind != UseKind.Chain).Select(use => use.Name));
        IReadOnlyList<string> projects = _projects.Of(file.Path);
        if (projects.Count == 0)
        {
            CheckWithoutProject(file, names);
            return;
        }
        List<ProjectSupply> supplies = projects.Select(_projects.Supply).OfType<ProjectSupply>().ToList();
        HashSet<string> reported = new(StringComparer.OrdinalIgnoreCase);
        foreach (NamespaceUse use in names.Uses)
        {
            Supply supply = BestOf(supplies, use, file);
            string dependency = supply.Package?.Id ?? use.Name;
            if (supply.State == SupplyState.Declared || !IsFinding(use, supply, names) || !reported.Add(dependency))
                continue;
            SourceLocation at = DependencyFindings.Range(file, use.Start, use.End);
            _findings.Add(supply.State == SupplyState.Transitive ? Transitive(at, projects[0], supply) : Unknown(at, projects[0], use));
        }
    }

    // Where several projects share a folder, nobody knows which of them compiles the file; where one could not be read, that is a finding already.
    private static Supply BestOf(List<ProjectSupply> supplies, NamespaceUse use, ContractFile file)
    {
        if (supplies.Count == 0)
            return Supply.Declared;
        bool ignoresCase = file.Path.EndsWith(".vb", StringComparison.OrdinalIgnoreCase);
        Supply best = Supply.Unknown;
        foreach (ProjectSupply supply in supplies)
        {
            Supply found = Find(supply, use with { Name = ignoresCase ? supply.Spell(use.Name) : use.Name });
            if (found.State < best.State)
                best = found;
        }
        return best;
    }

    private static Supply Find(ProjectSupply supply, NamespaceUse use)
    {
        if (use.Kind == UseKind.Chain)
            return supply.OfChain(use.Name);
        Func<string, Supply> ask = use.Kind == UseKind.Namespace ? supply.OfNamespace : supply.OfNamespaceOrType;
        Supply found = ask(use.Name);
        // A name inside of a namespace may begin in any namespace around it.
        for (int i = 0; i < use.Within.Count && found.State == SupplyState.Unknown; i++)
            found = ask(use.Within[i] + "." + use.Name);
        return found;
    }

    // Nobody supplies it: the compiler will refuse it, unless the lines are not compiled or their source comes from elsewhere in the repository.
    private bool IsFinding(NamespaceUse use, Supply supply, NamespaceNames file)
    {
        if (supply.State == SupplyState.Transitive)
            return true;
        bool mayBeAnything = use.Kind == UseKind.Chain || use.IsConditional || (use.Kind == UseKind.NamespaceOrType && use.Name.IndexOf('.') < 0);
        if (mayBeAnything || file.Declared.Contains(use.Name))
            return false;
        bool isType = use.Kind == UseKind.NamespaceOrType;
        IEnumerable<string> names = new[] { use.Name }.Concat(use.Within.Select(outer => outer + "." + use.Name));
        return !names.Any(name => _sources.IsDeclaredAnywhere(name, orBelow: true)
            || (isType && CSharpNamespaces.WithParents(name).Any(prefix => _sources.IsDeclaredAnywhere(prefix, orBelow: false))));
    }

    private void CheckWithoutProject(ContractFile file, NamespaceNames names)
    {
        NamespaceUse? foreign = names.Uses.FirstOrDefault(use => use.Kind != UseKind.Chain && !(use.Name + ".").StartsWith("System.", StringComparison.Ordinal));
        if (foreign is null)
            return;
        _findings.Add(new Finding(
            RuleCatalog.PackagesUnknown, DependencyFindings.Range(file, foreign.Start, foreign.End),
            "no project file lies at or above this file, so where " + DependencyFindings.Quote(foreign.Name) + " comes from cannot be told.",
            "move the file into the folder of its project, or create the project file there and run dotnet restore."));
    }

    private static Finding Transitive(SourceLocation at, string project, Supply supply)
    {
        AssetsLibrary package = supply.Package!;
        string through = supply.Through.Length > 0 ? "; it only comes along with " + DependencyFindings.Quote(supply.Through) : "";
        bool isPlain = DependencyFindings.IsPlainName(project) && DependencyFindings.IsPlainName(package.Id) && DependencyFindings.IsPlainName(package.Version);
        string command = isPlain
            ? "run dotnet add " + project + " package " + package.Id + " --version " + package.Version
            : "add a PackageReference to " + DependencyFindings.Quote(package.Id) + " to " + project;
        return new Finding(
            RuleCatalog.UndeclaredDependency, at,
            "the namespace " + DependencyFindings.Quote(supply.Name) + " is of the package " + DependencyFindings.Quote(package.Id)
                + ", which " + project + " does not reference itself" + through + ".",
            command + ", or stop using the namespace here.");
    }

    private static Finding Unknown(SourceLocation at, string project, NamespaceUse use)
        => new(RuleCatalog.UndeclaredDependency, at,
            "nothing that " + project + " references supplies " + DependencyFindings.Quote(use.Name) + ".",
            "add the package or project that has it to " + project + " and run dotnet restore, or remove this line.");
}
