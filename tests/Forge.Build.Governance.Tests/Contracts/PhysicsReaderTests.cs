using System.Collections.Generic;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

[TestClass]
public sealed class PhysicsReaderTests
{
    private const string Path = "Forge/Contracts/physics.yaml";

    [TestMethod]
    public void RoutesAndMethodsAreReadWithTheirPlaces()
    {
        PhysicsContract physics = Sound(
            "# -- Orders ---\ninfo:\n  title: Orders\npaths:\n\n  /orders/{id}:\n    get:\n      auth: bearer\n      response: { id: uuid }\n    POST:\n    summary: x\n  '/live':\n    websocket: ~\n"
                + "schemas:\n  Order:\n    id: uuid # the number\n");

        Assert.AreEqual("/orders/{id}: get post, /live: websocket", Text(physics));
        Assert.AreEqual(new SourceLocation(Path, 6, 3, 6, 15), physics.Routes[0].Location);
        Assert.AreEqual(new SourceLocation(Path, 7, 5, 7, 8), physics.Routes[0].Methods[0].Location);
        Assert.AreEqual(new SourceLocation(Path, 12, 3, 12, 10), physics.Routes[1].Location);
    }

    [TestMethod]
    [DataRow("info: {}\npaths: {}\n")]
    [DataRow("info: {}\npaths:\nschemas: {}\n")]
    [DataRow("info: {}\npaths: null\n")]
    [DataRow("schemas:\n  paths:\n    /x: {}\n", DisplayName = "paths elsewhere")]
    [DataRow("# nothing\n")]
    public void AContractMayHaveNoRoutes(string text) => Assert.IsEmpty(Sound(text).Routes);

    [TestMethod]
    [DataRow("paths:\n    \"/x\":\n        get: {}\n", "/x: get", DisplayName = "wider indent")]
    [DataRow("paths: { /x: { get: {}, delete: {} } }\n", "/x: get delete", DisplayName = "flow style")]
    [DataRow("paths:\n  /x: redirect\n  /y: [get]\n  health:\n    get:\n", "/x: , /y: , health: get", DisplayName = "prose")]
    [DataRow("paths:\r\n  /x:\r\n    get:\r\n", "/x: get", DisplayName = "CRLF")]
    [DataRow("---\npaths:\n  /x:\n    get:\n...\n", "/x: get", DisplayName = "marked document")]
    [DataRow("a: &a\n  x: 1\npaths:\n  /x:\n    get: *a\n", "/x: get", DisplayName = "an alias below a method")]
    public void EveryStyleOfYamlIsRead(string text, string expected) => Assert.AreEqual(expected, Text(Sound(text)));

    [TestMethod]
    [DataRow("schemas:\n  kind: string (required, enum[[:]] new, old)\n", "this is not YAML: while scanning a plain scalar value, found invalid mapping.")]
    [DataRow("schemas:\n  status: \"ok\" [[|]] \"down\"\n", "this is not YAML: while scanning a block scalar, did not find expected comment or line break.")]
    [DataRow("schemas:\n  columns: array of { id, tasks[[:]] [...] }\n", "this is not YAML: while scanning a plain scalar value, found invalid mapping.")]
    [DataRow("schemas:\n[[\t]]a: b\n", "this is not YAML: while scanning a mapping, found invalid tab as indentation.")]
    [DataRow("paths:\n  /x: {}\n[[\0]]", "this is not YAML: it holds a NUL character.")]
    public void WhatIsNoYamlIsOneFindingAtItsPlace(string marked, string message)
    {
        Marked expected = new(marked);

        PhysicsContract? physics = PhysicsReader.Read(Path, new SourceText(expected.Text), out IReadOnlyList<Finding> findings);

        Assert.IsNull(physics);
        Finding finding = findings.Single();
        Assert.AreSame(RuleCatalog.MalformedContract, finding.Rule);
        Assert.AreEqual((expected.Line, expected.Column), (finding.Location.Line, finding.Location.Column));
        Assert.AreEqual(message, finding.Message);
        Assert.EndsWith(".", finding.Fix);
    }

