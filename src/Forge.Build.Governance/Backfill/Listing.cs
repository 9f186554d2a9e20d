using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Backfill;

/// <summary>Text of a repository inside a Markdown line: it can end neither the line nor what the line is.</summary>
internal static class Listing
{
    /// <summary>One line without markup.</summary>
    public static string Plain(string text) => PrintableText.Escape(text).Replace("\\", "\\\\").Replace("<", "&lt;").Replace("`", "\\`");
}
