using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries;

[TestClass]
public sealed class PatternChecksTests
{
    [TestMethod]
    public void APatternThatIsNoneIsReportedWhereItStandsWithTheEnginesWords()
    {
        Marked marked = new("""{ "layers": [ { "name": "w", "glob": "*.cs", "forbidden": [ { "pattern": [["new (Sql"]] } ] } ] }""");
        using GovernedFolder governed = new(marked.Text);
        governed.Write("a.cs", "");

        Finding finding = governed.Find(RuleCatalog.InvalidPattern).Single();

        Assert.AreEqual(marked.In(GovernedFolder.BoundariesPath), finding.Location);
        Assert.StartsWith("the pattern new (Sql of layer \"w\" is no .NET regular expression: ", finding.Message);
        Assert.Contains("Not enough )'s", finding.Message);
    }

    [TestMethod]
    public void EveryInvalidPatternIsReportedAndTheOthersStillRun()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("(", "fine", "[");
        governed.Write("a.cs", "fine");

        Assert.HasCount(2, governed.Find(RuleCatalog.InvalidPattern));
        Assert.AreEqual("a.cs(1,1,1,5)", governed.Violations());
        Assert.IsFalse(governed.Check().Passed);
    }

    [TestMethod]
    public void PythonsNamedGroupsAreNamedAsTheProblem()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("(?P<name>Sql)");
        governed.Write("a.cs", "");

        Assert.HasCount(1, governed.Find(RuleCatalog.InvalidPattern));
    }

    // One for which the constructor of .NET 10 throws IndexOutOfRangeException.
    [TestMethod]
    public void APatternThatBreaksTheEngineItselfIsReportedAsThePattern()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding(@"x(?:(?:(?:(){1,})|)||\))");
        governed.Write("a.cs", "");

        Assert.HasCount(1, governed.Find(RuleCatalog.InvalidPattern));
        Assert.IsEmpty(governed.Find(RuleCatalog.GateFailed));
    }

    [TestMethod]
    [DataRow("x*")]
    [DataRow("a|")]
    [DataRow("^")]
    [DataRow("(?i)")]
    [DataRow("(?!x)")]
    [DataRow(".*")]
    public void APatternThatMatchesEmptyTextIsAFindingAndNotAThousand(string pattern)
    {
        using GovernedFolder governed = GovernedFolder.Forbidding(pattern);
        governed.Write("a.cs", "some text\nand more");

        GateReport report = governed.Check();

        CollectionAssert.AreEqual(
            new[] { RuleCatalog.PatternMatchesNothingness }, report.Findings
                .Where(finding => finding.Rule.Severity == Severity.Error).Select(finding => finding.Rule).ToArray());
    }

    [TestMethod]
    public void ExamplesThatHoldAreSilent()
    {
        using GovernedFolder governed = Examples("\"fail\": [\"new SqlConnection()\", \"SQLCONNECTION\"], \"pass\": [\"SqlConnections\", \"\"]");

        Assert.IsTrue(governed.Check().Passed);
    }

    [TestMethod]
    public void AnExampleThatMustMatchAndDoesNotIsAFindingWhereItStands()
    {
        Marked marked = new("\"fail\": [\"SqlConnection\", [[\"SqlConnections\"]]]");
        using GovernedFolder governed = Examples(marked.Text);

        Finding finding = governed.Find(RuleCatalog.ExampleFails).Single();

        Assert.AreEqual(@"the pattern \bSqlConnection\b of layer ""w"" does not find its own example under ""fail"".", finding.Message);
        Assert.AreEqual(2, finding.Location.Line);
        Assert.AreEqual(marked.Column, finding.Location.Column);
    }

    [TestMethod]
    public void AnExampleThatMustNotMatchAndDoesIsAFindingWhereItStands()
    {
        Marked marked = new("\"pass\": [[\"a SqlConnection here\"]]");
        using GovernedFolder governed = Examples(marked.Text);

        Finding finding = governed.Find(RuleCatalog.ExampleFails).Single();

        Assert.AreEqual(@"the pattern \bSqlConnection\b of layer ""w"" finds its own example under ""pass"".", finding.Message);
        Assert.AreEqual(marked.Column, finding.Location.Column);
    }

    [TestMethod]
    [DataRow("strings", "", "var s = \\\"SqlConnection\\\";", "// SqlConnection", DisplayName = "C# where nothing else is said")]
    [DataRow("comments", "*.py", "# SqlConnection", "// SqlConnection", DisplayName = "Python where the rule is for Python")]
    [DataRow("code", "*.sql", "select SqlConnection", "-- SqlConnection", DisplayName = "SQL where the rule is for SQL")]
    public void AnExampleIsReadInTheRulesLanguage(string scope, string files, string fail, string pass)
    {
        string filter = files.Length == 0 ? "" : "\"files\": \"" + files + "\", ";
        using GovernedFolder governed = new("{ \"layers\": [ { \"name\": \"w\", \"glob\": \"*\", \"forbidden\": [ { \"pattern\": \"SqlConnection\", \"in\": \"" + scope + "\", " + filter
            + "\"examples\": { \"fail\": \"" + fail + "\", \"pass\": \"" + pass + "\" } } ] } ] }");
        governed.Write("a.cs", "");

        Assert.IsEmpty(governed.Find(RuleCatalog.ExampleFails));
        Assert.IsEmpty(governed.Find(RuleCatalog.MalformedContract));
    }

    [TestMethod]
    public void AnExampleMayHaveAnyLineEnd()
    {
        using GovernedFolder governed = new("""
            { "layers": [ { "name": "w", "glob": "*.cs", "forbidden": [ { "pattern": "a\\nb", "examples": { "fail": ["a\r\nb", "a\nb", "a\rb"] } } ] } ] }
            """);
        governed.Write("a.cs", "");

        Assert.IsEmpty(governed.Find(RuleCatalog.ExampleFails));
    }

    private static GovernedFolder Examples(string examples)
    {
        GovernedFolder governed = new("{ \"layers\": [ { \"name\": \"w\", \"glob\": \"*.cs\", \"forbidden\": [ { \"pattern\": \"\\\\bSqlConnection\\\\b\", \"examples\": {\n" + examples + " } } ] } ] }");
        governed.Write("a.cs", "");
        return governed;
    }
}
