using System;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Chain;

/// <summary>How a marker is written and read.</summary>
internal static class InvalidationText
{
    private const string Status = "status";
    private const string By = "invalidated_by";
    private const string Sha256 = "sha256";
    private const string Open = "OPEN";
    private const string Closed = "CLOSED";

    /// <summary>A marker's text; LF, a line feed at its end.</summary>
    public static string Of(Invalidation marker) => string.Join("\n",
        "# Invalidated",
        "",
        marker.IsClosed
            ? "What lay in this folder had lost its ground; its module ran again since, and the folder counts."
            : "What lies in this folder has lost its ground and counts as absent (Decision Gate Contract 11, Backfill Protocol 11).",
        "",
        "- " + Status + ": " + (marker.IsClosed ? Closed : Open),
        "- " + By + ": " + PrintableText.Escape(marker.By),
        "- " + Sha256 + ": " + PrintableText.Escape(marker.Sha256),
        "",
        "## What to do",
        "",
        marker.IsClosed
            ? "Nothing."
            : "Run the module of this folder again. When its new artifacts are written, it deletes this file or sets the status to CLOSED.",
        "");

    /// <summary>Reads a marker. Whatever else a person or a tool wrote marks as well: that the file is there says enough.</summary>
    public static Invalidation Read(string folder, string path, SourceText text)
    {
        string? status = null, by = null, sha256 = null;
        foreach (MarkdownLine line in MarkdownText.Parse(path, text).Lines)
        {
            if (!ListMarker.IsAt(line.Text) || LabelledText.Of(line.Text) is not { } field)
                continue;
            // The first of each counts, so that nothing is closed by a line further down.
            if (field.Is(Status))
                status ??= field.Value;
            else if (field.Is(By))
                by ??= field.Value;
            else if (field.Is(Sha256))
                sha256 ??= field.Value.ToLowerInvariant();
        }
        return new Invalidation(folder, by ?? "", sha256 ?? "", Closed.Equals(status, StringComparison.OrdinalIgnoreCase));
    }
}
