using System.Text.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Testing;

/// <summary>A run of the tests as JSON, for <c>--format json</c>.</summary>
internal static class TestReportJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, TestRecord record, ForgeRepository repository)
    {
        json.WriteStartObject();
        json.WriteString("status", record.Verdict.Passed ? "PASS" : "FAIL");
        json.WriteString("start", TestRecord.Time(record.Start));
        json.WriteString("end", TestRecord.Time(record.End));
        json.WriteString("branch", record.Tree.Branch);
        json.WriteString("head", record.Tree.Head);
        json.WriteString("tree", record.Tree.Digest);
        json.WriteStartArray("steps");
        foreach (StepResult step in record.Steps)
            Write(json, step);
        json.WriteEndArray();
        json.WriteBoolean("counted", record.IsCounted);
        json.WriteNumber("passed", record.Count(TestOutcome.Passed));
        json.WriteNumber("failed", record.Count(TestOutcome.Failed));
        json.WriteNumber("skipped", record.Count(TestOutcome.Skipped));
        json.WriteStartArray("failing");
        foreach (TestResult test in record.Verdict.Failing)
            Write(json, test, FailurePlace.Of(repository, test.StackTrace));
        json.WriteEndArray();
        json.WriteStartArray("unstable");
        foreach (UnstableTest test in record.Verdict.Unstable)
        {
            json.WriteStartObject();
            json.WriteString("name", test.Name);
            json.WriteString("outcomes", test.Outcomes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StepResult step)
    {
        json.WriteStartObject();
        json.WriteString("name", step.Step.Name);
        json.WriteString("command", step.Step.Command);
        if (step.ExitCode is { } code)
            json.WriteNumber("exit", code);
        else
            json.WriteNull("exit");
        json.WriteBoolean("succeeded", step.Succeeded);
        json.WriteString("summary", step.Summary);
        json.WriteNumber("milliseconds", (long)step.Elapsed.TotalMilliseconds);
        json.WriteNumber("runs", step.Rounds.Count);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TestResult test, SourceLocation at)
    {
        json.WriteStartObject();
        json.WriteString("name", test.Name);
        json.WriteString("message", test.Message);
        json.WriteString("path", at.Path);
        json.WriteNumber("line", at.Line);
        json.WriteEndObject();
    }
}
