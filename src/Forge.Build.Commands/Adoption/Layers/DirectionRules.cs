using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Adoption.Surveys;

namespace Forge.Build.Commands.Adoption.Layers;

/// <summary>Rules that keep the arrows between projects as they are: what a part does not refer to today, it does not come to use unnoticed.</summary>
internal static class DirectionRules
{
    private const int MostNamed = 6;

    // Of namespaces. With more of them a rule is a list that nobody reads, and every build would search for all of them.
    private const int MostNames = 500;

    /// <summary>The rules of one part: those for what stands on it, then those for what stands beside it.</summary>
    /// <param name="part">The part.</param>
    /// <param name="parts">All parts.</param>
    /// <param name="graph">Who refers to whom.</param>
    /// <param name="notices">Gets a line for each rule that was left out.</param>
    public static IEnumerable<ProposedRule> Of(ProjectPart part, IReadOnlyList<ProjectPart> parts, PartGraph graph, List<string> notices)
    {
        ProjectPart[] strangers = parts.Where(other => !graph.Reaches(part, other)).ToArray();
        SurveyedProject[] friends = parts.Where(other => graph.Reaches(part, other)).SelectMany(other => other.Projects).ToArray();
        HashSet<string> allowed = new(friends.SelectMany(project => project.Namespaces), StringComparer.Ordinal);
        HashSet<string> allowedFiles = new(friends.Select(project => project.FileName), StringComparer.OrdinalIgnoreCase);
        HashSet<string> packages = PackagesOf(parts.SelectMany(other => other.Projects));
        foreach (bool isAbove in new[] { true, false })
        {
            ProjectPart[] group = strangers.Where(other => graph.Reaches(other, part) == isAbove).ToArray();
            if (group.Length == 0)
                continue;
            string reason = part.Name + (isAbove
                ? " does not know what stands on it: " + Named(group) + ". Take what is needed as an argument, or as an interface that this layer declares."
                : " does not refer to " + Named(group) + " today. Call it through a layer that both know, or have the director change this rule first.");
            SurveyedProject[] projects = group.SelectMany(other => other.Projects).ToArray();
            IReadOnlyList<string> names = NamespaceCover.Of(projects, allowed, packages);
            if (names.Count > MostNames)
            {
                notices.Add("left out of layer \"" + part.Name + "\": it would have to name " + names.Count + " namespaces; only project references are checked. The rule was: " + reason);
                names = [];
            }
            foreach (ProposedRule rule in ForCode(part, names, reason).Concat(ForProjectFiles(part, projects, allowedFiles, reason)))
                yield return rule with { MostMatches = 0 };
        }
    }

    /// <summary>The packages that projects refer to.</summary>
    public static HashSet<string> PackagesOf(IEnumerable<SurveyedProject> projects) => new(projects.SelectMany(project => project.Packages), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<ProposedRule> ForCode(ProjectPart part, IReadOnlyList<string> names, string reason)
    {
        string[] files = SourceNames(part);
        foreach (string pattern in PatternText.AnyOf(names.Where(name => name.Contains('.'))))
        {
            string example = names.First(name => name.Contains('.') && pattern.Contains(PatternText.Of(name), StringComparison.Ordinal));
            yield return new ProposedRule("(?-i)\\b" + pattern + "\\b", reason, "code", files, "using " + example + ";", "using System;");
        }
        // A single word is also the name of types and properties.
        foreach (string pattern in PatternText.AnyOf(names.Where(name => !name.Contains('.'))))
        {
            string example = names.First(name => !name.Contains('.') && pattern.Contains(PatternText.Of(name), StringComparison.Ordinal));
            yield return new ProposedRule(
                "(?-i)\\b(?:using|open|Imports)[ \\t]+(?:static[ \\t]+|global::)?" + pattern + "\\b", reason, "code", files, "using " + example + ";", "using System;");
        }
    }

    private static IEnumerable<ProposedRule> ForProjectFiles(ProjectPart part, IEnumerable<SurveyedProject> strangers, HashSet<string> allowed, string reason)
    {
        string[] names = strangers.Select(project => project.FileName).Where(name => !allowed.Contains(name))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToArray();
        string[] files = part.Projects.Select(project => "*" + System.IO.Path.GetExtension(project.FileName)).Distinct().Order(StringComparer.Ordinal).ToArray();
        foreach (string pattern in PatternText.AnyOf(names))
        {
            string example = names.First(name => pattern.Contains(PatternText.Of(name), StringComparison.Ordinal));
            yield return new ProposedRule("<ProjectReference\\b[^>]*[\\\\/\"']" + pattern + "[\"']", reason, "", files,
                "<ProjectReference Include=\"../x/" + example + "\" />", "<PackageReference Include=\"x\" />");
        }
    }

    /// <summary>The filter for the sources of a part, so that rules for code leave its project files alone.</summary>
    public static string[] SourceNames(ProjectPart part) => part.Projects.Select(project => "*" + project.SourceExtension).Distinct().Order(StringComparer.Ordinal).ToArray();

    private static string Named(ProjectPart[] parts)
        => string.Join(", ", parts.Take(MostNamed).Select(part => part.Name)) + (parts.Length > MostNamed ? " and " + (parts.Length - MostNamed) + " more" : "");
}
