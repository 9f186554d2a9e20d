using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Evidence.Claims;

/// <summary>A path in double quotes, as git prints one that holds more than plain ASCII: <c>"caf\303\251.py"</c>.</summary>
internal static class QuotedPath
{
    /// <summary>Where the quotation that begins at <paramref name="start"/> ends, its quote included; -1 where it does not.</summary>
    public static int EndOf(string text, int start, int end)
    {
        for (int i = start + 1; i < end; i++)
        {
            if (text[i] == '"')
                return i + 1;
            if (text[i] == '\\' && i + 1 < end && text[i + 1] is '"' or '\\')
                i++;
        }
        return -1;
    }

    /// <summary>
    /// The path in a quotation without its quotes. A backslash is an escape only where an octal number, a quote or another backslash follows somewhere in
    /// the text, since git writes it so; elsewhere it parts the folders of a person on Windows.
    /// </summary>
    public static string Decode(string quoted)
    {
        if (!IsEscaped(quoted))
            return quoted;
        return GitQuoting.Unescape(quoted);
    }

    private static bool IsEscaped(string text)
    {
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == '\\' && (text[i + 1] is '"' or '\\' || GitQuoting.IsOctal(text, i + 1)))
                return true;
        }
        return false;
    }
}
