using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Overview;

/// <summary>What one <c>git status</c> tells: the branch, what differs, how young that is.</summary>
/// <param name="Branch">Empty where git gave no answer.</param>
/// <param name="State">The state.</param>
/// <param name="ChangedFiles">How many files differ, evidence aside.</param>
/// <param name="Youngest">When the youngest of them was written or deleted, in UTC; null where there is none.</param>
internal sealed record TreeLook(string Branch, TreeState State, int ChangedFiles, DateTime? Youngest)
{
    private const string BranchStart = "# branch.head ";
    private const int MostTimes = 1000;

    /// <summary>Everything that differs, evidence included, relative to the project root.</summary>
    public IReadOnlyCollection<string> Changed { get; private init; } = [];

    /// <summary>What of it no commit holds.</summary>
    public IReadOnlyCollection<string> New { get; private init; } = [];

    /// <summary>The digest of what is committed, as the record of a test run names its tree; empty where git cannot tell.</summary>
    public static string CommittedDigest(ForgeRepository repository)
    {
        GitResult files = Git.Run(repository.Root, "ls-tree", "-r", "-z", "HEAD");
        return files.Succeeded ? TreeDigest.Of(repository, TreeList.ParseTree(files.Output)) : "";
    }

    /// <summary>Asks git.</summary>
    public static TreeLook Of(ForgeRepository repository)
    {
        GitResult status = Git.Run(repository.Root, "status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--no-renames", "--", ".");
        if (!status.Succeeded)
            return new TreeLook("", TreeState.Unknown, 0, null);
        string[] records = status.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        string branch = records.Where(record => record.StartsWith(BranchStart, StringComparison.Ordinal)).Select(record => record[BranchStart.Length..]).FirstOrDefault() ?? "";
        (string Path, bool IsNew)[] entries = records.Select(record => (Path: PathOf(record), IsNew: IsNew(record))).Where(entry => entry.Path.Length > 0).ToArray();
        string below = entries.Length == 0 ? "" : Below(repository);
        string[] paths = entries.Select(entry => Inside(entry.Path)).ToArray();
        string[] work = paths.Where(path => !repository.IsEvidence(path)).ToArray();
        TreeState state = work.Length > 0 ? TreeState.Dirty : paths.Length > 0 ? TreeState.EvidenceOnly : TreeState.Clean;
        return new TreeLook(branch, state, work.Length, YoungestOf(repository, work))
        {
            Changed = paths.ToHashSet(StringComparer.Ordinal),
            New = entries.Where(entry => entry.IsNew).Select(entry => Inside(entry.Path)).ToHashSet(StringComparer.Ordinal),
        };

        string Inside(string path) => path.StartsWith(below, StringComparison.Ordinal) ? path[below.Length..] : path;
    }

    private static bool IsNew(string record) => record[0] == '?' || (record[0] == '1' && record.IndexOf('A', 2, 2) > 0);

    // "1 XY sub mH mI mW hH hI path", "u XY sub m1 m2 m3 mW h1 h2 h3 path", "? path"; all relative to the root of git.
    private static string PathOf(string record) => record[0] switch
    {
        '1' => After(record, 8),
        'u' => After(record, 10),
        '?' => After(record, 1),
        _ => "",
    };

    private static string After(string record, int blanks)
    {
        int at = 0;
        for (; blanks > 0 && at >= 0; blanks--)
            at = record.IndexOf(' ', at) + 1;
        return record[at..];
    }

    // The porcelain names files from the root of git, which may lie above.
    private static string Below(ForgeRepository repository)
        => Directory.Exists(repository.FullPath(".git")) ? "" : Git.Run(repository.Root, "rev-parse", "--show-prefix").Output.TrimEnd('\n');

    private static DateTime? YoungestOf(ForgeRepository repository, IReadOnlyList<string> paths)
    {
        DateTime? youngest = null;
        foreach (string path in paths.Take(MostTimes))
        {
            DateTime? changed = TimeOf(repository, path);
            if (youngest is null || changed > youngest)
                youngest = changed;
        }
        return youngest;
    }

    // Of a file that is gone its folder tells when, or the nearest one above that is there.
    private static DateTime? TimeOf(ForgeRepository repository, string path)
    {
        FileInfo file = new(repository.FullPath(path));
        if (file.Exists)
            return file.LastWriteTimeUtc;
        for (DirectoryInfo? folder = file.Directory; folder is not null; folder = folder.Parent)
        {
            if (folder.Exists)
                return folder.LastWriteTimeUtc;
        }
        return null;
    }
}
