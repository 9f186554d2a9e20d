using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>The lines of <c>## Cycle Metadata</c> that git and the clock know (Builder Contract 11).</summary>
internal static class MetadataLines
{
    private const string BaseHead = "BASE_HEAD";

    /// <summary>The commit at which the cycle began, as the log says; empty where it does not.</summary>
    public static string BeganAt(LogOutline outline)
        => Labels(outline).Where(label => label.Text.Is(BaseHead)).Select(label => label.Text.Value).FirstOrDefault() ?? "";

    /// <summary>Label and value of each, in their order.</summary>
    /// <param name="facts">What git says.</param>
    /// <param name="began">The commit at which the cycle began.</param>
    /// <param name="utcNow">The time, in UTC.</param>
    public static IReadOnlyList<(string Label, string Value)> Of(CycleFacts facts, string began, DateTime utcNow) =>
    [
        ("Timestamp", utcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        ("Branch", facts.Branch),
        ("HEAD", facts.Head),
        (BaseHead, began),
        ("Diff basis", facts.IsStaged ? "staged" : "unstaged (working tree)"),
    ];

    /// <summary>Brings the values of a log up to date; the other lines of the section stay, and what is missing comes to its end.</summary>
    public static void Refresh(LogOutline outline, IReadOnlyList<(string Label, string Value)> values, LineEdits edits)
    {
        if (outline.Find(LogOutline.Metadata) is not { } section)
        {
            int at = outline.Sections.Where(other => other.Heading.Level == 2).Select(other => other.First).FirstOrDefault(outline.End);
            outline.Insert(at, ["## " + LogOutline.Metadata, .. values.Select(LineOf)], edits);
            return;
        }
        int last = section.First;
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach ((int line, LabelledText text) in Labels(outline))
        {
            last = line;
            if (values.FirstOrDefault(value => text.Is(value.Label)) is ({ } label, { } value) && found.Add(label) && text.Value != value)
                edits.Replace(line, 1, LineOf((label, value)));
        }
        string[] missing = values.Where(value => !found.Contains(value.Label)).Select(LineOf).ToArray();
        if (missing.Length > 0)
            edits.Replace(last + 1, 0, missing);
    }

    /// <summary>One line.</summary>
    public static string LineOf((string Label, string Value) value) => "- " + value.Label + ": " + value.Value;

    private static IEnumerable<(int Line, LabelledText Text)> Labels(LogOutline outline)
    {
        if (outline.Find(LogOutline.Metadata) is not { } section)
            yield break;
        for (int i = section.First + 1; i < section.End; i++)
        {
            if (outline.Head.AllLines[i] is { Kind: LineKind.Text } line && LabelledText.Of(line.Text) is { } label)
                yield return (i, label);
        }
    }
}
