using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries;

[TestClass]
public sealed class KnownViolationsTests
{
    [TestMethod]
    [DataRow("src/Old.cs", DisplayName = "a path")]
    [DataRow("SRC/OLD.CS", DisplayName = "a path in another case")]
    [DataRow(@".\\src\\Old.cs", DisplayName = "a path with backslashes")]
    [DataRow("Old.cs", DisplayName = "a bare name")]
    [DataRow("old.CS", DisplayName = "a bare name in another case")]
    public void AKnownViolationIsAccepted(string file)
    {
        using GovernedFolder governed = Known(file, "Sql");
        governed.Write("src/Old.cs", "Sql sql");

        Assert.AreEqual("", governed.Violations());
        Assert.AreEqual("2 violations are accepted by \"known_violations\".", governed.Find(RuleCatalog.KnownViolationsAccepted).Single().Message);
        Assert.IsTrue(governed.Check().Passed);
    }

    [TestMethod]
    public void OneIsCountedAsOne()
    {
        using GovernedFolder governed = Known("Old.cs", "Sql");
        governed.Write("Old.cs", "Sql");

        Assert.AreEqual("1 violation is accepted by \"known_violations\".", governed.Find(RuleCatalog.KnownViolationsAccepted).Single().Message);
    }

    [TestMethod]
    public void EveryAcceptedMatchIsCountedHoweverFewAreShown()
    {
        foreach (int count in new[] { 5, 20_000 })
        {
            using GovernedFolder governed = Known("Old.cs", "Sql");
            governed.Write("Old.cs", string.Concat(Enumerable.Repeat("Sql ", count)));

            string message = governed.Check(maxFindings: 2).Findings.Single(finding => finding.Rule == RuleCatalog.KnownViolationsAccepted).Message;

            Assert.MatchesRegex("^(" + count + "|at least [0-9]+) violations are accepted", message);
        }
    }

    [TestMethod]
    public void AViolationInAnotherFileIsNotAccepted()
    {
        using GovernedFolder governed = Known("src/Old.cs", "Sql");
        governed.Write("src/Old.cs", "Sql");
        governed.Write("src/deep/Old.cs", "Sql");
        governed.Write("src/Old.py", "Sql");
        governed.Write("Old.cs", "Sql");

        Assert.AreEqual("Old.cs(1,1,1,4) src/Old.py(1,1,1,4) src/deep/Old.cs(1,1,1,4)", governed.Violations());
    }

    [TestMethod]
    public void ABareNameIsTheWholeName()
    {
        using GovernedFolder governed = Known("Old.cs", "Sql");
        governed.Write("src/Old.cs", "Sql");
        governed.Write("src/VeryOld.cs", "Sql");

        Assert.AreEqual("src/VeryOld.cs(1,1,1,4)", governed.Violations());
    }

    [TestMethod]
    public void AnotherPatternInTheSameFileIsNotAccepted()
    {
        using GovernedFolder governed = Known("Old.cs", "Sql");
        governed.Write("Old.cs", "Sql Thread");

        Assert.AreEqual("Old.cs(1,5,1,11)", governed.Violations());
    }

    [TestMethod]
    public void TheSamePatternInAnotherLayerIsNotAccepted()
    {
        using GovernedFolder governed = new("""
            { "layers": [
              { "name": "a", "glob": "*.cs", "forbidden": [ { "pattern": "Sql" } ] },
              { "name": "b", "glob": "*.cs", "forbidden": [ { "pattern": "Sql" } ] } ],
              "known_violations": [ { "layer": "A", "file": "Old.cs", "pattern": "Sql" } ] }
            """);
        governed.Write("Old.cs", "Sql");

        Assert.StartsWith("layer \"b\" must not", governed.Find(RuleCatalog.ForbiddenPattern).Single().Message);
    }

