using System;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests.Decisions.Gaps;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Gates;

[TestClass]
public sealed class GateRunnerTests
{
    [TestMethod]
    public void ASoundRepositoryPasses()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        governed.Write("a.cs", "");

        GateReport report = governed.Check();

        Assert.IsTrue(report.Passed);
        CollectionAssert.AreEqual(new[] { RuleCatalog.BoundariesLookedAt }, report.Findings.Select(finding => finding.Rule).ToArray());
    }

    [TestMethod]
    public void ABrokenRuleDoesNotPass()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        governed.Write("a.cs", "Sql");

        Assert.IsFalse(governed.Check().Passed);
    }

    [TestMethod]
    public void EveryGateSpeaksAndFindingsComeInOneOrder()
    {
        using GovernedFolder governed = Troubled();

        GateReport report = governed.Check();

        CollectionAssert.AreEqual(report.Findings.Order(Finding.Order).ToArray(), report.Findings.ToArray());
        CollectionAssert.IsSubsetOf(
            new[] { RuleCatalog.ContractMissing, RuleCatalog.ForbiddenPattern, RuleCatalog.EmptyLayer, RuleCatalog.StaleKnownViolation, RuleCatalog.SourceInNoLayer },
            report.Findings.Select(finding => finding.Rule).Distinct().ToArray());
    }

    [TestMethod]
    [DataRow("{ \"gates\": { \"powershell\": \"on\" }, }}", DisplayName = "no JSON")]
    [DataRow("[ \"gates\" ]", DisplayName = "no object")]
    [DataRow("{ \"gates\": {}, \"gates\": {} }", DisplayName = "a name twice")]
    public void WhatTwoGatesReadInOneFileIsOneFinding(string forgeJson)
    {
        using GovernedFolder governed = WithBackfill();
        Assert.Contains(RuleCatalog.BackfillDue, governed.Check().Findings.Select(finding => finding.Rule).ToArray());
        governed.Write("forge.json", forgeJson);

        Finding finding = governed.Find(RuleCatalog.MalformedContract).Single();

        Assert.AreEqual("forge.json", finding.Location.Path);
        Assert.Contains("a gate is switched as", finding.Fix);
    }

    [TestMethod]
    public void TwoCausesInOneFileAreTwoFindings()
    {
        using GovernedFolder governed = WithBackfill();
        governed.Write("forge.json", "{ \"gates\": { \"powershell\": 1 },\n  \"backfill\": { \"namespaces\": [\"..\"] } }");

        CollectionAssert.AreEqual(new[] { 1, 2 }, governed.Find(RuleCatalog.MalformedContract).Select(finding => finding.Location.Line).ToArray());
    }

    [TestMethod]
    public void AFileThatCannotBeReadIsOneFindingWhoeverReadsIt()
    {
        using GovernedFolder governed = WithBackfill();
        governed.Write("forge.json", new byte[17 * 1024 * 1024]);

        Assert.AreEqual("forge.json", governed.Find(RuleCatalog.ContractUnreadable).Single().Location.Path);
    }

    [TestMethod]
    public void TwoRunsReportTheSameText()
    {
        using GovernedFolder governed = Troubled();
        string first = GovernedFolder.Text(governed.Check());

        for (int i = 0; i < 5; i++)
            Assert.AreEqual(first, GovernedFolder.Text(governed.Check()));
    }

    [TestMethod]
    public void TheSameTreeInAnotherPlaceReportsTheSameText()
    {
        using GovernedFolder here = Troubled();
        using GovernedFolder there = Troubled();

        Assert.AreEqual(GovernedFolder.Text(here.Check()), GovernedFolder.Text(there.Check()));
        Assert.DoesNotContain(Path.GetTempPath(), GovernedFolder.Text(here.Check()));
    }

    [TestMethod]
    public void MoreFindingsThanAreShownAreCutWithAWarning()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql", "Thread");
        governed.Write("a.cs", string.Concat(Enumerable.Repeat("Sql\n", 3)));
        governed.Write("b.cs", string.Concat(Enumerable.Repeat("Sql Thread\n", 9)));
        governed.Write("c.cs", "Sql");

        GateReport report = governed.Check(maxFindings: 5);

        Assert.AreEqual(
            "a.cs1 a.cs2 a.cs3 b.cs1 b.cs1",
            string.Join(' ', report.Findings
                .Where(finding => finding.Rule == RuleCatalog.ForbiddenPattern).Select(finding => finding.Location.Path + finding.Location.Line)));
        Finding cut = report.Findings.Single(finding => finding.Rule == RuleCatalog.FindingsCut);
        Assert.MatchesRegex("^FORGE3101 was found at least [0-9]+ times; the first 5 are shown\\.$", cut.Message);
        Assert.AreEqual(SourceLocation.None, cut.Location);
        CollectionAssert.AreEqual(report.Findings.Order(Finding.Order).ToArray(), report.Findings.ToArray());
        Assert.IsFalse(report.Passed);
    }

    [TestMethod]
    public void AsManyFindingsAsAreShownAreNotCut()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        governed.Write("a.cs", "Sql Sql Sql");

        GateReport report = governed.Check(maxFindings: 3);

        Assert.IsFalse(report.Findings.Any(finding => finding.Rule == RuleCatalog.FindingsCut));
        Assert.HasCount(3, report.Findings.Where(finding => finding.Rule == RuleCatalog.ForbiddenPattern));
    }

    [TestMethod]
    public void AllFindingsAreShownWhereThereIsNoLimit()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql", @"T\s");
        governed.Write("a.cs", string.Concat(Enumerable.Repeat("Sql T ", 500)));

        Assert.HasCount(1000, governed.Check(maxFindings: int.MaxValue).Findings.Where(finding => finding.Rule == RuleCatalog.ForbiddenPattern));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(0)]
    [DataRow(-5)]
    public void HoweverFewFindingsAreShownABrokenRuleBlocks(int maxFindings)
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        governed.Write("a.cs", "Sql Sql");

        Assert.IsFalse(governed.Check(maxFindings: maxFindings).Passed);
    }

    [TestMethod]
    public void MalformedBoundariesDoNotSilenceTheReadGate()
    {
        using GovernedFolder governed = new("{ malformed");
        File.Delete(governed.Files.At("Forge/Contracts/schema.md"));

        GateReport report = governed.Check();

        CollectionAssert.AreEquivalent(
            new[] { RuleCatalog.MalformedContract, RuleCatalog.ContractMissing }, report.Findings.Select(finding => finding.Rule).ToArray());
    }

    [TestMethod]
    public void BoundariesThatAreHalfRightAreCheckedForThatHalf()
    {
        using GovernedFolder governed = new("""
            { "layers": [ { "name": "a", "glob": "*.cs", "forbidden": [ { "pattern": "Sql" }, { "pattern": 1 } ] }, { "name": "b" } ] }
            """);
        governed.Write("a.cs", "Sql");

        Assert.AreEqual("a.cs(1,1,1,4)", governed.Violations());
        Assert.IsNotEmpty(governed.Find(RuleCatalog.MalformedContract));
    }

    [TestMethod]
    public void WithoutBoundariesTheReadGateSpeaksAlone()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        File.Delete(governed.Files.At(GovernedFolder.BoundariesPath));
        governed.Write("a.cs", "Sql");

        Assert.AreSame(RuleCatalog.ContractMissing, governed.Check().Findings.Single().Rule);
    }

    [TestMethod]
    public void ACancelledBuildEndsTheGates()
    {
        using GovernedFolder governed = GovernedFolder.Forbidding("Sql");

        Assert.Throws<OperationCanceledException>(
            () => GateRunner.Run(governed.Repository, new GateOptions(Cache: CacheMode.Off), new CancellationToken(canceled: true)));
    }

    [TestMethod]
    public void NothingIsWrittenWithoutACache()
    {
        using GovernedFolder governed = Troubled();
        string[] before = Directory.GetFileSystemEntries(governed.Files.Root, "*", SearchOption.AllDirectories);

        governed.Check(CacheMode.Off);
        governed.Check(CacheMode.WhenPresent);

        CollectionAssert.AreEquivalent(before, Directory.GetFileSystemEntries(governed.Files.Root, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void WithACacheOnlyItsOwnFolderIsWritten()
    {
        using GovernedFolder governed = Troubled();
        string[] before = Directory.GetFileSystemEntries(governed.Files.Root, "*", SearchOption.AllDirectories);

        governed.Check(CacheMode.On);

        CollectionAssert.AreEquivalent(
            before, Directory.GetFileSystemEntries(governed.Files.Root, "*", SearchOption.AllDirectories)
                .Where(path => !path.Contains(".forge", StringComparison.Ordinal)).ToArray());
    }

    [TestMethod]
    public void AnExceptionOfAGateIsACodedFindingWithoutAStackTrace()
    {
        Finding finding = GateFailure.Of(Thrown(new InvalidOperationException("boom")));

        Assert.AreSame(RuleCatalog.GateFailed, finding.Rule);
        Assert.AreEqual(StopCode.EnvironmentLimitation, finding.Rule.Stop);
        Assert.Contains("InvalidOperationException: boom", finding.Message);
        Assert.DoesNotContain('\n', finding.Message);
        Assert.DoesNotContain("   at ", finding.Message);
    }

    [TestMethod]
    public void AnExceptionOfAnotherThreadIsNamedItself()
        => Assert.Contains(
            "InvalidOperationException: boom", GateFailure.Of(new AggregateException(new InvalidOperationException("boom"))).Message);

    [TestMethod]
    [DataRow("Gr\u00fc\u00dfe")]
    [DataRow("with space")]
    [DataRow("a;b%20c'd\"e")]
    [DataRow("$(Prop)@(Item)")]
    [DataRow("-dash")]
    public void ARootMayHaveAnyName(string name)
    {
        using TempFolder folder = new();
        folder.Write(name + "/Forge/Contracts/boundaries.json", GovernedFolder.Boundaries("Sql"));
        folder.Write(name + "/" + name + "/a.cs", "Sql");

        GateReport report = GateRunner.Run(ForgeRepository.TryOpen(folder.At(name))!, new GateOptions(Cache: CacheMode.On));

        Assert.AreEqual(name + "/a.cs", report.Findings.Single(finding => finding.Rule == RuleCatalog.ForbiddenPattern).Location.Path);
    }

    private static Exception Thrown(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }

    // A document is approved without a person, so the backfill asks forge.json which folders are open.
    private static GovernedFolder WithBackfill()
    {
        GovernedFolder governed = GovernedFolder.Forbidding("Sql");
        governed.Write("a.cs", "");
        governed.Write(GapFiles.Path, GapFiles.Text(false, new AGap("GAP-1", new AnAction("ACT-1", Type: "GENERATE_DOCUMENT", Target: "docs/a.md")) { Category = "STRUCTURAL_DRIFT" }));
        return governed;
    }

    private static GovernedFolder Troubled()
    {
        GovernedFolder governed = new("""
            { "layers": [
                { "name": "src", "glob": "src/**/*.cs", "forbidden": [ { "pattern": "Sql", "reason": "r" }, { "pattern": "S\\w+", "reason": "r" } ] },
                { "name": "none", "glob": "none/*.cs", "forbidden": [ { "pattern": "x" } ] } ],
              "known_violations": [ { "layer": "src", "file": "gone.cs", "pattern": "Sql" } ] }
            """);
        for (int i = 0; i < 30; i++)
            governed.Write("src/" + i + "/a.cs", "Sql\nSql Sqlx");
        governed.Write("tools/x.py", "");
        File.Delete(governed.Files.At("Forge/Contracts/manifesto.md"));
        return governed;
    }
}
