using System;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>Writes a changed file as a bullet from which the audit reads back exactly this path (Builder Contract 10.7, A1).</summary>
internal static class ClaimBullet
{
    private const string NeverPlain = "`\"\\|";

    /// <summary>The bullet, without a line end: the path in backticks, or in double quotes with octal escapes, as git writes odd names.</summary>
    /// <param name="path">Relative to the project root, with <c>/</c>.</param>
    public static string Of(string path)
    {
        bool marks = path.Contains(PlaceholderReader.Marker, StringComparison.Ordinal);
        bool isPlain = !marks && path.Trim().Length == path.Length && !path.Any(c => NeverPlain.Contains(c, StringComparison.Ordinal)) && PrintableText.Escape(path) == path;
        return "- " + (isPlain ? "`" + path + "`" : Quoted(path));
    }

    // A name that begins like a placeholder would be taken for one; from the current folder it does not.
    private static string Quoted(string path)
    {
        StringBuilder quoted = new("\"");
        if (path.StartsWith(PlaceholderReader.Marker, StringComparison.Ordinal))
            quoted.Append("./");
        foreach (byte b in Encoding.UTF8.GetBytes(path))
        {
            char c = (char)b;
            if (b is < 128 && (char.IsLetterOrDigit(c) || c is '/' or '.' or '-' or '_'))
                quoted.Append(c);
            else
                quoted.Append('\\').Append((char)('0' + (b >> 6))).Append((char)('0' + ((b >> 3) & 7))).Append((char)('0' + (b & 7)));
        }
        return quoted.Append('"').ToString();
    }
}
