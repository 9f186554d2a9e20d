using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>A diff log brought up to date: metadata, files, git's status and the hunks. What its author wrote stays byte for byte.</summary>
/// <param name="Text">The log.</param>
/// <param name="Added">The files that came to its list.</param>
/// <param name="Unchanged">The files that it claimed and that did not change.</param>
/// <param name="Failure">FORGE6203 where it could not be understood; then the text is as it was.</param>
internal sealed record DiffLogRefresh(LogText Text, IReadOnlyList<string> Added, IReadOnlyList<string> Unchanged, Finding? Failure = null)
{
    /// <summary>Brings a log up to date.</summary>
    /// <param name="repository">Tells what is evidence.</param>
    /// <param name="path">The log, relative to the project root.</param>
    /// <param name="text">Its text.</param>
    /// <param name="facts">What git says.</param>
    /// <param name="dropUnchanged">Whether claims of files that did not change go; else they stay as what is planned.</param>
    /// <param name="utcNow">The time, in UTC.</param>
    public static DiffLogRefresh Of(ForgeRepository repository, string path, LogText text, CycleFacts facts, bool dropUnchanged, DateTime utcNow)
    {
        LogOutline outline = LogOutline.Read(path, text.Source);
        if (outline.Head.IsTooDeep)
            return Unclear(path, text, "it nests lists or quotations too deeply.", "write it with plain sections and bullets, or begin it anew: forge difflog start");
        LineEdits edits = new();
        string began = MetadataLines.BeganAt(outline);
        MetadataLines.Refresh(outline, MetadataLines.Of(facts, began.Length > 0 ? began : facts.Base, utcNow), edits);
        FileList files = new(repository, outline, DiffLogReader.Read(path, text.Source).Claims, facts.Changes);
        files.Refresh(dropUnchanged, facts.IsStaged, edits);
        string[] status = DiffLogForm.Quote(facts.Status).ToArray(), hunks = DiffLogForm.Hunks(facts).ToArray();
        if (outline.Find(LogOutline.GitStatus) is { } statusSection)
            Fill(outline, statusSection, [.. status, ""], edits);
        else
            outline.Insert(outline.PlaceBefore(LogOutline.Verification, LogOutline.Notes, LogOutline.NextSteps), ["## " + LogOutline.GitStatus + " -sb", .. status], edits);
        if (outline.FindHunks() is { } hunksSection)
            Fill(outline, hunksSection, hunksSection.End == outline.End ? hunks : [.. hunks, ""], edits);
        else
            outline.Insert(outline.End, ["## " + LogOutline.Hunks, .. hunks], edits);
        LogText fresh = text.With(edits);
        // Below a fence that nothing closes every heading is code; each refresh would add the sections once more.
        LogOutline now = LogOutline.Read(path, fresh.Source);
        return now.Find(LogOutline.Metadata) is not null && now.FileSections.Any() && now.Find(LogOutline.GitStatus) is not null && now.FindHunks() is not null
            ? new DiffLogRefresh(fresh, files.Added, files.Unchanged)
            : Unclear(path, text, "a code fence or a comment that nothing closes hides the sections below it.", "close it, then do the same again.");
    }

    private static DiffLogRefresh Unclear(string path, LogText text, string why, string fix)
        => new(text, [], [], new Finding(RuleCatalog.EvidenceUnreadable, SourceLocation.StartOf(path), "the diff log cannot be brought up to date: " + why, fix));

    private static void Fill(LogOutline outline, LogSection section, IReadOnlyList<string> lines, LineEdits edits)
    {
        int first = section.First + 1;
        if (!outline.Lines.Skip(first).Take(section.End - first).SequenceEqual(lines))
            edits.Replace(first, section.End - first, lines);
    }
}
