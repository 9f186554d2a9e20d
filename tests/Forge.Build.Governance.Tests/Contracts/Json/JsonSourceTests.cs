using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Value = Forge.Build.Governance.Contracts.Json.JsonValue;

namespace Forge.Build.Governance.Tests.Contracts.Json;

[TestClass]
public sealed class JsonSourceTests
{
    [TestMethod]
    [Timeout(60_000)]
    public void AnObjectMayHaveAnyNumberOfMembers()
    {
        string members = string.Join(",\n", Enumerable.Range(0, 200_000).Select(i => "\"a" + i + "\": " + i));

        JsonSource.Parse("file.json", new SourceText("{" + members + ",\n\"a7\": 0}"), out Value? value, out List<JsonProblem> problems);

        Assert.AreEqual((200_001, 1), (problems.Single().Location.Line, problems.Single().Location.Column));
        Assert.AreEqual("7", value!["a7"]!.Text, "the first of two counts");
        Assert.AreEqual("199999", value["a199999"]!.Text);
        Assert.IsNull(value["b"]);
    }

    [TestMethod]
    [DataRow("""{ "a": [["text"]] }""", DisplayName = "string")]
    [DataRow("""{ "a": [[-1.5e3]] }""", DisplayName = "number")]
    [DataRow("""{ "a": [[true]] }""", DisplayName = "boolean")]
    [DataRow("""{ "a": [[null]] }""", DisplayName = "null")]
    [DataRow("""{ "a": [[{]] } }""", DisplayName = "object: its bracket")]
    [DataRow("{\r\n  \"b\": 1,\r\n  \"a\": [[\"text\"]]\r\n}", DisplayName = "after CRLF")]
    [DataRow("{\r  \"a\": [[\"text\"]]\r}", DisplayName = "after lone CR")]
    [DataRow("{ \"\u00e9\u4e2d\U0001F600\": 1, \"a\": [[\"text\"]] }", DisplayName = "after characters of two, three and four bytes")]
    [DataRow("{ \"a\": [[\"\u00e9\u4e2d\U0001F600\"]] }", DisplayName = "characters of several bytes inside")]
    [DataRow("""{ "a": [["\u00e9\"\\"]] }""", DisplayName = "escapes inside")]
    [DataRow("{ // \u00e9 \"a\": 0\n /* \n */ \"a\": /* x */ [[\"text\"]] /* y */ }", DisplayName = "after comments")]
    [DataRow("""{ "a"   :   [["text"]]   , }""", DisplayName = "between blanks, before a trailing comma")]
    public void AValueKnowsItsExactRange(string json)
    {
        Marked marked = new(json);

        Value value = Read(marked.Text)["a"]!;

        Assert.AreEqual(marked.In("file.json"), value.Location);
    }

    [TestMethod]
    [DataRow("""{ [["a"]]: 1 }""")]
    [DataRow("""{ [["a"]]   : 1 }""")]
    [DataRow("{ \"x\": \"\u00e9\",\r\n\t[[\"a\"]] :1 }")]
    [DataRow("""{ [["\u0061"]]: 1 }""")]
    [DataRow("""{ [["a"]]: "with \"quotes\" and : colons" }""")]
    public void ANameKnowsItsExactRange(string json)
    {
        Marked marked = new(json);

        JsonMember member = Read(marked.Text).Members.Single(member => member.Name == "a");

        Assert.AreEqual(marked.In("file.json"), member.NameLocation);
    }

