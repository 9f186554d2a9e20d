using System.Collections.Generic;

namespace Forge.Build.Governance.Repository;

/// <summary>Reads git's listings of files; every record ends with NUL, so no path is quoted.</summary>
internal static class TreeList
{
    /// <summary>Reads <c>git ls-files -s -v -z</c>.</summary>
    /// <param name="output">Records <c>tag mode blob stage TAB path</c>.</param>
    /// <param name="hidden">The files that a flag (assume-unchanged, skip-worktree) hides from git.</param>
    public static IReadOnlyList<TreeFile> ParseIndex(string output, out List<string> hidden)
    {
        List<TreeFile> files = new();
        hidden = new List<string>();
        for (int at = 0; at < output.Length;)
        {
            int end = EndOf(output, at);
            int tab = output.IndexOf('\t', at, end - at);
            int mode = at + 2;
            int blob = output.IndexOf(' ', mode) + 1;
            int stage = output.IndexOf(' ', blob);
            TreeFile file = new(output.Substring(tab + 1, end - tab - 1), output.Substring(mode, blob - 1 - mode), output.Substring(blob, stage - blob));
            if (output[at] == 'S' || char.IsLower(output[at]))
                hidden.Add(file.Path);
            files.Add(file);
            at = end + 1;
        }
        return files;
    }

    /// <summary>Reads <c>git ls-tree -r -z</c>: records <c>mode type blob TAB path</c>.</summary>
    public static IReadOnlyList<TreeFile> ParseTree(string output)
    {
        List<TreeFile> files = new();
        for (int at = 0; at < output.Length;)
        {
            int end = EndOf(output, at);
            int tab = output.IndexOf('\t', at, end - at);
            int type = output.IndexOf(' ', at) + 1;
            int blob = output.IndexOf(' ', type) + 1;
            files.Add(new TreeFile(output.Substring(tab + 1, end - tab - 1), output.Substring(at, type - 1 - at), output.Substring(blob, tab - blob)));
            at = end + 1;
        }
        return files;
    }

    private static int EndOf(string output, int at)
    {
        int end = output.IndexOf('\0', at);
        return end < 0 ? output.Length : end;
    }
}
