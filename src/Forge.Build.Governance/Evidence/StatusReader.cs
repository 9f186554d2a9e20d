using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;

namespace Forge.Build.Governance.Evidence;

/// <summary>Reads the <c>Status:</c> line of a diff log: those under <c>Cycle Status</c>, or all where that section has none.</summary>
internal static class StatusReader
{
    private const string Section = "Cycle Status";

    private static readonly char[] Around = { ' ', '\t', '*', '`', '.' };

    /// <summary>The status; two that differ make one which is neither.</summary>
    public static CycleStatus? Read(MarkdownText log)
    {
        List<CycleStatus> found = log.Outermost(heading => heading.Says(Section)).SelectMany(log.LinesOf).Select(Of).OfType<CycleStatus>().ToList();
        if (found.Count == 0)
            found = log.Lines.Select(Of).OfType<CycleStatus>().ToList();
        if (found.Count == 0)
            return null;
        CycleStatus? rival = found.Find(status => status.Value != found[0].Value);
        return rival is null ? found[0] : found[0] with { Rival = rival.Value.Length == 0 ? "nothing" : rival.Value };
    }

    private static CycleStatus? Of(MarkdownLine line)
    {
        if (line.Kind != LineKind.Text || LabelledText.Of(line.Text) is not { } label || !label.Is("Status"))
            return null;
        return new CycleStatus(label.Value.Trim(Around), line.Range(label.Start, Math.Max(label.ValueEnd, label.Start + 1)));
    }
}
