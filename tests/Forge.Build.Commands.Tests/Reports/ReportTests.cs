using System.Linq;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Reports;

[TestClass]
public sealed class ReportTests
{
    private static readonly Finding Finding = new(RuleCatalog.ForbiddenPattern, new SourceLocation("src/a,b:c.cs", 2, 3, 2, 9), "100 % \u001b[31mred\n::error::x", "mend it.");

    [TestMethod]
    public void AnAnnotationIsOneLineThatTheRepositoryCannotForge()
    {
        string line = GitHubAnnotations.Of([Finding]).Single();

        Assert.StartsWith("::error file=src/a%2Cb%3Ac.cs,line=2,endLine=2,col=3,endColumn=9,title=FORGE3101 CONTRACT_CONFLICT::[A4] 100 %25 ", line);
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain('\u001b', line);
    }

    [TestMethod]
    public void TheMachinesLimitsAloneAreTwoAnythingElseIsOne()
    {
        Finding limit = new(RuleCatalog.GateFailed, SourceLocation.None, "x", "");

        Assert.AreEqual(0, CommandReport.Of("check", System.Array.Empty<Finding>()).ExitCode);
        Assert.AreEqual(1, CommandReport.Of("check", new[] { limit, Finding }).ExitCode);
        Assert.AreEqual(2, CommandReport.Of("check", new[] { limit }).ExitCode);
    }

    [TestMethod]
    public void JsonHoldsFindingsLinesAndData()
    {
        string json = ReportJson.Of(new CommandReport("check", 1, [Finding], ["done"]) { Data = writer => writer.WriteStringValue("more") });

        Assert.Contains("\"command\": \"check\"", json);
        Assert.Contains("\"code\": \"FORGE3101\"", json);
        Assert.Contains("\"data\": \"more\"", json);
    }
}
