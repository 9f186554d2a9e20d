using System.Linq;
using System.Text.Json;
using Forge.Build.Commands.Explaining;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Explaining;

[TestClass]
public sealed class ExplainTests
{
    [TestMethod]
    [DataRow("FORGE3101")]
    [DataRow("forge3101")]
    [DataRow("3101")]
    [DataRow(" Forge3101 ")]
    public void ACodeIsKnownHoweverItIsWritten(string word)
    {
        CommandReport report = ExplainRun.Run(word);

        Assert.AreEqual(0, report.ExitCode);
        Assert.AreEqual("FORGE3101: A forbidden pattern in a layer", report.Lines[0]);
        Assert.AreEqual("CONTRACT_CONFLICT, gate A4, error (Builder Contract 4)", report.Lines[1]);
        Assert.Contains("How to fix it", report.Lines);
    }

    [TestMethod]
    [DataRow("a4", "A4")]
    [DataRow("[A4]", "A4")]
    [DataRow("readgate", "ReadGate")]
    [DataRow("CONTRACT_CONFLICT", "CONTRACT_CONFLICT")]
    [DataRow("contract-conflict", "CONTRACT_CONFLICT")]
    public void AGateOrAStopListsItsCodes(string word, string id)
    {
        CommandReport report = ExplainRun.Run(word);
        Rule[] rules = RuleCatalog.All.Where(rule => rule.Gate == id || rule.Stop.ContractName() == id).ToArray();

        Assert.AreEqual(0, report.ExitCode);
        Assert.StartsWith(id + ": " + rules.Length + " code", report.Lines[0]);
        foreach (Rule rule in rules)
            Assert.ContainsSingle(report.Lines.Where(line => line.StartsWith(rule.Code) && line.EndsWith(rule.Title)));
    }

    [TestMethod]
    public void NothingListsEveryGateAndStop()
    {
        string text = string.Join('\n', ExplainRun.Run(" ").Lines);

        foreach (string id in RuleCatalog.All.SelectMany(rule => new[] { rule.Gate, rule.Stop.ContractName() }).Where(id => id.Length > 0))
            Assert.Contains("\n  " + id + " ", text);
    }

    [TestMethod]
    [DataRow("FROGE3101", "forge explain FORGE3101")]
    [DataRow("3l01", "forge explain 3101")]
    [DataRow("ReadGates", "forge explain ReadGate")]
    [DataRow("CONTRACT_CONFLCT", "forge explain CONTRACT_CONFLICT")]
    public void AnUnknownWordIsTwoAndNamesWhatIsNear(string word, string meant)
    {
        CommandReport report = ExplainRun.Run(word);

        Assert.AreEqual(2, report.ExitCode);
        Assert.Contains(meant, report.Lines[0]);
    }

    [TestMethod]
    [DataRow("\u001b[31m")]
    [DataRow("[]")]
    [DataRow("../../etc/passwd")]
    public void AStrangeWordIsUnknownAndHarmless(string word)
    {
        CommandReport report = ExplainRun.Run(word);

        Assert.AreEqual(2, report.ExitCode);
        Assert.DoesNotContain('\u001b', report.Lines[0]);
    }

    [TestMethod]
    public void EveryCodeIsExplainedAsJsonWithOrWithoutAPage()
    {
        foreach (Rule rule in RuleCatalog.All)
        {
            using JsonDocument json = JsonDocument.Parse(ReportJson.Of(ExplainRun.Run(rule.Code)));
            JsonElement data = json.RootElement.GetProperty("data");
            Assert.AreEqual(rule.Title, data.GetProperty("title").GetString());
            Assert.AreEqual(DiagnosticPage.Of(rule) is null, data.GetProperty("what").GetString()!.Length == 0, rule.Code);
        }
    }

    [TestMethod]
    public void AListAsJsonHoldsEachCodeOnceUnderItsGate()
    {
        using JsonDocument json = JsonDocument.Parse(ReportJson.Of(ExplainRun.Run("")));

        string[] codes = json.RootElement.GetProperty("data").GetProperty("gates").EnumerateArray()
            .SelectMany(gate => gate.GetProperty("codes").EnumerateArray()).Select(code => code.GetString()!).Order(System.StringComparer.Ordinal).ToArray();

        Assert.AreSequenceEqual(RuleCatalog.All.Select(rule => rule.Code).ToArray(), codes);
    }
}
