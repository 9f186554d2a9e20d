using System.Text;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Records;

[TestClass]
public sealed class DecisionRecordReaderTests
{
    private static readonly string Sound = DecisionRecordWriter.TextOf(Decided.Record(1));

    [TestMethod]
    [DataRow("- selected_option_id: OPTION-A\n", "", 1, 1, "the decision record has no field selected_option_id.")]
    [DataRow("- timestamp: 2026-01-02T03:04:05Z\n", "", 1, 1, "the decision record has no field timestamp.")]
    [DataRow("- execution_id: GAP-2026-01-01\n", "", 1, 1, "the decision record has no field execution_id.")]
    [DataRow("- decision_scope: GROUP-0123abcd, 1 gaps\n", "", 1, 1, "the decision record has no field decision_scope.")]
    [DataRow("- packet_sha256: ", "- packet: ", 1, 1, "the decision record has no field packet_sha256.")]
    [DataRow("- decision_hash: ", "- hash: ", 1, 1, "the decision record has no line \"- decision_hash: ...\" at its end.")]
    [DataRow("OPTION-A\n", "\n", 3, 1, "the field selected_option_id is empty.")]
    [DataRow("- cycle: 1\n", "- selected_option_id: OPTION-B\n", 7, 1, "the decision record has the field selected_option_id twice, the first time in line 3.")]
    [DataRow("- cycle: 1\n", "-  timestamp : 2026-01-02T03:04:05Z\n", 7, 1, "the decision record has the field timestamp twice, the first time in line 4.")]
    [DataRow("03:04:05Z", "03:04:05+01:00", 4, 14, "\"2026-01-02T03:04:05+01:00\" is no time of the form 2026-01-31T23:59:59Z.")]
    [DataRow("2026-01-02T", "2026-02-30T", 4, 14, "\"2026-02-30T03:04:05Z\" is no time of the form 2026-01-31T23:59:59Z.")]
    [DataRow("cycle: 1", "cycle: 0", 7, 10, "\"0\" is no number of a cycle (1, 2, 3, ...).")]
    [DataRow("packet_sha256: aaaa", "packet_sha256: AAAA", 8, 18, null)]
    [DataRow("actions_sha256: bbbb", "actions_sha256: bbb", 9, 23, null)]
    [DataRow("decision_hash: ", "decision_hash: 0", 38, 18, null)]
    [DataRow(", 1 gaps", ", 2 gaps", 6, 19, "the field decision_scope counts 2 gaps, and the record lists 1.")]
    [DataRow("# DECISION-1\n", "# DECISION-2\n", 1, 1,
        "the decision record does not begin with \"# DECISION-1\", as its file name asks; it may be another decision's text.")]
    [DataRow("## Options", "## Gaps", 24, 1, "the decision record has the section \"Gaps\" twice.")]
    [DataRow("Which option for GAP-1?\n", "Which?\nAnd why?\n", 18, 1, "the section \"Question\" has a second line.")]
    [DataRow("- GAP-1\n", "- GAP-1\nGAP-2\n", 27, 1, "the section \"Gaps\" has a line that is no list item.")]
    [DataRow("| gap | action ", "| gap | deed ", 30, 1, null)]
    [DataRow("|---|---|---|---|---|---|---|\n", "", 30, 1, null)]
    [DataRow(" | docs/x.md", "", 32, 1, "the section \"Approved actions\" has a line that is no row of 7 cells.")]
    [DataRow("STRUCTURAL_DRIFT", "DRIFT", 32, 1, "\"DRIFT\" is no category of a gap.")]
    [DataRow("GENERATE_DOCUMENT", "ERASE_DISK", 32, 1, "\"ERASE_DISK\" is no kind of action.")]
    [DataRow("## Invalidates\n", "## Signature\n\nabc\n\n## Invalidates\n", 38, 1, "there is a section after the signature, which covers only what stands above it.")]
    [DataRow("- decision_hash: ", "## Signature\n\nabc\n\n- decision_hash: ", 40, 1,
        "the section \"Signature\" has a line that is not indented by four blanks.")]
    public void SaysWhatIsWrongAndWhere(string old, string replacement, int line, int column, string? message)
    {
        string text = Sound.Replace(old, replacement);
        Assert.AreNotEqual(Sound, text);

        DecisionRecord? record = Read(text, out Finding? finding);

        Assert.IsNull(record);
        Assert.AreEqual(RuleCatalog.RecordMalformed, finding!.Rule);
        Assert.AreEqual((line, column), (finding.Location.Line, finding.Location.Column), finding.Message);
        if (message is not null)
            Assert.AreEqual(message, finding.Message);
    }

