using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>All decision records, and which of them count.</summary>
public sealed class DecisionRecords
{
    private readonly IReadOnlyList<RecordFile> _files;
    private readonly RecordVerdicts _verdicts;
    private readonly RecordChain _chain;

    private DecisionRecords(RecordFolder folder, RecordHistory? history, RecordVerdicts verdicts, RecordChain chain, Finding? refusal = null)
    {
        Refusal = refusal;
        _files = folder.Files;
        _verdicts = verdicts;
        _chain = chain;
        History = history;
        All = folder.Files.Select(file => file.Record).OfType<DecisionRecord>().ToArray();
        Findings = verdicts.Findings;
        LastNumber = folder.Names.Concat(history?.Names ?? Array.Empty<RecordName>()).Select(name => name.Number).DefaultIfEmpty().Max();
        InForce = chain.InForce;
    }

    /// <summary>Those that could be read, by number.</summary>
    public IReadOnlyList<DecisionRecord> All { get; }

    /// <summary>What is wrong with them, errors and warnings. A record that has an error does not count.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The highest number that a file has, whether it could be read or not, or that the history knows; 0 where there is none.</summary>
    public int LastNumber { get; }

    /// <summary>The records that count and that none that counts supersedes, by number.</summary>
    public IReadOnlyList<DecisionRecord> InForce { get; }

    /// <summary>What git knows of them, or null where it could not be asked.</summary>
    internal RecordHistory? History { get; }

    /// <summary>Why none of them could be judged, or null.</summary>
    internal Finding? Refusal { get; }

    /// <summary>Whether a record may be believed.</summary>
    public bool Counts(DecisionRecord record) => Refusal is null && All.Contains(record) && _verdicts.WhyNot(record.Location.Path) is null;

    /// <summary>The record with a name (<c>DECISION-n</c>), or null where there is none that could be read.</summary>
    public DecisionRecord? Find(string name)
        => RecordName.NumberOf(name) is > 0 and int number ? All.FirstOrDefault(record => record.Number == number) : null;

    /// <summary>
    /// Why a decision backs nothing, as a clause without a full stop (it does not exist, does not verify, is superseded); null where it counts and is in force.
    /// </summary>
    public string? WhyNot(string name)
    {
        if (Refusal is not null)
            return "the decision records could not be judged (" + Refusal.Rule.Code + ")";
        int number = RecordName.NumberOf(name);
        RecordFile? file = number == 0 ? null : _files.FirstOrDefault(candidate => candidate.Name.Number == number);
        if (file is null)
            return "it does not exist";
        if (_verdicts.WhyNot(file.Path) is { } why)
            return why;
        return _chain.ReversedBy(number) is > 0 and int by ? "it is superseded by " + DecisionRecord.NameOf(by) : null;
    }

    /// <summary>Reads and judges them all. Asks git for their first versions where there is a history, and <c>ssh-keygen</c> where they must be signed.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="authorizedCommits">The commits that the owner authorized, full hashes, in their order; asked only where a list of signers is in force.</param>
    public static DecisionRecords Read(ForgeRepository repository, Func<IReadOnlyList<string>> authorizedCommits)
    {
        RecordFolder folder = RecordFolder.Read(repository);
        try
        {
            RecordHistory history = RecordHistory.Of(repository, folder.Files);
            if (folder.Problem is { } problem)
                return Refused(folder, history, problem);
            RecordJudge judge = RecordJudge.Judge(repository, folder.Files, history, authorizedCommits);
            return new DecisionRecords(folder, history, judge.Verdicts, judge.Chain);
        }
        catch (GitProblemException e)
        {
            return Refused(folder, null, GitFindings.Of(e.Problem, "the history of the decision records"));
        }
        catch (GitFailureException e)
        {
            return Refused(folder, null, e.Finding);
        }
    }

    /// <summary>Whether a decision does not count and was committed as it stands there, so that only a later decision that names it settles it.</summary>
    internal bool IsBeyondRepair(string name)
        => RecordName.NumberOf(name) is > 0 and int number && _files.Any(file => file.Name.Number == number && _verdicts.IsBeyondRepair(file.Path));

    /// <summary>Whether a finding is about such a decision, and settled with it.</summary>
    internal bool CanBeSettled(Finding finding) => _verdicts.IsBeyondRepair(finding.Location.Path) && RecordVerdicts.IsSettleable(finding);

    /// <summary>Why a record would not count if it were written next, as a clause that begins with a verb; null where it would.</summary>
    internal string? WhyNotNext(DecisionRecord record) => _chain.WhyNot(record);

    private static DecisionRecords Refused(RecordFolder folder, RecordHistory? history, Finding finding)
    {
        RecordVerdicts verdicts = new();
        verdicts.Add(finding);
        return new DecisionRecords(folder, history, verdicts, new RecordChain(), finding);
    }
}
