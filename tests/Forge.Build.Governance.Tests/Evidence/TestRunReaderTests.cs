using System.Linq;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using TestRun = Forge.Build.Governance.Evidence.TestRun;

namespace Forge.Build.Governance.Tests.Evidence;

[TestClass]
public sealed class TestRunReaderTests
{
    private const string Path = "Forge/evidence/test_runs_latest.md";

    [TestMethod]
    [DataRow("Status: PASS\nStart: x\n", true)]
    [DataRow("Status: PASS", true)]
    [DataRow("\uFEFF  Status: PASS  \r\nStart: x\r\n", true)]
    [DataRow("Status: PASS with 3 failures\n", false)]
    [DataRow("Status: PASSED\n", false)]
    [DataRow("Status: PASS|FAIL\n", false)]
    [DataRow("status: pass\n", false)]
    [DataRow("Status: Pass\n", false)]
    [DataRow("Status:PASS\n", false)]
    [DataRow("- Status: PASS\n", false)]
    [DataRow("# Test run\nStatus: PASS\n", false)]
    [DataRow("\nStatus: PASS\n", false)]
    [DataRow("Status: FAIL\n", false)]
    [DataRow("", false)]
    public void OnlyTheExactFirstLinePasses(string text, bool passes) => Assert.AreEqual(passes, Read(text).IsPass);

    [TestMethod]
    public void TheFirstLineHasItsPlace()
    {
        Assert.AreEqual(new SourceLocation(Path, 1, 3, 1, 15), Read("  Status: FAIL \nx\n").StatusAt);
        Assert.AreEqual(new SourceLocation(Path, 1, 1, 1, 1), Read("\nx\n").StatusAt);
    }

    [TestMethod]
    public void ExitCodesAreReadOutsideFences()
    {
        TestRun run = Read("""
            Status: PASS
            compileall exit: 0
            - pytest exit: 1
            **Static exit:** 2 (lint)
            Exit code: -1
            build_exit: 00
            exit: none
            exit: 1st
            pre-exit hooks: 3

                indented exit: 7

            git status -sb:
            ```
            quoted exit: 9
            ```

            """);
        Assert.AreEqual(
            "compileall=0 pytest=1! Static=2! =-1! build=00 indented=7!",
            string.Join(' ', run.Exits.Select(exit => exit.Step + "=" + exit.Code + (exit.Failed ? "!" : ""))));
        Assert.AreEqual(new SourceLocation(Path, 3, 3, 3, 17), run.Exits[1].Location);
        Assert.AreEqual(16, run.LineCount);
    }

    [TestMethod]
    [DataRow("Tree: [[0123abcd]]")]
    [DataRow("- **Tree:** `[[0123abcd]]`")]
    public void TheTreeHasItsPlace(string line)
    {
        Marked marked = new("Status: PASS\n" + line + "\n");
        TestRun run = Read(marked.Text);
        Assert.AreEqual("0123abcd", run.Tree);
        Assert.AreEqual(marked.In(Path), run.TreeAt);
    }

    [TestMethod]
    [DataRow("Tree:\n")]
    [DataRow("Worktree: x\n")]
    [DataRow("```\nTree: x\n```\n")]
    [DataRow("")]
    public void ARecordMayNameNoTree(string lines)
    {
        TestRun run = Read("Status: PASS\n" + lines);
        Assert.IsNull(run.Tree);
        Assert.AreEqual(SourceLocation.None, run.TreeAt);
    }

    [TestMethod]
    [DataRow("pytest summary: 3 x\nTests: 12 passed, 1 skipped\nBackend: 9 passed", "12 passed, 1 skipped")]
    [DataRow("compileall summary: fine\npytest summary: 849 passed in 3 s", "849 passed in 3 s")]
    [DataRow("- Backend: 849 passed, 1 failure", "849 passed, 1 failure")]
    [DataRow("lint summary: fine\npytest summary: all green", "all green")]
    [DataRow("lint summary: fine", "")]
    [DataRow("```\nTests: 12 passed\n```", "")]
    public void TheCountsAreInTheWordsOfTheRecord(string lines, string counts) => Assert.AreEqual(counts, Read("Status: PASS\n" + lines + "\n").Counts);

    [TestMethod]
    public void WhatNestsTooDeeplySaysSo()
    {
        TestRun run = Read("Status: PASS\n" + new string('>', 500) + "\npytest exit: 1\n");
        Assert.IsTrue(run.IsTooDeep && run.IsPass && run.Exits.Count == 0);
    }

    [TestMethod]
    public void AnyTextIsRead()
        => Always.Holds(
            Always.TextOf(30, "\n", "\n", "Status: PASS", "x exit: ", "1", "0", "-", "Tree: ", "```\n", "    ", "**", "`", "Tests: ", "3 passed", "\uFEFF", "\uD83D", "> ", "99999999999999999999"),
            text => Assert.IsTrue(Read(text).Exits.All(exit => exit.Location.EndColumn > exit.Location.Column)),
            2000);

    private static TestRun Read(string text) => TestRunReader.Read(Path, new SourceText(text));
}
