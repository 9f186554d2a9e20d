using System;
using System.Collections.Generic;
using System.Globalization;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>What an owner decided, once and for all: <c>artifacts/decisions/DECISION-n.md</c> (Decision Gate Contract 7, 8).</summary>
public sealed record DecisionRecord
{
    /// <summary>1, 2, 3, ...</summary>
    public int Number { get; init; }

    /// <summary><c>DECISION-1</c>.</summary>
    public string Name => NameOf(Number);

    /// <summary>The option that was chosen.</summary>
    public string SelectedOptionId { get; init; } = "";

    /// <summary>When, in UTC, to the second.</summary>
    public DateTime Timestamp { get; init; }

    /// <summary>The run of the Gap module whose gaps it is about.</summary>
    public string ExecutionId { get; init; } = "";

    /// <summary>The question's group.</summary>
    public string GroupId { get; init; } = "";

    /// <summary>1 for the first decision of a question, one more for each reversal (Decision Gate Contract 8).</summary>
    public int Cycle { get; init; } = 1;

    /// <summary>SHA-256 of the packet that was answered.</summary>
    public string PacketSha256 { get; init; } = "";

    /// <summary>SHA-256 of the gap actions behind it.</summary>
    public string GapActionsSha256 { get; init; } = "";

    /// <summary>Who decided.</summary>
    public string By { get; init; } = "";

    /// <summary>Why; may be empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The decision that it reverses, <c>DECISION-n</c>; empty where it is the first.</summary>
    public string Supersedes { get; init; } = "";

    /// <summary>The last commit that the owner had authorized by then, which says whose keys count; empty where there was none.</summary>
    public string AuthorizedCommit { get; init; } = "";

    /// <summary>The question, one line.</summary>
    public string Question { get; init; } = "";

    /// <summary>Every option that was offered, as one line <c>OPTION-A: description</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = Array.Empty<string>();

    /// <summary>The gaps that it is about, by id.</summary>
    public IReadOnlyList<string> GapIds { get; init; } = Array.Empty<string>();

    /// <summary>The actions that it approves.</summary>
    public IReadOnlyList<ApprovedAction> Approves { get; init; } = Array.Empty<ApprovedAction>();

    /// <summary>The downstream folders whose artifacts it made invalid, relative to the project root (Decision Gate Contract 11).</summary>
    public IReadOnlyList<string> Invalidates { get; init; } = Array.Empty<string>();

    /// <summary>The armored signature, lines parted by a line feed; empty where there is none.</summary>
    public string Signature { get; init; } = "";

    /// <summary>Its own hash as written; 64 lower-case hexadecimal digits, empty where it has none.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Where it was read from; <see cref="SourceLocation.None"/> before it is written.</summary>
    public SourceLocation Location { get; init; } = SourceLocation.None;

    /// <summary>The name of a decision.</summary>
    public static string NameOf(int number) => "DECISION-" + number.ToString(CultureInfo.InvariantCulture);
}
