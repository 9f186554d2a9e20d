using System.Linq;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries;

[TestClass]
public sealed class ViolationPositionTests
{
    [TestMethod]
    [DataRow("SqlConnection", "[[SqlConnection]]", DisplayName = "the whole file")]
    [DataRow("SqlConnection", "using System;\n\nnew [[SqlConnection]]();\n", DisplayName = "in the third line")]
    [DataRow("sqlconnection", "var x = [[SQLCONNECTION]];\n", DisplayName = "whatever the case")]
    [DataRow("SqlConnection", "a;\r\nb; [[SqlConnection]]\r\n", DisplayName = "after CRLF")]
    [DataRow("SqlConnection", "a;\rb; [[SqlConnection]]\r", DisplayName = "after lone CR")]
    [DataRow("SqlConnection", "a;\n\rb;\r\n\n[[SqlConnection]]", DisplayName = "after mixed line ends")]
    [DataRow("SqlConnection", "/* \u00e9\u4e2d\U0001F600 */ [[SqlConnection]]", DisplayName = "columns count UTF-16 code units")]
    [DataRow("SqlConnection", "\t\t[[SqlConnection]]", DisplayName = "a tab is one column")]
    [DataRow(@"new\s+Sql", "x = [[new\n    Sql]]Connection()", DisplayName = "over two lines")]
    [DataRow(@"new\s+Sql", "x = [[new\r\n\r\n  Sql]]Connection()", DisplayName = "over three lines with CRLF")]
    [DataRow("if.*type.*end", "x\n[[if a type b end]] c\n", DisplayName = "with dots")]
    [DataRow("a.{0,9}b", "a\nb [[a1b]]", DisplayName = "a dot stops at the line end")]
    [DataRow("(?s)a.{0,3}b", "x [[a\nb]]", DisplayName = "unless it is told not to")]
    [DataRow("^using", "[[using]] A;\nusing B;\n", DisplayName = "^ is the start of the file")]
    [DataRow("end$", "end\n[[end]]\n", DisplayName = "$ is the end of the file")]
    [DataRow("(?m)^using B", "using A;\n[[using B]];\n", DisplayName = "unless it is told that every line counts")]
    [DataRow("ab[^]]c", "x [[ab\nc]]", DisplayName = "a class that holds the line end")]
    [DataRow("caf\u00e9", "x [[CAF\u00c9]] y", DisplayName = "case outside of ASCII")]
    [DataRow("import os", "[[import os]]\n", DisplayName = "with a blank")]
    [DataRow(@"\p{Lu}{3}x", "1 [[abcx]]", DisplayName = "without any literal")]
    [DataRow("(?<=new )Sql", "new [[Sql]]Connection", DisplayName = "look behind")]
    [DataRow(@"(\w)\1ab", "x [[zzab]]", DisplayName = "back reference")]
    [DataRow("[k]elvin", "x [[\u212aelvin]]", DisplayName = "the Kelvin sign in a class")]
    [DataRow("kelvin", "x [[\u212aelvin]]", DisplayName = "the Kelvin sign for a letter")]
    public void AMatchIsFoundExactlyWhereItStands(string pattern, string text)
    {
        Marked marked = new(text);
        using GovernedFolder governed = GovernedFolder.Forbidding(pattern);
        governed.Write("src/a.cs", marked.Text);

        Finding finding = governed.Find(RuleCatalog.ForbiddenPattern).Single();

        Assert.AreEqual(marked.In("src/a.cs"), finding.Location);
    }

    [TestMethod]
    public void EveryMatchIsAFinding()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("foo", "bar");
        governed.Write("b.cs", "foo bar foo\nFOO\n");
        governed.Write("a.py", "bar");

        Assert.AreEqual("a.py(1,1,1,4) b.cs(1,1,1,4) b.cs(1,5,1,8) b.cs(1,9,1,12) b.cs(2,1,2,4)", governed.Violations());
    }

    [TestMethod]
    public void TwoRulesThatMatchTheSameTextAreTwoFindings()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("foobar", "bar", "foo");
        governed.Write("a.cs", "foobar");

        Assert.AreEqual("a.cs(1,1,1,7) a.cs(1,1,1,4) a.cs(1,4,1,7)", string.Join(' ', governed.Find(RuleCatalog.ForbiddenPattern)
            .OrderBy(finding => finding.Location.Column).ThenByDescending(finding => finding.Location.EndColumn)
            .Select(finding => "a.cs(1," + finding.Location.Column + ",1," + finding.Location.EndColumn + ")")));
    }

    [TestMethod]
    public void AFileWithoutAMatchIsClean()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("SqlConnection");
        governed.Write("a.cs", "SqlConn ection");
        governed.Write("empty.cs", "");

        Assert.IsTrue(governed.Check().Passed);
    }

    [TestMethod]
    public void AnInitFileIsScannedToo()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("sqlalchemy");
        governed.Write("app/__init__.py", "import sqlalchemy");

        Assert.AreEqual("app/__init__.py(1,8,1,18)", governed.Violations());
    }

    [TestMethod]
    public void TheMessageNamesLayerTextPatternAndReason()
    {
        using GovernedFolder governed = new("""
            { "layers": [
              { "name": "web", "glob": "*.cs", "forbidden": [
                { "pattern": "Sql\\w+", "reason": "Call a repository" } ] } ] }
            """);
        governed.Write("a.cs", "new SqlConnection()");

        Finding finding = governed.Find(RuleCatalog.ForbiddenPattern).Single();

        Assert.AreEqual("layer \"web\" must not contain \"SqlConnection\" (pattern Sql\\w+): Call a repository.", finding.Message);
        Assert.AreEqual(
            "take it out of this file, or call the layer whose job it is; the rule stands in Forge/Contracts/boundaries.json(3).", finding.Fix);
    }

    [TestMethod]
    public void ALongMatchIsShownFromItsBeginning()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x+");
        governed.Write("a.cs", new string('x', 500));

        Finding finding = governed.Find(RuleCatalog.ForbiddenPattern).Single();

        Assert.Contains("\"" + new string('x', 60) + "...\"", finding.Message);
        Assert.AreEqual(501, finding.Location.EndColumn);
    }

    [TestMethod]
    public void AMatchOverLinesIsShownByItsFirstLine()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding(@"new\s+Sql");
        governed.Write("a.cs", "new  \nSql");

        Assert.Contains("\"new  ...\"", governed.Find(RuleCatalog.ForbiddenPattern).Single().Message);
    }

    [TestMethod]
    public void AMatchThatSteersATerminalIsShownEscaped()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("evil.{0,9}");
        governed.Write("a.cs", "evil\u001b[31m\u202e##vso[x]");

        string message = governed.Find(RuleCatalog.ForbiddenPattern).Single().Message;

        Assert.Contains(@"evil\u001b[31m\u202e##v", message);
        Assert.IsTrue(message.All(c => c is >= ' ' and <= '~'), message);
    }
}
