using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Structure.Packages;

/// <summary>The packages that the manifests of HEAD name.</summary>
internal static class CommittedPackages
{
    private const int MostManifests = 5000;

    /// <summary>Their keys.</summary>
    /// <param name="root">The project root.</param>
    /// <param name="problem">Why nobody can tell; then the result is null.</param>
    public static HashSet<string>? Read(string root, out string problem)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        problem = "";
        GitResult head = Git.Run(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}");
        if (!head.Succeeded)
        {
            problem = head.ExitCode is null ? GitProblem.Of(head).Said.TrimEnd('.')
                : Git.Run(root, "rev-parse", "--git-dir").Succeeded ? "there is no commit yet" : "this is no git repository";
            return null;
        }
        GitResult tree = Git.Run(root, "ls-tree", "-r", "-z", head.Output.Trim());
        if (!tree.Succeeded)
        {
            problem = GitProblem.Of(tree).Said.TrimEnd('.');
            return null;
        }
        // MODE blob ID, a tab, the path.
        (string Blob, string Path)[] manifests = tree.Output.Split('\0').Select(entry => (Tab: entry.IndexOf('\t'), Entry: entry)).Where(entry => entry.Tab > 0)
            .Select(entry => (Words: entry.Entry.Substring(0, entry.Tab).Split(' '), Path: entry.Entry.Substring(entry.Tab + 1)))
            .Where(entry => entry.Words.Length == 3 && entry.Words[0].StartsWith("100", StringComparison.Ordinal) && PackageManifests.Include(entry.Path))
            .Select(entry => (entry.Words[2], entry.Path)).ToArray();
        if (manifests.Length > MostManifests)
        {
            problem = "HEAD has more than " + MostManifests.ToString(System.Globalization.CultureInfo.InvariantCulture) + " manifests";
            return null;
        }
        try
        {
            Dictionary<string, string> texts = TextsOf(root, manifests.Select(manifest => manifest.Blob).Distinct(StringComparer.Ordinal).ToArray());
            foreach ((string blob, string path) in manifests)
                keys.UnionWith((PackageManifests.Read(path, new SourceText(texts[blob])) ?? Array.Empty<PackageUse>()).Select(package => package.Key));
            return keys;
        }
        catch (GitProblemException e)
        {
            problem = e.Problem.Said.TrimEnd('.');
            return null;
        }
    }

    private static Dictionary<string, string> TextsOf(string root, string[] blobs)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        if (blobs.Length == 0)
            return texts;
        GitResult contents = Git.RunForBytes(root, string.Concat(blobs.Select(blob => blob + "\n")), "cat-file", "--batch");
        if (!contents.Succeeded)
            throw new GitProblemException(GitProblem.Of(contents));
        BlobBatch.Read(contents.Output, blobs, texts);
        return texts;
    }
}
