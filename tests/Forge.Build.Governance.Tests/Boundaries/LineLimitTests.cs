using System.Linq;
using System.Text;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries;

/// <summary>How many lines a file of a layer may have.</summary>
[TestClass]
public sealed class LineLimitTests
{
    [TestMethod]
    [DataRow("", null, DisplayName = "empty")]
    [DataRow("1\n2\n3", null, DisplayName = "just as many")]
    [DataRow("1\n2\n3\n", null, DisplayName = "just as many, with an end")]
    [DataRow("1\r\n2\r\n3\r\n", null, DisplayName = "just as many, as Windows ends them")]
    [DataRow("1\n2\n3\nfour", "(4,1,4,5)", DisplayName = "one more")]
    [DataRow("1\n2\n3\n\n", "(4,1,4,1)", DisplayName = "one more, an empty one")]
    [DataRow("1\r\n2\r\n3\r\nfour\r\n5", "(4,1,4,5)", DisplayName = "more, as Windows ends them")]
    [DataRow("1\r2\r3\rfour", "(4,1,4,5)", DisplayName = "more, as old Macs end them")]
    public void TheFirstLineOverTheLimitIsReported(string text, string? place)
    {
        using GovernedFolder governed = Limited(3);
        governed.Write("a.cs", text);

        Assert.AreEqual(place is null ? "" : "a.cs" + place, Places(governed));
    }

    [TestMethod]
    public void TheMessageSaysBothNumbers()
    {
        using GovernedFolder governed = Limited(3);
        governed.Write("a.py", string.Concat(Enumerable.Repeat("x\n", 812)));

        Finding finding = governed.Find(RuleCatalog.TooManyLines).Single();

        Assert.AreEqual("this file has 812 lines, and layer \"web\" allows 3.", finding.Message);
        Assert.EndsWith("the limit stands in Forge/Contracts/boundaries.json(1).", finding.Fix);
        Assert.IsFalse(governed.Check().Passed);
    }

