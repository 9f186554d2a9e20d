using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Commands.Adoption.Layers;

/// <summary>Paths as parts of globs. A glob has no escape, so a character that means something in one becomes <c>?</c>, which stands for any one character.</summary>
internal static class GlobText
{
    /// <summary>The path itself as a glob.</summary>
    public static string Of(string path)
    {
        // Nothing but blanks is no path to the reader of globs.
        bool isBlank = path.Trim().Length == 0;
        return string.Concat(path.Select(c => isBlank || c is '*' or '?' or '{' or '}' or ',' or '\\' or ':' ? '?' : c));
    }

    /// <summary>All files below a folder whose names have one of these ends.</summary>
    /// <param name="folder">Relative, empty for the root.</param>
    /// <param name="extension">With its dot.</param>
    public static string Below(string folder, string extension) => In(folder, "**/*" + extension);

    /// <summary>Files in a folder itself, by a glob for their names.</summary>
    public static string In(string folder, string names) => folder.Length == 0 ? names : Of(folder) + "/" + names;

    /// <summary>The globs that exclude, of some paths, those that lie below a folder.</summary>
    public static IReadOnlyList<string> Excluding(string folder, IEnumerable<string> paths)
        => paths.Where(path => path != folder && (folder.Length == 0 || path.StartsWith(folder + "/", System.StringComparison.Ordinal)))
            .SelectMany(path => new[] { Of(path), Of(path) + "/**" }).ToArray();
}
