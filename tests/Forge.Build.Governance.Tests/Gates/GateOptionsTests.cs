using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Gates;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Gates;

[TestClass]
public sealed class GateOptionsTests
{
    [TestMethod]
    [DataRow("", DecisionMode.Auto)]
    [DataRow("auto", DecisionMode.Auto)]
    [DataRow("required", DecisionMode.Required)]
    [DataRow("Required", DecisionMode.Required)]
    [DataRow("OFF", DecisionMode.Off)]
    [DataRow("never", DecisionMode.Required)]
    [DataRow("requierd", DecisionMode.Required)]
    [DataRow("7", DecisionMode.Required)]
    public void AWordSwitchesTheDecisionGateAndAnUnknownOneIsTheStrictest(string word, DecisionMode mode) => Assert.AreEqual(mode, GateOptions.DecisionModeOf(word));
}
