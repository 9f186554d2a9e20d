using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Commands;

[TestClass]
public sealed class ApplyTests : EndToEndTest
{
    private const string Plan = "=== PLAN ===\n1. Write the first\n2. Write the second\n=== END PLAN ===\n";

    [TestMethod]
    public void ATranscriptIsAppliedFromAnySubfolder()
    {
        TempRepository repository = NewRepository().WithContracts().Write("out/transcript.md", Plan + Block("src/a.cs", "class A;\n") + "=== TASK DONE: 1 ===\n");

        CommandResult applied = repository.ForgeFrom(repository.PathOf("out"), "apply", "transcript.md");

        Assert.AreEqual(0, applied.ExitCode);
        Assert.AreEqual("the plan has 2 tasks\nwrote src/a.cs (1 line)\ntask 1 done, 1 of 2: Write the first\n1 file written, 0 blocks skipped, 1 of 2 tasks done.\n", applied.Output);
        Assert.AreEqual("class A;\n", repository.Read("src/a.cs"));
        Assert.Contains("\"done\": true", repository.Read("Forge/evidence/plan.json"));
    }

    [TestMethod]
    [Produces("FORGE0501", "FORGE0502", "FORGE0503", "FORGE0504", "FORGE0505")]
    public void WhatIsWrongWithABlockIsAWarningAtItsLine()
    {
        TempRepository repository = NewRepository().WithContracts().Write(
            "t.md",
            Plan + "=== FILE: lost.cs ===\n```\nx\n```\n" + Block("", "x\n") + Block("d.cs", "diff --git a/d.cs b/d.cs\n") + Block("big.txt", new string('x', 1 << 20) + "\n") + "=== TASK DONE: 9 ===\n");

        CommandResult applied = repository.Forge("apply", "t.md");

        Assert.AreEqual(0, applied.ExitCode);
        Assert.Contains("t.md(5,1,5,1): warning FORGE0501: [Transcript] ", applied.Output);
        Assert.Contains("t.md(9,1,9,1): warning FORGE0502: ", applied.Output);
        Assert.IsTrue(repository.Holds("big.txt"));
        Assert.IsFalse(repository.Holds("lost.cs") || repository.Holds("d.cs"));
    }

    [TestMethod]
    [Produces("FORGE3501")]
    public void APathOutsideIsRefusedAndTheRestIsWritten()
    {
        TempRepository repository = NewRepository().WithContracts().Write("t.md", Plan + Block("../evil.cs", "x\n") + Block("Forge/Contracts/boundaries.json", "{}\n") + Block("good.cs", "x\n"));

        CommandResult applied = repository.Forge("apply", "t.md", "--format", "json");

        Assert.AreEqual(1, applied.ExitCode);
        Assert.Contains("\"path\": \"good.cs\"", applied.Output);
        Assert.AreEqual(2, applied.Output.Split("\"code\": \"FORGE3501\",\n      \"stop\"").Length - 1);
        Assert.IsFalse(File.Exists(Path.Combine(repository.Root, "..", "evil.cs")));
        Assert.AreEqual(1, repository.Forge("apply", "t.md").ExitCode);
    }

    [TestMethod]
    [Produces("FORGE6501")]
    [UnsupportedOSPlatform("windows")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void AReadOnlyFileIsNotReplaced()
    {
        TempRepository repository = NewRepository().WithContracts().Write("kept.cs", "old\n").Write("t.md", Plan + Block("kept.cs", "new\n"));
        File.SetUnixFileMode(repository.PathOf("kept.cs"), UnixFileMode.UserRead);

        Assert.AreEqual(2, repository.Forge("apply", "t.md").ExitCode);
        Assert.AreEqual("old\n", repository.Read("kept.cs"));
    }

    [TestMethod]
    public void WithoutATranscriptNothingRuns()
    {
        TempRepository repository = NewRepository().WithContracts();

        Assert.AreEqual(2, repository.Forge("apply").ExitCode);
        Assert.AreEqual(2, repository.Forge("apply", "missing.md").ExitCode);
        Assert.AreEqual(2, repository.Forge("apply", "").ExitCode);
    }

    [TestMethod]
    [DataRow("", 137)]
    [DataRow("TERM", 1)]
    [DataRow("INT", 1)]
    [OSCondition(ConditionMode.Include, OperatingSystems.Linux)]
    public void WhoeverEndsItInTheMiddleOfABlockFindsWholeFilesOnly(string signal, int exitCode)
    {
        TempRepository repository = NewRepository().WithContracts();
        int ended = Stream(
            repository,
            process =>
            {
                process.StandardInput.Write(Plan + Block("a.cs", "whole\n") + "=== FILE: b.cs ===\n```\nhalf\n");
                process.StandardInput.Flush();
                // The block is written while the stream is open.
                Assert.IsTrue(SpinUntil(process, () => repository.Holds("a.cs")));
                if (signal.Length == 0)
                    process.Kill();
                else
                    repository.Run("kill", "-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            },
            out string output);

        Assert.AreEqual(exitCode, ended, output);
        Assert.AreEqual("whole\n", repository.Read("a.cs"));
        Assert.IsFalse(repository.Holds("b.cs"));
        if (signal.Length > 0)
            Assert.Contains("the block of \"b.cs\" had not ended and was dropped", output);

        Assert.AreEqual(0, repository.Write("t.md", Block("b.cs", "whole\n")).Forge("apply", "t.md").ExitCode);
        Assert.AreEqual("whole\n", repository.Read("b.cs"));
        Assert.IsEmpty(Directory.EnumerateFiles(repository.Root, "*.forge-tmp", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).ToArray());
    }

    [TestMethod]
    [OSCondition(ConditionMode.Include, OperatingSystems.Linux)]
    public void OnATerminalThePlanIsDrawnAndItsTextIsNoMarkup()
    {
        TempRepository repository = NewRepository().WithContracts().Write("t.md", "=== PLAN ===\n1. [red]one[/] \u001b[31m\n2. two\n=== END PLAN ===\n" + Block("a.cs", "x\n") + "=== TASK DONE: 1 ===\n");

        CommandResult applied = repository.ForgeOnATerminal("", "apply", "t.md");

        Assert.AreEqual(0, applied.ExitCode);
        Assert.Contains("[x]", applied.Output);
        Assert.Contains("1. [red]one[/]", applied.Output);
        Assert.DoesNotContain("\u001b[31m", applied.Output);
        Assert.Contains("1 file written, 0 blocks skipped, 1 of 2 tasks done.", applied.Output);
    }

    private static int Stream(TempRepository repository, Action<Process> act, out string output)
    {
        string[] words = Command.Heedful(EndToEndRun.Tool, "apply", "-");
        ProcessStartInfo start = new(words[0], words[1..])
        {
            WorkingDirectory = repository.Root, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        System.Threading.Tasks.Task<string> said = process.StandardOutput.ReadToEndAsync(), complained = process.StandardError.ReadToEndAsync();
        try
        {
            act(process);
            Assert.IsTrue(process.WaitForExit(TimeSpan.FromMinutes(5)));
        }
        finally
        {
            process.Kill();
        }
        output = said.Result + complained.Result;
        return process.ExitCode;
    }

    private static bool SpinUntil(Process process, Func<bool> there)
    {
        while (!there() && !process.WaitForExit(1))
        {
        }
        return there();
    }

    private static string Block(string path, string content) => "=== FILE: " + path + " ===\n```\n" + content + "```\n=== END FILE ===\n";
}