    [TestMethod]
    [DataRow("web", "src/Old.cs", "Sql", "the known violation in src/Old.cs no longer exists: the file holds no match of Sql.")]
    [DataRow("web", "src/Gone.cs", "Sql", "the known violation in src/Gone.cs no longer exists: the file holds no match of Sql.")]
    [DataRow("web", "src/Old.cs", "SQL", "a known violation names a pattern that layer \"web\" does not have: SQL.")]
    [DataRow("wob", "src/Old.cs", "Sql", "a known violation names a layer that does not exist: \"wob\".")]
    public void AnEntryThatAcceptsNothingIsStale(string layer, string file, string pattern, string message)
    {
        using GovernedFolder governed = new("{ \"layers\": [ { \"name\": \"web\", \"glob\": \"src/*.cs\", \"forbidden\": [ { \"pattern\": \"Sql\" } ] } ],\n"
            + "  \"known_violations\": [ { \"layer\": \"" + layer + "\", \"file\": \"" + file + "\", \"pattern\": \"" + pattern + "\" } ] }");
        governed.Write("src/Old.cs", "clean now");

        Finding finding = governed.Find(RuleCatalog.StaleKnownViolation).Single();

        Assert.AreEqual(message, finding.Message);
        Assert.AreEqual(new SourceLocation(GovernedFolder.BoundariesPath, 2, 25, 2, 26), finding.Location);
        Assert.IsEmpty(governed.Find(RuleCatalog.KnownViolationsAccepted));
    }

    [TestMethod]
    public void TwoEntriesForOneViolationAreBothTrue()
    {
        using GovernedFolder governed = new("""
            { "layers": [ { "name": "web", "glob": "src/*.cs", "forbidden": [ { "pattern": "Sql" } ] } ],
              "known_violations": [ { "layer": "web", "file": "Old.cs", "pattern": "Sql" }, { "layer": "web", "file": "src/Old.cs", "pattern": "Sql" } ] }
            """);
        governed.Write("src/Old.cs", "Sql");

        Assert.IsEmpty(governed.Find(RuleCatalog.StaleKnownViolation));
        Assert.StartsWith("1 violation is", governed.Find(RuleCatalog.KnownViolationsAccepted).Single().Message);
    }

    [TestMethod]
    public void WhereAFileWasNotCheckedNothingIsCalledStale()
    {
        using GovernedFolder governed = Known("src/Old.cs", "Sql");
        governed.Write("src/Old.cs", "Sql");
        governed.Files.Close("src/Old.cs");

        Assert.IsEmpty(governed.Find(RuleCatalog.StaleKnownViolation));
    }

    [TestMethod]
    public void WhereALinkIsBrokenNothingIsCalledStale()
    {
        using GovernedFolder governed = Known("src/Old.cs", "Sql");
        governed.Files.LinkFile("src/Old.cs", "nowhere.cs");
        governed.Write("a.cs", "");

        Assert.IsEmpty(governed.Find(RuleCatalog.StaleKnownViolation));
    }

    [TestMethod]
    public void ARuleThatCouldNotBeReadMakesItsKnownViolationNotStale()
    {
        using GovernedFolder governed = new("""
            { "layers": [ { "name": "web", "glob": "src/*.cs", "forbidden": [ { "pattern": "Thread" }, { "patern": "Sql" } ] } ],
              "known_violations": [ { "layer": "web", "file": "src/Old.cs", "pattern": "Sql" } ] }
            """);
        governed.Write("src/Old.cs", "Sql");

        Assert.HasCount(1, governed.Find(RuleCatalog.MalformedContract));
        Assert.IsEmpty(governed.Find(RuleCatalog.StaleKnownViolation));
    }

    [TestMethod]
    public void WhatIsAcceptedWithAWarmCacheIsTheSame()
    {
        using GovernedFolder governed = Known("Old.cs", "Sql");
        governed.Write("src/Old.cs", "Sql Thread");

        GateReport cold = governed.Check(CacheMode.On);

        Assert.AreEqual(GovernedFolder.Text(cold), GovernedFolder.Text(governed.Check(CacheMode.On)));
    }

    private static GovernedFolder Known(string file, string pattern)
        => new("{ \"layers\": [ { \"name\": \"web\", \"glob\": \"**/*.{cs,py}\", \"forbidden\": [ { \"pattern\": \"Sql\" }, { \"pattern\": \"Thread\" } ] } ],"
            + " \"known_violations\": [ { \"layer\": \"Web\", \"file\": \"" + file + "\", \"pattern\": \"" + pattern + "\" } ] }");
}
