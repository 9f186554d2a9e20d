using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Structure;

[TestClass]
public sealed class GateSwitchesTests
{
    [TestMethod]
    [DataRow("{}")]
    [DataRow("{ \"gates\": {} }")]
    [DataRow("{ \"gates\": null }")]
    [DataRow("{ \"gates\": { \"limits\": \"on\", \"physics\": true } }")]
    [DataRow("// a comment\n{ \"gates\": { \"limits\": \"on\", }, }")]
    public void AllGatesAreOn(string json)
    {
        GateSwitches switches = Read(json);

        Assert.IsEmpty(switches.Findings);
        Assert.IsTrue(GateSwitches.Names.All(switches.IsOn));
    }

    [TestMethod]
    public void EachGateCanBeSwitchedOffAndSaysSoAtItsSwitch()
    {
        foreach (string name in GateSwitches.Names)
        {
            GateSwitches switches = Read("{\n  \"gates\": {\n    \"" + name + "\": \"off\"\n  }\n}");

            Finding finding = switches.Findings.Single();
            Assert.AreEqual(RuleCatalog.StructureGateOff, finding.Rule);
            Assert.AreEqual(3, finding.Location.Line);
            Assert.AreEqual("[Structure] the gate \"" + name + "\" is off.", finding.Text.Substring(0, finding.Text.IndexOf(" Fix:")));
            CollectionAssert.AreEqual(new[] { name }, GateSwitches.Names.Where(gate => !switches.IsOn(gate)).ToArray());
        }
    }

    [TestMethod]
    public void OneGateCanBeRequired()
    {
        Assert.AreEqual(GateSwitch.Required, Read("{ \"gates\": { \"evidenceBundle\": \"required\" } }")["evidenceBundle"]);
        Assert.AreEqual("FORGE3001 (1,24,1,34)", Places("{ \"gates\": { \"limits\": \"required\" } }"));
    }

    [TestMethod]
    [DataRow("{ \"gates\": { \"power\": \"off\" } }", "FORGE3001 (1,14,1,21)", DisplayName = "an unknown gate")]
    [DataRow("{ \"gates\": { \"Limits\": \"off\" } }", "FORGE3001 (1,14,1,22)", DisplayName = "another case")]
    [DataRow("{ \"gates\": { \"limits\": \"Off\" } }", "FORGE3001 (1,24,1,29)", DisplayName = "an unknown word")]
    [DataRow("{ \"gates\": { \"limits\": 0 } }", "FORGE3001 (1,24,1,25)", DisplayName = "a number")]
    [DataRow("{ \"gates\": [\"limits\"] }", "FORGE3001 (1,12,1,13)", DisplayName = "an array")]
    [DataRow("[\"gates\"]", "FORGE3001 (1,1,1,2)", DisplayName = "no object at all")]
    public void WhatIsNoSwitchIsAFindingAtItsPlace(string json, string places)
    {
        Assert.AreEqual(places, Places(json));
        Assert.IsTrue(Read(json).IsOn("limits"));
    }

    [TestMethod]
    public void ATextThatIsNoJsonSwitchesNothing()
    {
        GateSwitches switches = Read("{ \"gates\": { \"limits\": \"off\"");

        Assert.AreEqual(RuleCatalog.MalformedContract, switches.Findings.Single().Rule);
        Assert.IsTrue(switches.IsOn("limits"));
    }

    [TestMethod]
    public void OfTwoSwitchesTheStricterHolds()
    {
        GateSwitches switches = Read("{ \"gates\": { \"limits\": \"on\", \"limits\": \"off\" } }");

        Assert.IsTrue(switches.IsOn("limits"));
        Assert.IsTrue(switches.Findings.Any(finding => finding.Rule == RuleCatalog.MalformedContract));
    }

    [TestMethod]
    public void ANameInEscapesCounts()
    {
        Assert.IsFalse(Read("{ \"g\\u0061tes\": { \"limits\": \"off\" } }").IsOn("limits"));
    }

    [TestMethod]
    public void AFileThatSaysNothingOfGatesIsNotJudged()
    {
        Assert.IsEmpty(Read("{ this is no JSON").Findings);
    }

    [TestMethod]
    public void AFileThatCannotBeReadIsAFinding()
    {
        GateSwitches switches = GateSwitches.Read(new ContractFile("forge.json", ContractState.Unreadable, null, "a link leads it out of the project root."));

        Assert.AreEqual(RuleCatalog.ContractUnreadable, switches.Findings.Single().Rule);
        Assert.IsTrue(GateSwitches.Names.All(switches.IsOn));
    }

    private static GateSwitches Read(string json) => GateSwitches.Read(new ContractFile("forge.json", ContractState.Present, new SourceText(json)));

    private static string Places(string json)
        => string.Join(' ', Read(json).Findings.Order(Finding.Order).Select(finding
            => finding.Rule.Code + " (" + finding.Location.Line + "," + finding.Location.Column + "," + finding.Location.EndLine + "," + finding.Location.EndColumn + ")"));
}
