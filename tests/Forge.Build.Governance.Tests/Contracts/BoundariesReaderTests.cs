using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

[TestClass]
public sealed class BoundariesReaderTests
{
    private const string Path = "Forge/Contracts/boundaries.json";

    [TestMethod]
    public void ALayerIsReadWithAllItMayHave()
    {
        BoundariesContract contract = Read("""
            {
              "coverage": "error",
              "layers": [
                {
                  "name": "web", "description": "d", "glob": "src/Web/**/*.cs", "globs": ["src/Api/*.cs"], "exclude": ["**/*.g.cs"],
                  "forbidden": [
                    { "pattern": "a+", "reason": "why", "in": "strings", "files": ["*.cs"], "examples": { "fail": ["aa"], "pass": ["b", "c"] } }
                  ]
                }
              ],
              "known_violations": [ { "layer": "web", "file": "src/Web/Old.cs", "pattern": "a+", "reason": "later" } ]
            }
            """);

        Layer layer = contract.Layers.Single();
        LayerPattern pattern = layer.Forbidden.Single();
        Assert.AreEqual(Coverage.Error, contract.Coverage);
        Assert.AreEqual("web", layer.Name);
        CollectionAssert.AreEqual(new[] { "src/Web/**/*.cs", "src/Api/*.cs" }, layer.Globs.Select(placed => placed.Glob.Text).ToArray());
        Assert.AreEqual("**/*.g.cs", layer.Exclude.Single().Text);
        Assert.AreEqual("a+", pattern.Pattern);
        Assert.AreEqual("why", pattern.Reason);
        Assert.AreEqual(PatternScope.Strings, pattern.In);
        Assert.AreEqual("*.cs", pattern.Files.Single().Glob.Text);
        Assert.AreEqual("aa", pattern.MustMatch.Single().Text);
        CollectionAssert.AreEqual(new[] { "b", "c" }, pattern.MustNotMatch.Select(example => example.Text).ToArray());
        Assert.AreEqual("src/Web/Old.cs", contract.KnownViolations.Single().File);
    }

    [TestMethod]
    public void WhatIsOptionalMayBeAbsent()
    {
        BoundariesContract contract = Read("""{ "layers": [ { "name": "web", "glob": "*.cs", "forbidden": [ { "pattern": "a" } ] } ] }""");

        LayerPattern pattern = contract.Layers.Single().Forbidden.Single();
        Assert.AreEqual(Coverage.Notice, contract.Coverage);
        Assert.IsEmpty(contract.KnownViolations);
        Assert.IsEmpty(contract.Layers.Single().Exclude);
        Assert.AreEqual("", pattern.Reason);
        Assert.AreEqual(PatternScope.Any, pattern.In);
        Assert.IsEmpty(pattern.Files);
        Assert.IsEmpty(pattern.MustMatch);
        Assert.IsEmpty(pattern.MustNotMatch);
    }

    [TestMethod]
    [DataRow("off", Coverage.Off)]
    [DataRow("notice", Coverage.Notice)]
    [DataRow("error", Coverage.Error)]
    public void CoverageIsOneOfThree(string written, Coverage expected)
        => Assert.AreEqual(expected, Read("""{ "coverage": "X", "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a" } ] } ] }""".Replace("X", written)).Coverage);

