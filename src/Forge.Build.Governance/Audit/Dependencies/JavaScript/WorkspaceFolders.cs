using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Audit.Dependencies.JavaScript;

/// <summary>The folders that a glob of workspaces stands for: <c>packages/*</c>, <c>libs/**</c>, <c>apps/web</c>.</summary>
internal sealed class WorkspaceFolders
{
    private const int MostDepth = 6;

    private readonly RepositoryFiles _files;
    private readonly string[] _segments;
    // Where the search has been, so that many stars cost no more than one.
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _found = new(StringComparer.Ordinal);

    private WorkspaceFolders(RepositoryFiles files, string glob)
    {
        _files = files;
        _segments = glob.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != ".").ToArray();
    }

    /// <summary>The folders below another one that a glob matches, in ordinal order.</summary>
    public static IReadOnlyCollection<string> Expand(RepositoryFiles files, string folder, string glob)
    {
        WorkspaceFolders folders = new(files, glob);
        if (folders._segments.Length <= MostDepth)
            folders.Walk(folder, 0, 0);
        return folders._found;
    }

    private void Walk(string folder, int at, int depth)
    {
        if (depth > MostDepth || !_seen.Add(at + " " + folder) || !_files.HasFolder(folder))
            return;
        if (at == _segments.Length)
        {
            _found.Add(folder);
            return;
        }
        string segment = _segments[at];
        if (segment == "**")
            Walk(folder, at + 1, depth);
        foreach (string name in _files.FoldersIn(folder))
        {
            bool isHidden = name == "node_modules" || name[0] == '.';
            if (segment == "**" && !isHidden)
                Walk(RepositoryFiles.Join(folder, name), at, depth + 1);
            else if (segment == name || (!isHidden && Matches(segment, name)))
                Walk(RepositoryFiles.Join(folder, name), at + 1, depth + 1);
        }
    }

    private static bool Matches(string segment, string name)
    {
        int star = segment.IndexOf('*');
        return star >= 0
            && name.Length >= segment.Length - 1
            && name.StartsWith(segment.Substring(0, star), StringComparison.Ordinal)
            && name.EndsWith(segment.Substring(star + 1), StringComparison.Ordinal);
    }
}
