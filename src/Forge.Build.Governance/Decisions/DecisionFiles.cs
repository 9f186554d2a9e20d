using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Decisions.Status;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions;

/// <summary>
/// The files that tell where the gate stands: packet, halt, auto-pass, log and the BLOCKED status (Decision Gate Contract 4, 6, 9, 10). They follow from gaps and records
/// alone, and are written only where they change; so whoever was killed half-way is completed by the next that comes along, and no verdict rests on them.
/// </summary>
internal sealed class DecisionFiles
{
    private const string ClosedMark = "- status: CLOSED";

    private readonly DecisionState _state;
    private readonly bool _alone;
    private readonly List<string> _problems = new();

    private DecisionFiles(DecisionState state, bool alone)
    {
        _state = state;
        _alone = alone;
    }

    /// <summary>Writes what differs.</summary>
    /// <param name="state">Where the gate stands.</param>
    /// <param name="alone">Whether the caller holds the <see cref="OwnerLock"/>.</param>
    /// <returns>What could not be written, a clause each: <c>path: why</c>.</returns>
    public static IReadOnlyList<string> Settle(DecisionState state, bool alone)
    {
        DecisionFiles files = new(state, alone);
        if (state.IsActive)
            files.Settle();
        return files._problems;
    }

    /// <summary>Writes a packet, which selects its group among several.</summary>
    public static IReadOnlyList<string> Select(DecisionState state, DecisionPacket packet)
    {
        DecisionFiles files = new(state, alone: true);
        files.WritePacket(packet);
        return files._problems;
    }

    private void Settle()
    {
        DecisionHalt? halt = DecisionHalt.Of(_state);
        if (halt is not null)
            WriteHalt(halt);
        else
            CloseHalt();
        if (halt is null && _state.Packet is { } packet)
            WritePacket(packet);
        if (_state.IsAutoPass && halt is null)
            Write(ModuleArtifacts.AutoPass, AutoPass());
        if (_state.Records is { All.Count: > 0 } records)
            Write(ModuleArtifacts.DecisionLog, Log(records));
        Block(halt?.Question ?? (_state.Open.Count > 0 ? _state.Packet?.Question : null));
    }

    private void WritePacket(DecisionPacket packet)
    {
        // The one that programs read last: with it, both are there.
        Write(ModuleArtifacts.PacketMarkdown, packet.Markdown);
        Write(ModuleArtifacts.PacketJson, packet.Json);
    }

    private void Block(string? question)
    {
        if (question is not null)
        {
            // Somebody else's question blocks as well, and is not ours to replace.
            if (BlockingQuestion.MayAsk(_state.Status))
                Note(ModuleArtifacts.Status, StatusFile.Block(_state.Repository, BlockingQuestion.OfDecision + question, _alone));
        }
        else if (_state.Status is { } status && BlockingQuestion.AreAll(status, BlockingQuestion.OfDecision))
        {
            Note(ModuleArtifacts.Status, StatusFile.Clear(_state.Repository, _alone));
        }
    }

    private void WriteHalt(DecisionHalt halt)
        => Write(ModuleArtifacts.DecisionError, "# The decision gate is halted\n\n- status: OPEN\n- code: " + halt.Cause.Rule.Code + "\n- place: " + InertMarkdown.Of(Place(halt.Cause.Location))
            + "\n- cause: " + InertMarkdown.Of(halt.Cause.Message) + "\n\n## Question\n\n" + InertMarkdown.Of(halt.Question) + "\n\n## How to answer\n\n" + InertMarkdown.Of(halt.Answer) + "\n");

    private void CloseHalt()
    {
        ContractFile file = ContractFile.Read(_state.Repository, ModuleArtifacts.DecisionError);
        if (file.State == ContractState.Present && !file.Text!.Text.Split('\n').Contains(ClosedMark))
            Write(ModuleArtifacts.DecisionError, "# The decision gate is not halted\n\n" + ClosedMark + "\n\nWhat halted it was cleared up.\n");
    }

    private string AutoPass()
    {
        StringBuilder text = new("# Decision gate: auto-pass\n\nNo gap needs a decision.\n\n");
        text.Append("- execution_id: ").Append(InertMarkdown.Of(_state.Gaps!.ExecutionId)).Append('\n');
        text.Append("- gap_actions_path: ").Append(ModuleArtifacts.GapActions).Append('\n');
        text.Append("- gap_actions_sha256: ").Append(_state.Gaps.Sha256).Append('\n');
        text.Append("- gaps: ").Append(_state.Gaps.Gaps.Count.ToString(CultureInfo.InvariantCulture)).Append('\n');
        text.Append("- requires_decision: false\n- critical: 0\n\nNext: `forge backfill run`.\n");
        return text.ToString();
    }

    private static string Log(DecisionRecords records)
    {
        StringBuilder text = new("# Decisions\n\n| decision | option | question | gaps | when | by | supersedes |\n|---|---|---|---|---|---|---|\n");
        foreach (DecisionRecord record in records.All)
        {
            string[] cells =
            {
                record.Name, record.SelectedOptionId, record.GroupId, record.GapIds.Count.ToString(CultureInfo.InvariantCulture),
                record.Timestamp.ToString(DecisionRecordText.TimeFormat, CultureInfo.InvariantCulture), record.By, record.Supersedes,
            };
            text.Append("| ").Append(string.Join(" | ", cells.Select(cell => cell.Length == 0 ? "-" : InertMarkdown.Of(cell)))).Append(" |\n");
        }
        return text.ToString();
    }

    private void Write(string path, string text) => Note(path, ArtifactFile.Write(_state.Repository, path, text, _alone));

    private void Note(string path, string? problem)
    {
        if (problem is not null)
            _problems.Add(path + ": " + problem);
    }

    private static string Place(SourceLocation at)
        => at.Path + (at.Line == 0 ? "" : "(" + at.Line.ToString(CultureInfo.InvariantCulture) + "," + at.Column.ToString(CultureInfo.InvariantCulture) + ")");
}