    [TestMethod]
    public void AByteOrderMarkDoesNotShiftPositions()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("{ \"a\": 1 }")];
        JsonSource.Parse("file.json", SourceText.Decode(bytes, bytes.Length), out Value? root, out _);

        Assert.AreEqual(new SourceLocation("file.json", 1, 8, 1, 9), root!["a"]!.Location);
    }

    [TestMethod]
    [DataRow("""{ "a": 1, [["a"]]: 2 }""", "the name \"a\" stands twice in one object")]
    [DataRow("""{ "a": 1, "b": { "a": 2, [["\u0061"]]: 3 } }""", "the name \"a\" stands twice in one object")]
    public void ADoubledNameIsAProblem(string json, string message)
    {
        Marked marked = new(json);

        JsonProblem problem = Problems(marked.Text).Single();

        Assert.AreEqual(message, problem.Message);
        Assert.AreEqual(marked.In("file.json"), problem.Location);
    }

    [TestMethod]
    [DataRow(15)]
    [DataRow(16)]
    [DataRow(17)]
    [DataRow(200_000)]
    [Timeout(60_000)]
    public void ADoubledNameIsFoundAmongMany(int members)
    {
        string many = string.Join(",\n", Enumerable.Range(0, members).Select(i => "\"name" + i + "\": 1"));
        Marked marked = new("{ " + many + ", [[\"name3\"]]: 2, \"last\": 3 }");

        Assert.AreEqual(marked.In("file.json"), Problems(marked.Text).Single().Location);
        Assert.IsEmpty(Problems("{ " + many + " }"));
    }

    [TestMethod]
    public void TheSameNameInTwoObjectsIsNone() => Assert.IsEmpty(Problems("""{ "a": 1, "b": { "a": 2 }, "c": [ { "a": 3 }, { "a": 4 } ] }"""));

    [TestMethod]
    [DataRow("{ \"a\": 1,\n  \"b\" [[2]] }", DisplayName = "no colon")]
    [DataRow("{ \"a\": 1\n  [[\"]]b\": 2 }", DisplayName = "no comma")]
    [DataRow("{\r\n\r\n  [[x]] }", DisplayName = "no JSON at all, after CRLF")]
    [DataRow("{ \"\u00e9\u4e2d\U0001F600\": [[x]] }", DisplayName = "after characters of several bytes")]
    [DataRow("{ \"a\": 1 } [[{]] }", DisplayName = "a second value")]
    [DataRow("{ \"a\": [1, 2[[}]] }", DisplayName = "the wrong bracket")]
    [DataRow("[[{]]layers}", DisplayName = "a placeholder that was never filled in")]
    public void MalformedTextIsReportedWhereItBreaks(string json)
    {
        Marked marked = new(json);

        JsonProblem problem = Problems(marked.Text).Single();

        Assert.StartsWith("this is not JSON: ", problem.Message);
        Assert.AreEqual(marked.Line, problem.Location.Line);
        Assert.IsTrue(problem.Location.Column == marked.Column || problem.Location.Column == marked.EndColumn, problem.ToString());
    }

    [TestMethod]
    [DataRow("{ \"a\": 1,\n \"b\": [\n", 3)]
    [DataRow("{ \"a\": \"never\nclosed }", 1)]
    [DataRow("{ \"a\": /* never closed", 1)]
    public void TextThatEndsTooEarlyIsReportedAtItsLastLine(string json, int line)
    {
        JsonProblem problem = Problems(json).Single();

        Assert.AreEqual(line, problem.Location.Line);
        Assert.IsGreaterThan(0, problem.Location.Column);
    }

    [TestMethod]
    public void TheSystemsOwnPositionIsLeftOutOfTheMessage() => Assert.DoesNotContain("LineNumber", Problems("{ x }").Single().Message);

    [TestMethod]
    [DataRow("{ \"a\": 1,\n  \"b\": [[\"\\ud800\"]] }", DisplayName = "half a pair in a value")]
    [DataRow("{ \"a\": 1,\n  [[\"\\udc00\"]]: 2 }", DisplayName = "half a pair in a name")]
    public void AnEscapeThatIsNoTextIsReportedWhereItStands(string json)
    {
        Marked marked = new(json);

        JsonProblem problem = Problems(marked.Text).Single();

        Assert.AreEqual(marked.Line, problem.Location.Line);
        Assert.AreEqual(marked.Column, problem.Location.Column);
    }

    [TestMethod]
    public void ADeepTextIsRefusedAndNotFollowedDown()
        => Assert.StartsWith("this is not JSON: ", Problems(new string('[', 100_000)).Single().Message);

    [TestMethod]
    [DataRow("")]
    [DataRow("  \n ")]
    [DataRow("// only a comment")]
    public void NoTextIsAProblem(string json) => Assert.HasCount(1, Problems(json));

    [TestMethod]
    [DataRow("[]", "an array")]
    [DataRow("\"x\"", "a string")]
    [DataRow("1", "a number")]
    [DataRow("false", "a boolean")]
    [DataRow("null", "null")]
    [DataRow("{}", "an object")]
    public void AValueKnowsItsKind(string json, string kind) => Assert.AreEqual(kind, Read(json).KindName);

    [TestMethod]
    public void AnAbsentMemberIsNull() => Assert.IsNull(Read("""{ "a": 1 }""")["A"]);

    [TestMethod]
    public void WhatIsReadIsWhatASecondReaderReads()
    {
        Gen<JsonNode> leaf = Gen.OneOf(
            Always.TextOf(4, "a", "\"", "\\", "\n", "\u00e9", "\U0001F600").Select(text => (JsonNode)JsonValueOf(text)),
            Gen.Choose(-5, 5).Select(number => (JsonNode)System.Text.Json.Nodes.JsonValue.Create(number)),
            Gen.Elements(true, false).Select(flag => (JsonNode)System.Text.Json.Nodes.JsonValue.Create(flag)));
        Gen<JsonNode> tree = Tree(leaf, depth: 3);

        Always.Holds(tree, node =>
        {
            string text = node.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
            JsonSource.Parse("file.json", new SourceText(text), out Value? read, out List<JsonProblem> problems);
            Assert.IsEmpty(problems);
            Assert.IsTrue(JsonNode.DeepEquals(node, NodeOf(read!)), text);
        }, 500);
    }

    [TestMethod]
    public void WhateverTheTextItIsReadOrReported()
        => Always.Holds(Always.TextOf(12, "{", "}", "[", "]", "\"", ":", ",", "a", "1", "\n", "\r\n", "//", "/*", "*/", "\\", "\\ud800", "\u00e9", "\"a\"", "true"), text =>
        {
            JsonSource.Parse("file.json", new SourceText(text), out Value? value, out List<JsonProblem> problems);
            Assert.IsTrue(value is not null || problems.Count > 0);
            foreach (JsonProblem problem in problems)
                Assert.IsTrue(problem.Location.Line >= 1 && problem.Location.Column >= 1, problem.ToString());
        }, 5000);

    private static Value Read(string text)
    {
        JsonSource.Parse("file.json", new SourceText(text), out Value? value, out List<JsonProblem> problems);
        Assert.IsEmpty(problems);
        return value!;
    }

    private static List<JsonProblem> Problems(string text)
    {
        JsonSource.Parse("file.json", new SourceText(text), out _, out List<JsonProblem> problems);
        return problems;
    }

    private static System.Text.Json.Nodes.JsonValue JsonValueOf(string text) => System.Text.Json.Nodes.JsonValue.Create(text)!;

    private static Gen<JsonNode> Tree(Gen<JsonNode> leaf, int depth)
    {
        if (depth == 0)
            return leaf;
        Gen<JsonNode> inner = Tree(leaf, depth - 1);
        Gen<JsonNode> array = from count in Gen.Choose(0, 3) from items in Gen.ArrayOf(inner, count) select (JsonNode)new JsonArray(items);
        Gen<JsonNode> members =
            from count in Gen.Choose(0, 3)
            from items in Gen.ArrayOf(inner, count)
            select (JsonNode)new JsonObject(items.Select((item, i) => KeyValuePair.Create("n" + i, (JsonNode?)item)));
        return Gen.OneOf(leaf, array, members);
    }

    private static JsonNode? NodeOf(Value value) => value.Kind switch
    {
        JsonKind.Object => new JsonObject(value.Members.Select(member => KeyValuePair.Create(member.Name, NodeOf(member.Value)))),
        JsonKind.Array => new JsonArray(value.Items.Select(NodeOf).ToArray()),
        JsonKind.String => JsonValueOf(value.Text),
        JsonKind.Number or JsonKind.Boolean => JsonNode.Parse(value.Text),
        _ => null,
    };
}