    [TestMethod]
    [DataRow("any", PatternScope.Any)]
    [DataRow("code", PatternScope.Code)]
    [DataRow("strings", PatternScope.Strings)]
    [DataRow("comments", PatternScope.Comments)]
    public void AScopeIsOneOfFour(string written, PatternScope expected)
        => Assert.AreEqual(expected, Read("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a", "in": "X" } ] } ] }""".Replace("X", written))
            .Layers[0].Forbidden[0].In);

    [TestMethod]
    public void UnknownNamesCommentsAndTrailingCommasAreFine()
    {
        BoundariesContract contract = Read("""
            {
              "$schema": "https://example.com/boundaries.schema.json",
              "_notice": "template", // a comment
              "exceptions": { "a": 1 },
              "layers": [ { "name": "w", "severity": "high", "glob": "*.cs", "forbidden": [ { "pattern": "a", "owner": null, }, ], }, ], /* more */
            }
            """);

        Assert.HasCount(1, contract.Layers);
    }

    [TestMethod]
    public void ALayerStandsWhereItsNameDoes()
    {
        Marked marked = new("""{ "layers": [ { "glob": "*.cs", "name": [["web"]], "forbidden": [ { "pattern": "a" } ] } ] }""");

        Assert.AreEqual(marked.In(Path), Read(marked.Text).Layers.Single().Location);
    }

    [TestMethod]
    public void APatternStandsWhereItIsWritten()
    {
        Marked marked = new("{ \"layers\": [ { \"name\": \"\u00e9\", \"glob\": \"*.cs\", \"forbidden\": [\r\n  { \"reason\": \"r\", \"pattern\": [[\"\\\\bx\\\\b\"]] } ] } ] }");

        LayerPattern pattern = Read(marked.Text).Layers.Single().Forbidden.Single();

        Assert.AreEqual(@"\bx\b", pattern.Pattern);
        Assert.AreEqual(marked.In(Path), pattern.Location);
    }

    [TestMethod]
    public void AGlobAndAnExampleAndAKnownViolationStandWhereTheyAreWritten()
    {
        Marked glob = new("""{ "layers": [ { "name": "w", "globs": ["a/*", [["b/*"]]], "forbidden": [ { "pattern": "a" } ] } ] }""");
        Marked example = new("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a", "examples": { "pass": "b", "fail": ["a", [["aa"]]] } } ] } ] }""");
        Marked known = new("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a" } ] } ], "known_violations": [ [[{]] "layer": "w", "file": "x", "pattern": "a" } ] }""");

        Assert.AreEqual(glob.In(Path), Read(glob.Text).Layers[0].Globs[1].Location);
        Assert.AreEqual(example.In(Path), Read(example.Text).Layers[0].Forbidden[0].MustMatch[1].Location);
        Assert.AreEqual(known.In(Path), Read(known.Text).KnownViolations[0].Location);
    }

    [TestMethod]
    public void AKnownViolationMayNameADecision()
    {
        Marked marked = new(KnownWith("[[\"DECISION-12\"]]"));

        KnownViolation known = Read(marked.Text).KnownViolations.Single();

        Assert.AreEqual("DECISION-12", known.Decision);
        Assert.AreEqual(marked.In(Path), known.DecisionLocation);
        Assert.AreEqual("", Read(KnownWith("null")).KnownViolations.Single().Decision);
        Assert.AreEqual(SourceLocation.None, Read(KnownWith("null")).KnownViolations.Single().DecisionLocation);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow("DECISION-")]
    [DataRow("DECISION-0")]
    [DataRow("DECISION-01")]
    [DataRow("DECISION-1 ")]
    [DataRow("DECISION-1.md")]
    [DataRow("DECISION--1")]
    [DataRow("decision-1")]
    [DataRow("DECISION-1234567890")]
    [DataRow("DECISION-\u0661")]
    public void WhatIsNoDecisionIsMalformedAndAcceptsNothing(string decision)
    {
        Marked marked = new(KnownWith("[[\"" + decision + "\"]]"));

        BoundariesContract contract = BoundariesReader.Read(Path, new SourceText(marked.Text), out IReadOnlyList<Finding> findings)!;

        Assert.AreSame(RuleCatalog.MalformedContract, findings.Single().Rule);
        Assert.AreEqual(marked.In(Path), findings.Single().Location);
        Assert.IsEmpty(contract.KnownViolations);
    }

    [TestMethod]
    [DataRow("[[[]]]", "the file must hold an object with \"layers\", not an array", DisplayName = "array at the top")]
    [DataRow("[[\"x\"]]", "the file must hold an object with \"layers\", not a string", DisplayName = "string at the top")]
    [DataRow("[[{]]}", "the file lacks \"layers\", an array of objects (it is empty)", DisplayName = "no layers")]
    [DataRow("""[[{]] "layer": [] }""", "the file lacks \"layers\", an array of objects (it has \"layer\")", DisplayName = "layers misspelt")]
    [DataRow("""{ "layers": [[{]] } }""", "\"layers\" of the file must be an array of objects, not an object", DisplayName = "layers an object")]
    [DataRow("""{ "layers": [[null]] }""", "\"layers\" of the file must be an array of objects, not null", DisplayName = "layers null")]
    [DataRow("""{ "layers": [ [["web"]] ] }""", "\"layers\" of the file holds a string where an object is expected", DisplayName = "a layer as string")]
    [DataRow("""{ "layers": [ [[{]] "glob": "*", "forbidden": [] } ] }""", "a layer lacks \"name\" (it has \"glob\", \"forbidden\")", DisplayName = "no name")]
    [DataRow("""{ "layers": [ { "name": [[7]], "glob": "*", "forbidden": [] } ] }""", "\"name\" of a layer must be a string, not a number", DisplayName = "name a number")]
    [DataRow("""{ "layers": [ { "name": [["  "]], "glob": "*", "forbidden": [] } ] }""", "\"name\" of a layer is empty", DisplayName = "name blank")]
    [DataRow("""{ "layers": [ { "name": [["w"]], "forbidden": [ { "pattern": "a" } ] } ] }""", "layer \"w\" lacks \"glob\", the files that belong to it, for example \"src/Web/**/*.cs\"", DisplayName = "no glob")]
    [DataRow("""{ "layers": [ { "name": [["w"]], "globs": [], "forbidden": [ { "pattern": "a" } ] } ] }""", "layer \"w\" lacks \"glob\", the files that belong to it, for example \"src/Web/**/*.cs\"", DisplayName = "no glob in globs")]
    [DataRow("""{ "layers": [ { "name": [["w"]], "glob": [], "forbidden": [ { "pattern": "a" } ] } ] }""", "layer \"w\" lacks \"glob\", the files that belong to it, for example \"src/Web/**/*.cs\"", DisplayName = "no glob in glob")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": [[{]] }, "forbidden": [ { "pattern": "a" } ] } ] }""", "\"glob\" of layer \"w\" must be a string or an array of strings, not an object", DisplayName = "glob an object")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": [[null]], "forbidden": [ { "pattern": "a" } ] } ] }""", "\"glob\" of layer \"w\" must be a string or an array of strings, not null", DisplayName = "glob null")]
    [DataRow("""{ "layers": [ { "name": "w", "globs": [ "*", [[1]] ], "forbidden": [ { "pattern": "a" } ] } ] }""", "\"globs\" of layer \"w\" holds a number where a string is expected", DisplayName = "a glob as number")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "exclude": [[true]], "forbidden": [ { "pattern": "a" } ] } ] }""", "\"exclude\" of layer \"w\" must be a string or an array of strings, not a boolean", DisplayName = "exclude a boolean")]
    [DataRow("""{ "layers": [ [[{]] "name": "w", "glob": "*" }, { "name": "v", "glob": "*", "forbidden": [ { "pattern": "a" } ] } ] }""", "layer \"w\" lacks \"forbidden\", an array of objects (it has \"name\", \"glob\")", DisplayName = "no forbidden")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [[{]] } }, { "name": "v", "glob": "*", "forbidden": [ { "pattern": "a" } ] } ] }""", "\"forbidden\" of layer \"w\" must be an array of objects, not an object", DisplayName = "forbidden an object")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a" }, [["b"]] ] } ] }""", "\"forbidden\" of layer \"w\" holds a string where an object is expected", DisplayName = "forbidden as plain strings")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a" }, [[{]] "patern": "b" } ] } ] }""", "a forbidden pattern of layer \"w\" lacks \"pattern\" (it has \"patern\")", DisplayName = "pattern misspelt")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a" }, { "pattern": [[[]]"b"] } ] } ] }""", "\"pattern\" of a forbidden pattern of layer \"w\" must be a string, not an array", DisplayName = "pattern an array")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a" }, { "pattern": [[""]] } ] } ] }""", "\"pattern\" of a forbidden pattern of layer \"w\" is empty", DisplayName = "pattern empty")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a", "reason": [[1]] } ] } ] }""", "\"reason\" of a forbidden pattern of layer \"w\" must be a string, not a number", DisplayName = "reason a number")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a", "in": [["Code"]] } ] } ] }""", "\"in\" of a forbidden pattern of layer \"w\" must be one of \"any\", \"code\", \"strings\", \"comments\"", DisplayName = "in unknown")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a", "in": [[null]] } ] } ] }""", "\"in\" of a forbidden pattern of layer \"w\" must be one of \"any\", \"code\", \"strings\", \"comments\"", DisplayName = "in null")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a", "files": [[1]] } ] } ] }""", "\"files\" of a forbidden pattern of layer \"w\" must be a string or an array of strings, not a number", DisplayName = "files a number")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a", "examples": [["b"]] } ] } ] }""", "\"examples\" of a forbidden pattern of layer \"w\" must be an object with \"fail\" and \"pass\", not a string", DisplayName = "examples a string")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a", "examples": { "fail": [ [[1]] ] } } ] } ] }""", "\"fail\" of \"examples\" of a forbidden pattern of layer \"w\" holds a number where a string is expected", DisplayName = "an example as number")]
    [DataRow("""{ "coverage": [["none"]], "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a" } ] } ] }""", "\"coverage\" of the file must be one of \"off\", \"notice\", \"error\"", DisplayName = "coverage unknown")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a" } ] } ], "known_violations": [[{]] } }""", "\"known_violations\" of the file must be an array of objects, not an object", DisplayName = "known violations an object")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a" } ] } ], "known_violations": [ [[{]] "layer": "w", "file": "x" } ] }""", "a known violation lacks \"pattern\" (it has \"layer\", \"file\")", DisplayName = "known violation without pattern")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a" } ] } ], "known_violations": [ { "layer": "w", "file": [["../x"]], "pattern": "a" } ] }""", "\"file\" of a known violation is no path in the project: it climbs above the project root", DisplayName = "known violation outside")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a" } ] } ], "known_violations": [ { "layer": "w", "file": "x", "pattern": "a", "decision": [[1]] } ] }""", "\"decision\" of a known violation must be the name of a decision record, for example \"DECISION-1\"", DisplayName = "decision a number")]
    public void WhatHasNotItsShapeSaysWhatIsAllowed(string json, string message)
    {
        Marked marked = new(json);

        Finding finding = Findings(marked.Text).Single();

        Assert.AreSame(RuleCatalog.MalformedContract, finding.Rule);
        Assert.AreEqual(message + ".", finding.Message);
        Assert.AreEqual(marked.In(Path), finding.Location);
        Assert.AreNotEqual("", finding.Fix);
    }

    [TestMethod]
    [DataRow("[[{]]boundaries_json}", DisplayName = "a placeholder")]
    [DataRow("[[`]]``json\n{ \"layers\": [] }\n```", DisplayName = "wrapped in a Markdown fence")]
    [DataRow("{ \"layers\": [ { \"name\": \"w\" [[\"]]glob\": \"*\" } ] }", DisplayName = "a comma is missing")]
    public void TextThatIsNoJsonIsReportedInItsLine(string json)
    {
        Marked marked = new(json);

        BoundariesContract? contract = BoundariesReader.Read(Path, new SourceText(marked.Text), out IReadOnlyList<Finding> findings);

        Assert.IsNull(contract);
        Assert.AreSame(RuleCatalog.MalformedContract, findings.Single().Rule);
        Assert.StartsWith("this is not JSON: ", findings[0].Message);
        Assert.AreEqual(marked.Line, findings[0].Location.Line);
    }

    [TestMethod]
    [DataRow("{ x }")]
    [DataRow("[]")]
    [DataRow("{}")]
    public void AMessageEndsWithOneFullStop(string json) => Assert.MatchesRegex(@"[^.]\.$", Findings(json)[0].Message);

    [TestMethod]
    [DataRow("../x/*.cs", "it climbs above the project root")]
    [DataRow("/etc/*", "it is absolute; paths are relative to the project root")]
    [DataRow("src/{a,b", "it opens a brace that it does not close")]
    [DataRow("", "it is empty")]
    public void AGlobThatIsNoneOrLeavesTheRootIsRefusedWhereItStands(string glob, string reason)
    {
        foreach (string json in new[]
        {
            """{ "layers": [ { "name": "w", "glob": [["X"]], "forbidden": [ { "pattern": "a" } ] } ] }""",
            """{ "layers": [ { "name": "w", "glob": "*", "exclude": [ "*.g.cs", [["X"]] ], "forbidden": [ { "pattern": "a" } ] } ] }""",
            """{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a", "files": [["X"]] } ] } ] }""",
        })
        {
            Marked marked = new(json.Replace("X", glob));

            Finding finding = Findings(marked.Text).Single();

            Assert.AreSame(RuleCatalog.BadGlob, finding.Rule);
            Assert.AreEqual(marked.In(Path), finding.Location);
            Assert.EndsWith("is refused: " + reason + ".", finding.Message);
        }
    }

    [TestMethod]
    [DataRow("web", "web")]
    [DataRow("web", "WEB", DisplayName = "whatever the case")]
    public void TwoLayersOfOneNameAreAConflict(string first, string second)
    {
        Marked marked = new(
            "{ \"layers\": [\n" + Layer(first) + ",\n" + Layer(second).Replace("\"" + second + "\"", "[[\"" + second + "\"]]") + "] }");

        Finding finding = Findings(marked.Text).Single();

        Assert.AreSame(RuleCatalog.DuplicateLayer, finding.Rule);
        Assert.AreEqual(marked.In(Path), finding.Location);
        Assert.AreEqual("layer \"" + second + "\" is defined twice, first in line 2.", finding.Message);
    }

    [TestMethod]
    public void TheSameNameTwiceInOneObjectIsMalformed()
    {
        Marked marked = new("""{ "layers": [ { "name": "w", "glob": "*", [["glob"]]: "src/*", "forbidden": [ { "pattern": "a" } ] } ] }""");

        Finding finding = Findings(marked.Text).Single();

        Assert.AreSame(RuleCatalog.MalformedContract, finding.Rule);
        Assert.AreEqual(marked.In(Path), finding.Location);
    }

    [TestMethod]
    [DataRow("""{ "layers": [] }""", "no layer is defined, so nothing is checked.")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [] } ] }""", "no layer forbids anything, so nothing is checked.")]
    public void BoundariesThatForbidNothingAreAConflict(string json, string message)
    {
        Finding finding = Findings(json).Single();

        Assert.AreSame(RuleCatalog.NothingForbidden, finding.Rule);
        Assert.AreEqual(message, finding.Message);
        Assert.AreEqual(new SourceLocation(Path, 1, 13, 1, 14), finding.Location);
    }

    [TestMethod]
    public void OneLayerMayForbidNothingWhereAnotherDoes()
        => Assert.IsEmpty(Findings("""{ "layers": [ { "name": "v", "glob": "*", "forbidden": [] }, { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a" } ] } ] }"""));

    [TestMethod]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ "a" ] } ] }""", DisplayName = "plain strings")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "patern": "a" } ] } ] }""", DisplayName = "misspelt")]
    [DataRow("""{ "layers": [ { "name": "w", "glob": "*", "forbidden": { "pattern": "a" } } ] }""", DisplayName = "an object")]
    public void ALayerWhoseRulesCannotBeReadIsOneFinding(string json)
        => CollectionAssert.AreEqual(new[] { RuleCatalog.MalformedContract }, Findings(json).Select(finding => finding.Rule).ToArray());

    [TestMethod]
    public void EveryMistakeIsReportedAtOnce()
    {
        IReadOnlyList<Finding> findings = Findings("""
            { "coverage": 1, "layers": [ 1, { "name": "w" }, { "name": "v", "glob": "../x", "forbidden": [ { "pattern": 2 }, { "pattern": "a", "in": "x" } ] } ] }
            """);

        Assert.HasCount(7, findings);
    }

    [TestMethod]
    public void APatternThatNobodyCouldReviewIsRefused()
    {
        string longest = new('a', BoundariesReader.MostPatternLength);
        const string Json = """{ "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "b" }, { "pattern": "X" } ] } ] }""";

        Assert.IsEmpty(Findings(Json.Replace("X", longest)));
        Assert.AreSame(RuleCatalog.MalformedContract, Findings(Json.Replace("X", longest + "a")).Single().Rule);
    }

    [TestMethod]
    [DataRow(@"src\\Web\\Old.cs", "src/Web/Old.cs")]
    [DataRow("./src/Old.cs", "src/Old.cs")]
    [DataRow("Old.cs", "Old.cs")]
    public void AKnownViolationsFileIsNormalised(string written, string expected)
        => Assert.AreEqual(expected, Read("""
            { "layers": [ { "name": "w", "glob": "*", "forbidden": [ { "pattern": "a" } ] } ], "known_violations": [ { "layer": "w", "file": "X", "pattern": "a" } ] }
            """.Replace("X", written)).KnownViolations.Single().File);

    private static string Layer(string name) => "{ \"name\": \"" + name + "\", \"glob\": \"*\", \"forbidden\": [ { \"pattern\": \"a\" } ] }";

    private static BoundariesContract Read(string json)
    {
        BoundariesContract? contract = BoundariesReader.Read(Path, new SourceText(json), out IReadOnlyList<Finding> findings);
        Assert.IsEmpty(findings);
        return contract!;
    }

    private static string KnownWith(string decision)
        => "{ \"layers\": [ { \"name\": \"w\", \"glob\": \"*\", \"forbidden\": [ { \"pattern\": \"a\" } ] } ],\n"
            + " \"known_violations\": [ { \"layer\": \"w\", \"file\": \"x\", \"pattern\": \"a\", \"decision\": " + decision + " } ] }";

    private static IReadOnlyList<Finding> Findings(string json)
    {
        BoundariesReader.Read(Path, new SourceText(json), out IReadOnlyList<Finding> findings);
        return findings;
    }
}
