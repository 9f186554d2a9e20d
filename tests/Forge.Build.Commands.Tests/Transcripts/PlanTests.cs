using System.Linq;
using System.Text;
using System.Text.Json;
using Forge.Build.Commands.Reports;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static Forge.Build.Commands.Tests.Transcripts.Applied;

namespace Forge.Build.Commands.Tests.Transcripts;

[TestClass]
public sealed class PlanTests
{
    [TestMethod]
    public void ThePlanIsWrittenAndTickedOff()
    {
        using Applied applied = new();

        applied.Text(Plan + "=== TASK DONE: 2 ===\n");

        Assert.AreEqual("", applied.Codes);
        Assert.AreEqual(
            """
            {
              "schemaVersion": 1,
              "transcript": "stdin",
              "tasks": [
                {
                  "number": 1,
                  "text": "one",
                  "done": false
                },
                {
                  "number": 2,
                  "text": "two",
                  "done": true
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            applied.Read("Forge/evidence/plan.json"));
        CollectionAssert.AreEqual(new[] { "the plan has 2 tasks", "task 2 done, 1 of 2: two" }, applied.Told);
        Assert.AreEqual("0 files written, 0 blocks skipped, 1 of 2 tasks done.", applied.Report.Lines[^1]);
    }

    [TestMethod]
    public void ALaterTranscriptGoesOnWithThePlan()
    {
        using Applied applied = new();

        applied.Text(Plan + "=== TASK DONE: 1 ===\n").Text("=== TASK DONE: 2 ===\n");

        Assert.AreEqual("", applied.Codes);
        Assert.AreEqual("0 files written, 0 blocks skipped, 2 of 2 tasks done.", applied.Report.Lines[^1]);
    }

    [TestMethod]
    [DataRow("text\n", "FORGE0505:1", "no plan")]
    [DataRow("=== TASK DONE: 1 ===\n" + Plan, "FORGE0505:1", "done before the plan")]
    [DataRow(Plan + "=== TASK DONE: 3 ===\n", "FORGE0505:5", "unknown")]
    [DataRow(Plan + "=== TASK DONE: one ===\n", "FORGE0505:5", "no number")]
    [DataRow(Plan + "=== TASK DONE: 99999999999999999999 ===\n", "FORGE0505:5", "no number of ours")]
    [DataRow(Plan + "=== TASK DONE: 1 ===\n=== TASK DONE: 1 ===\n", "FORGE0505:6", "twice")]
    [DataRow(Plan + Plan, "FORGE0505:5", "a second plan")]
    [DataRow("=== PLAN ===\n1. a\n", "FORGE0505:2", "no end")]
    [DataRow("=== PLAN ===\n1. a\n=== TASK DONE: 1 ===\n", "FORGE0505:3", "no end before a task is done")]
    [DataRow("=== PLAN ===\n1. a\n- b\n1. c\n3.\n=== END PLAN ===\n", "FORGE0505:3 FORGE0505:4 FORGE0505:5", "odd lines")]
    [DataRow("=== PLAN ===\n=== END PLAN ===\n", "FORGE0505:1", "empty")]
    public void WhatCannotBeFollowedIsAWarning(string text, string codes, string what)
    {
        using Applied applied = new();

        applied.Text(text);

        Assert.AreEqual(codes, applied.Codes, what);
        Assert.AreEqual(0, applied.Report.ExitCode, what);
    }

    [TestMethod]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow("{\"tasks\": [{\"number\": \"1\"}]}")]
    [DataRow("{\"tasks\": [{}], \"transcript\": \"x\"}")]
    [DataRow("{\"tasks\": 1, \"transcript\": 1}")]
    public void APlanOnDiskThatNobodyCanReadIsNone(string text)
    {
        using Applied applied = new();
        applied.Files.Write("Forge/evidence/plan.json", text);

        applied.Text("=== TASK DONE: 1 ===\n");

        Assert.AreEqual("FORGE0505:1 FORGE0505:1", applied.Codes);
        Assert.AreEqual(text, applied.Read("Forge/evidence/plan.json"));
    }

    [TestMethod]
    public void MarkersInsideABlockTickNothingOff()
    {
        using Applied applied = new();

        applied.Text(Plan + Block("a.md", "=== TASK DONE: 1 ===\n=== PLAN ===\n"));

        Assert.AreEqual("", applied.Codes);
        Assert.EndsWith("0 of 2 tasks done.", applied.Report.Lines[^1]);
    }

    [TestMethod]
    public void APlanThatCannotBeWrittenIsSaidAndTheFilesAreWritten()
    {
        using Applied applied = new();
        applied.Files.Write("Forge/evidence", "a file");

        applied.Blocks(Block("a.cs", "x\n"));

        Assert.AreEqual("FORGE6503:1", applied.Codes);
        Assert.IsTrue(applied.Holds("a.cs"));
    }

    [TestMethod]
    public void TheDataNamesWhatWasWrittenAndSkipped()
    {
        using Applied applied = new();

        applied.Blocks(Block("b.cs", "1\n2\n") + Block("a.cs", "1\n") + Block("../c.cs", "1\n"));

        JsonElement data = JsonDocument.Parse(ReportJson.Of(applied.Report)).RootElement.GetProperty("data");
        CollectionAssert.AreEqual(new[] { "a.cs", "b.cs" }, data.GetProperty("written").EnumerateArray().Select(file => file.GetProperty("path").GetString()).ToArray());
        Assert.AreEqual(4, data.GetProperty("written")[1].GetProperty("bytes").GetInt32());
        Assert.AreEqual("FORGE3501", data.GetProperty("skipped")[0].GetProperty("code").GetString());
        Assert.AreEqual(2, data.GetProperty("plan").GetProperty("tasks").GetArrayLength());
    }

    [TestMethod]
    public void TenThousandTasksAreWrittenAFewTimes()
    {
        using Applied applied = new();
        StringBuilder text = new("=== PLAN ===\n");
        Enumerable.Range(1, 10_000).ToList().ForEach(i => text.Append(i).Append(". task\n"));
        text.Append("=== END PLAN ===\n");
        Enumerable.Range(1, 10_000).ToList().ForEach(i => text.Append("=== TASK DONE: ").Append(i).Append(" ===\n"));

        applied.Text(text.ToString());

        Assert.AreEqual("", applied.Codes);
        Assert.EndsWith("10000 of 10000 tasks done.", applied.Report.Lines[^1]);
        Assert.AreEqual(10_000, applied.Read("Forge/evidence/plan.json").Split("true").Length - 1);
    }
}
