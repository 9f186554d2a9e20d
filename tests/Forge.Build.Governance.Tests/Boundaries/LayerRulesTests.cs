using System.Linq;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries;

/// <summary>Which rules a file is under, and which part of it counts.</summary>
[TestClass]
public sealed class LayerRulesTests
{
    [TestMethod]
    public void AFileInTwoLayersIsUnderTheRulesOfBoth()
    {
        using GovernedFolder governed = new("""
            { "layers": [
              { "name": "web", "glob": "src/Web/**/*.cs", "forbidden": [ { "pattern": "Sql" } ] },
              { "name": "all", "glob": "src/**/*.cs", "forbidden": [ { "pattern": "Sql" }, { "pattern": "Thread" } ] }
            ] }
            """);
        governed.Write("src/Web/a.cs", "Sql Thread");
        governed.Write("src/Data/b.cs", "Sql");

        string[] messages = governed.Find(RuleCatalog.ForbiddenPattern)
            .Select(finding => finding.Location.Path + " " + finding.Message.Split('"')[1]).ToArray();

        CollectionAssert.AreEqual(new[] { "src/Data/b.cs all", "src/Web/a.cs all", "src/Web/a.cs web", "src/Web/a.cs all" }, messages);
    }

    [TestMethod]
    public void AFileInNoLayerMayHoldAnything()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        governed.Write("a.sql", "Sql");
        governed.Write("b.cs", "");

        Assert.AreEqual("", governed.Violations());
    }

    [TestMethod]
    public void AnExcludedFileMayHoldAnything()
    {
        using GovernedFolder governed = new("""
            { "layers": [ { "name": "w", "glob": "src/**/*.cs", "exclude": ["**/*.g.cs", "src/Old/**"], "forbidden": [ { "pattern": "Sql" } ] } ] }
            """);
        governed.Write("src/a.cs", "Sql");
        governed.Write("src/a.g.cs", "Sql");
        governed.Write("src/Old/deep/a.cs", "Sql");

        Assert.AreEqual("src/a.cs(1,1,1,4)", governed.Violations());
    }

    [TestMethod]
    public void ARuleMayBeForSomeFilesOnly()
    {
        using GovernedFolder governed = new("""
            { "layers": [ { "name": "w", "glob": "src/**/*", "forbidden": [
              { "pattern": "Sql", "files": ["*.cs", "src/py/*"] },
              { "pattern": "Thread" } ] } ] }
            """);
        governed.Write("src/deep/a.cs", "Sql Thread");
        governed.Write("src/a.ts", "Sql Thread");
        governed.Write("src/py/a.py", "Sql");
        governed.Write("src/py/deep/a.py", "Sql");

        Assert.AreEqual("src/a.ts(1,5,1,11) src/deep/a.cs(1,1,1,4) src/deep/a.cs(1,5,1,11) src/py/a.py(1,1,1,4)", governed.Violations());
    }

    [TestMethod]
    [DataRow("any", "1,1 1,13 2,4")]
    [DataRow("code", "1,1")]
    [DataRow("strings", "1,13")]
    [DataRow("comments", "2,4")]
    public void ARuleMayBeForAPartOfTheTextOnly(string scope, string expected)
    {
        using GovernedFolder governed = new("""{ "layers": [ { "name": "w", "glob": "*.cs", "forbidden": [ { "pattern": "sql", "in": "SCOPE" } ] } ] }""".Replace("SCOPE", scope));
        governed.Write("a.cs", "Sql.Run(\"x: sql\");\n// SQL\n");

        Assert.AreEqual(
            expected,
            string.Join(' ', governed.Find(RuleCatalog.ForbiddenPattern).Select(finding => finding.Location.Line + "," + finding.Location.Column)));
    }

    [TestMethod]
    public void TheShownTextOfAScopedMatchIsTheFilesOwn()
    {
        using GovernedFolder governed = new("""{ "layers": [ { "name": "w", "glob": "*.cs", "forbidden": [ { "pattern": "a.{3}b", "in": "code" } ] } ] }""");
        governed.Write("a.cs", "a/**/ b; a(1)b;");

        Assert.AreEqual(10, governed.Find(RuleCatalog.ForbiddenPattern).Single().Location.Column);
    }

    [TestMethod]
    public void AScopedPatternMayMatchOverWhatIsMasked()
    {
        using GovernedFolder governed = new("""{ "layers": [ { "name": "w", "glob": "*.cs", "forbidden": [ { "pattern": "new +Sql", "in": "code" } ] } ] }""");
        governed.Write("a.cs", "x = new/* c */Sql();");

        Assert.AreEqual("a.cs(1,5,1,18)", governed.Violations());
    }

    [TestMethod]
    public void AScopedPatternMayMatchOverLinesThatAreMasked()
    {
        using GovernedFolder governed = new("""{ "layers": [ { "name": "w", "glob": "*.cs", "forbidden": [ { "pattern": "new\\s+Sql", "in": "code" } ] } ] }""");
        governed.Write("a.cs", "x = new // why\r\n  Sql();");

        Assert.AreEqual("a.cs(1,5,2,6)", governed.Violations());
    }

    [TestMethod]
    public void AScopeDoesNotNarrowAFileOfAnUnknownLanguage()
    {
        using GovernedFolder governed = new("""{ "layers": [ { "name": "w", "glob": "*.xyz", "forbidden": [ { "pattern": "sql", "in": "comments" } ] } ] }""");
        governed.Write("a.xyz", "sql");

        Assert.AreEqual("a.xyz(1,1,1,4)", governed.Violations());
    }

    [TestMethod]
    public void SkippedFoldersAndNestedRootsHoldNoViolations()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        governed.Write("obj/a.cs", "Sql");
        governed.Write("node_modules/a.cs", "Sql");
        governed.Write("samples/forge.json", "{}");
        governed.Write("samples/a.cs", "Sql");
        governed.Write("clean.cs", "");

        Assert.AreEqual("", governed.Violations());
    }

    [TestMethod]
    public void AFileBehindALinkIsScannedUnderTheLinksPath()
    {
        using GovernedFolder governed = new("""{ "layers": [ { "name": "w", "glob": "linked/*.cs", "forbidden": [ { "pattern": "Sql" } ] } ] }""");
        governed.Write("real/a.cs", "Sql");
        governed.Files.LinkFolder("linked", "real");
        governed.Files.LinkFile("linked/b.cs", "a.cs");

        Assert.AreEqual("linked/a.cs(1,1,1,4) linked/b.cs(1,1,1,4)", governed.Violations());
    }
}
