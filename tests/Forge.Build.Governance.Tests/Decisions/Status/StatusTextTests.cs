using System.Linq;
using System.Text.Json;
using Forge.Build.Governance.Decisions.Status;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Status;

[TestClass]
public sealed class StatusTextTests
{
    [TestMethod]
    public void WithoutAFileTheStatusHoldsTheQuestionAlone()
        => Assert.AreEqual("{\n  \"blocking_questions\": [\n    \"Which \\\"one\\\"?\"\n  ],\n  \"next_step\": \"\"\n}\n", StatusText.Block(null, "Which \"one\"?"));

    [TestMethod]
    public void OnlyTheTwoValuesChangeAndTheStepIsKept()
    {
        const string Before = "{\n  \"status_type\": \"LIVE\",\n  \"issues\": [ \"a\",\"b\" ],\n  \"blocking_questions\": [],\n  \"next_step\": \"run \\u0041 \\\"now\\\"\"\n}";
        const string Blocked = "{\n  \"status_type\": \"LIVE\",\n  \"issues\": [ \"a\",\"b\" ],\n  \"blocking_questions\": [\n    \"Which?\"\n  ],\n  \"next_step\": \"\","
            + "\n  \"next_step_when_unblocked\": \"run \\u0041 \\\"now\\\"\"\n}";

        Assert.AreEqual(Blocked, StatusText.Block(Before, "Which?"));
        Assert.AreEqual(Before, StatusText.Clear(Blocked));
    }

    [TestMethod]
    [DataRow("{}", """{ "blocking_questions": ["Which?"], "next_step": "" }""", DisplayName = "an empty object")]
    [DataRow("{ }", """{ "blocking_questions": ["Which?"], "next_step": "" }""", DisplayName = "a blank object")]
    [DataRow("{\r\n}\r\n", "{\r\n  \"blocking_questions\": [\r\n    \"Which?\"\r\n  ],\r\n  \"next_step\": \"\"\r\n}\r\n", DisplayName = "an empty object in CRLF")]
    [DataRow("{\r\n\t\"a\": 1 // one\r\n}", "{\r\n\t\"a\": 1,\r\n\t\"blocking_questions\": [\r\n\t\t\"Which?\"\r\n\t],\r\n\t\"next_step\": \"\" // one\r\n}", DisplayName = "tabs and a comment")]
    [DataRow("""{ "a": {}, }""", """{ "a": {}, "blocking_questions": ["Which?"], "next_step": "", }""", DisplayName = "a trailing comma")]
    [DataRow("""{"next_step":"go"}""", """{"next_step":"", "next_step_when_unblocked": "go", "blocking_questions": ["Which?"]}""", DisplayName = "only a next step")]
    [DataRow("""{"blocking_questions":null,"next_step":null}""", """{"blocking_questions":["Which?"],"next_step":""}""", DisplayName = "nulls")]
    [DataRow("""{ "nested": { "next_step": "x", "blocking_questions": ["y"] }, "blocking_questions": [], "next_step": "" }""",
        """{ "nested": { "next_step": "x", "blocking_questions": ["y"] }, "blocking_questions": ["Which?"], "next_step": "" }""", DisplayName = "the same names further in")]
    [DataRow("""{ "bl\u006fcking_questions": [ "old" ], "next_step": "" }""", """{ "bl\u006fcking_questions": ["Which?"], "next_step": "" }""", DisplayName = "an escaped name")]
    [DataRow("""{ "blocking_questions": [], "next_step": "new", "next_step_when_unblocked": "old" }""",
        """{ "blocking_questions": ["Which?"], "next_step": "", "next_step_when_unblocked": "old" }""", DisplayName = "the older step stays")]
    public void TheQuestionIsPutIn(string before, string after)
    {
        Assert.AreEqual(after, StatusText.Block(before, "Which?"));
        Assert.AreEqual(after, StatusText.Block(after, "Which?"));
        Assert.IsTrue(Read(after).IsBlocked);
    }

