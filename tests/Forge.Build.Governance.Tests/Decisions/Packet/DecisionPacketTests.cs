using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Tests.Decisions.Gaps;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Decisions.Packet;

[TestClass]
public sealed class DecisionPacketTests
{
    private static readonly AnAction Write = new("ACT-1", "Write \u00fcber's <docs> & \"more\".", "docs", "GENERATE_DOCUMENT", "docs/x.md");

    [TestMethod]
    public void TheJsonIsTheSchemaOfTheContractAndNothingElse()
    {
        DecisionPacket packet = Packets.Of(new AGap("GAP-1", Write) { Category = "STRUCTURAL_DRIFT" });

        Assert.AreEqual(
            """
            {
              "execution_id": "GAP-RUN-1",
              "triggering_gaps": [
                "GAP-1"
              ],
              "question": "Which option applies to gap GAP-1: OPTION-A or OPTION-B?",
              "options": [
                {
                  "option_id": "OPTION-A",
                  "description": "Write über's <docs> & \"more\".",
                  "impact_scope": "docs",
                  "risk_level": "LOW",
                  "downstream_effects": [
                    "GAP-1 (STRUCTURAL_DRIFT, LOW): ACT-1 GENERATE_DOCUMENT creates docs/x.md",
                    "invalidates artifacts/backfill",
                    "invalidates artifacts/execute",
                    "invalidates artifacts/closure"
                  ]
                },
                {
                  "option_id": "OPTION-B",
                  "description": "Do nothing and leave the gaps open.",
                  "impact_scope": "none",
                  "risk_level": "LOW",
                  "downstream_effects": [
                    "GAP-1 (STRUCTURAL_DRIFT, LOW): stays open",
                    "invalidates artifacts/backfill",
                    "invalidates artifacts/execute",
                    "invalidates artifacts/closure"
                  ]
                }
              ],
              "confirmation_required_format": "forge decide OPTION_ID, where OPTION_ID is exactly one of OPTION-A, OPTION-B"
            }

            """.ReplaceLineEndings("\n"),
            packet.Json);
        Assert.AreEqual(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(packet.Json))), packet.Sha256);
        Assert.AreEqual("GAP-RUN-1", packet.ExecutionId);
    }

    [TestMethod]
    [DataRow(2, 2, "Which option applies to the gaps G1 and G2: OPTION-A or OPTION-B?")]
    [DataRow(3, 3, "Which option applies to the gaps G1, G2 and G3: OPTION-A, OPTION-B or OPTION-C?")]
    [DataRow(5, 2, "Which option applies to the gaps G1, G2, G3, G4 and G5: OPTION-A or OPTION-B?")]
    [DataRow(7, 2, "Which option applies to the gaps G1, G2, G3, G4, G5 and 2 more: OPTION-A or OPTION-B?")]
    [DataRow(1, 9, "Which option applies to gap G1: one of the 9 from OPTION-A to OPTION-I?")]
    public void TheQuestionIsOneLineThatEnumerates(int gaps, int actions, string question)
    {
        DecisionPacket packet = Packets.Of(Enumerable.Range(1, gaps)
            .Select(g => new AGap("G" + g, Enumerable.Range(1, actions).Select(a => new AnAction("A" + a, "Do " + a)).ToArray())).ToArray());

        Assert.AreEqual(question, packet.Question);
        StringAssert.EndsWith(packet.ConfirmationFormat, "exactly one of " + string.Join(", ", packet.Group.Options.Select(option => option.Id)));
    }

    [TestMethod]
    public void TextOfTheGapsForgesNoMember()
    {
        AnAction hostile = Write with { Description = "x\" },\n { \"option_id\": \"OPTION-Z\u202e\0", Impact = "\\\"]", Target = "a\",\n\"b" };
        string json = Packets.Of(new AGap("G", hostile)).Json;

        JsonNode root = JsonNode.Parse(json)!;

        Assert.HasCount(5, root.AsObject());
        Assert.HasCount(2, root["options"]!.AsArray());
        Assert.AreEqual(hostile.Description, (string?)root["options"]![0]!["description"]);
        Assert.AreEqual(hostile.Impact, (string?)root["options"]![0]!["impact_scope"]);
        Assert.IsFalse(json.Any(c => c is '\u202e' or '\0' or '\r'));
        Assert.AreEqual(JsonValueKind.Array, JsonDocument.Parse(json).RootElement.GetProperty("triggering_gaps").ValueKind);
    }

    [TestMethod]
    [Timeout(60_000)]
    public void ManyGapsMakeOnePacketInOneGo()
    {
        DecisionPacket packet = Packets.Of(Enumerable.Range(0, 20_000)
            .Select(i => new AGap("GAP-" + i, Write with { Id = "ACT-" + i, Target = "docs/" + i + ".md" })).ToArray());

        Assert.HasCount(20_003, packet.Group.Options[0].DownstreamEffects);
        Assert.AreEqual(20_000, packet.Markdown.Split("\n### GAP-").Length - 1);
    }
}
