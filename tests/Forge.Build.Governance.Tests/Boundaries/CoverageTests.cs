using System;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries;

[TestClass]
public sealed class CoverageTests
{
    [TestMethod]
    public void SourceInNoLayerIsCountedInOneNoticeAndListedForThoseWhoAsk()
    {
        using GovernedFolder governed = Covering("notice");

        GateReport report = governed.Check();

        Finding finding = report.Findings.Single(finding => finding.Rule == RuleCatalog.SourceInNoLayer);
        Assert.AreEqual("2 source files lie in no layer; -v:detailed lists them.", finding.Message);
        Assert.AreEqual(SourceLocation.StartOf(GovernedFolder.BoundariesPath), finding.Location);
        CollectionAssert.AreEqual(new[] { "tools/a.py lies in no layer", "tools/b.CS lies in no layer" }, Said(report));
        Assert.IsTrue(report.Passed);
    }

    [TestMethod]
    public void WithErrorEachIsAFinding()
    {
        using GovernedFolder governed = Covering("error");

        GateReport report = governed.Check();

        CollectionAssert.AreEqual(
            new[] { SourceLocation.StartOf("tools/a.py"), SourceLocation.StartOf("tools/b.CS") },
            report.Findings.Where(finding => finding.Rule == RuleCatalog.UncoveredSource).Select(finding => finding.Location).ToArray());
        Assert.IsFalse(report.Passed);
    }

    [TestMethod]
    public void WithOffNothingIsSaid()
    {
        using GovernedFolder governed = Covering("off");

        GateReport report = governed.Check();

        Assert.IsFalse(report.Findings.Any(finding => finding.Rule == RuleCatalog.SourceInNoLayer || finding.Rule == RuleCatalog.UncoveredSource));
        Assert.IsEmpty(Said(report));
    }

    [TestMethod]
    public void WhereAllSourceIsCoveredNothingIsSaid()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        governed.Write("a.cs", "");
        governed.Write("readme.md", "");

        Assert.IsEmpty(governed.Find(RuleCatalog.SourceInNoLayer));
    }

    [TestMethod]
    public void WhatWasLookedAtIsSaid()
    {
        using GovernedFolder governed = new("""
            { "layers": [
              { "name": "a", "glob": "a/*.cs", "forbidden": [ { "pattern": "x" }, { "pattern": "y" } ] },
              { "name": "all", "glob": "**/*.cs", "forbidden": [ { "pattern": "z" } ] } ] }
            """);
        governed.Write("a/1.cs", "");
        governed.Write("b/2.cs", "");

        Assert.AreEqual("looked at 2 files of 2 layers with 3 patterns.", governed.Find(RuleCatalog.BoundariesLookedAt).Single().Message);
    }

    [TestMethod]
    public void OneOfEachIsSaidInTheSingular()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("x{9}");
        governed.Write("1.cs", "");

        Assert.AreEqual("looked at 1 file of 1 layer with 1 pattern.", governed.Find(RuleCatalog.BoundariesLookedAt).Single().Message);
    }

    // The other gates say what they looked at, too.
    private static string[] Said(GateReport report) => report.Details.Where(line => !line.StartsWith("[Structure]", StringComparison.Ordinal)).ToArray();

    private static GovernedFolder Covering(string coverage)
    {
        GovernedFolder governed = new("{ \"coverage\": \"" + coverage + "\", \"layers\": [ { \"name\": \"w\", \"glob\": \"src/*.cs\", \"forbidden\": [ { \"pattern\": \"Sql\" } ] } ] }");
        governed.Write("src/a.cs", "");
        governed.Write("tools/a.py", "");
        governed.Write("tools/b.CS", "");
        governed.Write("tools/readme.md", "");
        return governed;
    }
}
