using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Adoption.Surveys;

namespace Forge.Build.Commands.Adoption.Layers;

/// <summary>What becomes one layer: a project, or in a large repository all projects of one role.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Projects">At least one.</param>
internal sealed record ProjectPart(string Name, ProjectRole Role, IReadOnlyList<SurveyedProject> Projects)
{
    /// <summary>With more projects than this a layer a project is a list that nobody reads.</summary>
    public const int MostParts = 40;

    /// <summary>The parts of all projects that are no tests and have sources, in the order of their names.</summary>
    public static IReadOnlyList<ProjectPart> Of(Survey survey, List<string> notices)
    {
        SurveyedProject[] projects = survey.Projects.Where(project => !project.IsTest && project.Sources.Count > 0).ToArray();
        if (projects.Length <= MostParts)
        {
            ILookup<string, SurveyedProject> byName = projects.ToLookup(project => project.Name, StringComparer.OrdinalIgnoreCase);
            return projects.Select(project => new ProjectPart(IsPlain(project) ? project.Name : project.Path, ProjectRoles.Of(project), [project])).ToArray();
            bool IsPlain(SurveyedProject project) => project.Name.Trim().Length > 0 && byName[project.Name].Count() == 1;
        }
        notices.Add("there are " + projects.Length + " projects; a layer stands for all projects of one role, since " + projects.Length + " layers are a list that nobody reads.");
        return projects.GroupBy(ProjectRoles.Of).OrderBy(group => group.Key)
            .Select(group => new ProjectPart(ProjectRoles.NameOf(group.Key), group.Key, group.ToArray())).ToArray();
    }
}
