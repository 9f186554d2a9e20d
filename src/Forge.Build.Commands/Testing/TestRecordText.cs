using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Testing;

/// <summary>The two texts of a run: the record of the last run, and the entry in the record of all runs. Nothing that a repository says can add a line to them.</summary>
internal static class TestRecordText
{
    private const int LongestValue = 400;
    private const int MostTests = 50;
    private const int MostQuotedLines = 200;
    private const int LongestQuotedLine = 300;

    /// <summary>What lies there while a run goes on, so that one which is killed leaves no older verdict behind.</summary>
    public static string Unfinished(DateTime start)
        => "Status: FAIL\nReason: the run is not finished, or was killed before its end\nStart: " + TestRecord.Time(start) + "\n";

    /// <summary>The record of the last run.</summary>
    public static string Latest(TestRecord record)
    {
        StringBuilder text = new();
        foreach ((string label, string value) in Lines(record))
            text.Append(label).Append(": ").Append(value).Append('\n');
        AppendRest(text, record);
        return text.ToString();
    }

    /// <summary>The entry in the record of all runs.</summary>
    public static string Entry(TestRecord record)
    {
        StringBuilder text = new("## Test Run " + TestRecord.Time(record.Start) + "\n\n");
        foreach ((string label, string value) in Lines(record))
            text.Append("- ").Append(label).Append(": ").Append(value).Append('\n');
        AppendRest(text, record);
        return text.ToString();
    }

    private static IEnumerable<(string Label, string Value)> Lines(TestRecord record)
    {
        yield return ("Status", record.Verdict.Passed ? "PASS" : "FAIL");
        foreach (string reason in record.Verdict.Reasons.Take(MostTests))
            yield return ("Reason", Value(reason));
        yield return ("Start", TestRecord.Time(record.Start));
        yield return ("End", TestRecord.Time(record.End));
        bool hasGit = record.Tree.Problem is null;
        yield return ("Branch", !hasGit ? TestRecord.GitUnavailable : record.Tree.Branch.Length == 0 ? "(none)" : Value(record.Tree.Branch));
        yield return ("HEAD", !hasGit ? TestRecord.GitUnavailable : record.Tree.Head.Length == 0 ? "(no commit)" : record.Tree.Head);
        yield return ("Runtime", Value(record.Runtime));
        if (record.Tree.Digest.Length > 0)
            yield return ("Tree", record.Tree.Digest);
        foreach (StepResult step in record.Steps)
        {
            yield return (step.Step.Name + " command", Value(step.Step.Command));
            yield return (step.Step.Name + " exit", step.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "none");
            yield return (step.Step.Name + " summary", Value(step.Summary));
        }
        yield return ("Tests", record.Counts);
    }

    private static void AppendRest(StringBuilder text, TestRecord record)
    {
        if (record.Verdict.Failing.Count > 0)
        {
            text.Append("\nFailing tests:\n");
            foreach (TestResult test in record.Verdict.Failing.Take(MostTests))
                text.Append("- ").Append(Inert(test.Name)).Append(test.Message.Length > 0 ? " - " + Inert(test.Message) : "").Append('\n');
            AppendMore(text, record.Verdict.Failing.Count);
        }
        if (record.Verdict.Unstable.Count > 0)
        {
            text.Append("\nTests with two results:\n");
            foreach (UnstableTest test in record.Verdict.Unstable.Take(MostTests))
                text.Append("- ").Append(Inert(test.Name)).Append(" - ").Append(test.Outcomes).Append('\n');
            AppendMore(text, record.Verdict.Unstable.Count);
        }
        AppendQuoted(text, "git status -sb", record.GitStatus);
        AppendQuoted(text, "git diff --stat", record.GitDiffStat);
        text.Append('\n');
    }

    private static void AppendMore(StringBuilder text, int count)
    {
        if (count > MostTests)
            text.Append("- and ").Append((count - MostTests).ToString(CultureInfo.InvariantCulture)).Append(" more\n");
    }

    private static void AppendQuoted(StringBuilder text, string label, string quoted)
    {
        string[] lines = quoted.Split('\n').Select(line => PrintableText.Excerpt(line.TrimEnd('\r'), LongestQuotedLine)).ToArray();
        if (lines.Length > 0 && lines[^1].Length == 0)
            lines = lines[..^1];
        // A fence ends only at one that is as long, and no line within is.
        string fence = new('`', Math.Max(3, lines.Select(LongestRun).DefaultIfEmpty(0).Max() + 1));
        text.Append('\n').Append(label).Append(":\n").Append(fence).Append("text\n");
        foreach (string line in lines.Take(MostQuotedLines))
            text.Append(line).Append('\n');
        if (lines.Length > MostQuotedLines)
            text.Append("(and ").Append((lines.Length - MostQuotedLines).ToString(CultureInfo.InvariantCulture)).Append(" more lines)\n");
        text.Append(fence).Append('\n');
    }

    private static int LongestRun(string line)
    {
        int longest = 0, run = 0;
        foreach (char c in line)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    private static string Value(string text) => PlainLine.Of(text, LongestValue);

    private static string Inert(string text) => InertMarkdown.Of(PlainLine.Of(text, LongestValue));
}
