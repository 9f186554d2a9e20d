using System;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>Whether a path may be created on every system that a clone may land on (Backfill Protocol 8: path legality).</summary>
internal static class TargetName
{
    private const int LongestPath = 240;
    private const int LongestSegment = 200;

    private static readonly string[] Devices = { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$" };
    private static readonly char[] Refused = { '<', '>', ':', '"', '|', '?', '*' };

    // Source code is written by the Execute module, whatever folder it lies in (Backfill Protocol 12). SQL is a schema, too.
    private static readonly string[] CodeExtensions =
    {
        ".cs", ".csx", ".cshtml", ".razor", ".fs", ".fsx", ".vb", ".xaml", ".csproj", ".fsproj", ".vbproj", ".props", ".targets", ".sln",
        ".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".vue", ".svelte", ".py", ".pyw", ".go", ".java", ".kt", ".kts", ".scala", ".groovy",
        ".rs", ".rb", ".php", ".swift", ".c", ".h", ".cc", ".cpp", ".cxx", ".hpp", ".m", ".mm", ".lua", ".pl", ".pm", ".r", ".dart", ".ex", ".exs", ".erl",
        ".sh", ".bash", ".zsh", ".ps1", ".psm1", ".psd1", ".bat", ".cmd", ".vbs", ".dll", ".exe", ".so", ".dylib",
    };

    /// <summary>Why not, as a clause without a full stop; null where it may.</summary>
    /// <param name="path">A normalised path (<see cref="RelativePath"/>).</param>
    public static string? WhyIllegal(string path)
    {
        if (path.Length > LongestPath)
            return "it is longer than " + LongestPath + " characters";
        return path.Split('/').Select(WhyIllegalSegment).FirstOrDefault(reason => reason is not null);
    }

    /// <summary>Whether a file of that name is code.</summary>
    public static bool IsCode(string path) => CodeExtensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static string? WhyIllegalSegment(string segment)
    {
        string shown = "\"" + PrintableText.Excerpt(segment, 60) + "\"";
        if (PrintableText.Escape(segment) != segment)
            return "a name in it holds characters that cannot be printed";
        if (segment.IndexOfAny(Refused) >= 0)
            return shown + " holds a character that not every file system allows";
        if (segment[0] == ' ' || segment[segment.Length - 1] is ' ' or '.')
            return shown + " begins or ends with a blank or ends with a dot, which not every file system keeps";
        if (IsDevice(segment))
            return shown + " is the name of a device on Windows";
        if (segment.StartsWith(".git", StringComparison.OrdinalIgnoreCase) || segment.StartsWith(CacheFolder.Name, StringComparison.OrdinalIgnoreCase))
            return shown + " belongs to git or to this toolkit";
        if (segment.EndsWith(".forge-tmp", StringComparison.OrdinalIgnoreCase))
            return shown + " is a temporary name";
        if (segment.Equals(ModuleArtifacts.MarkerName, StringComparison.OrdinalIgnoreCase))
            return shown + " is the name of a marker";
        if (HasShortName(segment))
            return shown + " may be the short name of another file on Windows";
        return Encoding.UTF8.GetByteCount(segment) > LongestSegment ? "a name in it is longer than " + LongestSegment + " bytes" : null;
    }

    // Windows takes NUL.txt and "nul .txt" for the device, too, and COM¹ for COM1.
    private static bool IsDevice(string segment)
    {
        int dot = segment.IndexOf('.');
        string stem = (dot < 0 ? segment : segment.Substring(0, dot)).TrimEnd(' ').ToUpperInvariant();
        bool isPort = stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal));
        return Array.IndexOf(Devices, stem) >= 0 || (isPort && (char.IsDigit(stem[3]) || stem[3] is '\u00B9' or '\u00B2' or '\u00B3'));
    }

    private static bool HasShortName(string segment)
    {
        int tilde = segment.IndexOf('~');
        return tilde >= 0 && tilde + 1 < segment.Length && char.IsDigit(segment[tilde + 1]);
    }
}
