using System.Linq;
using System.Text;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries;

/// <summary>What each file of a layer must contain.</summary>
[TestClass]
public sealed class RequiredPatternTests
{
    [TestMethod]
    public void AFileThatLacksItIsOneFindingAtItsBeginning()
    {
        using GovernedFolder governed = new("""
            { "layers": [ { "name": "web", "glob": "src/**/*.cs",
              "required": [ { "pattern": "\\bConfirm\\w*\\(", "reason": "Writes are proposed first" } ] } ] }
            """);
        governed.Write("src/a.cs", "class A { }\n");
        governed.Write("src/b.cs", "class B { void F() => Confirm(); }\n");
        governed.Write("other/c.cs", "class C { }\n");

        Finding finding = governed.Find(RuleCatalog.RequiredPatternMissing).Single();

        Assert.AreEqual(SourceLocation.StartOf("src/a.cs"), finding.Location);
        Assert.AreEqual(@"layer ""web"" requires \bConfirm\w*\( in every file, and this one has it nowhere: Writes are proposed first.", finding.Message);
        Assert.AreEqual("add what the rule asks for; it stands in Forge/Contracts/boundaries.json(2).", finding.Fix);
        Assert.IsFalse(governed.Check().Passed);
    }

    [TestMethod]
    public void EveryEncodingCountsAndAnEmptyFileLacksEverything()
    {
        using GovernedFolder governed = Requiring("""{ "pattern": "Source:" }""");
        governed.Write("bom.cs", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("source: x")]);
        governed.Write("utf16.cs", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("\r\nSOURCE: x")]);
        governed.Write("latin1.cs", Encoding.Latin1.GetBytes("\u00e9 Source:"));
        governed.Write("empty.cs", "");
        governed.Write("onlybom.cs", Encoding.UTF8.Preamble.ToArray());
        governed.Write("utf16lacks.cs", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Sourc")]);

        Assert.AreEqual("empty.cs onlybom.cs utf16lacks.cs", Lacking(governed));
    }

    [TestMethod]
    [DataRow("any", "")]
    [DataRow("code", "b.cs c.cs")]
    [DataRow("comments", "a.cs c.cs")]
    [DataRow("strings", "a.cs b.cs")]
    public void OnlyThePartCountsThatTheRuleNames(string scope, string lacking)
    {
        using GovernedFolder governed = Requiring("""{ "pattern": "Audited", "in": "SCOPE" }""".Replace("SCOPE", scope));
        governed.Write("a.cs", "Audited();");
        governed.Write("b.cs", "// Audited");
        governed.Write("c.cs", "F(\"Audited\");");

        Assert.AreEqual(lacking, Lacking(governed));
        if (scope != "any")
            Assert.Contains(scope == "code" ? "in its code" : "in its " + scope, governed.Find(RuleCatalog.RequiredPatternMissing)[0].Message);
    }

    [TestMethod]
    public void ARuleMayBeForSomeFilesOnly()
    {
        using GovernedFolder governed = Requiring("""{ "pattern": "Audited", "files": "*Controller.cs" }""");
        governed.Write("a/OrderController.cs", "class O { }");
        governed.Write("a/Order.cs", "class O { }");

        Assert.AreEqual("a/OrderController.cs", Lacking(governed));
        Assert.Contains("in every such file", governed.Find(RuleCatalog.RequiredPatternMissing).Single().Message);
    }

    [TestMethod]
    public void ARuleWhoseFilesSelectNothingIsAFindingAtThePattern()
    {
        Marked marked = new("{ \"layers\": [ { \"name\": \"web\", \"glob\": \"**/*.cs\",\n \"required\": [ { \"pattern\": [[\"Audited\"]], \"files\": \"*Controler.cs\" } ] } ] }");
        using GovernedFolder governed = new(marked.Text);
        governed.Write("a/OrderController.cs", "class O { }");

        Finding finding = governed.Find(RuleCatalog.EmptyLayer).Single();

        Assert.AreEqual(marked.In(GovernedFolder.BoundariesPath), finding.Location);
        Assert.AreEqual("what layer \"web\" requires here is asked of no file: its \"files\" select none of the layer.", finding.Message);
    }

    [TestMethod]
    public void ALayerOverNothingIsOneFindingHoweverMuchItRequires()
    {
        using GovernedFolder governed = new("""{ "layers": [ { "name": "web", "glob": "src/*.cs", "required": [ { "pattern": "a" }, { "pattern": "b" } ] } ] }""");

        Assert.HasCount(1, governed.Find(RuleCatalog.EmptyLayer));
    }

    [TestMethod]
    public void APatternOverSeveralLinesAndOneWithoutLiteralsAreFoundToo()
    {
        using GovernedFolder governed = Requiring("""{ "pattern": "(?m)^begin\\s+end$" }, { "pattern": "[0-9]+" }""");
        governed.Write("a.cs", "x\nbegin\r\n\r\nend\n7");
        governed.Write("b.cs", "x\nbegin\r\n\r\nends\nseven");

        Assert.AreEqual("b.cs b.cs", Lacking(governed));
    }

    [TestMethod]
    public void ForbiddenAndRequiredAreToldApartInOneLayer()
    {
        using GovernedFolder governed = new("""
            { "layers": [ { "name": "web", "glob": "*.cs", "forbidden": [ { "pattern": "Sql" } ], "required": [ { "pattern": "Audited" } ] } ] }
            """);
        governed.Write("a.cs", "Sql Audited");
        governed.Write("b.cs", "Nothing");

        Assert.AreEqual("a.cs(1,1,1,4)", governed.Violations());
        Assert.AreEqual("b.cs", Lacking(governed));
        Assert.Contains("with 2 patterns.", governed.Find(RuleCatalog.BoundariesLookedAt).Single().Message);
    }

    [TestMethod]
    public void APatternThatIsNoneIsReportedAndAsksNothing()
    {
        using GovernedFolder governed = Requiring("""{ "pattern": "(" }, { "pattern": "x*" }""");
        governed.Write("a.cs", "");

        Assert.HasCount(1, governed.Find(RuleCatalog.InvalidPattern));
        Assert.HasCount(1, governed.Find(RuleCatalog.PatternMatchesNothingness));
        Assert.AreEqual("", Lacking(governed));
        Assert.IsEmpty(governed.Find(RuleCatalog.EmptyLayer));
    }

    [TestMethod]
    public void ExamplesUnderFailLackItAndThoseUnderPassHaveIt()
    {
        using GovernedFolder right = Requiring("""{ "pattern": "Audited", "examples": { "fail": "class A { }", "pass": "Audited()" } }""");
        right.Write("a.cs", "Audited");
        Assert.IsTrue(right.Check().Passed);

        using GovernedFolder wrong = Requiring("""{ "pattern": "Audited", "examples": { "fail": "Audited()", "pass": "class A { }" } }""");
        wrong.Write("a.cs", "Audited");
        Assert.AreSequenceEqual(
            new[]
            {
                "the pattern Audited of layer \"web\" finds its own example under \"fail\".",
                "the pattern Audited of layer \"web\" does not find its own example under \"pass\".",
            },
            wrong.Find(RuleCatalog.ExampleFails).Select(finding => finding.Message).ToArray());
    }

    [TestMethod]
    public void AFileThatCannotBeReadIsReportedAsThatAndNotAsLacking()
    {
        using GovernedFolder governed = Requiring("""{ "pattern": "Audited" }""");
        governed.Write("a.cs", "class A { }");
        governed.Files.Close("a.cs");

        Assert.HasCount(1, governed.Find(RuleCatalog.FileUnreadable));
        Assert.AreEqual("", Lacking(governed));
    }

    [TestMethod]
    [Timeout(120_000)]
    public void APatternThatTimesOutIsReportedAsThatAndNotAsLacking()
    {
        using GovernedFolder governed = Requiring("""{ "pattern": "(?=x)x(a+)+b" }""");
        governed.Write("slow.cs", "x" + new string('a', 60));

        Assert.AreEqual(SourceLocation.StartOf("slow.cs"), governed.Find(RuleCatalog.PatternTimedOut).Single().Location);
        Assert.AreEqual("", Lacking(governed));
    }

    [TestMethod]
    public void AKnownViolationAcceptsThatAFileLacksItAndGoesStaleWhenItDoesNot()
    {
        using GovernedFolder governed = new("""
            { "layers": [ { "name": "web", "glob": "*.cs", "required": [ { "pattern": "Audited" } ] } ],
              "known_violations": [ { "layer": "web", "file": "a.cs", "pattern": "Audited" } ] }
            """);
        governed.Write("a.cs", "class A { }");
        Assert.IsTrue(governed.Check().Passed);
        Assert.StartsWith("1 violation is accepted", governed.Find(RuleCatalog.KnownViolationsAccepted).Single().Message);

        governed.Write("a.cs", "class A { } // Audited");
        Assert.AreEqual("the known violation in a.cs no longer exists: no file there lacks Audited.", governed.Find(RuleCatalog.StaleKnownViolation).Single().Message);
    }

    [TestMethod]
    public void WithAWarmCacheTheSameIsSaid()
    {
        using GovernedFolder governed = Requiring("""{ "pattern": "Audited" }""");
        governed.Write("a.cs", "class A { }");
        governed.Write("b.cs", "Audited");
        governed.Files.Age("a.cs");
        governed.Files.Age("b.cs");

        GateReport cold = governed.Check(CacheMode.On);
        Assert.AreEqual(GovernedFolder.Text(cold), GovernedFolder.Text(governed.Check(CacheMode.On)));
        Assert.IsFalse(cold.Passed);

        governed.Write("a.cs", "Audited");
        Assert.IsTrue(governed.Check(CacheMode.On).Passed);
        governed.Write("b.cs", "no more");
        Assert.AreEqual("b.cs", string.Join(' ', governed.Find(RuleCatalog.RequiredPatternMissing, CacheMode.On).Select(finding => finding.Location.Path)));
    }

    private static GovernedFolder Requiring(string rules)
        => new("{ \"layers\": [ { \"name\": \"web\", \"glob\": \"**/*.cs\", \"required\": [ " + rules + " ] } ] }");

    private static string Lacking(GovernedFolder governed)
        => string.Join(' ', governed.Find(RuleCatalog.RequiredPatternMissing).Select(finding => finding.Location.Path));
}
