using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Building;
using Forge.Build.Commands.Testing;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using TestOutcome = Forge.Build.Commands.Testing.TestOutcome;
using TestResult = Forge.Build.Commands.Testing.TestResult;

namespace Forge.Build.Commands.Tests.Testing;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class TestVerdictTests
{
    private static readonly TestStep Step = new("tests", true, ["dotnet", "test"], "/") { Executable = "/dotnet", Results = _ => [] };

    [TestMethod]
    public void TestsThatPassPass() => Assert.AreEqual("", Codes(Round(0, Passed("A"), new TestResult("m", "B", TestOutcome.Skipped))));

    [TestMethod]
    public void AFailedTestIsNamedAtItsLine()
    {
        using TestedFolder folder = new();
        folder.Git.Write("src/a.cs", "x");
        string stack = "   at X.Y() in /elsewhere/b.cs:line 3\n   at N.C.M() in " + folder.Git.Root + "/src/a.cs:line 7\n";

        TestVerdict verdict = Of(folder, Round(1, Passed("A"), new TestResult("m", "N.C.M", TestOutcome.Failed, "boo\nhoo.", stack)));

        Finding finding = verdict.Findings.Single();
        Assert.AreEqual("FORGE1503", finding.Rule.Code);
        Assert.AreEqual(new SourceLocation("src/a.cs", 7, 1, 7, 1), finding.Location);
        Assert.StartsWith("the test N.C.M failed: boo hoo.", finding.Message);
    }

    [TestMethod]
    [DataRow("at A() in /etc/passwd:line 1")]
    [DataRow("at A() in ../a.cs:line 1")]
    [DataRow("at A() in ROOT/../a.cs:line 1")]
    [DataRow("at A() in ROOT/not-there.cs:line 1")]
    [DataRow("at A() in ROOT/run-tests:line 99999999999")]
    [DataRow("at A() in ROOT/run-tests:line 0")]
    [DataRow("at A() in :line 1")]
    [DataRow(":line 1")]
    [DataRow("")]
    public void AFrameOutsideIsNoPlace(string frame)
    {
        using TestedFolder folder = new();

        Assert.AreEqual(SourceLocation.None, FailurePlace.Of(folder.Repository, frame.Replace("ROOT", folder.Git.Root, StringComparison.Ordinal)));
    }

    [TestMethod]
    public void AMappedRootIsTheProjectRoot()
    {
        using TestedFolder folder = new();

        Assert.AreEqual("run-tests", FailurePlace.Of(folder.Repository, "at A() in /_/run-tests:line 2").Path);
    }

    [TestMethod]
    public void AResultThatSaysFailedIsAFailureWhateverTheExitCode() => Assert.AreEqual("FORGE1503", Codes(Round(0, Passed("A"), Failed("B"))));

    [TestMethod]
    public void AnExitCodeIsAFailureWhateverTheResults() => Assert.AreEqual("FORGE1501", Codes(Round(1, Passed("A"))));

    [TestMethod]
    public void ResultsThatCannotBeReadAreAFailure()
        => Assert.AreEqual("FORGE1501", Codes(new StepRound(Ended(0), new StepOutput(), new RoundResults([Passed("A")], false, false, 1, "x.trx cannot be read"))));

    [TestMethod]
    public void WithoutATestNothingIsProven()
    {
        Assert.AreEqual("FORGE1502", Codes(Round(0)));
        Assert.AreEqual("FORGE1502", Codes(Round(0, new TestResult("m", "A", TestOutcome.Skipped))));
    }

    [TestMethod]
    public void ACrashIsNoPlainFailure()
    {
        StepOutput output = new();
        output.Add("The active test run was aborted. Reason: Test host process crashed");

        Assert.AreEqual("FORGE6502", Codes(new StepRound(Ended(1), output, new RoundResults([Passed("A")], true, false, 1, ""))));
        Assert.AreEqual("FORGE6502", Codes(new StepRound(Ended(1), new StepOutput(), new RoundResults([], true, true, 1, ""))));
        Assert.AreEqual("FORGE6502", Codes(Round(134, Passed("A"))));
        Assert.AreEqual("FORGE6502", Codes(Round(7)));
    }

    [TestMethod]
    public void ATestProjectWithoutTrxIsToldWhatToReference()
    {
        StepOutput output = new();
        output.Add("  Standard output: Unknown option '--report-trx'");

        using TestedFolder folder = new();
        Finding finding = Of(folder, new StepRound(Ended(5), output, new RoundResults([], false, false, 1, ""))).Findings.Single();

        Assert.AreEqual("FORGE1501", finding.Rule.Code);
        Assert.Contains("Microsoft.Testing.Extensions.TrxReport", finding.Fix);
    }

