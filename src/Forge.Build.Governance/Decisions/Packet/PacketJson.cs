using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Forge.Build.Governance.Contracts.Json;

namespace Forge.Build.Governance.Decisions.Packet;

/// <summary>A packet for programs: the members of Decision Gate Contract 5 in its order, and no other.</summary>
internal static class PacketJson
{
    /// <summary>The text of <c>decision_packet.json</c>.</summary>
    public static string Of(DecisionPacket packet) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("execution_id", packet.ExecutionId);
        Write(json, "triggering_gaps", packet.Group.Gaps.Select(gap => gap.Gap.Id));
        json.WriteString("question", packet.Question);
        json.WriteStartArray("options");
        foreach (DecisionOption option in packet.Group.Options)
            Write(json, option);
        json.WriteEndArray();
        json.WriteString("confirmation_required_format", packet.ConfirmationFormat);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, DecisionOption option)
    {
        json.WriteStartObject();
        json.WriteString("option_id", option.Id);
        json.WriteString("description", option.Description);
        json.WriteString("impact_scope", option.ImpactScope);
        json.WriteString("risk_level", option.RiskLevel);
        Write(json, "downstream_effects", option.DownstreamEffects);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
