using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Findings;

[TestClass]
public sealed class SarifReportTests
{
    private static readonly Finding Violation = new(
        RuleCatalog.ForbiddenPattern, new SourceLocation("src/Web/Orders.cs", 12, 9, 12, 15), "must not contain \"x\".", "take it out.");

    [TestMethod]
    public void TheLogIsSarif210()
    {
        JsonElement log = Parse(SarifReport.Serialise([Violation]));

        Assert.AreEqual("2.1.0", log.GetProperty("version").GetString());
        Assert.AreEqual(1, log.GetProperty("runs").GetArrayLength());
        Assert.AreEqual("utf16CodeUnits", log.GetProperty("runs")[0].GetProperty("columnKind").GetString());
    }

    [TestMethod]
    public void ALogWithoutFindingsIsSarifToo()
        => Assert.AreEqual(0, Parse(SarifReport.Serialise([])).GetProperty("runs")[0].GetProperty("results").GetArrayLength());

    [TestMethod]
    public void EveryRuleOfTheCatalogIsDescribed()
    {
        JsonElement rules = Run(SarifReport.Serialise([])).GetProperty("tool").GetProperty("driver").GetProperty("rules");

        CollectionAssert.AreEqual(
            RuleCatalog.All.Select(rule => rule.Code).ToArray(), rules.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToArray());
    }

    [TestMethod]
    public void AResultHasItsRuleLevelTextAndRange()
    {
        JsonElement result = Result(Violation);
        JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        JsonElement region = place.GetProperty("region");

        Assert.AreEqual("FORGE3101", result.GetProperty("ruleId").GetString());
        Assert.AreEqual("error", result.GetProperty("level").GetString());
        Assert.AreEqual(Violation.Text, result.GetProperty("message").GetProperty("text").GetString());
        Assert.AreEqual("src/Web/Orders.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        CollectionAssert.AreEqual(
            new[] { 12, 9, 12, 15 },
            new[] { "startLine", "startColumn", "endLine", "endColumn" }.Select(name => region.GetProperty(name).GetInt32()).ToArray());
    }

    [TestMethod]
    [DataRow("FORGE3101", "error")]
    [DataRow("FORGE0103", "warning")]
    [DataRow("FORGE0105", "note")]
    [DataRow("FORGE0101", "note")]
    public void TheLevelFollowsTheSeverity(string code, string level)
    {
        Rule rule = RuleCatalog.All.Single(rule => rule.Code == code);

        Assert.AreEqual(level, Result(new Finding(rule, SourceLocation.None, "x", "")).GetProperty("level").GetString());
    }

    [TestMethod]
    [DataRow("a b/c#d.cs", "a%20b/c%23d.cs")]
    [DataRow("100%/x?.cs", "100%25/x%3F.cs")]
    [DataRow("caf\u00e9.cs", "caf%C3%A9.cs")]
    [DataRow("a:b.cs", "a%3Ab.cs")]
    [DataRow("[a]{b}.cs", "%5Ba%5D%7Bb%7D.cs")]
    public void APathIsAUri(string path, string uri)
    {
        JsonElement result = Result(Violation with { Location = new SourceLocation(path, 1, 1, 1, 1) });

        string? written = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString();
        Assert.AreEqual(uri, written);
        Assert.AreEqual(path, Uri.UnescapeDataString(written!));
    }

    [TestMethod]
    public void AFindingWithoutAFileHasNoLocation()
        => Assert.IsFalse(Result(Violation with { Location = SourceLocation.None }).TryGetProperty("locations", out _));

    [TestMethod]
    public void AFindingWithoutALineHasNoRegion()
    {
        JsonElement result = Result(Violation with { Location = new SourceLocation("a.cs") });

        Assert.IsFalse(result.GetProperty("locations")[0].GetProperty("physicalLocation").TryGetProperty("region", out _));
    }

    [TestMethod]
    public void AnUnknownColumnIsLeftOut()
    {
        JsonElement result = Result(Violation with { Location = new SourceLocation("a.cs", 3) });

        // SARIF 2.1.0, 3.30: the smallest column is 1.
        JsonElement region = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        Assert.IsTrue(region.EnumerateObject().All(member => member.Value.GetInt32() > 0), region.ToString());
    }

    [TestMethod]
    public void HostileTextIsEscapedAndStillJson()
    {
        Finding hostile = Violation with { Message = "\"}]\u202e\0\ud800</script>##vso[x]", Location = new SourceLocation("\ud800\n\".cs", 1, 1, 1, 1) };

        string? text = Result(hostile).GetProperty("message").GetProperty("text").GetString();
        Assert.AreEqual(PrintableText.Escape(hostile.Text), text);
    }

    [TestMethod]
    public void TheSameFindingsGiveTheSameBytes()
        => CollectionAssert.AreEqual(SarifReport.Serialise([Violation, Violation]), SarifReport.Serialise([Violation, Violation]));

    [TestMethod]
    public void TheLogIsWrittenWholeIntoAFolderThatIsMadeForIt()
    {
        using TempFolder folder = new();
        string path = folder.At("logs/deep/forge.sarif");

        SarifReport.Write(path, [Violation]);

        CollectionAssert.AreEqual(SarifReport.Serialise([Violation]), File.ReadAllBytes(path));
        Assert.HasCount(1, Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [TestMethod]
    public void AnEarlierLogIsReplaced()
    {
        using TempFolder folder = new();
        folder.Write("forge.sarif", new string('x', 100_000));

        SarifReport.Write(folder.At("forge.sarif"), []);

        CollectionAssert.AreEqual(SarifReport.Serialise([]), File.ReadAllBytes(folder.At("forge.sarif")));
    }

    [TestMethod]
    public void TheLogHasNoByteOrderMark() => Assert.AreEqual((byte)'{', SarifReport.Serialise([])[0]);

    private static JsonElement Parse(byte[] bytes) => JsonDocument.Parse(new UTF8Encoding(false, true).GetString(bytes)).RootElement;

    private static JsonElement Run(byte[] bytes) => Parse(bytes).GetProperty("runs")[0];

    private static JsonElement Result(Finding finding) => Run(SarifReport.Serialise([finding])).GetProperty("results")[0];
}
