using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Decisions.Chain;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Decisions;

/// <summary>What the owner answers.</summary>
/// <param name="OptionId">The option; empty where only a group is selected.</param>
/// <param name="GroupId">The question among several; empty where there is one.</param>
/// <param name="By">Who decides; empty for git's <c>user.name</c> and <c>user.email</c>.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="Supersedes">The decision that is reversed, <c>DECISION-n</c>; empty for none.</param>
/// <param name="KeyPath">The SSH key to sign with, absolute; empty for none.</param>
public sealed record DecisionRequest(
    string OptionId = "", string GroupId = "", string By = "", string Reason = "", string Supersedes = "", string KeyPath = "");

/// <summary>The owner's answer to the open question (Decision Gate Contract 7, 8, 11).</summary>
internal sealed class Deciding
{
    private readonly DecisionState _state;
    private readonly DecisionRequest _request;
    private readonly Func<IReadOnlyList<string>> _authorizedCommits;

    private Deciding(DecisionState state, DecisionRequest request, Func<IReadOnlyList<string>> authorizedCommits)
    {
        _state = state;
        _request = request;
        _authorizedCommits = authorizedCommits;
    }

    /// <summary>Records the answer, or says why not. Asking twice records once. For one who holds the <see cref="OwnerLock"/>.</summary>
    /// <param name="state">Where the gate stands.</param>
    /// <param name="request">What is answered.</param>
    /// <param name="authorizedCommits">The commits that the owner authorized, full hashes, in their order.</param>
    /// <param name="utcNow">The time of the record, in UTC.</param>
    public static CommandResult Run(DecisionState state, DecisionRequest request, Func<IReadOnlyList<string>> authorizedCommits, DateTime utcNow)
        => new Deciding(state, request, authorizedCommits).Run(utcNow);

    private CommandResult Run(DateTime utcNow)
    {
        if (!_state.IsActive)
            return CommandResult.Refused("there is nothing to decide: this repository has neither " + ModuleArtifacts.Gap + " nor " + ModuleArtifacts.Decisions + " nor " + ModuleArtifacts.Status + ".");
        Finding[] obstacles = Obstacles();
        if (obstacles.Length > 0)
            return new CommandResult(obstacles.Any(finding => finding.Rule.Stop == StopCode.EnvironmentLimitation) ? 2 : 1, Array.Empty<string>(), obstacles);
        DecisionRecord? reversed = null;
        if (_request.Supersedes.Length > 0 && AlreadyReversed() is { } done)
            return done;
        if (_request.Supersedes.Length > 0)
        {
            reversed = _state.Records!.InForce.FirstOrDefault(record => record.Name == _request.Supersedes)
                ?? (IsFault ? _state.Records.Find(_request.Supersedes) : null);
            if (reversed is null && !IsFault)
                return CommandResult.Refused(_request.Supersedes + " cannot be reversed: " + (_state.Records.WhyNot(_request.Supersedes) ?? "it is not in force") + ".");
        }
        if (Group(reversed, out CommandResult? refused) is not { } group)
            return refused!;
        DecisionPacket packet = new(_state.Gaps!.ExecutionId, group);
        if (_request.OptionId.Length == 0)
            return Select(packet);
        DecisionOption? option = group.Options.FirstOrDefault(offered => offered.Id == _request.OptionId);
        if (option is null)
            return CommandResult.Refused("\"" + _request.OptionId + "\" is none of the options of " + group.Id + ": " + string.Join(", ", group.Options.Select(offered => offered.Id)) + ".");
        if (Overlapping(group) is { } other)
            return CommandResult.Refused(other.Name + " decides some of these gaps already. A reversal names what it reverses: add --supersedes " + other.Name + ".");
        if (reversed is not null && reversed.PacketSha256 == packet.Sha256 && reversed.SelectedOptionId == option.Id && _state.Answers.Contains(reversed))
            return CommandResult.Refused(reversed.Name + " selects " + option.Id + " already; there is nothing to reverse.");
        return Record(packet, option, reversed, utcNow);
    }

