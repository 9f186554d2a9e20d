using System;
using System.Linq;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Records;

[TestClass]
public sealed class DecisionRecordTextTests
{
    private static readonly Gen<string> Hostile = Always.TextOf(6,
        "a", "GAP-1", " ", "  ", "\n", "\r\n", "\r", "\t", "|", "\\", "\\u0041", "\\|", "`", "```", "# ", "## Gaps", "- ", "-", "none", "nothing", "1. ", ">",
        "<!--", "-->", "<b>",
        "- decision_hash: ", "decision_hash: " + Decided.Sha, "## Signature", "\u0085", "\u2028", "\u202e", "\ufeff", "\0", "\ud800", "\udc00", "\ud83d\ude00",
        "\u00a0", "\u00e9", ",", ", 3 gaps", ":", "- selected_option_id: OPTION-B", "::error::", "##vso[x]", "\ue000", "\u3000", "&lt;", "[x]: y");

    [TestMethod]
    public void HasTheDocumentedForm()
    {
        DecisionRecord record = Decided.Record(1) with { Cycle = 2, Supersedes = "DECISION-9", Signature = "-----BEGIN-----\nabc\n-----END-----" };

        string text = DecisionRecordWriter.TextOf(record);

        string message = string.Join('\n',
            "# DECISION-1", "",
            "- selected_option_id: OPTION-A", "- timestamp: 2026-01-02T03:04:05Z", "- execution_id: GAP-2026-01-01",
            "- decision_scope: GROUP-0123abcd, 1 gaps", "- cycle: 2", "- packet_sha256: " + Decided.Sha, "- gap_actions_sha256: " + new string('b', 64),
            "- by: Ann Owner \\u003cann@example.org>", "- reason: the document is missing",
            "- supersedes: DECISION-9", "- authorized_commit: none", "",
            "## Question", "", "Which option for GAP-1?", "",
            "## Options", "", "- OPTION-A: write it", "- OPTION-B: leave it", "",
            "## Gaps", "", "- GAP-1", "",
            "## Approved actions", "", "| gap | action | category | kind | target | source | template |", "|---|---|---|---|---|---|---|",
            "| GAP-1 | ACT-1 | STRUCTURAL_DRIFT | GENERATE_DOCUMENT | docs/x.md | - | - |", "",
            "## Invalidates", "", "- artifacts/backfill", "", "");
        Assert.AreEqual(message, DecisionRecordWriter.Message(record));
        Assert.StartsWith(message + "## Signature\n\n    -----BEGIN-----\n    abc\n    -----END-----\n\n- decision_hash: ", text);
        Assert.EndsWith(DecisionRecordWriter.HashOf(record) + "\n", text);
    }

    [TestMethod]
    public void WhatIsWrittenReadsBackWhateverTheTextsHold()
    {
        Gen<DecisionRecord> records =
            from t in Gen.ArrayOf(Hostile, 16)
            from options in Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Hostile, count))
            from gaps in Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Hostile, count))
            from folders in Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Hostile, count))
            from actions in Gen.Choose(0, 2)
            from kind in Gen.Elements<ActionKind?>(null, ActionKind.NormalizeName, ActionKind.GenerateStub)
            from number in Gen.Choose(1, 999999999)
            from cycle in Gen.Choose(1, 7)
            select new DecisionRecord
            {
                Number = number,
                SelectedOptionId = t[0],
                Timestamp = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddSeconds(number),
                ExecutionId = t[1],
                GroupId = t[2],
                Cycle = cycle,
                PacketSha256 = Decided.Sha,
                GapActionsSha256 = cycle == 1 ? "" : Decided.Sha,
                By = t[3],
                Reason = t[4],
                Supersedes = t[5],
                AuthorizedCommit = t[6],
                Question = t[7],
                Options = options,
                GapIds = gaps,
                Invalidates = folders,
                Approves = Enumerable.Repeat(new ApprovedAction(t[8], t[9], GapCategory.OrphanCode, kind, t[10], t[11], t[12]), actions).ToArray(),
                Signature = t[13],
            };
        Always.Holds(records, record =>
        {
            string text = DecisionRecordWriter.TextOf(record);
            DecisionRecord? read = DecisionRecordReader.Read(Decided.PathOf(record.Number), new SourceText(text), out Finding? finding);
            Assert.IsNull(finding, finding?.Message + "\n" + text);
            Assert.AreEqual(Written(record with { Hash = DecisionRecordWriter.HashOf(record) }), Written(read!));
            Assert.AreEqual(text, DecisionRecordWriter.TextOf(read!));
        }, 2000);
    }

    [TestMethod]
    public void NoTextIsMoreThanOneLineOrCanHideWhatFollows()
        => Always.Holds(Hostile, text =>
        {
            string value = DecisionRecordText.Item(text);
            Assert.IsFalse(value.Any(c => char.IsControl(c) || c is '<' or '\u2028' or '\u202e'), value);
            Assert.IsTrue(value == "-" || value[0] is '\\' or > '\u007f' || char.IsAsciiLetter(value[0]), value);
        });

    [TestMethod]
    public void ThousandsOfGapsAreOneRecord()
    {
        string[] gaps = Enumerable.Range(0, 2000).Select(i => "GAP-" + i.ToString("x12")).ToArray();
        DecisionRecord record = Decided.Record(1, gaps) with
        {
            Approves = gaps.Select(gap => new ApprovedAction(gap, "ACT-" + gap, GapCategory.PartialCoverage, null, "", "", "")).ToArray(),
        };

        DecisionRecord? read = DecisionRecordReader.Read(Decided.PathOf(1), new SourceText(DecisionRecordWriter.TextOf(record)), out Finding? finding);

        Assert.IsNull(finding);
        CollectionAssert.AreEqual(gaps, read!.GapIds.ToArray());
        Assert.HasCount(2000, read.Approves);
    }

    private static string Written(DecisionRecord r)
        => string.Join('\u0001', new[] { r.Name, r.SelectedOptionId, r.Timestamp.ToString("o"), r.ExecutionId, r.GroupId, r.Cycle.ToString() }
            .Concat([r.PacketSha256, r.GapActionsSha256, r.By, r.Reason, r.Supersedes, r.AuthorizedCommit, r.Question, r.Signature, r.Hash])
            .Concat(["options", .. r.Options, "gaps", .. r.GapIds, "folders", .. r.Invalidates])
            .Concat(r.Approves.Select(action => action.ToString())));
}