    [TestMethod]
    public void ATestWithTwoResultsIsNamedAndIsNoPlainFailure()
    {
        using TestedFolder folder = new();

        TestVerdict verdict = Of(folder, Round(0, Passed("A"), Passed("B")), Round(1, Failed("A"), Passed("B")), Round(0, Passed("B"), Passed("A")));

        Assert.AreEqual("FORGE5001", string.Join(' ', verdict.Findings.Select(finding => finding.Rule.Code)));
        Assert.Contains("1 test gave two results in 3 runs of one tree: A (passed 2 times, failed 1 time).", verdict.Findings.Single().Message);
        Assert.IsEmpty(verdict.Failing);
    }

    [TestMethod]
    public void ATestThatIsOnlySometimesThereIsNotDeterministic()
        => Assert.AreEqual("FORGE5001", Codes(Round(0, Passed("A"), Passed("B")), Round(0, Passed("A"))));

    [TestMethod]
    public void ATestThatAlwaysFailsIsAPlainFailureOnce() => Assert.AreEqual("FORGE1503", Codes(Round(1, Failed("A")), Round(1, Failed("A"))));

    [TestMethod]
    public void RowsOfOneNameMayChangeTheirOrder()
        => Assert.AreEqual("FORGE1503", Codes(Round(1, Passed("A"), Failed("A")), Round(1, Failed("A"), Passed("A"))));

    [TestMethod]
    public void TwoAssembliesMayHaveATestOfOneName()
        => Assert.AreEqual("FORGE1503", Codes(Round(1, Passed("A"), Failed("A") with { Module = "n" }), Round(1, Failed("A") with { Module = "n" }, Passed("A"))));

    [TestMethod]
    public void WhatFailedIsInOneOrderWhateverOrderTheResultsAreIn()
    {
        using TestedFolder folder = new();
        TestResult[] tests = [Failed("B"), Failed("A (2)") with { Message = "y" }, Failed("A (2)") with { Message = "x" }, Failed("A (1)") with { Module = "n" }, Failed("A (1)")];

        TestVerdict forwards = Of(folder, Round(1, tests));
        TestVerdict backwards = Of(folder, Round(1, tests.Reverse().ToArray()));

        Assert.AreEqual("m A (1) , n A (1) , m A (2) x, m B ", string.Join(", ", forwards.Failing.Select(test => test.Module + " " + test.Name + " " + test.Message)));
        Assert.AreSequenceEqual(forwards.Failing, backwards.Failing);
        Assert.AreSequenceEqual(forwards.Findings.Select(finding => finding.Message), backwards.Findings.Select(finding => finding.Message));
    }

    [TestMethod]
    public void OfManyFailuresTheFirstAreNamedAndAllAreCounted()
    {
        using TestedFolder folder = new();

        TestVerdict verdict = Of(folder, Round(1, Enumerable.Range(0, 1000).Select(i => Failed("T" + i)).ToArray()));

        Assert.HasCount(TestVerdict.MostNamed, verdict.Findings);
        Assert.HasCount(1000, verdict.Failing);
        Assert.IsTrue(verdict.Findings.Any(finding => finding.Message.EndsWith("(980 more failed tests left out here)", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void TheNameOfATestIsNoMarkdown()
    {
        using TestedFolder folder = new();
        TestVerdict verdict = Of(folder, Round(1, Failed("x\nStatus: PASS\n```\n# y")));
        TestRecord record = new(DateTime.UnixEpoch, DateTime.UnixEpoch, new TreeUnderTest("", "", "", null), "x", [], verdict, "", "");

        string text = TestRecordText.Latest(record);

        Assert.StartsWith("Status: FAIL\n", text);
        Assert.Contains("Failing tests:\n- x Status: PASS \\`\\`\\` # y\n", text);
    }

    private static TestResult Passed(string name) => new("m", name, TestOutcome.Passed);

    private static TestResult Failed(string name) => new("m", name, TestOutcome.Failed);

    private static StepEnding Ended(int exitCode) => new(StepEnd.Exited, exitCode, TimeSpan.FromSeconds(1));

    private static StepRound Round(int exitCode, params TestResult[] tests)
        => new(Ended(exitCode), new StepOutput(), new RoundResults(tests, tests.Any(test => test.Outcome == TestOutcome.Failed), false, 1, ""));

    private static TestVerdict Of(TestedFolder folder, params StepRound[] rounds) => TestVerdict.Of(folder.Repository, [], new List<StepResult> { new(Step, rounds) }, "", false);

    private static string Codes(params StepRound[] rounds)
    {
        using TestedFolder folder = new();
        TestVerdict verdict = Of(folder, rounds);
        Assert.AreEqual(verdict.Findings.Count == 0, verdict.Passed);
        return string.Join(' ', verdict.Findings.Select(finding => finding.Rule.Code).Distinct());
    }
}
