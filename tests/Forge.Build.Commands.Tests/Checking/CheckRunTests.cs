using System.Linq;
using System.Text.Json;
using System.Threading;
using Forge.Build.Commands.Checking;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Checking;

[TestClass]
public sealed class CheckRunTests
{
    [TestMethod]
    public void ItSaysWhatABuildSays()
    {
        using GovernedFolder folder = GovernedFolder.Forbidding("secret");
        folder.Write("a.cs", "// secret\n");

        CommandReport report = CheckRun.Run(folder.Repository, noCache: true, CancellationToken.None);

        Assert.AreEqual(1, report.ExitCode);
        Assert.AreSequenceEqual(folder.Check().Findings.Select(finding => finding.Text).ToArray(), report.Findings.Select(finding => finding.Text).ToArray());
        Assert.AreEqual("1 error. What a code means: forge explain FORGE3101", report.Lines.Single());
        Assert.IsFalse(System.IO.Path.Exists(folder.Files.At(".forge")), "nothing is kept without a cache");
    }

    [TestMethod]
    public void ItPassesWhereNothingBlocks()
    {
        using GovernedFolder folder = GovernedFolder.Forbidding("secret");
        folder.Write("a.cs", "// known\n");

        CommandReport report = CheckRun.Run(folder.Repository, noCache: true, CancellationToken.None);

        Assert.AreEqual(0, report.ExitCode);
        Assert.AreEqual("The gates pass.", report.Lines.Single());
        using JsonDocument json = JsonDocument.Parse(ReportJson.Of(report));
        Assert.IsTrue(json.RootElement.GetProperty("data").GetProperty("passed").GetBoolean());
    }

    [TestMethod]
    public void WhatIsKeptChangesNoVerdict()
    {
        using GovernedFolder folder = GovernedFolder.Forbidding("secret");
        folder.Write("a.cs", "// secret\n");

        CommandReport first = CheckRun.Run(folder.Repository, noCache: false, CancellationToken.None), second = CheckRun.Run(folder.Repository, noCache: false, CancellationToken.None);

        Assert.AreEqual(ReportJson.Of(first), ReportJson.Of(second));
        Assert.AreEqual(RuleCatalog.ForbiddenPattern, second.Findings.Single(finding => finding.Rule.Severity == Severity.Error).Rule);
    }
}
