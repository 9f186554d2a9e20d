using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Decisions.Status;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>The report of a halt (<c>backfill_error.md</c>, Backfill Protocol 10) and its one question.</summary>
internal static class HaltReport
{
    private const string Label = "- status:";
    private const string Open = Label + " OPEN";
    private const string Closed = Label + " CLOSED";
    private const int MostListed = 100;

    /// <summary>The one question: binary, one line.</summary>
    public static string Question(IReadOnlyList<Finding> halts)
        => BlockingQuestion.OfBackfill + "A backfill is halted by " + (halts.Count == 1 ? "one obstacle" : Number(halts.Count) + " obstacles") + ", the first is "
            + halts[0].Rule.Code + ": "
            + PrintableText.Excerpt(halts[0].Message, 400) + " Will you clear the way and run \"forge backfill run --apply\" again (yes), or decide otherwise (no)?";

    /// <summary>The report: LF, a line feed at its end.</summary>
    /// <param name="executionId">Of the gap actions.</param>
    /// <param name="halts">Why; at least one.</param>
    public static string TextOf(string executionId, IReadOnlyList<Finding> halts)
    {
        StringBuilder text = new();
        text.Append("# Backfill halted\n\n").Append(Open).Append("\n- execution_id: ").Append(InertMarkdown.Of(executionId))
            .Append("\n- obstacles: ").Append(Number(halts.Count)).Append("\n\nNothing was created after the first of these was found.\n\n## Obstacles\n\n");
        foreach (Finding halt in halts.Take(MostListed))
        {
            text.Append("- ").Append(halt.Rule.Code).Append(' ').Append(InertMarkdown.Of(halt.Location.Path)).Append('(').Append(Number(halt.Location.Line)).Append(',')
                .Append(Number(halt.Location.Column)).Append("): ").Append(InertMarkdown.Of(halt.Message))
                .Append(" Fix: ").Append(InertMarkdown.Of(halt.Fix)).Append('\n');
        }
        if (halts.Count > MostListed)
            text.Append("- and ").Append(Number(halts.Count - MostListed)).Append(" more\n");
        return text.Append("\n## Question\n\n").Append(InertMarkdown.Of(Question(halts))).Append('\n').ToString();
    }

    /// <summary>Whether a report says that it is settled; one that says nothing is open.</summary>
    public static bool IsClosed(string text)
        => text.Split('\n').Select(line => line.Trim()).FirstOrDefault(IsStatus) is { } status
            && status.Substring(Label.Length).Trim().Equals("CLOSED", StringComparison.OrdinalIgnoreCase);

    /// <summary>The same report, settled; not a word of it is lost.</summary>
    /// <param name="text">The report.</param>
    /// <param name="planSha256">Of the plan that was executed.</param>
    public static string Close(string text, string planSha256)
    {
        string closed = Closed + "\n- closed_because: every approved action of the plan with SHA-256 " + planSha256 + " is done";
        List<string> lines = text.Split('\n').ToList();
        int status = lines.FindIndex(line => IsStatus(line.Trim()));
        if (status < 0)
            return closed + "\n\n" + text;
        lines[status] = closed;
        return string.Join("\n", lines);
    }

    /// <summary>Where a report says that it is open.</summary>
    public static SourceLocation StatusOf(string text)
    {
        string[] lines = text.Split('\n');
        int status = Array.FindIndex(lines, line => IsStatus(line.Trim()));
        return status < 0 ? SourceLocation.StartOf(ModuleArtifacts.BackfillError)
            : new SourceLocation(ModuleArtifacts.BackfillError, status + 1, 1, status + 1, lines[status].Length + 1);
    }

    private static bool IsStatus(string line) => line.StartsWith(Label, StringComparison.OrdinalIgnoreCase);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
