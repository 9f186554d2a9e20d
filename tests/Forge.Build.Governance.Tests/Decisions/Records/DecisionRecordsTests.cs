using System;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests.Audit.Authorization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Records;

[TestClass]
public sealed class DecisionRecordsTests
{
    [TestMethod]
    public void NoFolderIsNoDecision()
    {
        using OwnedFolder folder = new();
        folder.Commit();

        DecisionRecords records = folder.Decisions();

        Assert.AreEqual("|", records.Verdict());
        Assert.AreEqual(0, records.LastNumber);
        Assert.AreEqual("it does not exist", records.WhyNot("DECISION-1"));
        Assert.AreEqual("it does not exist", records.WhyNot("nonsense"));
        Assert.IsNull(records.Find("DECISION-1"));
    }

    [TestMethod]
    public void ADecisionCountsBeforeAndAfterItsCommit()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1));
        Assert.AreEqual("| 1", folder.Judged());
        folder.Commit();
        Assert.AreEqual("| 1", folder.Judged());
        folder.Decide(Decided.Record(2));

        DecisionRecords records = folder.Decisions();

        Assert.AreEqual("| 1 2", records.Verdict());
        Assert.AreEqual(2, records.LastNumber);
        Assert.IsNull(records.WhyNot("DECISION-1"));
        Assert.IsTrue(records.Counts(records.Find("DECISION-2")!));
        Assert.IsFalse(records.Counts(Decided.Record(2)));
    }

    [TestMethod]
    [DataRow("bom")]
    [DataRow("crlf")]
    [DataRow("utf-16")]
    public void ACheckoutInAnotherEncodingCounts(string form)
    {
        using OwnedFolder folder = new();
        string text = DecisionRecordWriter.TextOf(folder.Decide(Decided.Record(1) with { Reason = "caf\u00e9" }));
        folder.Commit();
        byte[] bytes = form switch
        {
            "bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            "crlf" => Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n")),
            _ => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        };
        File.WriteAllBytes(folder.At(Decided.PathOf(1)), bytes);

        Assert.AreEqual("| 1", folder.Judged());
        folder.Commit();
        Assert.AreEqual("| 1", folder.Judged());
    }

    [TestMethod]
    public void AnEditIsSeenByTheHash()
    {
        using OwnedFolder folder = new();
        string text = DecisionRecordWriter.TextOf(folder.Decide(Decided.Record(1)));
        folder.Write(Decided.PathOf(1), text.Replace("OPTION-A\n", "OPTION-B\n"));

        DecisionRecords records = folder.Decisions();

        Assert.AreEqual("FORGE3311 DECISION-1.md(38,18) |", records.Verdict());
        Assert.Contains("the record says " + DecisionRecordWriter.HashOf(Decided.Record(1))[..12] + "...", records.Findings[0].Message);
        Assert.AreEqual(
            "delete artifacts/decisions/DECISION-1.md, which no commit holds, and let the owner decide again with \"forge decide\".", records.Findings[0].Fix);
        Assert.AreEqual("it does not verify (FORGE3311)", records.WhyNot("DECISION-1"));
        Assert.AreEqual("OPTION-B", records.Find("DECISION-1")!.SelectedOptionId);
        Assert.IsFalse(records.Counts(records.All[0]));
    }

    [TestMethod]
    public void EveryChangedByteIsSeen()
    {
        DecisionRecord record = Decided.Record(1) with { Reason = "caf\u00e9 \ud83d\ude00 | \\ \n" };
        byte[] sound = Encoding.UTF8.GetBytes(DecisionRecordWriter.TextOf(record));
        string text = Encoding.UTF8.GetString(sound);
        int end = Encoding.UTF8.GetByteCount(text[..text.IndexOf("- decision_hash", StringComparison.Ordinal)]);
        Gen<(int At, int Value)> changes = from at in Gen.Choose(0, end - 1) from value in Gen.Choose(0, 255) select (at, value);

        Always.Holds(changes, change =>
        {
            byte[] bytes = (byte[])sound.Clone();
            bytes[change.At] = (byte)change.Value;
            SourceText changed = SourceText.Decode(bytes, bytes.Length);
            RecordText? read = DecisionRecordReader.ReadText(Decided.PathOf(1), changed, out Finding? finding);
            // A carriage return in the place of a line feed is a line end, too.
            return changed.Text == text ? read!.IsUnaltered : read is null ? finding is not null : !read.IsUnaltered;
        }, 5000);
    }

    [TestMethod]
    [DataRow("", "FORGE3310 DECISION-1.md(1,1) |")]
    [DataRow(" \n\n", "FORGE3310 DECISION-1.md(1,1) |")]
    [DataRow("# DECISION-1\n", "FORGE3310 DECISION-1.md(1,1) |")]
    public void AnEmptyRecordIsMalformed(string text, string verdict)
    {
        using OwnedFolder folder = new();
        folder.Write(Decided.PathOf(1), text);

        Assert.AreEqual(verdict, folder.Judged());
        Assert.AreEqual(1, folder.Decisions().LastNumber);
        Assert.AreEqual("it does not verify (FORGE3310)", folder.Decisions().WhyNot("DECISION-1"));
    }

    [TestMethod]
    public void TwoFilesWithOneNumberBothLoseIt()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1));
        folder.Commit();
        folder.Write("artifacts/decisions/DECISION-01.md", DecisionRecordWriter.TextOf(Decided.Record(1) with { SelectedOptionId = "OPTION-B" }));
        folder.Decide(Decided.Record(2));

        DecisionRecords records = folder.Decisions();

        Assert.AreEqual("FORGE3319 DECISION-1.md(1,1) | 2", records.Verdict());
        Assert.StartsWith("delete artifacts/decisions/DECISION-01.md, which no commit holds,", records.Findings[0].Fix);
        Assert.AreEqual("another file, artifacts/decisions/DECISION-1.md, has its number", records.WhyNot("DECISION-1"));
        Assert.IsFalse(records.All.Take(2).Any(records.Counts));
    }

    [TestMethod]
    public void AMissingNumberIsSeenAtTheNextRecord()
    {
        using OwnedFolder folder = new();
        foreach (int number in new[] { 2, 3, 6 })
            folder.Decide(Decided.Record(number));

        DecisionRecords records = folder.Decisions();

        Assert.AreEqual("FORGE3313 DECISION-2.md(1,1) FORGE3313 DECISION-6.md(1,1) | 3", records.Verdict());
        Assert.StartsWith("there is no DECISION-4 before this decision record", records.Findings[1].Message);
        Assert.AreEqual(6, records.LastNumber);
    }

    [TestMethod]
    public void OtherFilesAndFoldersAreNobodysDecision()
    {
        using OwnedFolder folder = new();
        folder.Decide(Decided.Record(1));
        folder.Write("artifacts/decisions/decision_packet.md", "x");
        folder.Write("artifacts/decisions/DECISION-x.md", "x");
        folder.Write("artifacts/decisions/old/DECISION-9.md", "x");
        folder.Commit();
        File.Delete(folder.At("artifacts/decisions/old/DECISION-9.md"));

        Assert.AreEqual("| 1", folder.Judged());
    }

    [TestMethod]
    public void WhatCannotBeReadIsSaid()
    {
        using OwnedFolder folder = new();
        folder.Write(Decided.PathOf(1) + "/x", "a folder");
        File.WriteAllBytes(folder.At(Decided.PathOf(2)), new byte[(16 << 20) + 1]);
        folder.Write("real.md", DecisionRecordWriter.TextOf(Decided.Record(3)));
        File.CreateSymbolicLink(folder.At(Decided.PathOf(3)), folder.At("real.md"));
        folder.Decide(Decided.Record(4));

        DecisionRecords records = folder.Decisions();

        Assert.AreEqual("FORGE6301 DECISION-1.md(1,1) FORGE6301 DECISION-2.md(1,1) FORGE6301 DECISION-3.md(1,1) | 4", records.Verdict());
        Assert.Contains("is a folder", records.Findings[0].Message);
        Assert.Contains("larger than 16 MB", records.Findings[1].Message);
        Assert.Contains("is a link", records.Findings[2].Message);
    }

    [TestMethod]
    [DataRow("outside")]
    [DataRow("inside")]
    [DataRow("nowhere")]
    [DataRow("parent")]
    [DataRow("file")]
    public void AFolderThatIsNotTheProjectsOwnIsRefused(string kind)
    {
        using OwnedFolder folder = new();
        using TempFolder other = new();
        folder.Write("inside/decisions/DECISION-1.md", DecisionRecordWriter.TextOf(Decided.Record(1)));
        if (kind != "parent")
            Directory.CreateDirectory(folder.At("artifacts"));
        switch (kind)
        {
            case "outside": Directory.CreateSymbolicLink(folder.At("artifacts/decisions"), other.Root); break;
            case "inside": Directory.CreateSymbolicLink(folder.At("artifacts/decisions"), folder.At("inside/decisions")); break;
            case "nowhere": Directory.CreateSymbolicLink(folder.At("artifacts/decisions"), "nothing"); break;
            case "parent": Directory.CreateSymbolicLink(folder.At("artifacts"), folder.At("inside")); break;
            default: folder.Write("artifacts/decisions", "x"); break;
        }

        DecisionRecords records = folder.Decisions();

        Assert.AreEqual("FORGE6301 artifacts/decisions |", records.Verdict());
        Assert.AreEqual("the decision records could not be judged (FORGE6301)", records.WhyNot("DECISION-1"));
    }

    [TestMethod]
    public void TooManyRecordsAreNotRead()
    {
        using OwnedFolder folder = new();
        Directory.CreateDirectory(folder.At("artifacts/decisions"));
        for (int number = 1; number <= RecordFolder.MostRecords + 1; number++)
            File.Create(folder.At(Decided.PathOf(number))).Dispose();

        DecisionRecords records = folder.Decisions();

        Assert.AreEqual("FORGE6301 artifacts/decisions |", records.Verdict());
        Assert.AreEqual(10_001, records.LastNumber);
    }

    [TestMethod]
    public void AClosedFileIsUnreadable()
    {
        using TempFolder files = new();
        files.Write("Forge/Contracts/blueprint.md", "written\n");
        files.Write(Decided.PathOf(1), DecisionRecordWriter.TextOf(Decided.Record(1)));
        files.Close(Decided.PathOf(1));

        DecisionRecords records = DecisionRecords.Read(ForgeRepository.TryOpen(files.Root)!, () => []);

        Assert.Contains("FORGE6301 DECISION-1.md(1,1)", records.Verdict());
    }
}