    // With several questions the owner says which; every other finding about gaps or records must be mended first.
    private Finding[] Obstacles()
        => _state.Findings.Where(finding => finding.Rule.Severity == Severity.Error && finding.Rule != RuleCatalog.DecisionOpen && finding.Rule != RuleCatalog.SeveralQuestions
            && finding.Rule != RuleCatalog.DecisionStale && finding.Rule != RuleCatalog.UnknownOption && finding.Rule != RuleCatalog.ModuleOrder
            && finding.Rule != RuleCatalog.DownstreamStale && finding.Rule != RuleCatalog.StatusBlocked && !IsSettledSo(finding)).ToArray();

    // A record that was committed malformed, unsigned or without a name that it needed is there for good; only a later one that names it settles it.
    private bool IsFault => _state.Records?.IsBeyondRepair(_request.Supersedes) == true;

    // Of several such records each is settled by a decision of its own, so that none may stand in the way of the others.
    private bool IsSettledSo(Finding finding) => IsFault && _state.Records!.CanBeSettled(finding);

    private CommandResult? AlreadyReversed()
        => _state.Answers.FirstOrDefault(record => record.Supersedes == _request.Supersedes && record.SelectedOptionId == _request.OptionId) is { } answer
            ? CommandResult.Done(answer.Name + " reverses " + _request.Supersedes + " already, with " + answer.SelectedOptionId + "; nothing was recorded.")
            : null;

    private QuestionGroup? Group(DecisionRecord? reversed, out CommandResult? refused)
    {
        refused = null;
        if (_request.GroupId.Length > 0)
        {
            if (_state.Groups.FirstOrDefault(group => group.Id == _request.GroupId) is not { } named)
                refused = CommandResult.Refused("\"" + _request.GroupId + "\" is no question of the present gaps" + (_state.Open.Count > 0 ? "; open are " + OpenQuestions.Groups(_state) : "") + ".");
            else if (reversed is null && !IsFault && !_state.Open.Contains(named))
                refused = Answered(_state.Answers.FirstOrDefault(record => record.GroupId == named.Id));
            else
                return named;
            return null;
        }
        if (_request.Supersedes.Length > 0)
        {
            // Nobody can tell which gaps a malformed record was about.
            QuestionGroup[] shared = _state.Groups.Where(group => reversed is null || Shares(reversed, group)).ToArray();
            if (shared.Length != 1)
                refused = CommandResult.Refused(shared.Length == 0 ? "the gaps of " + _request.Supersedes + " are not among the present ones; there is nothing to reverse."
                    + (IsFault ? " It is settled with the answer to a question about them, or by taking the commit that added it out of the history." : "")
                    : "the gaps of " + _request.Supersedes + " belong to several questions now: " + string.Join(", ", shared.Select(group => group.Id)) + ". Say which with --group.");
            return shared.Length == 1 ? shared[0] : null;
        }
        if (_state.Packet is { } packet)
            return packet.Group;
        refused = _state.Open.Count > 1
            ? new CommandResult(1, Array.Empty<string>(), _state.Findings.Where(finding => finding.Rule == RuleCatalog.SeveralQuestions).ToArray())
            : Answered(_state.Answers.LastOrDefault());
        return null;
    }

    private CommandResult Answered(DecisionRecord? answer)
    {
        if (answer is null)
            return _request.OptionId.Length == 0 ? CommandResult.Done("no decision is open.") : CommandResult.Refused("no decision is open, so there is nothing to answer.");
        return _request.OptionId.Length == 0 || answer.SelectedOptionId == _request.OptionId
            ? CommandResult.Done("no decision is open; " + answer.Name + " selects " + answer.SelectedOptionId + ". Nothing was recorded.")
            : CommandResult.Refused(answer.Name + " selects " + answer.SelectedOptionId + ". To reverse it: forge decide " + _request.OptionId + " --supersedes " + answer.Name + ".");
    }

    private CommandResult Select(DecisionPacket packet)
    {
        if (DecisionFiles.Select(_state, packet) is { Count: > 0 } problems)
            return NotWritten(problems[0]);
        return CommandResult.Done(new[] { packet.Question }
            .Concat(packet.Group.Options.Select(option => "  " + option.Id + ": " + option.Description))
            .Append("Answer with: " + OpenQuestions.Command(_state, packet.Group, "OPTION_ID") + ". The whole packet is in " + ModuleArtifacts.PacketMarkdown + ".")
            .ToArray());
    }

