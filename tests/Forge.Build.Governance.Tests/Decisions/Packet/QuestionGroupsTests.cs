using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Tests.Decisions.Gaps;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Packet;

[TestClass]
public sealed class QuestionGroupsTests
{
    private static readonly AnAction Write = new("A1", "Write it.", "docs", "GENERATE_DOCUMENT", "docs/1.md");
    private static readonly AnAction Drop = new("B1", "Drop the requirement.", "scope");

    [TestMethod]
    public void GapsThatOfferTheSameAreOneQuestion()
    {
        IReadOnlyList<QuestionGroup> groups = Packets.Groups(
            new AGap("G3", Drop with { Id = "B3" }, Write with { Id = "A3", Target = "docs/3.md", Template = "t.md" }),
            new AGap("G2", Drop), new AGap("G1", Write, Drop));

        Assert.HasCount(2, groups);
        CollectionAssert.AreEqual(new[] { "G1", "G3" }, groups[0].Gaps.Select(gap => gap.Gap.Id).ToArray());
        CollectionAssert.AreEqual(new[] { "G2" }, groups[1].Gaps.Select(gap => gap.Gap.Id).ToArray());
    }

    [TestMethod]
    public void OptionsAreInAStableOrderAndApproveTheirActionsOfEachGap()
    {
        QuestionGroup group = Packets.Groups(
            new AGap("G2", Drop with { Id = "B2" }, Write with { Id = "A2", Target = "docs/2.md" }) { Severity = "HIGH" },
            new AGap("G1", Write, Drop) { Category = "STRUCTURAL_DRIFT" })
            .Single();

        CollectionAssert.AreEqual(new[] { "OPTION-A", "OPTION-B" }, group.Options.Select(option => option.Id).ToArray());
        Assert.AreEqual(("Drop the requirement.", "scope", "HIGH"), (group.Options[0].Description, group.Options[0].ImpactScope, group.Options[0].RiskLevel));
        Assert.AreEqual(("Write it.", "docs", "HIGH"), (group.Options[1].Description, group.Options[1].ImpactScope, group.Options[1].RiskLevel));
        CollectionAssert.AreEqual(
            new[]
            {
                new ApprovedAction("G1", "A1", GapCategory.StructuralDrift, ActionKind.GenerateDocument, "docs/1.md", "", ""),
                new ApprovedAction("G2", "A2", GapCategory.UnimplementedRequirement, ActionKind.GenerateDocument, "docs/2.md", "", ""),
            },
            group.Options[1].Approves.ToArray());
    }

    [TestMethod]
    public void OneActionIsOfferedBesideItsRefusal()
    {
        QuestionGroup group = Packets.Groups(new AGap("G1", Write) { Severity = "MEDIUM" }).Single();
        DecisionOption refusal = group.Options[1];

        Assert.HasCount(2, group.Options);
        Assert.AreEqual("Write it.", group.Options[0].Description);
        Assert.AreEqual(("OPTION-B", "none", "MEDIUM"), (refusal.Id, refusal.ImpactScope, refusal.RiskLevel));
        Assert.IsEmpty(refusal.Approves);
        CollectionAssert.AreEqual(
            new[]
            {
                "G1 (UNIMPLEMENTED_REQUIREMENT, MEDIUM): stays open",
                "invalidates artifacts/backfill", "invalidates artifacts/execute", "invalidates artifacts/closure",
            },
            refusal.DownstreamEffects.ToArray());
    }

    [TestMethod]
    [DataRow("", "docs/a.md", "", "", "G (ORPHAN_CODE, LOW): A is left to the Execute module for docs/a.md")]
    [DataRow("", "", "", "t.md", "G (ORPHAN_CODE, LOW): A is left to the Execute module with template t.md")]
    [DataRow("", "", "", "", "G (ORPHAN_CODE, LOW): A is left to the Execute module")]
    [DataRow("CREATE_DIRECTORY", "docs/a", "", "", "G (ORPHAN_CODE, LOW): A CREATE_DIRECTORY creates docs/a")]
    [DataRow("CREATE_STUB", "docs/a.md", "", "t.md", "G (ORPHAN_CODE, LOW): A GENERATE_STUB creates docs/a.md from template t.md")]
    [DataRow("NORMALIZE_NAME", "docs/a.md", "docs/A.md", "", "G (ORPHAN_CODE, LOW): A NORMALIZE_NAME creates docs/a.md as a copy of docs/A.md")]
    [DataRow("GENERATE_STUB", "", "", "", "G (ORPHAN_CODE, LOW): A GENERATE_STUB names no target")]
    [DataRow("GENERATE_STUB", "docs/a.md from template t.md", "", "", "G (ORPHAN_CODE, LOW): A GENERATE_STUB creates \"docs/a.md from template t.md\"")]
    [DataRow("GENERATE_STUB", "a\"", "", "", "G (ORPHAN_CODE, LOW): A GENERATE_STUB creates \"a\\\"\"")]
    public void AnEffectSaysExactlyWhatIsDone(string type, string target, string source, string template, string effect)
    {
        AnAction action = new("A", Type: type, Target: target, Template: template) { Source = source };

        Assert.AreEqual(effect, Packets.Groups(new AGap("G", action) { Category = "ORPHAN_CODE" })[0].Options[0].DownstreamEffects[0]);
    }

