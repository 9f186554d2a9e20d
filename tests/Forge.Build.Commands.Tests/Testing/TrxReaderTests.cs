using System;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Commands.Testing;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using TestOutcome = Forge.Build.Commands.Testing.TestOutcome;

namespace Forge.Build.Commands.Tests.Testing;

[TestClass]
public sealed class TrxReaderTests
{
    private const string Namespace = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    [TestMethod]
    public void EachTestHasItsFullNameItsModuleAndItsOutcome()
    {
        TrxFile trx = Read(
            Result("1", "Ok", "Passed") + Result("2", "Rows (1)", "Passed") + Result("3", "N.C.Full", "NotExecuted") + Result("4", "Maybe", "Inconclusive"),
            Definition("1", "N.C") + Definition("2", "N.C") + Definition("3", "N.C") + Definition("4", "N.D"));

        Assert.AreEqual("N.C.Ok Passed, N.C.Rows (1) Passed, N.C.Full Skipped, N.D.Maybe Skipped", string.Join(", ", trx.Results.Select(test => test.Name + " " + test.Outcome)));
        Assert.AreEqual("/bin/T.dll", trx.Results[0].Module);
        Assert.IsFalse(trx.SaysFailed || trx.SaysAborted || trx.Problem.Length > 0);
    }

    [TestMethod]
    public void AFailureTellsItsMessageAndItsStackTrace()
    {
        TrxFile trx = Read(Result("1", "Bad", "Failed",
            "<Output><StdOut>noise</StdOut><ErrorInfo><Message>boo &lt;x&gt; &#x1B;[31m</Message><StackTrace>at N in /r/A.cs:line 4</StackTrace></ErrorInfo></Output>"), "", "Failed");

        Assert.AreEqual("boo <x> \u001b[31m", trx.Results.Single().Message);
        Assert.AreEqual("at N in /r/A.cs:line 4", trx.Results.Single().StackTrace);
        Assert.IsTrue(trx.SaysFailed);
    }

    [TestMethod]
    [DataRow("Error")]
    [DataRow("Timeout")]
    [DataRow("Aborted")]
    [DataRow("PassedButRunAborted")]
    [DataRow("InProgress")]
    [DataRow("passed")]
    [DataRow("")]
    public void WhatNobodyKnowsAsAPassIsAFailure(string outcome) => Assert.AreEqual(TestOutcome.Failed, Read(Result("1", "X", outcome)).Results.Single().Outcome);

    [TestMethod]
    public void AResultWithoutOutcomeIsAFailure() => Assert.AreEqual(TestOutcome.Failed, Read("<UnitTestResult testId=\"1\" testName=\"X\"/>").Results.Single().Outcome);

    [TestMethod]
    public void RowsInsideOfATestAreTheResults()
    {
        string rows = "<InnerResults>" + Result("1", "T (1)", "Passed") + Result("1", "T (2)", "Failed", "<Output><ErrorInfo><Message>two</Message></ErrorInfo></Output>") + "</InnerResults>";

        TrxFile trx = Read(Result("1", "T", "Failed", rows) + Result("2", "U", "Passed"), Definition("1", "C") + Definition("2", "C"), "Failed");

        Assert.AreEqual("C.T (1) Passed, C.T (2) Failed, C.U Passed", string.Join(", ", trx.Results.Select(test => test.Name + " " + test.Outcome)));
        Assert.AreEqual("two", trx.Results[1].Message);
    }

    [TestMethod]
    public void ATestThatFailedBesideItsRowsIsAFailureToo()
        => Assert.AreEqual(1, Read(Result("1", "T", "Failed", "<InnerResults>" + Result("1", "T (1)", "Passed") + "</InnerResults>")).Results.Count(test => test.Outcome == TestOutcome.Failed));