    [TestMethod]
    public void NothingMayFollowTheHash()
    {
        Assert.IsNull(Read(Sound + "\n- selected_option_id: OPTION-B\n", out Finding? finding));

        Assert.AreEqual(new SourceLocation(Decided.PathOf(1), 40, 1, 40, 31), finding!.Location);
        Assert.AreEqual("there is text after the hash, which covers only what stands above it.", finding.Message);
    }

    [TestMethod]
    public void IsLenientInBlanks()
    {
        string text = "\n" + Sound.Replace("\n", " \t\n").Replace("- reason: ", "\n-   reason:") + "\n\n";

        DecisionRecord? record = Read(text, out Finding? finding);

        Assert.IsNull(finding, finding?.Message);
        Assert.AreEqual("the document is missing", record!.Reason);
        Assert.AreEqual(2, record.Location.Line);
    }

    [TestMethod]
    public void KeepsAFieldOnlyAboveTheFirstSection()
    {
        Assert.IsNotNull(Read(Sound.Replace("- OPTION-B: leave it", "- selected_option_id: OPTION-B"), out Finding? finding), finding?.Message);
        string notes = Sound.Replace("## Question", "## Notes\n\n- selected_option_id: OPTION-B\nfree words\n\n## Question");
        Assert.AreEqual("OPTION-A", Read(notes, out _)!.SelectedOptionId);
        Assert.IsNull(Read(Sound.Replace("- by:", "## Notes\n- by:").Replace("- packet_sha256", "## Notes\n- packet_sha256"), out finding));
        Assert.AreEqual("the decision record has no field packet_sha256.", finding!.Message);
    }

    [TestMethod]
    public void ReadsARecordOfTheContractsFieldsAlone()
    {
        string text = "# DECISION-7\n- selected_option_id: OPTION-B\n- timestamp: 2026-01-02T03:04:05Z\n- execution_id: E\n"
            + "- decision_scope: the whole of it\n- packet_sha256: " + Decided.Sha + "\n- decision_hash: " + Decided.Sha + "\n";

        DecisionRecord record = DecisionRecordReader.Read("artifacts/decisions/DECISION-007.some-name.md", new SourceText(text), out _)!;

        Assert.AreEqual(
            "DECISION-7 OPTION-B E the whole of it 1", string.Join(' ', record.Name, record.SelectedOptionId, record.ExecutionId, record.GroupId, record.Cycle));
        Assert.AreEqual("", record.Supersedes + record.By + record.AuthorizedCommit);
        Assert.IsEmpty(record.GapIds);
    }

    [TestMethod]
    [DataRow("DECISION-1.md", 1)]
    [DataRow("DECISION-001.md", 1)]
    [DataRow("DECISION-12.execution-architecture.md", 12)]
    [DataRow("DECISION-999999999.a_B-9.md", 999999999)]
    [DataRow("DECISION-1000000000.md", 0)]
    [DataRow("DECISION-0.md", 0)]
    [DataRow("DECISION-.md", null)]
    [DataRow("DECISION-1..md", null)]
    [DataRow("DECISION-1.a.b.md", null)]
    [DataRow("DECISION-1.a b.md", null)]
    [DataRow("DECISION-1x.md", null)]
    [DataRow("DECISION-1.MD", null)]
    [DataRow("decision-1.md", null)]
    [DataRow("DECISION-\u0661.md", null)]
    [DataRow("DECISION-1.md.bak", null)]
    [DataRow("decision_packet.md", null)]
    public void KnowsARecordByItsName(string name, int? number) => Assert.AreEqual(number, RecordName.Of(name)?.Number);

    [TestMethod]
    [DataRow("DECISION-0.md")]
    [DataRow("DECISION-1000000000.md")]
    public void ANumberThatIsNoneIsMalformed(string name)
    {
        Assert.IsNull(DecisionRecordReader.Read("artifacts/decisions/" + name, new SourceText(Sound), out Finding? finding));
        Assert.Contains("(1 to 999999999)", finding!.Message);
    }

    [TestMethod]
    public void TheMessageOfWhatWasReadIsWhatWasSigned()
    {
        DecisionRecord record = Decided.Record(1) with { Signature = "x\ny" };

        RecordText read = DecisionRecordReader.ReadText(Decided.PathOf(1), new SourceText(DecisionRecordWriter.TextOf(record)), out _)!;

        Assert.AreEqual(DecisionRecordWriter.Message(record), read.Message);
        Assert.IsTrue(read.IsUnaltered);
    }

    private static DecisionRecord? Read(string text, out Finding? finding)
        => DecisionRecordReader.Read(Decided.PathOf(1), SourceText.Decode(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetByteCount(text)), out finding);
}
