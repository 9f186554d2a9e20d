using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Evidence;

/// <summary>
/// Reads the record of the last test run (Builder Contract 9.2). What it quotes in fences, the state of git, is no statement of its own.
/// </summary>
internal static class TestRunReader
{
    private const int LongestCounts = 160;

    private static readonly string[] ExitLabels = { "exit", "exit code", "exitcode" };

    /// <summary>Reads; never throws.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="text">The text of the file.</param>
    public static TestRun Read(string path, SourceText text)
    {
        int end = text.Text.IndexOf('\n');
        string first = end < 0 ? text.Text : text.Text.Substring(0, end);
        string status = first.Trim().Trim('\uFEFF').Trim();
        int column = status.Length == 0 ? 0 : first.IndexOf(status, StringComparison.Ordinal);
        MarkdownText record = MarkdownText.Parse(path, text);
        List<(MarkdownLine Line, LabelledText Label)> labels = new();
        foreach (MarkdownLine line in record.AllLines)
        {
            // Indentation hides nothing here: nobody quotes so.
            if (line.Kind is LineKind.Text or LineKind.IndentedCode && LabelledText.Of(line.Text) is { } label)
                labels.Add((line, label));
        }
        (MarkdownLine Line, LabelledText Label) tree = labels.Find(entry => entry.Label.Is("Tree") && entry.Label.Value.Length > 0);
        return new TestRun(
            path,
            text.PositionOf(text.Text.Length).Line - (text.Text.EndsWith("\n", StringComparison.Ordinal) ? 1 : 0),
            status,
            new SourceLocation(path, 1, column + 1, 1, column + status.Length + 1),
            labels.Select(entry => ExitOf(entry.Line, entry.Label)).OfType<TestExit>().ToArray(),
            tree.Line is null ? null : tree.Label.Value,
            tree.Line is null ? SourceLocation.None : tree.Line.Range(tree.Label.ValueStart, tree.Label.ValueEnd),
            PlainLine.Of(CountsOf(labels.Select(entry => entry.Label).ToArray()), LongestCounts),
            record.IsTooDeep);
    }

    private static TestExit? ExitOf(MarkdownLine line, LabelledText label)
    {
        if (StepOf(label.Label) is not { } step || NumberAt(label.Value) is not { Length: > 0 } code)
            return null;
        return new TestExit(step, code, line.Range(label.Start, label.ValueStart + code.Length));
    }

    private static string? StepOf(string label)
    {
        foreach (string exit in ExitLabels)
        {
            if (!label.EndsWith(exit, StringComparison.OrdinalIgnoreCase))
                continue;
            string step = label.Substring(0, label.Length - exit.Length);
            if (step.Length == 0 || char.IsWhiteSpace(step[step.Length - 1]) || step[step.Length - 1] is '_' or '-')
                return step.Trim(' ', '\t', '_', '-');
        }
        return null;
    }

    // The whole number at the beginning; "1 (two tests failed)" is 1, "1st" is none.
    private static string NumberAt(string value)
    {
        int end = value.Length > 0 && value[0] is '-' or '+' ? 1 : 0;
        int digits = end;
        while (end < value.Length && value[end] is >= '0' and <= '9')
            end++;
        return end == digits || (end < value.Length && char.IsLetterOrDigit(value[end])) ? "" : value.Substring(0, end);
    }

    private static string CountsOf(LabelledText[] labels)
    {
        string tests = labels.FirstOrDefault(label => label.Is("Tests") && label.Value.Length > 0).Value;
        return tests ?? labels.FirstOrDefault(label => TellsPassed(label.Value)).Value
            ?? labels.FirstOrDefault(label => label.Label.EndsWith("summary", StringComparison.OrdinalIgnoreCase)
                && label.Label.IndexOf("test", StringComparison.OrdinalIgnoreCase) >= 0).Value ?? "";
    }

    private static bool TellsPassed(string value)
    {
        int passed = value.IndexOf(" passed", StringComparison.OrdinalIgnoreCase);
        return passed > 0 && char.IsDigit(value[passed - 1]);
    }
}