    [TestMethod]
    public void TheIdOfAGroupIsMadeOfWhatItsActionsAre()
    {
        string Id(params AnAction[] actions) => Packets.Groups(new AGap("G", actions))[0].Id;
        string id = Id(Write, Drop);

        Assert.AreEqual("GROUP-", id.Substring(0, 6));
        Assert.IsTrue(id.Length == 14 && id.Skip(6).All(c => "0123456789abcdef".Contains(c)), id);
        Assert.AreEqual(id, Id(Drop with { Id = "X", Description = " Drop the requirement. " }, Write with { Id = "Y", Target = "z.md", Template = "t" }));
        string[] others = { Id(Write), Id(Write with { Type = "GENERATE_STUB" }, Drop), Id(Write with { Impact = "x" }, Drop), Id(Write, Drop with { Description = "x" }) };
        Assert.HasCount(5, others.Append(id).Distinct());
        Assert.AreNotEqual(Id(new AnAction("A", "ab", "c")), Id(new AnAction("A", "a", "bc")));
    }

    [TestMethod]
    public void AfterTheTwentySixthOptionTwoLettersFollow()
    {
        AnAction[] actions = Enumerable.Range(0, 703).Select(i => new AnAction("A" + i, "Do " + i.ToString("d4"))).ToArray();

        string[] ids = Packets.Groups(new AGap("G", actions)).Single().Options.Select(option => option.Id).ToArray();

        Assert.AreEqual("OPTION-Z OPTION-AA OPTION-AB", string.Join(' ', ids.Skip(25).Take(3)));
        Assert.AreEqual("OPTION-AZ OPTION-BA", string.Join(' ', ids.Skip(51).Take(2)));
        Assert.AreEqual("OPTION-ZZ OPTION-AAA", string.Join(' ', ids.Skip(701)));
        Assert.HasCount(703, ids.Distinct());
    }

    [TestMethod]
    public void AGapThatOffersNothingIsFoundAtItsId()
    {
        Finding finding = Packets.Findings(new AGap("G1"), new AGap("G2", Write)).Single();

        Assert.AreEqual(RuleCatalog.NothingToChoose, finding.Rule);
        Assert.AreEqual((8, 17), (finding.Location.Line, finding.Location.Column));
    }

    [TestMethod]
    public void OneOptionTwiceIsFoundAtTheSecond()
    {
        Finding finding = Packets.Findings(new AGap("G", Drop, Drop with { Id = "B2", Description = "Drop the requirement. ", Target = "x" })).Single();

        Assert.AreEqual(RuleCatalog.DuplicateOption, finding.Rule);
        Assert.AreEqual((20, 24), (finding.Location.Line, finding.Location.Column));
        StringAssert.Contains(finding.Message, "\"B1\" in line 15");
    }

    [TestMethod]
    public void OptionsThatReadAlikeAreFoundAtTheSecond()
    {
        AnAction alike = Drop with { Id = "B2", Description = "drop  the Requirement.", Impact = "all" };

        Finding finding = Packets.Findings(new AGap("G1", Drop, Write, alike), new AGap("G2", Write)).Single();

        Assert.AreEqual(RuleCatalog.OptionsAlike, finding.Rule);
        Assert.AreEqual(27, finding.Location.Line);
        StringAssert.Contains(finding.Message, "\"B2\" of gap \"G1\" has the same description as action \"B1\" in line 15");
    }

    [TestMethod]
    public void AnActionThatReadsLikeItsRefusalIsFound()
    {
        string refusal = Packets.Groups(new AGap("G", Write))[0].Options[1].Description;

        Assert.AreEqual(RuleCatalog.OptionsAlike, Packets.Findings(new AGap("G", Write with { Description = refusal.ToUpperInvariant() })).Single().Rule);
        Assert.HasCount(2, Packets.Groups(new AGap("G", Write with { Description = refusal }, Drop))[0].Options);
    }

    [TestMethod]
    public void NoGapsAreNoQuestions()
    {
        Assert.IsEmpty(QuestionGroups.Of(new List<TriggeringGap>(), out IReadOnlyList<Finding> findings));
        Assert.IsEmpty(findings);
    }

    [TestMethod]
    public void TwoQuestionsWithOneIdAreFound()
    {
        // Found by trial: the first 32 bits of their hashes are equal.
        AGap first = new("G1", new AnAction("A1", "Do 49709.")), second = new("G2", new AnAction("A2", "Do 73064."));

        Finding finding = Packets.Findings(first, second).Single();

        Assert.AreEqual(Packets.Groups(first)[0].Id, Packets.Groups(second)[0].Id);
        Assert.AreEqual(RuleCatalog.OptionsAlike, finding.Rule);
        Assert.AreEqual(22, finding.Location.Line);
        StringAssert.Contains(finding.Message, "both have the id GROUP-a9df3609");
    }
}
