namespace Forge.Build.Governance.Decisions.Gaps;

/// <summary>An id that may stand in a file name, a command and a document without any escaping.</summary>
internal static class PlainId
{
    /// <summary>Longer ids fit into no file name.</summary>
    public const int MostLength = 200;

    /// <summary>What an id must look like, for a message.</summary>
    public const string Form = "letters, digits and - _ . : only, a letter or digit first, at most 200 characters";

    /// <summary>Whether an id is one. Only ASCII: two ids that look alike must be alike.</summary>
    public static bool Is(string id)
    {
        if (id.Length is 0 or > MostLength || !IsLetterOrDigit(id[0]))
            return false;
        foreach (char c in id)
        {
            if (!IsLetterOrDigit(c) && c is not ('-' or '_' or '.' or ':'))
                return false;
        }
        return true;
    }

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
