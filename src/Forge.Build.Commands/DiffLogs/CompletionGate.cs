using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>Whether a diff log may be marked COMPLETE: what the audit finds in it (A5, A7, broken claims of A1), and every section says something (Builder Contract 11).</summary>
internal static class CompletionGate
{
    /// <summary>The word of a cycle that is done.</summary>
    public const string Complete = "COMPLETE";

    private static readonly (string Words, string Fix)[] Needed =
    [
        (LogOutline.Summary, "say in one to five bullets what this cycle did."),
        (LogOutline.Notes, "write what the next reader must know, or \"- None\"."),
        (LogOutline.NextSteps, "write what comes next, or \"- None\"."),
    ];

    /// <summary>The text with its status set; where it has none, a section for it is added.</summary>
    public static LogText Completed(string path, LogText text)
    {
        LineEdits edits = new();
        DiffLog log = DiffLogReader.Read(path, text.Source);
        if (log.Status is { IsComplete: true })
            return text;
        if (log.Status is { } status)
        {
            string line = text.Source.Text.Split('\n')[status.Location.Line - 1];
            edits.Replace(status.Location.Line - 1, 1, line[..(status.Location.Column - 1)] + "Status: " + Complete);
        }
        else
        {
            LogOutline outline = LogOutline.Read(path, text.Source);
            int at = outline.Find(LogOutline.Metadata)?.End ?? outline.HeadEnd;
            outline.Insert(at, ["## " + LogOutline.Status, "- Status: " + Complete], edits);
        }
        return text.With(edits);
    }

    /// <summary>What keeps a log, its status set, from being complete; in <see cref="Finding.Order"/>.</summary>
    public static IReadOnlyList<Finding> Check(ForgeRepository repository, string path, LogText completed)
    {
        DiffLog log = DiffLogReader.Read(path, completed.Source);
        LogOutline outline = LogOutline.Read(path, completed.Source);
        List<Finding> findings = DiffLogGate.Run(log).Findings.Concat(VerificationOrder.Run(log).Findings).ToList();
        findings.AddRange(ScopeCompliance.Run(repository, [], log.Claims, path).Findings.Where(finding => finding.Rule == RuleCatalog.MalformedClaim));
        foreach ((string words, string fix) in Needed)
        {
            LogSection? section = outline.Find(words);
            if (section is { } found && outline.SaysSomething(found))
                continue;
            findings.Add(new Finding(RuleCatalog.CycleNotComplete, section?.Heading.Line.Whole() ?? SourceLocation.StartOf(path),
                section is null ? "the diff log has no section \"## " + words + "\" above its hunks." : "the section \"## " + words + "\" says nothing.", fix));
        }
        findings.Sort(Finding.Order);
        return findings;
    }
}
