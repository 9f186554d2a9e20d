using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Gaps;

[TestClass]
public sealed class ActivationTests
{
    private static readonly AGap Plain = new("PLAIN", new AnAction("A"));

    [TestMethod]
    public void NothingTriggersWhereNothingAsks() => Assert.AreEqual("", Triggers(false, Plain, new AGap("OTHER") { Severity = "HIGH" }));

    [TestMethod]
    public void AFileThatAsksAsAWholeMeansAllItsGaps()
        => Assert.AreEqual("OTHER: RequiresDecision; PLAIN: RequiresDecision", Triggers(true, Plain, new AGap("OTHER")));

    [TestMethod]
    public void WhereOneGapIsMeantTheOthersAreNot()
    {
        AnAction asks = new("B", "Choose.") { RequiresDecision = true };

        foreach (bool file in new[] { true, false })
        {
            Assert.AreEqual("ASKS: RequiresDecision", Triggers(file, Plain, new AGap("ASKS", new AnAction("A"), asks)));
            Assert.AreEqual("WORST: Critical", Triggers(file, Plain, new AGap("WORST") { Severity = "CRITICAL" }));
            Assert.AreEqual("STAGE: StageAmbiguity", Triggers(file, Plain, new AGap("STAGE") { Category = "EXECUTION_STATE_INCONSISTENCY" }));
        }
    }

    [TestMethod]
    public void AGapMayHaveEveryReason()
        => Assert.AreEqual(
            "G: RequiresDecision Critical GovernanceConflict",
            Triggers(false, new AGap("G", new AnAction("A") { RequiresDecision = true }) { Category = "GOVERNANCE_MISMATCH", Severity = "CRITICAL" }));

    [TestMethod]
    [DataRow("Forge/Contracts/notes/rules.md")]
    [DataRow("Forge/Contracts")]
    [DataRow("forge\\contracts\\x.md")]
    [DataRow("./src/../Forge//Contracts/x.md")]
    [DataRow("/home/other/repo/Forge/Contracts/allowed_signers")]
    [DataRow("D:\\repo\\Forge\\Contracts\\allowed_signers")]
    [DataRow("CODE::Forge/Contracts/x.md::FILE")]
    [DataRow("`Forge/Contracts/x.md:12`")]
    [DataRow("forge.json")]
    [DataRow("./Forge.json#name")]
    [DataRow("boundaries.json")]
    [DataRow("docs/old/Physics.yaml#paths")]
    [DataRow("see manifesto.md.")]
    [DataRow("builder_directive.md")]
    [DataRow("a/directive.md")]
    public void AMismatchThatTouchesAContractIsAConflict(string entity)
        => Assert.AreEqual("G: GovernanceConflict", Triggers(false, Mismatch(entity)));

    [TestMethod]
    [DataRow("src/Contracts/Orders.cs")]
    [DataRow("docs/Forge/Contracts.md")]
    [DataRow("Forge/evidence/diff_log.md")]
    [DataRow("samples/app/forge.json")]
    [DataRow("DOC-CE-01::R004")]
    [DataRow("my_schema.md")]
    [DataRow("/")]
    [DataRow("..")]
    [DataRow("::")]
    [DataRow("")]
    public void AMismatchThatTouchesNoneIsNot(string entity) => Assert.AreEqual("", Triggers(false, Mismatch(entity)));

    [TestMethod]
    public void AnAbsolutePathIntoThisRepositoryIsKnown()
    {
        using TempFolder folder = new();
        folder.Write("Contracts/blueprint.md", "x");
        folder.Make("evidence");
        ForgeRepository repository = ForgeRepository.TryOpen(folder.Root)!;
        string[] Ask(string entity) => Activation.Of(repository, GapFiles.Read(false, Mismatch(entity))).Select(gap => gap.Gap.Id).ToArray();

        Assert.HasCount(1, Ask(folder.At("Contracts/x.md")));
        Assert.HasCount(1, Ask("Contracts/x.md"));
        Assert.HasCount(1, Ask(folder.At("forge.json")));
        Assert.IsEmpty(Ask(folder.At("src/Contracts/x.md")));
        Assert.IsEmpty(Ask("src/Contracts/x.md"));
    }

    [TestMethod]
    public void OnlyAMismatchIsAConflict()
        => Assert.AreEqual("", Triggers(false, Mismatch("Forge/Contracts/physics.yaml") with { Category = "STRUCTURAL_DRIFT" }));

    private static AGap Mismatch(string entity) => new("G") { Category = "GOVERNANCE_MISMATCH", Entities = new[] { entity } };

    private static string Triggers(bool file, params AGap[] gaps)
    {
        using GovernedFolder folder = GovernedFolder.Forbidding("x");
        IReadOnlyList<TriggeringGap> triggering = Activation.Of(folder.Repository, GapFiles.Read(file, gaps));
        return string.Join("; ", triggering.Select(gap => gap.Gap.Id + ": " + string.Join(' ', gap.Triggers)));
    }
}
