using System.Collections.Generic;

namespace Forge.Build.Governance.Repository;

/// <summary>Reads <c>git diff --name-status -M -z</c>.</summary>
internal static class ChangeList
{
    // Below this, two files of different names resemble each other by their beginnings and licences only.
    private const int SurelyRenamed = 50;

    /// <summary>Records <c>status NUL path NUL</c>; of a rename, <c>R and the likeness NUL old path NUL new path NUL</c>.</summary>
    public static IReadOnlyList<Change> Parse(string output)
    {
        List<Change> changes = new();
        string[] fields = output.Split('\0');
        for (int i = 0; i + 1 < fields.Length;)
        {
            string status = fields[i++];
            string path = fields[i++];
            if (status.Length == 0)
                break;
            switch (status[0])
            {
                case 'A':
                    changes.Add(new Change(ChangeKind.Added, path));
                    break;
                case 'D':
                    changes.Add(new Change(ChangeKind.Deleted, path));
                    break;
                case 'R' when i < fields.Length:
                    AddRename(changes, path, fields[i++], int.TryParse(status.Substring(1), out int likeness) ? likeness : 100);
                    break;
                default:
                    changes.Add(new Change(ChangeKind.Modified, path));
                    break;
            }
        }
        return changes;
    }

    private static void AddRename(List<Change> changes, string from, string to, int likeness)
    {
        if (likeness >= SurelyRenamed || NameOf(from) == NameOf(to))
        {
            changes.Add(new Change(ChangeKind.Renamed, to, from));
            return;
        }
        changes.Add(new Change(ChangeKind.Deleted, from));
        changes.Add(new Change(ChangeKind.Added, to));
    }

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
