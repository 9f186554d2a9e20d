using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Commands.Adoption.Surveys;

namespace Forge.Build.Commands.Adoption.Layers;

/// <summary>Proposes layers that freeze what is there: the direction in which projects refer to each other, and which technology lives where (Builder Contract 4).</summary>
internal static class LayerProposal
{
    private const int MostNamed = 8;

    /// <summary>The layers; none only where there is no project with sources.</summary>
    public static IReadOnlyList<ProposedLayer> Of(Survey survey) => Of(survey, out _);

    /// <summary>The layers, and what was left out and why, in words for a person.</summary>
    public static IReadOnlyList<ProposedLayer> Of(Survey survey, out IReadOnlyList<string> notices)
    {
        List<string> said = [];
        notices = said;
        IReadOnlyList<ProjectPart> parts = ProjectPart.Of(survey, said);
        List<ProposedLayer> drafts = [];
        PartGraph graph = new(survey, parts);
        foreach (ProjectPart part in parts)
            drafts.Add(Layer(survey, part, parts, graph, said));
        if (parts.Count == 1 && parts[0].Projects.Count == 1)
            drafts.AddRange(FolderLayers.Of(parts[0].Projects[0], OthersIn(survey, parts[0])));
        if (drafts.Count == 0)
            drafts.AddRange(OnlyTests(survey));
        return drafts.Count == 0 ? drafts : LayerTrial.Of(survey.Root, WithOwnNames(drafts), said);
    }

    // Two paths may differ in case alone, and names of layers must not.
    private static List<ProposedLayer> WithOwnNames(List<ProposedLayer> drafts)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        return drafts.ConvertAll(draft =>
        {
            string name = draft.Name;
            for (int i = 2; !taken.Add(name); i++)
                name = draft.Name + " " + i.ToString(CultureInfo.InvariantCulture);
            return draft with { Name = name };
        });
    }

    private static ProposedLayer Layer(Survey survey, ProjectPart part, IReadOnlyList<ProjectPart> parts, PartGraph graph, List<string> said)
    {
        bool hasData = parts.Any(other => other.Role == ProjectRole.Infrastructure && !ReferenceEquals(other, part));
        bool hasFront = parts.Any(other => other.Role is ProjectRole.Web or ProjectRole.UserInterface or ProjectRole.Program && !ReferenceEquals(other, part));
        List<string> globs = [], exclude = [];
        foreach (SurveyedProject project in part.Projects)
        {
            globs.Add(GlobText.Below(project.Folder, project.SourceExtension));
            globs.Add(GlobText.Of(project.Path));
        }
        exclude.AddRange(OthersIn(survey, part).SelectMany(path => GlobText.Excluding("", [path])));
        IEnumerable<ProposedRule> rules = DirectionRules.Of(part, parts, graph, said).Concat(TechnologyRules.Of(part, hasData, hasFront));
        return new ProposedLayer(part.Name, Describe(part, parts, graph), globs.Distinct().ToArray(), exclude.Distinct().ToArray(), rules.ToArray());
    }

    private static string Describe(ProjectPart part, IReadOnlyList<ProjectPart> parts, PartGraph graph)
    {
        string[] used = parts.Where(other => !ReferenceEquals(other, part) && graph.Reaches(part, other)).Select(other => other.Name).ToArray();
        string uses = used.Length == 0 ? "no other project" : string.Join(", ", used.Take(MostNamed)) + (used.Length > MostNamed ? " and " + (used.Length - MostNamed) + " more" : "");
        string what = part.Projects.Count == 1 ? "Project " + part.Projects[0].Path : part.Projects.Count + " projects";
        return what + ", " + ProjectRoles.NameOf(part.Role) + ". Refers to " + uses + ". Proposed from the project references.";
    }

    // The folders of other projects within those of a part, and what is not ours to judge.
    private static string[] OthersIn(Survey survey, ProjectPart part)
    {
        HashSet<string> own = new(part.Projects.Select(project => project.Folder), StringComparer.Ordinal);
        return survey.Projects.Select(project => project.Folder).Concat(survey.Foreign)
            .Where(path => path.Length > 0 && !own.Contains(path) && own.Any(folder => folder.Length == 0 || path.StartsWith(folder + "/", StringComparison.Ordinal)))
            .Distinct().Order(StringComparer.Ordinal).ToArray();
    }

    private static IEnumerable<ProposedLayer> OnlyTests(Survey survey)
    {
        foreach (IGrouping<string, SurveyedProject> group in survey.Projects.Where(project => project.Sources.Count > 0).GroupBy(project => project.SourceExtension))
        {
            string[] globs = group.Select(project => GlobText.Below(project.Folder, project.SourceExtension)).Distinct().ToArray();
            yield return new ProposedLayer("tests" + group.Key.Replace('.', '-'), "All projects here are tests. Proposed so that something is checked from the first build on.", globs,
                GlobText.Excluding("", survey.Foreign), [TechnologyRules.NoDebugger(["*" + group.Key])]);
        }
    }
}
