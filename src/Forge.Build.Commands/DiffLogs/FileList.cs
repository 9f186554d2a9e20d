using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>Brings the list of changed files up to date. A bullet whose file changed stays as its author wrote it, remarks included.</summary>
internal sealed class FileList
{
    /// <summary>Stands where nothing is planned yet.</summary>
    public const string Placeholder = "- " + PlaceholderReader.Marker + " the files that are planned, one bullet each; forge difflog update adds those that changed";

    /// <summary>Stands where nothing changed.</summary>
    public const string Nothing = "- None";

    private readonly ForgeRepository _repository;
    private readonly LogOutline _outline;
    private readonly IReadOnlyList<MarkdownLine> _lines;
    private readonly ILookup<int, Claim> _claims;
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    /// <param name="repository">Tells what is evidence, which may be claimed or not.</param>
    /// <param name="outline">The sections of the log.</param>
    /// <param name="claims">What the log claims.</param>
    /// <param name="changes">What changed.</param>
    public FileList(ForgeRepository repository, LogOutline outline, IReadOnlyList<Claim> claims, IReadOnlyList<Change> changes)
    {
        _repository = repository;
        _outline = outline;
        _lines = outline.Head.AllLines;
        _claims = claims.ToLookup(claim => claim.Location.Line - 1);
        foreach (Change change in changes)
        {
            _changed.Add(change.Path);
            // The old name of a renamed file may be claimed, too.
            _changed.Add(change.OldPath);
        }
        HashSet<string> claimed = claims.Select(claim => claim.Path?.Value).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Added = changes.Select(change => change.Path).Where(path => !claimed.Contains(path)).ToArray();
        Unchanged = claimed.Where(IsStale).Order(StringComparer.Ordinal).ToArray();
    }

    /// <summary>The files that changed and that nobody claims yet.</summary>
    public IReadOnlyList<string> Added { get; }

    /// <summary>The files that are claimed and did not change.</summary>
    public IReadOnlyList<string> Unchanged { get; }

    /// <summary>Adds the edits.</summary>
    /// <param name="dropUnchanged">Whether claims of files that did not change go; else they stay as what is planned.</param>
    /// <param name="isStaged">Whether all that changed is staged, which the heading says.</param>
    /// <param name="edits">Where they are added.</param>
    public void Refresh(bool dropUnchanged, bool isStaged, LineEdits edits)
    {
        if (_outline.FileSections.FirstOrDefault() is not { Heading: not null } first)
        {
            int at = _outline.PlaceBefore(LogOutline.GitStatus, LogOutline.Verification, LogOutline.Notes, LogOutline.NextSteps);
            _outline.Insert(at, [HeadingOf(isStaged), .. Added.Count > 0 ? Added.Select(ClaimBullet.Of) : [Nothing]], edits);
            return;
        }
        if (_lines[first.First].Text.TrimEnd() == HeadingOf(!isStaged))
            edits.Replace(first.First, 1, HeadingOf(isStaged));
        int next = first.First + 1 < first.End && _lines[first.First + 1].IsBlank ? first.First + 2 : first.First + 1;
        List<int> ours = new();
        bool isListed = false;
        foreach (LogSection section in _outline.FileSections)
        {
            for (int i = section.First + 1; i < section.End; i++)
            {
                int after = AfterRemarks(i, section.End);
                if (IsOurs(i))
                    ours.Add(i);
                else if (dropUnchanged && _claims[i].Any(IsStale))
                    isListed |= Drop(i, after, edits);
                else
                    isListed |= !_lines[i].IsBlank;
                if (_claims[i].Any())
                {
                    next = section.First == first.First ? after : next;
                    i = after - 1;
                }
            }
        }
        if (Added.Count > 0 || isListed)
            ours.ForEach(line => edits.Replace(line, 1));
        else if (ours.Count == 0)
            edits.Replace(next, 0, Nothing);
        if (Added.Count > 0)
            edits.Replace(next, 0, Added.Select(ClaimBullet.Of).ToArray());
    }

    /// <summary>The heading of the list.</summary>
    public static string HeadingOf(bool isStaged) => "## " + LogOutline.Files + (isStaged ? " (staged)" : " (unstaged)");

    private bool IsOurs(int line) => _lines[line].Text.TrimEnd() is Placeholder or Nothing;

    private bool IsStale(Claim claim) => claim.Path is { } path && IsStale(path.Value);

    private bool IsStale(string path) => !_changed.Contains(path) && !_repository.IsEvidence(path);

    // A bullet may claim several files; what is indented below it goes with it.
    private bool Drop(int line, int after, LineEdits edits)
    {
        string[] kept = _claims[line].Where(claim => !IsStale(claim)).Select(claim => claim.Path?.Value).OfType<string>().Select(ClaimBullet.Of).ToArray();
        edits.Replace(line, kept.Length > 0 ? 1 : after - line, kept);
        return kept.Length > 0;
    }

    // What is indented below a bullet, and claims nothing itself, is about its file.
    private int AfterRemarks(int line, int end)
    {
        int after = line + 1;
        while (after < end && !_lines[after].IsBlank && _lines[after].Indent > _lines[line].Indent && !_claims[after].Any() && _lines[after].Kind != LineKind.Heading)
            after++;
        return after;
    }
}
