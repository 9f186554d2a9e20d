using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Adoption.Surveys;

namespace Forge.Build.Commands.Adoption.Layers;

/// <summary>
/// The fewest names that stand for the namespaces of some projects and for none of others. Namespaces of different projects may be beginnings of each other, or
/// the same; what cannot be told apart is left out.
/// </summary>
internal static class NamespaceCover
{
    // Of characters. No pattern may be made of what nobody can have written.
    private const int MostLength = 300;

    /// <summary>The names, in ordinal order.</summary>
    /// <param name="forbidden">The projects whose namespaces they stand for.</param>
    /// <param name="allowed">Namespaces that no name may be found in.</param>
    /// <param name="packages">The packages of the repository: what a project adds to the namespace of one is no name of its own.</param>
    public static IReadOnlyList<string> Of(IEnumerable<SurveyedProject> forbidden, IReadOnlyCollection<string> allowed, IReadOnlySet<string> packages)
    {
        // With dots around, so that a search finds whole words: names that stand within an allowed one collide as well.
        HashSet<string> taken = new(allowed.SelectMany(RunsIn), StringComparer.Ordinal);
        SortedSet<string> names = new(StringComparer.Ordinal);
        foreach (SurveyedProject project in forbidden)
        {
            string[] own = project.Namespaces.Where(name => !IsForeign(name, project.RootNamespace, packages)).ToArray();
            string root = RootOf(project.RootNamespace, own);
            names.UnionWith(own.Select(name => Shortest(name, root, taken)).OfType<string>());
        }
        return names.Where(name => !Parents(name).Any(names.Contains)).ToArray();
    }

    /// <summary>Whether a namespace that a project declares is one of the framework or of a package, which others use without using the project.</summary>
    /// <param name="name">The namespace.</param>
    /// <param name="root">What the project's namespaces begin with.</param>
    /// <param name="packages">The packages of the repository.</param>
    public static bool IsForeign(string name, string root, IReadOnlySet<string> packages)
    {
        if (name.Length > MostLength)
            return true;
        if (IsOwn(name, root))
            return false;
        return name is "System" or "Microsoft" || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || Parents(name).Append(name).Any(packages.Contains);
    }

    // A project Web whose sources all say Shop.Web has that root, whatever its file says; a single word may belong to packages, too.
    private static string RootOf(string root, string[] own)
    {
        if (own.Length == 0 || own.Any(name => IsOwn(name, root)))
            return root;
        string common = own[0];
        while (common.Length > 0 && !own.All(name => IsOwn(name, common)))
            common = common.LastIndexOf('.') is > 0 and int dot ? common[..dot] : "";
        return common.Contains('.') ? common : root;
    }

    private static bool IsOwn(string name, string root) => name == root || name.StartsWith(root + ".", StringComparison.Ordinal);

    // No shorter than the project's own root, since what is above it may belong to packages.
    private static string? Shortest(string name, string root, HashSet<string> taken)
    {
        for (int end = IsOwn(name, root) ? root.Length : name.Length; end <= name.Length; end = name.IndexOf('.', end + 1) is > 0 and int dot ? dot : name.Length)
        {
            if (!taken.Contains(name[..end]))
                return name[..end];
            if (end == name.Length)
                break;
        }
        return null;
    }

    // Every run of whole words in a name: Shop.Web.Api gives Shop, Web, Api, Shop.Web, Web.Api and itself.
    private static IEnumerable<string> RunsIn(string name)
    {
        string[] words = name.Split('.').Take(16).ToArray();
        for (int start = 0; start < words.Length; start++)
        {
            for (int count = 1; start + count <= words.Length; count++)
                yield return string.Join('.', words, start, count);
        }
    }

    private static IEnumerable<string> Parents(string name)
    {
        for (int dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
            yield return name[..dot];
    }
}
