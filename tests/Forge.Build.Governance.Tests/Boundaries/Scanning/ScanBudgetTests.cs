using System.Diagnostics;
using System.Linq;
using Forge.Build.Governance.Boundaries.Scanning;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Boundaries.Scanning;

[TestClass]
public sealed class ScanBudgetTests
{
    [TestMethod]
    public void APatternThatTimedOutTwiceIsNotRunAgainAndOthersAre()
    {
        ScanBudget budget = new(2);

        budget.Charge(0, 1, timedOut: true);
        Assert.IsTrue(budget.Covers(0));
        budget.Charge(0, 1, timedOut: true);

        Assert.IsFalse(budget.Covers(0));
        Assert.IsTrue(budget.Covers(1));
    }

    [TestMethod]
    public void ManyPatternsThatTimeOutEndTheScan()
    {
        ScanBudget budget = new(9);

        for (int rule = 0; rule < 8; rule++)
            budget.Charge(rule, 1, timedOut: true);

        Assert.IsFalse(budget.Covers(8));
    }

    [TestMethod]
    public void SlowPatternsThatNeverTimeOutEndTheScanToo()
    {
        ScanBudget budget = new(1);

        budget.Charge(0, 119 * Stopwatch.Frequency, timedOut: false);
        Assert.IsTrue(budget.Covers(0));
        budget.Charge(0, 2 * Stopwatch.Frequency, timedOut: false);

        Assert.IsFalse(budget.Covers(0));
    }

    [TestMethod]
    [Timeout(120_000)]
    public void AFileThatAPatternDidNotFinishIsAFindingThatNamesBoth()
    {
        using GovernedFolder governed = new("{ \"layers\": [ { \"name\": \"web\", \"glob\": \"*.cs\", \"forbidden\": [\n { \"pattern\": \"(?=x)x(a+)+b\" }, { \"pattern\": \"Sql\" } ] } ] }");
        governed.Write("slow.cs", "Sql x" + new string('a', 60));
        governed.Write("quick.cs", "xaab");

        GateReport report = governed.Check();

        Finding finding = report.Findings.Single(finding => finding.Rule == RuleCatalog.PatternTimedOut);
        Assert.AreEqual(SourceLocation.StartOf("slow.cs"), finding.Location);
        Assert.AreEqual("the pattern (?=x)x(a+)+b of layer \"web\" took too long, so this file was not checked for it.", finding.Message);
        Assert.Contains("Forge/Contracts/boundaries.json(2)", finding.Fix);
        CollectionAssert.AreEqual(
            new[] { "quick.cs", "slow.cs" }, report.Findings
                .Where(finding => finding.Rule == RuleCatalog.ForbiddenPattern).Select(finding => finding.Location.Path).ToArray());
    }
}
