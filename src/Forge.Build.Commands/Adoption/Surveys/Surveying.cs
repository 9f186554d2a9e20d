using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Audit.Dependencies;

namespace Forge.Build.Commands.Adoption.Surveys;

/// <summary>Looks at a repository as it is: solutions, projects, what they refer to and declare. Reads files and nothing else; runs neither MSBuild nor git.</summary>
internal static class Surveying
{
    private const int MostProjects = 2000;
    private const string CentralPackages = "Directory.Packages.props";

    /// <summary>Looks. What is malformed or cannot be read is a notice.</summary>
    /// <param name="root">The future project root, absolute.</param>
    /// <param name="cancellation">Ends the look between two files.</param>
    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public static Survey Look(string root, CancellationToken cancellation)
    {
        SurveyFiles files = SurveyFiles.Walk(root, cancellation);
        string[] paths = files.Paths.Where(ProjectReader.IsProject).ToArray();
        if (paths.Length > MostProjects)
            files.Notices.Add("there are " + paths.Length + " projects; only the first " + MostProjects + " were looked at.");
        ProjectReader reader = new(files, paths);
        SurveyedProject[] projects = paths.Take(MostProjects).Select(reader.Read).OfType<SurveyedProject>().ToArray();
        SurveyedSolution[] solutions = files.Paths.Where(SolutionReader.IsSolution).OrderBy(path => path.Count(c => c == '/')).ThenBy(path => path, StringComparer.Ordinal)
            .Select(path => SolutionReader.Read(files, path)).OfType<SurveyedSolution>().ToArray();
        ProjectSources sources = new(files);
        IReadOnlyList<SurveyedProject> withSources = sources.Read(projects, cancellation);
        FrontendFacts? frontend = FrontendReader.Read(files);
        return new Survey(System.IO.Path.GetFullPath(root), solutions, withSources, frontend, files.Notices)
        {
            Routes = sources.Routes.Routes,
            OpenRoutes = sources.Routes.Open,
            Tables = sources.Tables.Tables,
            CentralPackages = files.Paths.FirstOrDefault(path => RepositoryFiles.NameOf(path) == CentralPackages) ?? "",
            Foreign = files.Foreign.ToArray(),
        };
    }
}
