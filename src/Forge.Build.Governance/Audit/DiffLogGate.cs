using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit;

/// <summary>A5: the diff log is complete and holds no placeholder (Builder Contract 11).</summary>
internal static class DiffLogGate
{
    private const string Id = "A5";
    private const int Excerpt = 60;
    private const string MarkComplete = "finish the cycle, then write \"- Status: COMPLETE\" under \"## Cycle Status\".";

    /// <summary>A finding for each placeholder, and one for a status that is not exactly COMPLETE.</summary>
    /// <param name="log">The diff log, or null where A3 reports that there is none to read.</param>
    public static CheckResult Run(DiffLog? log)
    {
        if (log is null)
            return CheckResult.Undecided(Id, "no diff log to look at, see A3");
        List<Finding> findings = log.Placeholders.Select(PlaceholderLeft).ToList();
        if (NotComplete(log) is { } notComplete)
            findings.Add(notComplete);
        string status = log.Status is { } stated ? "status " + PrintableText.Excerpt(stated.Value, Excerpt) : "no status";
        return new CheckResult(Id, "diff log of " + log.LineCount + (log.LineCount == 1 ? " line, " : " lines, ") + status, findings);
    }

    private static Finding PlaceholderLeft(Placeholder placeholder)
        => new(RuleCatalog.PlaceholderLeft, placeholder.Location,
            "the diff log still holds the placeholder \"" + PrintableText.Excerpt(placeholder.Text, Excerpt) + "\".",
            "replace it with what was done, or with \"None\" where there is nothing to say.");

    private static Finding? NotComplete(DiffLog log)
    {
        if (log.IsTooDeep)
        {
            return new Finding(RuleCatalog.CycleNotComplete, SourceLocation.StartOf(log.Path),
                "the diff log nests lists or quotations too deeply to be read, so its status is unknown.",
                "write it with plain sections and bullets.");
        }
        if (log.Status is not { } status)
        {
            return new Finding(RuleCatalog.CycleNotComplete, SourceLocation.StartOf(log.Path),
                "the diff log has no \"Status:\" line above its hunks.", MarkComplete);
        }
        if (status.IsComplete)
            return null;
        string value = "\"Status: " + PrintableText.Excerpt(status.Value, Excerpt) + "\"";
        return status.Rival.Length > 0
            ? new Finding(RuleCatalog.CycleNotComplete, status.Location,
                "the diff log says both " + value + " and \"Status: " + PrintableText.Excerpt(status.Rival, Excerpt) + "\".",
                "keep one \"Status:\" line; it must be exactly \"- Status: COMPLETE\" once the cycle is finished.")
            : new Finding(RuleCatalog.CycleNotComplete, status.Location,
                "the diff log says " + value + ", and not exactly \"Status: COMPLETE\".", MarkComplete);
    }
}
