using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Adoption.Surveys;

namespace Forge.Build.Commands.Adoption.Layers;

/// <summary>
/// Which parts a part refers to today, directly or through others. What a source uses counts as referred to as well: references may stand in files of MSBuild that
/// nobody can read without running it.
/// </summary>
internal sealed class PartGraph
{
    private readonly Dictionary<string, ProjectPart> _partOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _references;
    private readonly Dictionary<ProjectPart, HashSet<ProjectPart>> _reached = new(ReferenceEqualityComparer.Instance);

    public PartGraph(Survey survey, IReadOnlyList<ProjectPart> parts)
    {
        _references = survey.Projects.ToDictionary(project => project.Path, project => new HashSet<string>(project.References, StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (ProjectPart part in parts)
        {
            foreach (SurveyedProject project in part.Projects)
                _partOf[project.Path] = part;
        }
        AddUses(survey.Projects.Where(project => _partOf.ContainsKey(project.Path)).ToArray());
        foreach (ProjectPart part in parts)
        {
            HashSet<string> projects = Closure(part.Projects.Select(project => project.Path));
            _reached.Add(part, new HashSet<ProjectPart>(projects.Where(_partOf.ContainsKey).Select(path => _partOf[path]), ReferenceEqualityComparer.Instance));
        }
    }

    /// <summary>Whether a part refers to another, or is it.</summary>
    public bool Reaches(ProjectPart from, ProjectPart to) => ReferenceEquals(from, to) || _reached[from].Contains(to);

    private void AddUses(IReadOnlyList<SurveyedProject> projects)
    {
        // What a project adds to a namespace of the framework or of a package, all who use that namespace seem to use.
        HashSet<string> packages = DirectionRules.PackagesOf(projects);
        ILookup<string, string> declaredBy = projects
            .SelectMany(project => project.Namespaces.Where(name => !NamespaceCover.IsForeign(name, project.RootNamespace, packages)).Select(name => (name, project.Path)))
            .ToLookup(pair => pair.name, pair => pair.Path);
        Dictionary<string, HashSet<string>> found = new(StringComparer.Ordinal);
        foreach (SurveyedProject project in projects)
        {
            HashSet<string> reached = Closure([project.Path]);
            found[project.Path] = new HashSet<string>(
                project.Sources.SelectMany(source => source.Uses).Distinct().Where(name => !declaredBy[name].Any(reached.Contains)).SelectMany(name => declaredBy[name]),
                StringComparer.Ordinal);
        }
        foreach (KeyValuePair<string, HashSet<string>> uses in found)
            _references[uses.Key].UnionWith(uses.Value);
    }

    private HashSet<string> Closure(IEnumerable<string> start)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<string> pending = new(start);
        while (pending.Count > 0)
        {
            if (!seen.Add(pending.Peek()))
            {
                pending.Pop();
                continue;
            }
            if (_references.TryGetValue(pending.Pop(), out HashSet<string>? references))
            {
                foreach (string reference in references)
                    pending.Push(reference);
            }
        }
        return seen;
    }
}