    [TestMethod]
    [DataRow("paths:\n  /x:\n    get:\n      a: 1\n      [[a]]: 2\n", "the key \"a\" stands twice in one map, and readers differ in which of the two they believe.")]
    [DataRow("paths:\n  /x:\n    get:\n  [[/x]]:\n    post:\n", "the key \"/x\" stands twice in one map, and readers differ in which of the two they believe.")]
    [DataRow("paths: [[none so far]]\n", "\"paths\" must be a map from each path to its methods.")]
    [DataRow("a: &a { /x: {} }\npaths: [[*a]]\n", "\"paths\" must be a map from each path to its methods.")]
    [DataRow("a: &a { /x: {} }\npaths:\n  [[<<]]: *a\n", "a key of paths is no path, so its routes cannot be told.")]
    [DataRow("a: &a { get: {} }\npaths:\n  /x: [[*a]]\n", "the methods of a path are an alias, so they cannot be told.")]
    [DataRow("a: 1\n[[---]]\npaths: {}\n", "the file holds more than one YAML document.")]
    [DataRow("[[written]]\n", "the file must hold a map with info, paths and schemas.")]
    [DataRow("[[-]] a\n", "the file must hold a map with info, paths and schemas.")]
    public void WhatHidesItsRoutesIsAFinding(string marked, string message)
    {
        Marked expected = new(marked);

        PhysicsReader.Read(Path, new SourceText(expected.Text), out IReadOnlyList<Finding> findings);

        Assert.AreEqual(expected.In(Path), findings.Single().Location);
        Assert.AreEqual(message, findings.Single().Message);
    }

    [TestMethod]
    public void WithADoubledKeyTheRestIsStillRead()
    {
        PhysicsContract? physics = PhysicsReader.Read(Path, new SourceText("paths:\n  /x:\n    get:\n  /x:\n    post:\n  /y: {}\n"), out _);

        Assert.AreEqual("/x: get, /y: ", Text(physics!));
    }

    [TestMethod]
    [DataRow("[")]
    [DataRow("{")]
    [DataRow("{a: ")]
    [DataRow("- ")]
    [DataRow("? ")]
    [DataRow("[\n")]
    [DataRow("a: {b: [\n ")]
    [Timeout(60_000)]
    public void ADeepNestIsRefusedAtOnce(string piece)
    {
        string nest = new StringBuilder().Insert(0, piece, 300_000).ToString();

        Assert.IsNull(PhysicsReader.Read(Path, new SourceText("a:\n " + nest), out IReadOnlyList<Finding> findings));
        Assert.HasCount(1, findings);
    }

    [TestMethod]
    [Timeout(60_000)]
    public void ABombOfAliasesIsNotExpanded()
    {
        StringBuilder bomb = new("a0: &a0 [x]\n");
        for (int i = 1; i < 60; i++)
            bomb.Append('a').Append(i).Append(": &a").Append(i).Append(" [").Append(string.Join(", ", Enumerable.Repeat("*a" + (i - 1), 9))).Append("]\n");
        bomb.Append("paths:\n  /x:\n    get:\n      response: *a59\n");

        Assert.AreEqual("/x: get", Text(Sound(bomb.ToString())));
    }

    [TestMethod]
    [DataRow("a: \"\\UFFFFFFFF\"\n")]
    [DataRow("a: !<> x\n")]
    [DataRow("...\n0? ]|\\x4{\\x4  <<: ")]
    [DataRow(" [!!]...\n")]
    public void AValueAtWhichTheParserSlipsIsAFinding(string text)
    {
        Assert.IsNull(PhysicsReader.Read(Path, new SourceText(text), out IReadOnlyList<Finding> findings));
        Assert.HasCount(1, findings);
    }

    [TestMethod]
    public void NoTextMakesItThrow()
        => Always.Holds(
            Always.TextOf(
                16, "a", "/x", "paths:", "\n  ", "\n", ": ", "- ", "? ", "[", "]", "{", "}", ",", " ", "\"", "'", "|", ">", "&a ", "*a", "!", "!!str ", "%", "@", "#", "---\n", "...\n", "\t",
                "\\", "\\u", "<<: ", "\ud800", "\0", "\u0085", "\u2028", "0", "get:"),
            text =>
            {
                PhysicsContract? physics = PhysicsReader.Read(Path, new SourceText(text), out IReadOnlyList<Finding> findings);
                Assert.IsTrue(physics is not null || findings.Count > 0);
                foreach (SourceLocation at in findings.Select(finding => finding.Location).Concat((physics?.Routes ?? []).Select(route => route.Location)))
                    Assert.IsTrue(at.Line >= 1 && at.Column >= 1 && (at.EndLine, at.EndColumn).CompareTo((at.Line, at.Column)) >= 0);
            },
            count: 20_000);

    [TestMethod]
    public void OurOwnPhysicsIsRead()
        => Assert.IsEmpty(Sound(System.IO.File.ReadAllText(System.IO.Path.Combine(OwnRepository.Root, "Forge", "Contracts", "physics.yaml"))).Routes);

    private static PhysicsContract Sound(string text)
    {
        PhysicsContract? physics = PhysicsReader.Read(Path, new SourceText(text), out IReadOnlyList<Finding> findings);
        Assert.AreEqual("", string.Join('\n', findings));
        return physics!;
    }

    private static string Text(PhysicsContract physics)
        => string.Join(", ", physics.Routes.Select(route => route.Path + ": " + string.Join(' ', route.Methods.Select(method => method.Name))));
}
