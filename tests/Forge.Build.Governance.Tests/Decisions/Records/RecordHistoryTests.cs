using System.IO;
using System.Linq;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests.Audit.Authorization;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Records;

[TestClass]
public sealed class RecordHistoryTests
{
    private static readonly DecisionRecord Other = Decided.Record(1) with { SelectedOptionId = "OPTION-B" };

    [TestMethod]
    [DataRow("")]
    [DataRow("projects/shop/")]
    public void ARewrittenRecordDiffersFromItsFirstVersion(string below)
    {
        using OwnedFolder folder = new(below);
        folder.Decide(Decided.Record(1));
        string first = folder.Commit();
        folder.Decide(Other);
        Assert.AreEqual("FORGE3312 DECISION-1.md(1,1) |", folder.Judged());
        // A commit of the edit does not heal it.
        folder.Commit();

        Finding finding = folder.Decisions().Findings.Single();

        Assert.AreEqual(RuleCatalog.RecordRewritten, finding.Rule);
        Assert.Contains(first[..12], finding.Message);
        Assert.StartsWith("run \"git checkout " + first + " -- artifacts/decisions/DECISION-1.md\" in the project root", finding.Fix);
        folder.Git("checkout", "-q", first, "--", below + Decided.PathOf(1));
        Assert.AreEqual("| 1", folder.Judged());
    }

    [TestMethod]
    public void ABrokenEditOfACommittedRecordIsToldOnceAndCanBeRestored()
    {
        using OwnedFolder folder = new();
        string text = DecisionRecordWriter.TextOf(folder.Decide(Decided.Record(1)));
        string first = folder.Commit();

        folder.Write(Decided.PathOf(1), text.Replace("OPTION-A\n", "OPTION-B\n"));
        Finding altered = folder.Decisions().Findings.Single();
        folder.Write(Decided.PathOf(1), text + "more\n");
        Finding malformed = folder.Decisions().Findings.Single();
        File.Delete(folder.At(Decided.PathOf(1)));
        Directory.CreateDirectory(folder.At(Decided.PathOf(1)));
        Finding unreadable = folder.Decisions().Findings.Single();

        Assert.AreEqual("FORGE3311 FORGE3310 FORGE6301", string.Join(' ', altered.Rule.Code, malformed.Rule.Code, unreadable.Rule.Code));
        foreach (Finding finding in new[] { altered, malformed, unreadable })
            Assert.StartsWith("run \"git checkout " + first + " -- artifacts/decisions/DECISION-1.md\"", finding.Fix);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("projects/shop/")]
    public void ADeletedRecordIsMissed(string below)
    {
        using OwnedFolder folder = new(below);
        folder.Decide(Decided.Record(1));
        string first = folder.Commit();
        folder.Decide(Decided.Record(2));
        folder.Commit();
        File.Delete(folder.At(Decided.PathOf(1)));
        File.Delete(folder.At(Decided.PathOf(2)));
        folder.Commit();

        DecisionRecords records = folder.Decisions();

        Assert.AreEqual("FORGE3314 DECISION-1.md(1,1) FORGE3314 DECISION-2.md(1,1) |", records.Verdict());
        Assert.AreEqual(
            "run \"git checkout " + first + " -- artifacts/decisions/DECISION-1.md\" in the project root, which restores it as it was first committed.",
            records.Findings[0].Fix);
        Assert.AreEqual(2, records.LastNumber);
        Assert.AreEqual("it does not exist", records.WhyNot("DECISION-1"));
    }

