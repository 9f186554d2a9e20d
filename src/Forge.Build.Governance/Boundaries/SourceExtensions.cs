using System;
using System.Collections.Generic;
using System.IO;

namespace Forge.Build.Governance.Boundaries;

/// <summary>Which files count as source when those are counted that no layer covers.</summary>
internal static class SourceExtensions
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ".cs", ".cshtml", ".razor", ".fs", ".vb", ".xaml",
        ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".vue", ".svelte",
        ".py", ".go", ".java", ".kt", ".scala", ".rs", ".rb", ".php", ".swift", ".c", ".h", ".cc", ".cpp", ".hpp", ".sql",
    };

    /// <summary>With their dots.</summary>
    public static IReadOnlyCollection<string> All => Known;

    /// <summary>Whether a path names a source file.</summary>
    public static bool Include(string path) => Known.Contains(Path.GetExtension(path));
}
