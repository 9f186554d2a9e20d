using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Evidence;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>What the last cycle said of itself, told before its log is overwritten (Builder Contract 11).</summary>
/// <param name="Path">The log, relative to the project root.</param>
/// <param name="Phase">Its phase, <c>unknown</c> where nothing names one.</param>
/// <param name="Status">Its status; empty where it states none.</param>
/// <param name="IsComplete">Whether that is exactly COMPLETE.</param>
/// <param name="Summary">One to five lines of its summary; none where it has no summary.</param>
/// <param name="Files">How many files it claims.</param>
public sealed record PreviousCycle(string Path, string Phase, string Status, bool IsComplete, IReadOnlyList<string> Summary, int Files)
{
    private const int MostBullets = 5;
    private const int LongestBullet = 240;

    internal static PreviousCycle Of(string path, LogText text)
    {
        DiffLog log = DiffLogReader.Read(path, text.Source);
        MarkdownText head = LogOutline.Read(path, text.Source).Head;
        string[] summary = head.Outermost(heading => heading.Says(LogOutline.Summary)).Take(1).SelectMany(head.LinesOf)
            .Where(line => line.Kind == LineKind.Text && !line.IsBlank)
            .Select(line => PlainLine.Of(line.Text[ListMarker.Skip(line.Text, 0)..], LongestBullet)).Where(line => line.Length > 0).Take(MostBullets).ToArray();
        return new PreviousCycle(path, log.Phase, PlainLine.Of(log.Status?.Value ?? "", LongestBullet), log.IsComplete, summary, log.Claims.Count);
    }

    /// <summary>The lines that tell it.</summary>
    public IEnumerable<string> Lines()
    {
        yield return "Previous cycle (" + Path + "): " + Phase + ", " + (Status.Length == 0 ? "no status" : "Status: " + Status) + ", "
            + Files.ToString(CultureInfo.InvariantCulture) + (Files == 1 ? " file." : " files.");
        foreach (string line in Summary)
            yield return "  - " + line;
        if (Summary.Count == 0)
            yield return "  (it has no summary)";
        if (!IsComplete)
            yield return "  That cycle is not COMPLETE: what it did may be unaudited. If you go on with it, use: forge difflog update";
    }
}
