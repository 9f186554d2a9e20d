using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions.Status;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Status;

[TestClass]
public sealed class ExecutionStatusTests
{
    private const string Path = "progress/status.json";

    [TestMethod]
    public void OneQuestionAndNoNextStepBlocks()
    {
        Marked marked = new("{ \"status_type\": \"LIVE\",\r\n \"blocking_questions\": [ [[\"Which?\"]] ], \"next_step\": \"\" }");

        ExecutionStatus status = Read(marked.Text);

        Assert.IsTrue(status.IsBlocked);
        CollectionAssert.AreEqual(new[] { "Which?" }, status.Questions.ToArray());
        Assert.AreEqual("", status.ExplicitState);
        Assert.AreEqual(marked.In(Path), status.Location);
    }

    [TestMethod]
    [DataRow("""{ "blocking_questions": ["Which?"] }""", true, DisplayName = "no next step at all")]
    [DataRow("""{ "blocking_questions": ["Which?"], "next_step": null }""", true, DisplayName = "null for a next step")]
    [DataRow("""{ "blocking_questions": ["Which?"], "next_step": "  " }""", true, DisplayName = "a blank next step")]
    [DataRow("""{ "blocking_questions": ["Which?", " "], "next_step": "" }""", true, DisplayName = "a blank question counts for none")]
    [DataRow("""{ "blocking_questions": [{ "question": "Which?" }], "next_step": "" }""", true, DisplayName = "a question that is an object")]
    [DataRow("""{ "blocking_questions": ["Which?"], "next_step": "go on" }""", false, DisplayName = "a next step")]
    [DataRow("""{ "blocking_questions": [], "next_step": "" }""", false, DisplayName = "no question")]
    [DataRow("""{ "blocking_questions": null }""", false, DisplayName = "null for questions")]
    [DataRow("{}", false, DisplayName = "nothing")]
    [DataRow("""{ "blocking_questions": [""], "next_step": "" }""", false, DisplayName = "a blank question")]
    [DataRow("""{ "execution_state": "BLOCKED", "next_step": "go on" }""", true, DisplayName = "an execution_state")]
    [DataRow("""{ "state": " blocked " }""", true, DisplayName = "a state in lower case")]
    [DataRow("""{ "status": "Blocked" }""", true, DisplayName = "a status")]
    [DataRow("""{ "status": { "state": "BLOCKED" } }""", false, DisplayName = "a status that is an object")]
    [DataRow("""{ "execution_state": "READY" }""", false, DisplayName = "another state")]
    [DataRow("""{ "blocking_questions": ["Which?",], /* by hand */ }""", true, DisplayName = "comments and trailing commas")]
    public void ABlockedStatusIsTold(string text, bool isBlocked) => Assert.AreEqual(isBlocked, Read(text).IsBlocked);

    [TestMethod]
    public void AnExplicitStateIsTheLocationWhereNothingIsAsked()
    {
        Marked marked = new("""{ "issues": [], "state": [["BLOCKED"]] }""");

        ExecutionStatus status = Read(marked.Text);

        Assert.AreEqual("state", status.ExplicitState);
        Assert.AreEqual(marked.In(Path), status.Location);
    }

    [TestMethod]
    public void AStatusThatIsNotBlockedStandsAtTheStart() => Assert.AreEqual(SourceLocation.StartOf(Path), Read("{}").Location);

    [TestMethod]
    public void SeveralQuestionsAreAFindingAtTheSecondAndStillAStatus()
    {
        Marked marked = new("{ \"blocking_questions\": [ \"One?\", \"\",\n  [[\"Two?\"]], \"Three?\" ], \"next_step\": \"\" }");

        ExecutionStatus? status = ExecutionStatus.Read(Path, new SourceText(marked.Text), out IReadOnlyList<Finding> findings);

        Finding finding = findings.Single();
        Assert.AreEqual(RuleCatalog.SeveralBlockingQuestions, finding.Rule);
        Assert.AreEqual(marked.In(Path), finding.Location);
        Assert.Contains("holds 3 questions", finding.Message);
        Assert.AreEqual(3, status!.Questions.Count);
        Assert.IsFalse(status.IsBlocked);
    }

    [TestMethod]
    [DataRow("[[[]]]", DisplayName = "an array")]
    [DataRow("[[\"BLOCKED\"]]", DisplayName = "a string")]
    [DataRow("{ \"blocking_questions\": [[\"Which?\"]] }", DisplayName = "a question without its array")]
    [DataRow("{ \"blocking_questions\": [[{]]} }", DisplayName = "an object of questions")]
    [DataRow("{ \"blocking_questions\": [ \"Which?\", [[7]] ] }", DisplayName = "a number among the questions")]
    [DataRow("{ \"blocking_questions\": [ [[{]] \"text\": \"Which?\" } ] }", DisplayName = "an object without a question")]
    [DataRow("{ \"next_step\": [[[]]\"a\"] }", DisplayName = "an array of next steps")]
    [DataRow("{ \"next_step\": \"\", [[\"next_step\"]]: \"go\" }", DisplayName = "a name twice")]
    public void AMalformedStatusIsAFindingAtItsPlace(string text)
    {
        Marked marked = new(text);

        ExecutionStatus? status = ExecutionStatus.Read(Path, new SourceText(marked.Text), out IReadOnlyList<Finding> findings);

        Assert.IsNull(status);
        Finding finding = findings.Single();
        Assert.AreEqual(RuleCatalog.StatusMalformed, finding.Rule);
        Assert.AreEqual(marked.In(Path), finding.Location);
        Assert.EndsWith(".", finding.Message);
        Assert.Contains(Path, finding.Fix);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("status: BLOCKED")]
    [DataRow("{ \"blocking_questions\": [")]
    public void WhatIsNoJsonIsMalformed(string text)
    {
        Assert.IsNull(ExecutionStatus.Read(Path, new SourceText(text), out IReadOnlyList<Finding> findings));
        Assert.AreEqual(RuleCatalog.StatusMalformed, findings.Single().Rule);
        Assert.IsGreaterThan(0, findings.Single().Location.Line);
    }

    [TestMethod]
    public void HostileTextIsCutAndEscaped()
    {
        string text = "{ \"blocking_questions\": [\"a\", \"\\u001b[2J\\n" + new string('x', 10_000) + "\"] }";

        ExecutionStatus.Read(Path, new SourceText(text), out IReadOnlyList<Finding> findings);

        Assert.IsLessThan(400, findings.Single().Message.Length);
        Assert.DoesNotContain("\u001b", findings.Single().Message);
        Assert.DoesNotContain("\n", findings.Single().Message);
    }

    private static ExecutionStatus Read(string text)
    {
        ExecutionStatus? status = ExecutionStatus.Read(Path, new SourceText(text), out IReadOnlyList<Finding> findings);
        Assert.IsEmpty(findings);
        return status!;
    }
}