    [TestMethod]
    public void EveryLanguageAndEncodingIsCounted()
    {
        using GovernedFolder governed = Limited(1);
        governed.Write("a.ts", "1\n2");
        governed.Write("b.sql", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("1\r\ntwo")]);
        governed.Write("c.py", Encoding.Latin1.GetBytes("\u00e9\n\u00e9\u00e9"));
        governed.Write("d.md", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("1")]);

        Assert.AreEqual("a.ts(2,1,2,2) b.sql(2,1,2,4) c.py(2,1,2,3)", Places(governed));
    }

    [TestMethod]
    public void EachLayerOfAFileHasItsOwnLimit()
    {
        using GovernedFolder governed = new("""
            { "layers": [ { "name": "all", "glob": "src/**", "limits": { "lines": 3 } }, { "name": "web", "glob": "src/Web/*", "exclude": "**/*.g.cs", "limits": { "lines": 1 } } ] }
            """);
        governed.Write("src/Web/a.cs", "1\n2\n3\n4");
        governed.Write("src/Web/a.g.cs", "1\n2");
        governed.Write("src/b.cs", "1\n2");

        Assert.AreEqual("src/Web/a.cs(2,1,2,2) src/Web/a.cs(4,1,4,2)", Places(governed));
        Assert.EndsWith("of 2 layers with 0 patterns and 2 limits of lines.", governed.Find(RuleCatalog.BoundariesLookedAt).Single().Message);
    }

    [TestMethod]
    public void AFileThatCannotBeReadIsReportedAsThat()
    {
        using GovernedFolder governed = Limited(1);
        governed.Write("a.cs", "1\n2");
        governed.Files.Close("a.cs");

        Assert.HasCount(1, governed.Find(RuleCatalog.FileUnreadable));
        Assert.AreEqual("", Places(governed));
    }

    [TestMethod]
    public void AKnownViolationAcceptsALongFileAndGoesStaleWhenItIsShort()
    {
        using GovernedFolder governed = Limited(1, """{ "layer": "web", "file": "a.cs", "pattern": "limits.lines" }""");
        governed.Write("a.cs", "1\n2");
        Assert.IsTrue(governed.Check().Passed);

        governed.Write("a.cs", "1");
        Assert.AreEqual("the known violation in a.cs no longer exists: no file there has more lines than the layer allows.", governed.Find(RuleCatalog.StaleKnownViolation).Single().Message);
    }

    [TestMethod]
    public void WhatTheCompilerTellsIsStaleOnlyWhereFileOrRuleAreGone()
    {
        using GovernedFolder governed = new("""
            { "layers": [ { "name": "web", "glob": "*.cs", "limits": { "types": 1 }, "references": { "deny": "Shop.Data" } } ],
              "known_violations": [
                { "layer": "web", "file": "a.cs", "pattern": "limits.types" }, { "layer": "web", "file": "a.cs", "pattern": "references:Shop.Data" },
                { "layer": "web", "file": "gone.cs", "pattern": "limits.types" }, { "layer": "web", "file": "a.cs", "pattern": "limits.members" } ] }
            """);
        governed.Write("a.cs", "");

        Assert.AreSequenceEqual(
            new[]
            {
                "the known violation in gone.cs no longer exists: there is no such file in layer \"web\".",
                "a known violation names a pattern that layer \"web\" does not have: limits.members.",
            },
            governed.Find(RuleCatalog.StaleKnownViolation).Select(finding => finding.Message).ToArray());
    }

    [TestMethod]
    public void WithAWarmCacheTheSameIsSaid()
    {
        using GovernedFolder governed = Limited(1);
        governed.Write("a.cs", "1\n2");
        governed.Write("b.cs", "1");
        governed.Files.Age("a.cs");
        governed.Files.Age("b.cs");

        GateReport cold = governed.Check(CacheMode.On);
        Assert.AreEqual(GovernedFolder.Text(cold), GovernedFolder.Text(governed.Check(CacheMode.On)));

        governed.Write("a.cs", "1");
        Assert.IsTrue(governed.Check(CacheMode.On).Passed);
        governed.Write("b.cs", "1\n2");
        Assert.AreEqual("b.cs(2,1,2,2)", string.Join(' ', governed.Find(RuleCatalog.TooManyLines, CacheMode.On).Select(Written)));
    }

    [TestMethod]
    public void TheSwitchOfForgeJsonCountsWithAWarmCacheToo()
    {
        using GovernedFolder governed = Limited(1, """{ "layer": "web", "file": "b.cs", "pattern": "limits.lines" }""");
        governed.Write("a.cs", "1\n2");
        governed.Write("b.cs", "1\n2");
        governed.Files.Age("a.cs");
        governed.Files.Age("b.cs");
        Assert.HasCount(1, governed.Find(RuleCatalog.TooManyLines, CacheMode.On));

        governed.Write("forge.json", """{ "gates": { "limits": "off" } }""");
        Assert.IsTrue(governed.Check(CacheMode.On).Passed);
        Assert.IsTrue(governed.Check(CacheMode.On).Passed);
        Assert.HasCount(1, governed.Find(RuleCatalog.StructureGateOff, CacheMode.On));

        governed.Write("forge.json", """{ "gates": { "limits": "on" } }""");
        Assert.HasCount(1, governed.Find(RuleCatalog.TooManyLines, CacheMode.On));
    }

    [TestMethod]
    [DataRow("{ \"lines\": [[0]] }", "\"lines\" of \"limits\" of layer \"web\" must be a whole number, one or more, and below two thousand million")]
    [DataRow("{ \"lines\": [[-3]] }", "\"lines\" of \"limits\" of layer \"web\" must be a whole number, one or more, and below two thousand million")]
    [DataRow("{ \"types\": [[1.5]] }", "\"types\" of \"limits\" of layer \"web\" must be a whole number, one or more, and below two thousand million")]
    [DataRow("{ \"members\": [[1e3]] }", "\"members\" of \"limits\" of layer \"web\" must be a whole number, one or more, and below two thousand million")]
    [DataRow("{ \"lines\": [[99999999999]] }", "\"lines\" of \"limits\" of layer \"web\" must be a whole number, one or more, and below two thousand million")]
    [DataRow("{ \"lines\": [[\"300\"]] }", "\"lines\" of \"limits\" of layer \"web\" must be a whole number, one or more, not a string")]
    [DataRow("{ \"lines\": [[null]] }", "\"lines\" of \"limits\" of layer \"web\" must be a whole number, one or more, not null")]
    [DataRow("[[{]] \"line\": 3 }", "\"limits\" of layer \"web\" has none of \"lines\", \"types\" and \"members\"")]
    [DataRow("[[300]]", "\"limits\" of layer \"web\" must be an object with \"lines\", \"types\" or \"members\", not a number")]
    public void WhatIsNoLimitIsMalformed(string limits, string message)
    {
        Marked marked = new("{ \"layers\": [ { \"name\": \"web\", \"glob\": \"**\", \"limits\": " + limits + " } ] }");
        using GovernedFolder governed = new(marked.Text);

        Finding finding = governed.Check().Findings.Single(finding => finding.Rule.Severity == Severity.Error);

        Assert.AreSame(RuleCatalog.MalformedContract, finding.Rule);
        Assert.AreEqual(message + ".", finding.Message);
        Assert.AreEqual(marked.In(GovernedFolder.BoundariesPath), finding.Location);
    }

    private static GovernedFolder Limited(int lines, string known = "")
        => new("{ \"layers\": [ { \"name\": \"web\", \"glob\": \"*.{cs,py,ts,sql,md}\", \"limits\": { \"lines\": " + lines + " } } ], \"known_violations\": [ " + known + " ] }");

    private static string Places(GovernedFolder governed) => string.Join(' ', governed.Find(RuleCatalog.TooManyLines).Select(Written));

    private static string Written(Finding finding)
        => finding.Location.Path + "(" + finding.Location.Line + "," + finding.Location.Column + "," + finding.Location.EndLine + "," + finding.Location.EndColumn + ")";
}
