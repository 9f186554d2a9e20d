using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Commands.Transcripts;

namespace Forge.Build.Tool;

/// <summary>The plan of a transcript as rows to draw: as many as fit, around what is to be done next.</summary>
internal static class PlanView
{
    /// <summary>The rows: a mark, and what it is about.</summary>
    /// <param name="progress">How it stands.</param>
    /// <param name="most">How many tasks fit.</param>
    public static IReadOnlyList<(string Mark, string Text)> Rows(ApplyProgress progress, int most)
    {
        IReadOnlyList<BuildTask> tasks = progress.Plan?.Tasks ?? [];
        int next = tasks.TakeWhile(task => task.IsDone).Count();
        int first = Math.Max(0, Math.Min(next - (most / 2), tasks.Count - most));
        List<(string, string)> rows = new();
        if (first > 0)
            rows.Add(("", Text(first) + " before"));
        rows.AddRange(tasks.Skip(first).Take(most).Select(task => (task.IsDone ? "[x]" : "[ ]", Text(task.Number) + ". " + task.Text)));
        if (first + most < tasks.Count)
            rows.Add(("", Text(tasks.Count - first - most) + " after"));
        rows.Add(("", Count(progress.Written, "file") + " written, " + Count(progress.Skipped, "block") + " skipped"));
        if (progress.Last.Length > 0)
            rows.Add(("", progress.Last));
        return rows;
    }

    private static string Count(int count, string what) => Text(count) + " " + what + (count == 1 ? "" : "s");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