    private DecisionRecord? Overlapping(QuestionGroup group)
    {
        DecisionRecord? last = _state.Records!.InForce.LastOrDefault(record => Shares(record, group));
        return last is null || RecordName.NumberOf(_request.Supersedes) >= last.Number ? null : last;
    }

    private static bool Shares(DecisionRecord record, QuestionGroup group) => group.Gaps.Any(gap => record.GapIds.Contains(gap.Gap.Id));

    private CommandResult Record(DecisionPacket packet, DecisionOption option, DecisionRecord? reversed, DateTime utcNow)
    {
        ForgeRepository repository = _state.Repository;
        string by = _request.By.Trim().Length > 0 ? _request.By.Trim() : new CommitGraph(repository).Identity();
        if (by.Length == 0)
            return CommandResult.CouldNotRun("git knows no user.name or user.email; say who decides with --by.");
        QuestionGroup group = packet.Group;
        DecisionRecord record = new()
        {
            Number = _state.Records!.LastNumber + 1,
            SelectedOptionId = option.Id,
            Timestamp = utcNow,
            ExecutionId = packet.ExecutionId,
            GroupId = group.Id,
            Cycle = _request.Supersedes.Length == 0 ? 1 : (reversed?.Cycle ?? 1) + 1,
            PacketSha256 = packet.Sha256,
            GapActionsSha256 = _state.Gaps!.Sha256,
            By = by,
            Reason = _request.Reason.Trim(),
            Supersedes = _request.Supersedes.Length == 0 ? "" : DecisionRecord.NameOf(RecordName.NumberOf(_request.Supersedes)),
            AuthorizedCommit = _authorizedCommits().LastOrDefault() ?? "",
            Question = packet.Question,
            Options = group.Options.Select(offered => offered.Id + ": " + offered.Description).ToArray(),
            GapIds = group.Gaps.Select(gap => gap.Gap.Id).ToArray(),
            Approves = option.Approves,
            Invalidates = ModuleArtifacts.Downstream.Where(folder => Invalidation.ArtifactsIn(repository, folder).Count > 0).ToArray(),
        };
        if (RecordSigning.Sign(repository, _state.Records, record, _request.KeyPath, _authorizedCommits, out CommandResult? problem) is not { } signed)
            return problem!;
        // What is answered must have been asked: the packet is there before its answer (Decision Gate Contract 4).
        return DecisionFiles.Select(_state, packet) is { Count: > 0 } unwritten ? NotWritten(unwritten[0]) : Write(signed, option);
    }

    // The markers first: they count for nothing until the record is there whose hash they bear, so that whoever is killed in between has decided nothing.
    private CommandResult Write(DecisionRecord record, DecisionOption option)
    {
        ForgeRepository repository = _state.Repository;
        string hash = DecisionRecordWriter.HashOf(record);
        foreach (string folder in record.Invalidates)
        {
            string marker = Invalidation.PathIn(folder);
            if (ArtifactFile.Write(repository, marker, new Invalidation(folder, record.Name, hash, IsClosed: false).Text, alone: true) is { } why)
                return NotWritten(marker + ": " + why);
        }
        string path = ModuleArtifacts.Decisions + "/" + record.Name + ".md";
        if (ArtifactFile.Create(repository, path, DecisionRecordWriter.TextOf(record)) is { } failed)
            return NotWritten(path + ": " + failed);
        string[] lines =
        {
            "recorded " + record.Name + ": " + option.Id + " (" + option.Description + "), by " + record.By + (record.Supersedes.Length > 0 ? "; it reverses " + record.Supersedes : "") + ".",
            "The record stands in " + path + " and is never edited; commit it.",
            record.Invalidates.Count == 0 ? "" : "Invalid now, and marked so: " + string.Join(", ", record.Invalidates) + ".",
            option.Approves.Any(action => action.Kind is not null) ? "Next: forge backfill run." : "",
        };
        return CommandResult.Done(lines.Where(line => line.Length > 0).ToArray());
    }

    /// <summary>FORGE6302.</summary>
    internal static CommandResult NotWritten(string what)
        => CommandResult.Of(new Finding(RuleCatalog.ArtifactNotWritten, SourceLocation.None, "an artifact could not be written: " + what + ".",
            "make the place writable, with no file or link in the way of a folder, then do the same again: what is done already stays."));
}
