using System.IO;
using System.Linq;
using System.Text.Json;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Reports;

/// <summary>What is written and what <c>schemas/report.schema.json</c> promises are the same members.</summary>
[TestClass]
public sealed class SchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(OwnRepository.Root, "schemas", "report.schema.json"))).RootElement;

    private static readonly CommandReport Report = new("check", 1, [new Finding(RuleCatalog.ForbiddenPattern, new SourceLocation("a", 1, 1, 1, 1), "m", "f")], ["l"])
    {
        Data = json => json.WriteNullValue(),
    };

    [TestMethod]
    public void TheReportHasTheMembersOfTheSchema()
    {
        using JsonDocument json = JsonDocument.Parse(ReportJson.Of(Report));

        Assert.AreSequenceEqual(Names(Schema.GetProperty("properties")), Names(json.RootElement));
        Assert.AreEqual(ReportJson.SchemaVersion, Schema.GetProperty("properties").GetProperty("schemaVersion").GetProperty("const").GetInt32());
    }

    [TestMethod]
    public void AFindingHasTheMembersOfTheSchemaAndAllAreRequired()
    {
        using JsonDocument json = JsonDocument.Parse(ReportJson.Of(Report));
        JsonElement finding = Schema.GetProperty("definitions").GetProperty("finding");

        Assert.AreSequenceEqual(Names(finding.GetProperty("properties")), Names(json.RootElement.GetProperty("findings")[0]));
        Assert.AreSequenceEqual(finding.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).ToArray(), Names(finding.GetProperty("properties")));
    }

    [TestMethod]
    public void EveryStopAndSeverityIsInTheSchema()
    {
        JsonElement properties = Schema.GetProperty("definitions").GetProperty("finding").GetProperty("properties");
        string[] stops = Values(properties.GetProperty("stop")), severities = Values(properties.GetProperty("severity"));

        foreach (Rule rule in RuleCatalog.All)
        {
            Assert.Contains(rule.Stop.ContractName(), stops);
            Assert.Contains(rule.Severity.ToString().ToLowerInvariant(), severities);
        }
    }

    private static string[] Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name).ToArray();

    private static string[] Values(JsonElement element) => element.GetProperty("enum").EnumerateArray().Select(value => value.GetString()!).ToArray();
}
