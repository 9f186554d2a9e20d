using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Structure.Projects;

/// <summary>A path that a project file names, as it is written.</summary>
/// <param name="What">What names it, for example <c>ProjectReference</c>.</param>
/// <param name="Path">As written.</param>
/// <param name="Location">Where.</param>
internal sealed record ProjectReference(string What, string Path, SourceLocation Location);

/// <summary>What the files of a project need to be there: projects, imports, compiled and copied files.</summary>
internal static class ProjectReferences
{
    private const string SolutionFolder = "{2150E333-8FDC-42A3-9474-1A3956D46DE8}";

    // None and AdditionalFiles only show a file, or hand it to an analyzer: a project without Forge/ builds as before.
    private static readonly Dictionary<string, string> PathOf = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ProjectReference"] = "Include", ["Compile"] = "Include", ["EmbeddedResource"] = "Include", ["Content"] = "Include", ["Resource"] = "Include", ["Page"] = "Include",
        ["Reference"] = "Include", ["Import"] = "Project", ["Project"] = "Path", ["HintPath"] = "",
    };

    /// <summary>The paths of a file of MSBuild or of an XML solution; null where it is no XML.</summary>
    public static IEnumerable<ProjectReference>? InXml(string path, SourceText text)
        => ProjectText.Read(path, text)?.Where(value => PathOf.TryGetValue(value.Element, out string? attribute) && attribute.Equals(value.Attribute, StringComparison.OrdinalIgnoreCase))
            .SelectMany(value => value.Text.Split(';').Select(part => part.Trim()).Where(part => part.Length > 0)
                .Select(part => new ProjectReference(value.Element, part, value.Location)));

    /// <summary>The projects of a solution in its own format: <c>Project("{KIND}") = "NAME", "PATH", "{ID}"</c>.</summary>
    public static IEnumerable<ProjectReference> InSolution(string path, SourceText text)
    {
        string[] lines = text.Text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("Project(", StringComparison.OrdinalIgnoreCase))
                continue;
            // Quotes part the kind, the name, the path and the id.
            string[] parts = lines[i].Split('"');
            if (parts.Length < 8 || parts[1].Equals(SolutionFolder, StringComparison.OrdinalIgnoreCase))
                continue;
            int start = parts.Take(5).Sum(part => part.Length + 1);
            yield return new ProjectReference("Project", parts[5], new SourceLocation(path, i + 1, start + 1, i + 1, start + 1 + parts[5].Length));
        }
    }
}
