using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Forge.Build.Governance.Repository;

/// <summary>
/// The files that git writes when HEAD comes to name another commit. Their places are asked of git and their contents of nobody: that none of them changed proves that HEAD
/// did not, at the cost of a stat.
/// </summary>
internal static class HeadFiles
{
    /// <summary>Their absolute paths, also of those that do not exist; none where git does not know.</summary>
    /// <param name="root">The project root.</param>
    public static IReadOnlyList<string> Of(string root)
    {
        // A branch can be a name for another; before the first commit git resolves none.
        string[] names = new[] { Git.Run(root, "symbolic-ref", "--quiet", "HEAD"), Git.Run(root, "rev-parse", "--symbolic-full-name", "HEAD") }
            .Where(result => result.Succeeded).Select(result => result.Output.Trim()).Where(name => name.Length > 0 && name[0] != '-').Distinct().ToArray();
        string[] places = names.Append("HEAD").Append("packed-refs").Append("reftable/tables.list").SelectMany(name => new[] { "--git-path", name }).ToArray();
        GitResult paths = Git.Run(root, places.Prepend("rev-parse").ToArray());
        if (!paths.Succeeded)
            return Array.Empty<string>();
        // With a repository of its own, the project root no longer belongs to the one around it.
        return paths.Output.Split('\n').Where(path => path.Length > 0).Select(path => Path.GetFullPath(Path.Combine(root, path)))
            .Append(Path.Combine(root, ".git", "HEAD")).Append(Path.Combine(root, ".git")).Distinct().ToArray();
    }
}
