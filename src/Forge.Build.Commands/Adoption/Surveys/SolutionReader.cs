using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Audit.Dependencies;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption.Surveys;

/// <summary>Reads which projects a solution lists, from both of its formats.</summary>
internal static class SolutionReader
{
    private const int MostProjects = 10_000;

    /// <summary>Whether a path names a solution.</summary>
    public static bool IsSolution(string path)
        => path.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one; null, with a notice, where it cannot be read.</summary>
    public static SurveyedSolution? Read(SurveyFiles files, string path)
    {
        if (files.Read(path) is not { } text)
            return null;
        IEnumerable<string> written = ListedInText(text);
        if (path.EndsWith("x", StringComparison.OrdinalIgnoreCase))
        {
            if (SafeXml.Read(text, out string problem) is not { } root)
            {
                files.Notices.Add(path + " is no XML and was left out: " + problem);
                return null;
            }
            written = root.Descendants().Where(element => element.Name.LocalName == "Project").Select(element => element.Attribute("Path")?.Value ?? "");
        }
        string folder = RepositoryFiles.FolderOf(path);
        string[] projects = written.Take(MostProjects)
            .Select(project => RepositoryFiles.Resolve(folder, project.Replace('\\', '/')))
            .OfType<string>().Where(project => project.Length > 0).Distinct().Order(StringComparer.Ordinal).ToArray();
        return new SurveyedSolution(path, projects);
    }

    // Project("{type}") = "name", "path", "{id}"
    private static IEnumerable<string> ListedInText(SourceText text)
    {
        foreach (string line in text.Text.Split('\n'))
        {
            string[] parts = line.Split('"');
            if (parts.Length >= 6 && parts[0].TrimStart().StartsWith("Project(", StringComparison.Ordinal) && parts[5].EndsWith("proj", StringComparison.OrdinalIgnoreCase))
                yield return parts[5];
        }
    }
}
