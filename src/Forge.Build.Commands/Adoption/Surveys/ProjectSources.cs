using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Audit.Dependencies;
using Forge.Build.Governance.Audit.Dependencies.DotNet;

namespace Forge.Build.Commands.Adoption.Surveys;

/// <summary>Reads each source of each project once: which namespaces it declares, which routes and which tables.</summary>
internal sealed class ProjectSources
{
    private const int MostSources = 50_000;

    private readonly SurveyFiles _files;
    private readonly RouteSurvey _routes = new();
    private readonly TableSurvey _tables = new();

    public ProjectSources(SurveyFiles files) => _files = files;

    /// <summary>The routes of web projects.</summary>
    public RouteSurvey Routes => _routes;

    /// <summary>The tables of all that is no test.</summary>
    public TableSurvey Tables => _tables;

    /// <summary>The projects with their sources. A source belongs to the projects of its language in the nearest folder above that has one.</summary>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public IReadOnlyList<SurveyedProject> Read(IReadOnlyList<SurveyedProject> projects, CancellationToken cancellation)
    {
        ILookup<(string Folder, string Extension), SurveyedProject> byPlace = projects.ToLookup(project => (project.Folder, project.SourceExtension));
        Dictionary<string, List<SurveyedSource>> sources = projects.ToDictionary(project => project.Path, _ => new List<SurveyedSource>(), StringComparer.Ordinal);
        int count = 0;
        foreach (string path in _files.Paths)
        {
            cancellation.ThrowIfCancellationRequested();
            bool isSql = path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);
            SurveyedProject[] owners = isSql ? [] : OwnersOf(path, byPlace);
            if (owners.Length == 0 && !isSql)
                continue;
            if (++count > MostSources)
            {
                _files.Notices.Add("there are more than " + MostSources + " source files; the rest was not looked at.");
                break;
            }
            if (_files.Read(path) is not { } text)
                continue;
            if (isSql)
                _tables.TakeSql(path, text.Text);
            NamespaceNames? names = owners.Length == 0 ? null : SourceNamespaces.Scan(path, text.Text);
            foreach (SurveyedProject owner in owners)
                sources[owner.Path].Add(new SurveyedSource(path, Declared(names, owner)) { Uses = Used(names) });
            if (owners.Any(owner => !owner.IsTest))
                _tables.TakeSource(path, text.Text);
            if (owners.Any(owner => !owner.IsTest && owner.IsWeb))
                _routes.Take(path, text.Text);
        }
        return projects.Select(project => project with { Sources = sources[project.Path] }).ToArray();
    }

    private static SurveyedProject[] OwnersOf(string path, ILookup<(string Folder, string Extension), SurveyedProject> byPlace)
    {
        string extension = path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? ".cs"
            : path.EndsWith(".fs", StringComparison.OrdinalIgnoreCase) ? ".fs" : path.EndsWith(".vb", StringComparison.OrdinalIgnoreCase) ? ".vb" : "";
        if (extension.Length == 0)
            return [];
        foreach (string folder in RepositoryFiles.FoldersAbove(path))
        {
            if (byPlace[(folder, extension)].ToArray() is { Length: > 0 } owners)
                return owners;
        }
        return [];
    }

    private static string[] Used(NamespaceNames? names)
        => names is null ? [] : names.Uses.Where(use => use.Kind != UseKind.Chain).Select(use => use.Name).Distinct().Order(StringComparer.Ordinal).ToArray();

    private static string[] Declared(NamespaceNames? names, SurveyedProject owner)
    {
        IEnumerable<string> declared = names?.Declared ?? [];
        // Visual Basic puts the root namespace before what its sources declare.
        if (owner.SourceExtension == ".vb")
            declared = declared.Select(name => owner.RootNamespace + "." + name).Append(owner.RootNamespace);
        return declared.Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal).ToArray();
    }
}
