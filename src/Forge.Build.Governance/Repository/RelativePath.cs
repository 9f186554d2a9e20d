using System.Collections.Generic;

namespace Forge.Build.Governance.Repository;

/// <summary>
/// A path inside the project root by construction: <c>/</c> between its segments, neither rooted nor climbing, never empty.
/// Whether a symlink on the way leaves the root is <see cref="ForgeRepository.IsInside"/>'s question.
/// </summary>
public sealed record RelativePath
{
    private RelativePath(string value) => Value = value;

    /// <summary>The normalised text, for example <c>src/Web/Orders.cs</c>.</summary>
    public string Value { get; }

    /// <summary>The last segment.</summary>
    public string Name => Value.Substring(Value.LastIndexOf('/') + 1);

    /// <summary>Reads a path as a contract or a person writes it: <c>\</c> counts as <c>/</c>, <c>./</c> is dropped, <c>a/../b</c> is <c>b</c>.</summary>
    /// <param name="text">The path as written.</param>
    /// <param name="path">The normalised path, where the result is true.</param>
    /// <param name="reason">Why it was refused, in words for a message, where the result is false.</param>
    public static bool TryParse(string text, out RelativePath? path, out string reason)
    {
        path = null;
        reason = WhyRefused(text);
        if (reason.Length > 0)
            return false;
        List<string> segments = new();
        foreach (string segment in text.Replace('\\', '/').Split('/'))
        {
            if (segment is "" or ".")
                continue;
            if (segment != "..")
            {
                segments.Add(segment);
            }
            else if (segments.Count == 0)
            {
                reason = "it climbs above the project root";
                return false;
            }
            else
            {
                segments.RemoveAt(segments.Count - 1);
            }
        }
        if (segments.TrueForAll(segment => segment.Trim().Length == 0))
        {
            reason = "it names the project root itself, not a file in it";
            return false;
        }
        // Asked last, because ./C:/x hides it at first.
        if (segments[0].Length > 1 && segments[0][1] == ':' && char.IsLetter(segments[0][0]))
        {
            reason = "it names a drive; paths are relative to the project root";
            return false;
        }
        path = new RelativePath(string.Join("/", segments));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string WhyRefused(string text)
    {
        if (text.Trim().Length == 0)
            return "it is empty";
        if (text[0] is '/' or '\\')
            return "it is absolute; paths are relative to the project root";
        return text.IndexOf('\0') >= 0 ? "it holds a NUL character" : "";
    }
}
