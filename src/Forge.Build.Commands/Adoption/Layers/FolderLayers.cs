using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Adoption.Surveys;

namespace Forge.Build.Commands.Adoption.Layers;

/// <summary>The layers within one project, where its folders have the names that layers have (Builder Contract 4).</summary>
internal static class FolderLayers
{
    private static readonly Dictionary<string, Job> ByName = Build();

    private enum Job
    {
        Front,
        Service,
        Data,
        Model,
    }

    /// <summary>The layers, none where no folder of the project itself has such a name.</summary>
    public static IEnumerable<ProposedLayer> Of(SurveyedProject project, IReadOnlyList<string> foreign)
    {
        string prefix = project.Folder.Length == 0 ? "" : project.Folder + "/";
        Folder[] folders = project.Sources
            .Where(source => source.Path.IndexOf('/', prefix.Length) > 0)
            .GroupBy(source => source.Path[prefix.Length..source.Path.IndexOf('/', prefix.Length)], StringComparer.Ordinal)
            .Where(group => ByName.ContainsKey(group.Key))
            .Select(group => new Folder(group.Key, ByName[group.Key], group.SelectMany(source => source.Namespaces).Distinct().ToArray()))
            .OrderBy(folder => folder.Name, StringComparer.Ordinal).ToArray();
        foreach (Folder folder in folders)
        {
            string path = prefix + folder.Name;
            ProposedRule[] rules = Rules(project, folder, folders).ToArray();
            yield return new ProposedLayer(project.Name + "/" + folder.Name, "The folder " + path + ": " + Describe(folder.Job) + " Proposed from the folder's name.",
                [GlobText.Below(path, project.SourceExtension)], GlobText.Excluding(path, foreign), rules);
        }
    }

    private static IEnumerable<ProposedRule> Rules(SurveyedProject project, Folder folder, Folder[] folders)
    {
        string[] files = ["*" + project.SourceExtension];
        if (folder.Job is Job.Front)
            yield return TechnologyRules.NoDatabaseCalls(folder.Name, files);
        if (folder.Job is Job.Model)
            yield return TechnologyRules.NoDatabase(folder.Name, files);
        if (folder.Job is not Job.Front)
            yield return TechnologyRules.NoHttp(folder.Name, files);
        if (folder.Job is Job.Service)
            yield return TechnologyRules.NoDatabaseCalls(folder.Name, files);
        // Fronts call services, services call data, and everybody knows the models.
        foreach (Folder other in folders.Where(other => IsForbidden(folder.Job, other.Job, folders)))
        {
            SurveyedProject[] asProject = [project with { RootNamespace = "", Sources = [new SurveyedSource(other.Name, other.Namespaces)] }];
            string[] allowed = folders.Where(known => !IsForbidden(folder.Job, known.Job, folders)).SelectMany(known => known.Namespaces).Concat(project.Sources
                .Where(source => !source.Namespaces.Any(other.Namespaces.Contains)).SelectMany(source => source.Namespaces)).Distinct().ToArray();
            string[] names = NamespaceCover.Of(asProject, allowed, DirectionRules.PackagesOf([project])).Where(name => name.Contains('.')).ToArray();
            foreach (string pattern in PatternText.AnyOf(names))
            {
                yield return new ProposedRule("(?-i)\\b" + pattern + "\\b", Why(folder, other), "code", files, "using " + names[0] + ";", "using System;");
            }
        }
    }

    private static bool IsForbidden(Job from, Job to, Folder[] folders) => (from, to) switch
    {
        (Job.Front, Job.Data) => folders.Any(folder => folder.Job == Job.Service),
        (Job.Service, Job.Front) or (Job.Data, Job.Front) or (Job.Data, Job.Service) => true,
        (Job.Model, Job.Front) or (Job.Model, Job.Service) or (Job.Model, Job.Data) => true,
        _ => false,
    };

    private static string Why(Folder folder, Folder other) => folder.Job == Job.Front
        ? folder.Name + " asks a service; " + other.Name + " is for the services. Move the call into one."
        : folder.Name + " does not know " + other.Name + ", which stands on it. Take what is needed as an argument.";

    private static string Describe(Job job) => job switch
    {
        Job.Front => "parses requests, calls, returns responses; no data access.",
        Job.Service => "orchestration and business logic; neither HTTP nor SQL.",
        Job.Data => "reads and writes data; no HTTP.",
        _ => "what the project speaks of; no technology.",
    };

    private static Dictionary<string, Job> Build()
    {
        Dictionary<string, Job> jobs = new(StringComparer.OrdinalIgnoreCase);
        void Add(Job job, params string[] names)
        {
            foreach (string name in names)
                jobs.Add(name, job);
        }
        Add(Job.Front, "Controllers", "Endpoints", "Pages", "Api", "Routes", "Hubs");
        Add(Job.Service, "Services", "Application", "UseCases", "Business");
        Add(Job.Data, "Repositories", "Data", "Persistence", "DataAccess", "Dal", "Infrastructure");
        Add(Job.Model, "Models", "Domain", "Entities");
        return jobs;
    }

    private sealed record Folder(string Name, Job Job, IReadOnlyList<string> Namespaces);
}