    [TestMethod]
    public void ACrashIsTold()
    {
        TrxFile trx = Of("<TestRun xmlns=\"" + Namespace + "\"><ResultSummary outcome=\"Failed\"><Output><StdOut><![CDATA[x]]></StdOut></Output><RunInfos><RunInfo outcome=\"Error\"><Text>crashed</Text></RunInfo></RunInfos></ResultSummary></TestRun>");

        Assert.IsTrue(trx is { SaysFailed: true, SaysAborted: true, Problem: "" });
    }

    [TestMethod]
    public void AWarningIsNoCrash()
    {
        TrxFile trx = Of("<TestRun xmlns=\"" + Namespace + "\"><ResultSummary outcome=\"Completed\"><RunInfos><RunInfo outcome=\"Warning\"><Text>none</Text></RunInfo></RunInfos></ResultSummary></TestRun>");

        Assert.IsTrue(trx is { SaysFailed: false, SaysAborted: false, Problem: "" });
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("no xml")]
    [DataRow("<html/>")]
    [DataRow("<TestRun/>")]
    [DataRow("<TestRun><Results><UnitTestResult outcome=\"Passed\"/>")]
    [DataRow("<!DOCTYPE TestRun [<!ENTITY a \"b\">]><TestRun>&a;<ResultSummary outcome=\"Completed\"/></TestRun>")]
    public void WhatIsNoWholeResultIsAProblemAndNoException(string text) => Assert.AreNotEqual("", Of(text).Problem);

    [TestMethod]
    public void WhereverAFileIsCutOffItIsAProblem()
    {
        string whole = Text(Result("1", "Bad", "Failed", "<Output><ErrorInfo><Message>m</Message></ErrorInfo></Output>"), Definition("1", "C"), "Failed");
        for (int length = 0; length < whole.Length; length++)
            Assert.AreNotEqual("", Of(whole[..length]).Problem, whole[..length]);
        Assert.AreEqual("", Of(whole).Problem);
    }

    [TestMethod]
    public void Utf16IsReadToo()
    {
        using MemoryStream stream = new(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Text(Result("1", "Größe", "Passed"), "", "Completed"))).ToArray());

        Assert.AreEqual("Größe", TrxReader.Read(stream).Results.Single().Name);
    }

    [TestMethod]
    public void ALongMessageIsCutOffAndTheRestStillRead()
    {
        TrxFile trx = Read(Result("1", "A", "Failed", "<Output><ErrorInfo><Message>" + new string('x', 3_000_000) + "</Message></ErrorInfo></Output>") + Result("2", "B", "Passed"));

        Assert.AreEqual(TrxReader.LongestText, trx.Results[0].Message.Length);
        Assert.AreEqual("B", trx.Results[1].Name);
    }

    [TestMethod]
    public void DeepNestingIsReadWithoutRecursion()
        => Assert.AreEqual("", Read("<UnitTestResult testName=\"A\" outcome=\"Passed\">" + string.Concat(Enumerable.Repeat("<Output>", 20_000)) + string.Concat(Enumerable.Repeat("</Output>", 20_000)) + "</UnitTestResult>").Problem);

    private static TrxFile Read(string results, string definitions = "", string outcome = "Completed") => Of(Text(results, definitions, outcome));

    private static string Text(string results, string definitions, string outcome)
        => "<TestRun xmlns=\"" + Namespace + "\"><Times/><Results>" + results + "</Results><TestDefinitions>" + definitions + "</TestDefinitions><ResultSummary outcome=\"" + outcome
            + "\"><Counters/></ResultSummary></TestRun>";

    private static string Result(string id, string name, string outcome, string inside = "")
        => "<UnitTestResult testId=\"" + id + "\" testName=\"" + name + "\" outcome=\"" + outcome + "\">" + inside + "</UnitTestResult>";

    private static string Definition(string id, string type)
        => "<UnitTest id=\"" + id + "\"><Execution id=\"9\"/><TestMethod codeBase=\"/bin/T.dll\" className=\"" + type + "\" name=\"x\"/></UnitTest>";

    private static TrxFile Of(string text)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(text));
        return TrxReader.Read(stream);
    }
}
