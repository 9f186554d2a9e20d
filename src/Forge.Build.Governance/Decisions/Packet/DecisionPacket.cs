using System.Linq;
using System.Text;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Packet;

/// <summary>One question with its options, as <c>decision_packet.json</c> and <c>decision_packet.md</c> hold it (Decision Gate Contract 4, 5).</summary>
public sealed class DecisionPacket
{
    private string? _markdown;

    /// <summary>The packet of a group.</summary>
    /// <param name="executionId">Of the gap actions.</param>
    /// <param name="group">What is asked.</param>
    public DecisionPacket(string executionId, QuestionGroup group)
    {
        ExecutionId = executionId;
        Group = group;
        Question = PacketWords.Question(group);
        ConfirmationFormat = PacketWords.Command + " OPTION_ID, where OPTION_ID is exactly one of " + string.Join(", ", group.Options.Select(option => option.Id));
        Json = PacketJson.Of(this);
        Sha256 = TreeDigest.Hex(Encoding.UTF8.GetBytes(Json));
    }

    /// <summary>Of the gap actions.</summary>
    public string ExecutionId { get; }

    /// <summary>What is asked.</summary>
    public QuestionGroup Group { get; }

    /// <summary>The one question: enumerated, tied to gap ids, one line.</summary>
    public string Question { get; }

    /// <summary>How it is answered: the command with the ids to choose from, one line.</summary>
    public string ConfirmationFormat { get; }

    /// <summary>The text of <c>decision_packet.json</c>: LF, a line feed at its end.</summary>
    public string Json { get; }

    /// <summary>The text of <c>decision_packet.md</c>: LF, a line feed at its end.</summary>
    public string Markdown => _markdown ??= new PacketMarkdown(this).Text();

    /// <summary>SHA-256 of <see cref="Json"/> as UTF-8; 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }
}
