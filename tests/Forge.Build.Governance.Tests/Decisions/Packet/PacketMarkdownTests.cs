using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Tests.Decisions.Gaps;
using FsCheck;
using FsCheck.Fluent;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Packet;

[TestClass]
public sealed class PacketMarkdownTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().Build();

    [TestMethod]
    public void ThePacketSaysAllThatTheContractAsksFor()
    {
        DecisionPacket packet = Packet(
            GapTrigger.Critical, new AnAction("ACT-1", "Write it.", "docs", "GENERATE_DOCUMENT", "docs/x.md"), "Nobody wrote it.", "DOC-1::R004");

        Assert.AreEqual(
            """
            # Decision packet

            - execution_id: RUN-1
            - group: GROUP-ID
            - packet_sha256: HASH

            ## Triggering gap ids

            - GAP-1

            ## Context summary

            ### GAP-1

            - category: GOVERNANCE_MISMATCH
            - severity: HIGH
            - affected entities: DOC-1::R004
            - root cause: Nobody wrote it.
            - needs a decision because: it is CRITICAL

            ## Question

            Which option applies to gap GAP-1: OPTION-A or OPTION-B?

            ## Deterministic options

            ### OPTION-A

            - description: Write it.
            - impact scope: docs
            - risk level: HIGH
            - downstream effects:
              - GAP-1 (GOVERNANCE_MISMATCH, HIGH): ACT-1 GENERATE_DOCUMENT creates docs/x.md
              - invalidates artifacts/backfill
              - invalidates artifacts/execute
              - invalidates artifacts/closure

            ### OPTION-B

            - description: Do nothing and leave the gaps open.
            - impact scope: none
            - risk level: HIGH
            - downstream effects:
              - GAP-1 (GOVERNANCE_MISMATCH, HIGH): stays open
              - invalidates artifacts/backfill
              - invalidates artifacts/execute
              - invalidates artifacts/closure

            ## Impact matrix

            | option | impact scope | risk level | gaps | approved actions | files created |
            | --- | --- | --- | ---: | ---: | ---: |
            | OPTION-A | docs | HIGH | 1 | 1 | 1 |
            | OPTION-B | none | HIGH | 1 | 0 | 0 |

            ## Required confirmation format

            forge decide OPTION_ID, where OPTION_ID is exactly one of OPTION-A, OPTION-B

                forge decide OPTION-A
                forge decide OPTION-B

            ## Downstream invalidation

            The answer makes the artifacts in these folders invalid; each gets a file INVALIDATED.md that names the decision. Nothing is deleted.

            - artifacts/backfill
            - artifacts/execute
            - artifacts/closure

            """.ReplaceLineEndings("\n").Replace("GROUP-ID", packet.Group.Id).Replace("HASH", packet.Sha256),
            packet.Markdown);
    }

    [TestMethod]
    public void AGovernanceConflictIsStatedAndForbidsAutomation()
    {
        string text = Packet(GapTrigger.GovernanceConflict, new AnAction("A"), "", "Forge/Contracts/physics.yaml").Markdown;

        StringAssert.Contains(text, "\n## Governance risk\n\nAutomation is not allowed here");
        StringAssert.Contains(text, "\n- GAP-1 (HIGH) affects Forge/Contracts/physics.yaml\n");
        StringAssert.Contains(text, "- needs a decision because: it is a governance conflict\n");
        StringAssert.Contains(text, "- root cause: (not given)\n");
    }

    [TestMethod]
    public void NoTextOfTheGapsCanForgeStructure()
    {
        Gen<string> hostile = Always.TextOf(
            8, "# ", "\n", "\r\n", "|", "`", "```", "- ", "> ", "\\", "<!--", "<b>", "## Question", "    ", "\u2028", "*", "x", "~~~", "| a | b |", "---", "1. ");
        string expected = Shape(Packet(GapTrigger.GovernanceConflict, new AnAction("A", "x", "x", "GENERATE_STUB", "x", "x"), "x", "x").Markdown);

        Always.Holds(Gen.ArrayOf(hostile, 6), texts =>
        {
            AnAction action = new("A", "x" + texts[0], texts[1], "GENERATE_STUB", "x" + texts[2], "x" + texts[3]);
            Assert.AreEqual(expected, Shape(Packet(GapTrigger.GovernanceConflict, action, texts[4], texts[5]).Markdown));
        });
    }

    private static DecisionPacket Packet(GapTrigger trigger, AnAction action, string rootCause, string entity)
    {
        AGap written = new("GAP-1", action) { Category = "GOVERNANCE_MISMATCH", Severity = "HIGH", RootCause = rootCause, Entities = new[] { entity } };
        TriggeringGap[] gaps = { new(GapFiles.Read(true, written).Gaps.Single(), new[] { trigger }) };
        return new DecisionPacket("RUN-1", QuestionGroups.Of(gaps, out IReadOnlyList<Finding> _).Single());
    }

    // Which blocks there are and how they are nested, without their text.
    private static string Shape(string markdown)
        => string.Join(' ', Markdown.Parse(markdown, GitHub).Descendants<Block>()
            .Select(block => block.GetType().Name + (block is HeadingBlock heading ? heading.Level : "") + (block is TableRow row ? row.Count : "")));
}
