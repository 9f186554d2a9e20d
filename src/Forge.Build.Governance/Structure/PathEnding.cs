namespace Forge.Build.Governance.Structure;

/// <summary>What follows the last dot of a file's name, with the dot.</summary>
internal static class PathEnding
{
    /// <summary>The ending of a path or a name; empty where it has none.</summary>
    public static string Of(string path) => path.Substring(StartIn(path));

    /// <summary>Where it begins; the length of the path where it has none.</summary>
    public static int StartIn(string path)
    {
        for (int i = path.Length - 1; i >= 0 && path[i] != '/'; i--)
        {
            if (path[i] == '.')
                return i;
        }
        return path.Length;
    }
}
