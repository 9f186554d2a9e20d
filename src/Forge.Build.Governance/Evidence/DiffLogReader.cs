using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Evidence.Claims;
using Forge.Build.Governance.Evidence.Verification;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Evidence;

/// <summary>Reads a diff log (Builder Contract 11). What counts stands above its hunks, which quote whatever was changed.</summary>
internal static class DiffLogReader
{
    /// <summary>A phase is not longer.</summary>
    public const int LongestPhase = 80;

    private const string HunksHeading = "## Minimal Diff Hunks";
    private const string VerificationHeading = "\n## Verification";

    /// <summary>Reads; never throws.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="text">The text of the file.</param>
    public static DiffLog Read(string path, SourceText text)
    {
        int hunks = HunksStart(text.Text);
        MarkdownText log = MarkdownText.Parse(path, text, 0, hunks);
        int lines = text.PositionOf(text.Text.Length).Line - (text.Text.EndsWith("\n", StringComparison.Ordinal) ? 1 : 0);
        MarkdownText verified = log;
        IReadOnlyList<MarkdownHeading> headings = VerificationReader.Headings(log);
        if (headings.Count == 0 && text.Text.IndexOf(VerificationHeading, hunks, StringComparison.OrdinalIgnoreCase) >= 0)
        {
            verified = MarkdownText.Parse(path, text, hunks, text.Text.Length);
            // No line of a diff begins with a hash, so a heading at the edge is the author's.
            headings = VerificationReader.Headings(verified).Where(heading => heading.Line.Text[0] == '#').ToArray();
        }
        return new DiffLog(
            path,
            lines,
            StatusReader.Read(log),
            PhaseReader.Read(log),
            ClaimReader.Read(log),
            VerificationReader.Read(verified, headings),
            headings.Count > 0 ? headings[0].Line.Whole() : (SourceLocation?)null,
            SummaryReader.Read(log),
            PlaceholderReader.Read(log),
            log.IsTooDeep || verified.IsTooDeep);
    }

    /// <summary>The claims of a list that came as a property: paths parted by commas, semicolons or line ends.</summary>
    public static IReadOnlyList<Claim> ParseList(string list) => ClaimReader.ParseList(list);

    /// <summary>Where the hunks begin: the index of their heading, or the length of a text (line ends single line feeds) without them.</summary>
    internal static int HunksStart(string text)
    {
        int at = 0;
        while (at >= 0)
        {
            int end = at + HunksHeading.Length;
            if (string.Compare(text, at, HunksHeading, 0, HunksHeading.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return at;
            }
            at = text.IndexOf('\n', at);
            if (at >= 0)
                at++;
        }
        return text.Length;
    }
}