    [TestMethod]
    public void ARenamedRecordIsADeletedOneAndItsNumberIsTaken()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1));
        folder.Commit();
        File.Move(folder.At(Decided.PathOf(1)), folder.At("artifacts/decisions/DECISION-1.better.md"));
        folder.Commit();

        Assert.AreEqual("FORGE3314 DECISION-1.md(1,1) |", folder.Judged());
        Assert.AreEqual("another file had its number, and was deleted", folder.Decisions().WhyNot("DECISION-1"));
    }

    [TestMethod]
    public void ADeletedRecordLeavesNoSecondFinding()
    {
        using OwnedFolder folder = new();
        foreach (int number in new[] { 1, 2 })
            folder.Decide(Decided.Record(number, "a") with { Supersedes = number == 2 ? "DECISION-1" : "" });
        folder.Commit();
        File.Delete(folder.At(Decided.PathOf(1)));

        Assert.AreEqual("FORGE3314 DECISION-1.md(1,1) | 2", folder.Judged());
    }

    [TestMethod]
    public void ARecordThatABranchAddedAndAMergeDroppedIsMissed()
    {
        using OwnedFolder folder = new();
        folder.Commit();
        folder.Git("checkout", "-q", "-b", "side");
        folder.Decide(Decided.Record(1));
        folder.Commit();
        folder.Git("checkout", "-q", "main");
        folder.Commit("elsewhere");
        folder.Git("merge", "-q", "--no-ff", "-s", "ours", "-m", "dropped", "side");

        Assert.AreEqual("FORGE3314 DECISION-1.md(1,1) |", folder.Judged());
    }

    [TestMethod]
    public void AMergedRecordIsTheOneOfItsBranch()
    {
        using OwnedFolder folder = new();
        folder.Commit();
        folder.Git("checkout", "-q", "-b", "side");
        folder.Decide(Decided.Record(1));
        folder.Commit();
        folder.Git("checkout", "-q", "main");
        folder.Commit("elsewhere");
        folder.Git("merge", "-q", "--no-ff", "-m", "merged", "side");
        Assert.AreEqual("| 1", folder.Judged());

        folder.Decide(Other);

        Assert.AreEqual("FORGE3312 DECISION-1.md(1,1) |", folder.Judged());
    }

    [TestMethod]
    public void OfTwoBranchesEitherVersionMayBeKeptAndNoThird()
    {
        using OwnedFolder folder = new();
        folder.Commit();
        folder.Git("checkout", "-q", "-b", "side");
        folder.Decide(Other);
        folder.Commit();
        folder.Git("checkout", "-q", "main");
        folder.Decide(Decided.Record(1));
        folder.Commit();
        folder.Git("merge", "-q", "--no-ff", "-s", "ours", "-m", "merged", "side");
        Assert.AreEqual("| 1", folder.Judged());
        folder.Decide(Other);
        Assert.AreEqual("| 1", folder.Judged());
        folder.Decide(Other with { Reason = "a third" });
        Assert.AreEqual("FORGE3312 DECISION-1.md(1,1) |", folder.Judged());
    }

    [TestMethod]
    public void ARecordThatComesBackMustBeTheFirst()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1));
        folder.Commit();
        File.Delete(folder.At(Decided.PathOf(1)));
        folder.Commit();
        folder.Decide(Other);
        folder.Commit();
        Assert.AreEqual("FORGE3312 DECISION-1.md(1,1) |", folder.Judged());

        folder.Decide(Decided.Record(1));

        Assert.AreEqual("| 1", folder.Judged());
    }

    [TestMethod]
    public void AShallowCloneCannotTellTheFirstVersion()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1));
        folder.Commit();
        folder.Decide(Decided.Record(1) with { By = "Eve" });
        folder.Commit();
        Assert.AreEqual("FORGE3312 DECISION-1.md(1,1) |", folder.Judged());
        // As a clone of depth 1 has it.
        File.WriteAllText(folder.At(".git/shallow"), folder.Git("rev-parse", "HEAD") + "\n");

        Finding finding = folder.Decisions().Findings.Single();

        Assert.AreEqual("FORGE6202", finding.Rule.Code);
        Assert.AreEqual(Decided.PathOf(1), finding.Location.Path);
        Assert.StartsWith("run \"git fetch --unshallow\"", finding.Fix);
    }

    [TestMethod]
    public void AShallowCloneThatReachesBehindTheRecordCanTell()
    {
        using OwnedFolder folder = new();
        folder.Commit();
        string cut = folder.Commit("cut off here");
        folder.Decide(Decided.Record(1));
        folder.Commit();
        File.WriteAllText(folder.At(".git/shallow"), cut + "\n");

        Assert.AreEqual("| 1", folder.Judged());
    }

    [TestMethod]
    public void NobodysSettingsHideTheHistory()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1));
        folder.Commit();
        File.Delete(folder.At(Decided.PathOf(1)));
        folder.Commit();
        foreach (string setting in new[] { "log.showRoot false", "log.showSignature true", "diff.renames copies", "log.follow true", "diff.relative false" })
            folder.Git(["config", .. setting.Split(' ')]);

        Assert.AreEqual("FORGE3314 DECISION-1.md(1,1) |", folder.Judged());
    }

    [TestMethod]
    public void AnUnbornHeadProtectsNothingYet()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1));

        Assert.AreEqual("| 1", folder.Judged());
    }

    [TestMethod]
    public void WithoutAHistoryTheRecordsAreUnprotected()
    {
        using TempFolder files = new();
        files.Write("Forge/Contracts/blueprint.md", "written\n");
        ForgeRepository repository = ForgeRepository.TryOpen(files.Root)!;
        Assert.AreEqual("|", DecisionRecords.Read(repository, () => []).Verdict());
        files.Write(Decided.PathOf(1), DecisionRecordWriter.TextOf(Decided.Record(1)));

        Assert.AreEqual("FORGE0303 DECISION-1.md(1,1) | 1", DecisionRecords.Read(repository, () => []).Verdict());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("projects/shop/")]
    public void WhatGitIgnoresIsUnprotected(string below)
    {
        using OwnedFolder folder = new(below);
        folder.Decide(Decided.Record(1));
        folder.Commit();
        folder.Write(".gitignore", "artifacts/\n");
        Assert.AreEqual("| 1", folder.Judged());
        folder.Decide(Decided.Record(2));

        Assert.AreEqual("FORGE0303 DECISION-2.md(1,1) | 1 2", folder.Judged());
    }

    [TestMethod]
    public void WhereGitRefusesNothingCounts()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1));
        string head = folder.Commit();
        string lost = folder.At(".git/objects/" + head[..2] + "/" + head[2..]);
        File.SetAttributes(lost, FileAttributes.Normal);
        File.Delete(lost);

        DecisionRecords records = folder.Decisions();

        Assert.AreEqual("FORGE6202 |", records.Verdict());
        Assert.IsFalse(records.Counts(records.All.Single()));
        Assert.AreEqual("the decision records could not be judged (FORGE6202)", records.WhyNot("DECISION-1"));
    }

    [TestMethod]
    public void ALostFirstVersionIsNoPass()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1));
        folder.Commit();
        string blob = folder.Git("rev-parse", "HEAD:" + Decided.PathOf(1));
        string lost = folder.At(".git/objects/" + blob[..2] + "/" + blob[2..]);
        File.SetAttributes(lost, FileAttributes.Normal);
        File.Delete(lost);

        Assert.AreEqual("FORGE6202 |", folder.Judged());
    }

    [TestMethod]
    public void CommittedBytesThatAreNoUtf8CannotForgeAnotherRecordsVersion()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(2));
        folder.Commit();
        string blob = folder.Git("rev-parse", "HEAD:" + Decided.PathOf(2));
        string forged = DecisionRecordWriter.TextOf(Decided.Record(2) with { SelectedOptionId = "OPTION-B" });
        byte[] content = [0xFF, 0xFF, 0xFF, .. System.Text.Encoding.UTF8.GetBytes("\n" + blob + " blob " + forged.Length + "\n" + forged)];
        File.WriteAllBytes(folder.At(Decided.PathOf(1)), content);
        folder.Commit();
        folder.Write(Decided.PathOf(2), forged);

        Assert.AreEqual("FORGE3310 DECISION-1.md(1,1) FORGE3312 DECISION-2.md(1,1) |", folder.Judged());
    }
}
