using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Decisions.Chain;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Decisions.Records;
using Forge.Build.Governance.Decisions.Status;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions;

/// <summary>Looks where the decision gate stands. Reads, and writes nothing: what the files should say then is <see cref="DecisionFiles"/>' part.</summary>
public sealed class DecisionGate
{
    private readonly ForgeRepository _repository;
    private readonly List<Finding> _findings = new();

    private DecisionGate(ForgeRepository repository) => _repository = repository;

    /// <summary>Whether the gate is a part of a repository: with no trace of the modules it has nothing to say (DESIGN, ruling 18).</summary>
    public static bool IsActive(ForgeRepository repository, DecisionMode mode) => mode switch
    {
        DecisionMode.Off => false,
        DecisionMode.Required => true,
        _ => Directory.Exists(repository.FullPath(ModuleArtifacts.Gap)) || Directory.Exists(repository.FullPath(ModuleArtifacts.Decisions))
            || File.Exists(repository.FullPath(ModuleArtifacts.Status)),
    };

    /// <summary>Looks.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="mode">Whether the gate is a part of it.</param>
    /// <param name="authorizedCommits">The commits that the owner authorized, full hashes, in their order.</param>
    public static DecisionState Look(ForgeRepository repository, DecisionMode mode, Func<IReadOnlyList<string>> authorizedCommits)
        => IsActive(repository, mode) ? new DecisionGate(repository).Look(authorizedCommits) : new DecisionState(repository);

    private DecisionState Look(Func<IReadOnlyList<string>> authorizedCommits)
    {
        DecisionRecords records = DecisionRecords.Read(_repository, authorizedCommits);
        _findings.AddRange(records.Findings);
        DecisionState state = new(_repository) { IsActive = true, Records = records, Status = ReadStatus(), Gaps = ReadGaps() };
        if (state.Gaps is { } gaps)
            state = Ask(state, gaps);
        // A record that does not count may be the one that everything else rests on; what is wrong with it is the one thing to say then.
        bool isFounded = records.Findings.All(finding => finding.Rule.Severity != Severity.Error);
        if (isFounded)
            _findings.AddRange(ModuleOrder.Open(state).Concat(ModuleOrder.Stale(state)));
        if (state.Open.Count == 0 && state.Status is { IsBlocked: true } status && !BlockingQuestion.IsOurs(status))
            _findings.Add(Blocked(status));
        _findings.Sort(Finding.Order);
        return state with { Findings = _findings };
    }

    private GapActions? ReadGaps()
    {
        ContractFile file = ContractFile.Read(_repository, ModuleArtifacts.GapActions);
        switch (file.State)
        {
            case ContractState.Missing:
                _findings.Add(new Finding(RuleCatalog.GapActionsMissing, SourceLocation.StartOf(file.Path), file.Path + " does not exist, so nobody can tell which gaps need a decision.",
                    "run the Gap module. Where this repository has no such modules, set the property ForgeDecisionGate to off."));
                return null;
            case ContractState.Empty:
                _findings.Add(new Finding(RuleCatalog.GapActionsEmpty, SourceLocation.StartOf(file.Path), file.Path + " is empty, so nobody can tell which gaps need a decision.",
                    "run the Gap module again."));
                return null;
            case ContractState.Present:
                GapActions? gaps = GapActionsReader.Read(file.Path, file.Text!, out IReadOnlyList<Finding> findings);
                _findings.AddRange(findings);
                return gaps;
            default:
                _findings.Add(Unreadable(file));
                return null;
        }
    }

    private ExecutionStatus? ReadStatus()
    {
        ContractFile file = ContractFile.Read(_repository, ModuleArtifacts.Status);
        if (file.State is ContractState.Folder or ContractState.Unreadable)
            _findings.Add(Unreadable(file));
        if (file.State != ContractState.Present)
            return null;
        ExecutionStatus? status = ExecutionStatus.Read(file.Path, file.Text!, out IReadOnlyList<Finding> findings);
        _findings.AddRange(findings);
        return status;
    }

    private DecisionState Ask(DecisionState state, GapActions gaps)
    {
        IReadOnlyList<TriggeringGap> triggering = Activation.Of(_repository, gaps);
        IReadOnlyList<QuestionGroup> groups = QuestionGroups.Of(triggering, out IReadOnlyList<Finding> halts);
        _findings.AddRange(halts);
        state = state with { Triggering = triggering, Groups = halts.Count == 0 ? groups : Array.Empty<QuestionGroup>() };
        List<DecisionPacket> open = new();
        List<DecisionRecord> answers = new();
        foreach (QuestionGroup group in state.Groups)
        {
            DecisionPacket packet = new(gaps.ExecutionId, group);
            if (state.Records!.InForce.LastOrDefault(record => record.PacketSha256 == packet.Sha256) is not { } answer)
                open.Add(packet);
            else if (Misquotes(answer, group) is { } misquote)
                _findings.Add(misquote);
            else
                answers.Add(answer);
        }
        state = state with { Answers = answers.OrderBy(record => record.Number).ToArray(), Open = open.Select(packet => packet.Group).ToArray() };
        return open.Count == 0 ? state : OpenQuestions.Report(state, open, _findings);
    }

    private static Finding? Misquotes(DecisionRecord answer, QuestionGroup group)
    {
        DecisionOption? option = group.Options.FirstOrDefault(offered => offered.Id == answer.SelectedOptionId);
        if (option is not null && option.Approves.SequenceEqual(answer.Approves))
            return null;
        string what = option is null ? " selects " + answer.SelectedOptionId + ", which was not offered." : " approves other actions than its option " + option.Id + " does.";
        return new Finding(RuleCatalog.UnknownOption, answer.Location, answer.Name + what,
            "have the owner decide again: forge decide OPTION_ID --supersedes " + answer.Name + ", with OPTION_ID one of " + string.Join(", ", group.Options.Select(offered => offered.Id)) + ".");
    }

    private static Finding Blocked(ExecutionStatus status)
    {
        string question = status.Questions.Count == 0 ? " without a question" : ": " + PrintableText.Excerpt(status.Questions[0], 300);
        return new Finding(RuleCatalog.StatusBlocked, status.Location, "the status is BLOCKED" + question + (question.EndsWith("?", StringComparison.Ordinal) ? "" : "."),
            "have the owner answer it. Who asked then takes the question out of \"blocking_questions\" in " + ModuleArtifacts.Status + " and fills \"next_step\""
            + (status.ExplicitState.Length == 0 ? "." : ", and changes \"" + status.ExplicitState + "\" from BLOCKED."));
    }

    private static Finding Unreadable(ContractFile file)
        => new(RuleCatalog.ArtifactUnreadable, SourceLocation.StartOf(file.Path), file.Path + " cannot be read: " + (file.State == ContractState.Folder ? "it is a folder." : file.Problem),
            "make it a readable file inside the project root.");
}
