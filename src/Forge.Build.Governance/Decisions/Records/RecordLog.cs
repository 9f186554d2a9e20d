using System;
using System.Collections.Generic;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>Which commits of HEAD's history added which decision records, ancestors first.</summary>
internal static class RecordLog
{
    private const string Commit = "commit ";

    /// <summary>What git is asked. Every commit counts, also of branches whose work a merge dropped; nobody's settings change the answer.</summary>
    public static readonly string[] Arguments =
    {
        "log", "-m", "--root", "--full-history", "--reverse", "--topo-order", "--no-follow", "--no-show-signature", "--no-renames", "--diff-filter=A", "--raw",
        "--no-abbrev", "--relative", "-z", "--format=" + Commit + "%H", "HEAD", "--", ModuleArtifacts.Decisions,
    };

    /// <summary>Reads the answer: <c>commit HASH</c>, and for each file <c>:MODE MODE BLOB BLOB A</c> and the path; NUL after each.</summary>
    /// <param name="output">The answer.</param>
    /// <param name="added">The versions of each record, by its path.</param>
    public static void Read(string output, Dictionary<string, List<AddedRecord>> added)
    {
        string[] words = output.Split('\0');
        string commit = "";
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i].TrimStart('\n');
            if (word.StartsWith(Commit, StringComparison.Ordinal))
            {
                commit = word.Substring(Commit.Length);
            }
            else if (word.StartsWith(":", StringComparison.Ordinal) && i + 1 < words.Length)
            {
                string path = words[++i];
                if (!IsRecord(path))
                    continue;
                if (!added.TryGetValue(path, out List<AddedRecord>? versions))
                    added[path] = versions = new List<AddedRecord>();
                versions.Add(new AddedRecord(commit, word.Split(' ')[3]));
            }
        }
    }

    private static bool IsRecord(string path)
    {
        const string folder = ModuleArtifacts.Decisions + "/";
        return path.StartsWith(folder, StringComparison.Ordinal) && RecordName.Of(path.Substring(folder.Length)) is not null;
    }
}
