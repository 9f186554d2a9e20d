using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>What stands below the sub-headings of a section.</summary>
internal sealed class LedgerBody
{
    private enum Part
    {
        None,
        Checklist,
        FixPlan,
        FilesChanged,
        Notes,
    }

    public List<ChecklistLine> Checklist { get; } = new();

    public List<FixPlanLine> FixPlan { get; } = new();

    public List<string> FilesChanged { get; } = new();

    public List<string> Notes { get; } = new();

    public bool HasNotes { get; private set; }

    public string Base { get; private set; } = "";

    public string State { get; private set; } = "";

    public string Tree { get; private set; } = "";

    /// <summary>The hash of a <c>Commit:</c> line of its own among the notes, where the contract's last step may have put it.</summary>
    public string Commit { get; private set; } = "";

    /// <summary>Whether a later writer found the entry cut off, and wrote so.</summary>
    public bool IsMarkedTorn { get; private set; }

    /// <summary>Reads it.</summary>
    public static LedgerBody Of(LedgerText text, LedgerSection section)
    {
        LedgerBody body = new();
        Part part = Part.None;
        foreach (LedgerLine line in section.Lines)
        {
            string words = text.TextOf(line).Trim();
            if (text.StartsWith(line, "###"))
                body.HasNotes |= (part = PartOf(words.Trim('#', ' ', '*'))) == Part.Notes;
            else
                body.Take(part, words, line.Number);
        }
        return body;
    }

    private static Part PartOf(string title)
    {
        if (title.StartsWith("Checklist", StringComparison.OrdinalIgnoreCase))
            return Part.Checklist;
        if (title.StartsWith("Fix Plan", StringComparison.OrdinalIgnoreCase))
            return Part.FixPlan;
        if (title.StartsWith("Files Changed", StringComparison.OrdinalIgnoreCase))
            return Part.FilesChanged;
        return title.StartsWith("Notes", StringComparison.OrdinalIgnoreCase) ? Part.Notes : Part.None;
    }

    private void Take(Part part, string words, int number)
    {
        if (words.StartsWith("Cut off:", StringComparison.Ordinal))
            IsMarkedTorn = true;
        else if (words.Length == 0 || words.Trim('-').Length == 0)
            return;
        else if (part == Part.Checklist)
            TakeCheck(Item(words), number);
        else if (part == Part.FixPlan)
            TakeFix(Item(words), number);
        else if (part == Part.FilesChanged && words != "- " + LedgerFormat.NoFiles)
            FilesChanged.Add(Item(words));
        else if (part == Part.Notes)
            TakeNote(words);
    }

    private void TakeCheck(string item, int number)
    {
        int blank = item.IndexOf(' ');
        int colon = item.IndexOf(':');
        if (blank < 0 || colon < blank || !IsCheckId(item.Substring(0, blank)))
            return;
        string rest = item.Substring(colon + 1).TrimStart();
        int end = 0;
        while (end < rest.Length && char.IsLetter(rest[end]))
            end++;
        LedgerVerdict? verdict = rest.Substring(0, end).ToUpperInvariant() switch
        {
            "PASS" => LedgerVerdict.Pass,
            "FAIL" or "FAILED" => LedgerVerdict.Fail,
            "WARN" or "WARNING" => LedgerVerdict.Warn,
            _ => null,
        };
        string name = item.Substring(blank, colon - blank).Trim();
        if (verdict is { } known)
            Checklist.Add(new ChecklistLine(item.Substring(0, blank), name, known, LedgerWords.WithoutFirstDash(rest.Substring(end)), number));
    }

    private void TakeFix(string item, int number)
    {
        int colon = item.IndexOf(':');
        FixPlan.Add(colon < 0 ? new FixPlanLine(item, "", number) : new FixPlanLine(item.Substring(0, colon).Trim(), item.Substring(colon + 1).Trim(), number));
    }

    private void TakeNote(string words)
    {
        if (words.StartsWith("Base: ", StringComparison.Ordinal))
            Base = words.Substring(6).Trim();
        else if (words.StartsWith("State: ", StringComparison.Ordinal))
            State = words.Substring(7).Trim();
        else if (words.StartsWith("Tree: ", StringComparison.Ordinal))
            Tree = words.Substring(6).Trim();
        else if (words.StartsWith("Commit:", StringComparison.Ordinal))
            Commit = LedgerWords.HashAt(words, 7);
        else
            Notes.Add(words);
    }

    private static string Item(string words)
        => words.Length > 1 && words[0] is '-' or '*' && words[1] == ' ' ? words.Substring(2).Trim() : words;

    private static bool IsCheckId(string word)
    {
        if (word.Length is < 2 or > 4 || !char.IsLetter(word[0]))
            return false;
        for (int i = 1; i < word.Length; i++)
        {
            if (!char.IsDigit(word[i]))
                return false;
        }
        return true;
    }
}