    [TestMethod]
    [DataRow("""{ "blocking_questions": [ "Which?" ] }""", """{ "blocking_questions": [] }""", DisplayName = "no step was kept")]
    [DataRow("""{ "blocking_questions": [ "Which?" ], "next_step": "x" }""", """{ "blocking_questions": [], "next_step": "x" }""", DisplayName = "a step that nobody kept")]
    [DataRow("""{ "blocking_questions": [ "Which?" ], "next_step": "x", "next_step_when_unblocked": "old" }""", """{ "blocking_questions": [], "next_step": "x" }""", DisplayName = "a newer step")]
    [DataRow("""{ "next_step_when_unblocked": "go", "next_step": "" }""", """{ "next_step": "go" }""", DisplayName = "the kept step comes first")]
    [DataRow("""{ "next_step_when_unblocked": "go" }""", """{ "next_step": "go" }""", DisplayName = "the kept step is alone")]
    [DataRow("""{ "next_step": "" /* , */ , /* c */ "next_step_when_unblocked": "go", }""", """{ "next_step": "go" /* , */  /* c */ , }""", DisplayName = "comments stay")]
    [DataRow("""{ "next_step_when_unblocked": "go" /* a */, "next_step": "" }""", """{  /* a */ "next_step": "go" }""", DisplayName = "comments behind the first stay")]
    [DataRow("""{ "next_step_when_unblocked": { "mine": 1 }, "next_step": "" }""", """{ "next_step_when_unblocked": { "mine": 1 }, "next_step": "" }""", DisplayName = "a field of somebody else")]
    [DataRow("""{ "execution_state": "BLOCKED", "blocking_questions": ["Which?"] }""", """{ "execution_state": "READY", "blocking_questions": [] }""", DisplayName = "an explicit state with a question")]
    [DataRow("""{ "execution_state": "BLOCKED", "blocking_questions": [] }""", """{ "execution_state": "BLOCKED", "blocking_questions": [] }""", DisplayName = "an explicit state without one")]
    [DataRow("""{ "blocking_questions": [ " " ], "next_step": "x" }""", """{ "blocking_questions": [ " " ], "next_step": "x" }""", DisplayName = "nothing was asked")]
    [DataRow("""{ "blocking_questions": [ { "id": 1, "question": "Which?" } ] }""", """{ "blocking_questions": [] }""", DisplayName = "a question that is an object")]
    public void TheQuestionIsTakenOut(string before, string after)
    {
        Assert.AreEqual(after, StatusText.Clear(before));
        Assert.AreEqual(after, StatusText.Clear(after));
        Assert.IsNotNull(Read(after));
    }

    [TestMethod]
    [DataRow("a \"b\" \\ \t\u0001 \u2028 \u00e9 \ud83d\ude00 <&>'+", DisplayName = "escapes")]
    [DataRow("\u202e::error::x", DisplayName = "bidirectional")]
    public void AQuestionIsReadBackAsItWasAsked(string question)
    {
        string text = StatusText.Block("{}", question);

        Assert.AreEqual(question, Read(text).Questions.Single());
        Assert.AreEqual(text, StatusText.Block(text, question));
    }

    [TestMethod]
    public void HalfASurrogatePairInAQuestionIsReplacedOnce()
    {
        string text = StatusText.Block("{}", "a\ud83d?");

        Assert.AreEqual("a\ufffd?", Read(text).Questions.Single());
        Assert.AreEqual(text, StatusText.Block(text, "a\ud83d?"));
    }

    [TestMethod]
    public void WhatIsClearedIsWhatWasBlocked()
        => Always.Holds(Statuses(), (string text) =>
        {
            string blocked = StatusText.Block(text, "Which, \u00e9?");

            Assert.IsTrue(Read(blocked).IsBlocked, blocked);
            Assert.AreEqual("Which, \u00e9?", Read(blocked).Questions.Single());
            Assert.AreEqual(blocked, StatusText.Block(blocked, "Which, \u00e9?"));
            Assert.AreEqual(text, StatusText.Clear(blocked));
        });

    [TestMethod]
    public void AllOtherFieldsKeepTheirValues()
        => Always.Holds(Statuses(), (string text) => Assert.AreEqual(Others(text), Others(StatusText.Block(text, "Which?"))));

    // Everything that a person or a tool may do to the file, with "blocking_questions": [] and a next step in it.
    private static Gen<string> Statuses()
        => from lineEnd in Gen.Elements("\n", "\r\n", "", "\r")
           from indent in Gen.Elements("  ", "    ", "\t", "")
           from step in Gen.Elements("", "go", " ", "run \\\"x\\\" \\u00e9 \ud83d\ude00", "a, // b */ }")
           from before in Gen.Elements("", "\"a\": [1, { \"next_step\": 7 }], ", "\"\ud83d\ude00\": \"}\", ", "/* \"x\", */ ", "\"execution_state\": \"READY\", ")
           from between in Gen.Elements(", ", " , ", ", /* , */ ", ", \"n\": null, ")
           from after in Gen.Elements("", ",", ", \"z\": { \"blocking_questions\": [\"y\"] }", " /* end */")
           from stepFirst in Gen.Elements(true, false)
           let questions = "\"blocking_questions\": []"
           let next = "\"next_step\": \"" + step + "\""
           let gap = lineEnd.Length == 0 ? " " : lineEnd + indent
           select "{" + gap + before + (stepFirst ? next + between + questions : questions + between + next) + after + lineEnd + "}" + lineEnd;

    private static string Others(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        return string.Join('\n', document.RootElement.EnumerateObject()
            .Where(member => member.Name is not ("blocking_questions" or "next_step" or "next_step_when_unblocked")).Select(member => member.Name + member.Value.GetRawText()));
    }

    private static ExecutionStatus Read(string text)
    {
        ExecutionStatus? status = ExecutionStatus.Read("progress/status.json", new SourceText(text), out System.Collections.Generic.IReadOnlyList<Finding> findings);
        Assert.IsEmpty(findings, text);
        return status!;
    }
}
