using System;
using System.Linq;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Findings;

[TestClass]
public sealed class StopCodeTests
{
    [TestMethod]
    [DataRow(StopCode.None, "")]
    [DataRow(StopCode.EvidenceMissing, "EVIDENCE_MISSING")]
    [DataRow(StopCode.AmbiguousIntent, "AMBIGUOUS_INTENT")]
    [DataRow(StopCode.ContractConflict, "CONTRACT_CONFLICT")]
    [DataRow(StopCode.RiskExceedsScope, "RISK_EXCEEDS_SCOPE")]
    [DataRow(StopCode.NonDeterministicBehavior, "NON_DETERMINISTIC_BEHAVIOR")]
    [DataRow(StopCode.EnvironmentLimitation, "ENVIRONMENT_LIMITATION")]
    public void AStopIsSpelledAsInTheContract(StopCode stop, string name) => Assert.AreEqual(name, stop.ContractName());

    [TestMethod]
    public void TheStopsAreNumberedFromNoneToSix()
        => CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4, 5, 6 }, Enum.GetValues<StopCode>().Select(stop => (int)stop).ToArray());

    [TestMethod]
    public void ANumberThatIsNoStopHasNoName() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ((StopCode)7).ContractName());
}
