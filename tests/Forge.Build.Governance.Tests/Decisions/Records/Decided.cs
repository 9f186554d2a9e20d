using System;
using System.Linq;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests.Audit.Authorization;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Tests.Decisions.Records;

/// <summary>Decision records of tests, and short words for what is found in them.</summary>
internal static class Decided
{
    public static readonly string Sha = new('a', 64);

    public static string PathOf(int number) => "artifacts/decisions/DECISION-" + number + ".md";

    /// <summary>A sound record about these gaps; about GAP-n where none is given.</summary>
    public static DecisionRecord Record(int number, params string[] gaps) => new()
    {
        Number = number,
        SelectedOptionId = "OPTION-A",
        Timestamp = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        ExecutionId = "GAP-2026-01-01",
        GroupId = "GROUP-0123abcd",
        PacketSha256 = Sha,
        GapActionsSha256 = new string('b', 64),
        By = "Ann Owner <ann@example.org>",
        Reason = "the document is missing",
        Question = "Which option for GAP-1?",
        Options = ["OPTION-A: write it", "OPTION-B: leave it"],
        GapIds = gaps.Length == 0 ? ["GAP-" + number] : gaps,
        Approves = [new ApprovedAction("GAP-1", "ACT-1", GapCategory.StructuralDrift, ActionKind.GenerateDocument, "docs/x.md", "", "")],
        Invalidates = ["artifacts/backfill"],
    };

    /// <summary>Writes a record, signed where a key is named.</summary>
    public static DecisionRecord Decide(this OwnedFolder folder, DecisionRecord record, string? key = null)
    {
        if (key is not null)
        {
            RecordSignature made = RecordSigner.Sign(folder.Key(key), DecisionRecordWriter.Message(record), DecisionRecordWriter.SignatureNamespace);
            record = record with { Signature = made.Text };
        }
        folder.Write(PathOf(record.Number), DecisionRecordWriter.TextOf(record));
        return record;
    }

    public static DecisionRecords Decisions(this OwnedFolder folder, params string[] authorized) => DecisionRecords.Read(folder.Repository, () => authorized);

    /// <summary>What is found, and what is in force: <c>FORGE3311 DECISION-1.md(5,18) | 2 3</c>.</summary>
    public static string Verdict(this DecisionRecords records)
        => (string.Join(' ', records.Findings.Select(finding => (finding.Rule.Code + " " + Place(finding.Location)).TrimEnd())) + " | "
            + string.Join(' ', records.InForce.Select(record => record.Number))).Trim();

    public static string Judged(this OwnedFolder folder) => folder.Decisions().Verdict();

    private static string Place(SourceLocation at)
        => at.Path.Replace(ModuleArtifacts.Decisions + "/", "") + (at.Line == 0 ? "" : "(" + at.Line + "," + at.Column + ")");
}
