using System.Collections.Generic;
using System.Text.Json;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Reports;

/// <summary>The open questions, as a report.</summary>
public static class DecisionFacts
{
    /// <summary>The report: exit code 1, since what is open blocks. Its data is <c>packets</c>, each as <c>decision_packet.json</c> holds it.</summary>
    /// <param name="findings">What else blocks.</param>
    /// <param name="lines">The questions for a person.</param>
    /// <param name="packets">The questions.</param>
    public static CommandReport Of(IReadOnlyList<Finding> findings, IReadOnlyList<string> lines, IReadOnlyList<DecisionPacket> packets)
        => new("decide", 1, findings, lines)
        {
            Data = json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("packets");
                foreach (DecisionPacket packet in packets)
                {
                    using JsonDocument document = JsonDocument.Parse(packet.Json);
                    document.WriteTo(json);
                }
                json.WriteEndArray();
                json.WriteEndObject();
            },
        };
}
