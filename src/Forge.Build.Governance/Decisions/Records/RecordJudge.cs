using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>Judges the records in the order of what they rest on: what is written there, who wrote it, what it reverses.</summary>
internal sealed class RecordJudge
{
    private readonly IReadOnlyList<RecordFile> _files;
    private readonly RecordHistory _history;
    private readonly RecordRepair _repair;

    private RecordJudge(IReadOnlyList<RecordFile> files, RecordHistory history)
    {
        _files = files;
        _history = history;
        _repair = new RecordRepair(history);
    }

    /// <summary>What is found against them.</summary>
    public RecordVerdicts Verdicts { get; } = new();

    /// <summary>Which of them are in force.</summary>
    public RecordChain Chain { get; } = new();

    /// <summary>Judges.</summary>
    /// <exception cref="GitProblemException">git did not answer.</exception>
    /// <exception cref="GitFailureException">git did not answer.</exception>
    public static RecordJudge Judge(
        ForgeRepository repository, IReadOnlyList<RecordFile> files, RecordHistory history, Func<IReadOnlyList<string>> authorizedCommits)
    {
        RecordJudge judge = new(files, history);
        RecordIntegrity.Judge(files, history, judge.Verdicts);
        judge.JudgeSignatures(repository, authorizedCommits);
        judge.JudgeDepth();
        judge.JudgeReversals();
        foreach (RecordFile file in files.Where(judge.IsBeyondRepair))
            judge.Verdicts.GiveUp(file);
        return judge;
    }

    private void JudgeSignatures(ForgeRepository repository, Func<IReadOnlyList<string>> authorizedCommits)
    {
        RecordFile[] files = _files.Where(file => Verdicts.WhyNot(file.Path) is null).ToArray();
        if (files.Length == 0)
            return;
        RecordSignatures signatures = new(repository, _history, files.Select(file => file.Record!).ToArray(), authorizedCommits);
        bool canAsk = true;
        foreach (RecordFile file in files)
        {
            if (!canAsk && file.Record!.Signature.Length > 0)
            {
                Verdicts.Refuse(file, "its signature could not be verified");
                continue;
            }
            string commit = _history.FirstWith(file.Path, file.Source!.Text)?.Commit ?? "";
            string fix = commit.Length > 0 ? RecordRepair.Anew(file.Name, " --key KEY")
                : "delete " + file.Path + ", which no commit holds, and let the owner decide with "
                    + "\"forge decide OPTION_ID --key KEY\", with a key of the trusted allowed_signers.";
            if (signatures.Judge(file.Record!, file.Read!.Message, commit, file.Read.SignatureLocation, fix) is not { } finding)
                continue;
            Verdicts.Refuse(file, finding);
            canAsk = finding.Rule != RuleCatalog.DecisionToolMissing;
        }
    }

    // One cause, one finding: where the signers cannot be told either, that is said already.
    private void JudgeDepth()
    {
        if (Verdicts.Findings.Any(finding => finding.Rule == RuleCatalog.GitRefused))
            return;
        bool isSaid = false;
        foreach (RecordFile file in _files.Where(file => _history.First(file.Path) is { } first && _history.IsCutOffAt(first)))
        {
            if (isSaid)
            {
                Verdicts.Refuse(file, "the clone is shallow");
                continue;
            }
            Verdicts.Refuse(file, new Finding(RuleCatalog.GitRefused, SourceLocation.StartOf(file.Path),
                "the clone is shallow, so that nobody can tell whether this decision record is the one that was first committed.",
                "run \"git fetch --unshallow\" (in CI: check out with the full history), then do the same again."));
            isSaid = true;
        }
    }

    private void JudgeReversals()
    {
        // What was deleted is told already, and whoever names it is not to be blamed.
        foreach (RecordName name in _history.Names)
            Chain.AddRefused(name.Number, null);
        foreach (RecordFile file in _files.Where(file => Verdicts.WhyNot(file.Path) is not null))
            Chain.AddRefused(file.Name.Number, file.Read is { IsUnaltered: true } ? file.Record : null);
        foreach (RecordFile file in _files.Where(file => Verdicts.WhyNot(file.Path) is null))
        {
            DecisionRecord record = file.Record!;
            if (Chain.WhyNot(record) is { } why)
            {
                Chain.AddRefused(record.Number, record);
                Verdicts.Refuse(file, new Finding(RuleCatalog.ReversalUnnamed, file.Read!.SupersedesLocation, "the decision record " + why + ".", _repair.Of(file)));
                continue;
            }
            Chain.Add(record);
            Settle(record);
        }
    }

    // With a fault all earlier ones about the same gaps are settled, and those of which nobody can tell: none of them could be named any more, now that a later one counts.
    private void Settle(DecisionRecord record)
    {
        int named = RecordName.NumberOf(record.Supersedes);
        RecordFile[] faults = named == 0 ? Array.Empty<RecordFile>() : _files.Where(file => file.Name.Number < record.Number && IsBeyondRepair(file)).ToArray();
        if (!faults.Any(fault => fault.Name.Number == named))
            return;
        foreach (RecordFile fault in faults)
        {
            if (fault.Name.Number == named || fault.Record is not { } other || other.GapIds.Intersect(record.GapIds, StringComparer.Ordinal).Any())
                Verdicts.Settle(fault);
        }
    }

    // What was edited since can be restored, and what no commit holds can be deleted.
    private bool IsBeyondRepair(RecordFile file)
        => Verdicts.WhyNot(file.Path) is not null && file.Source is { } source && _history.FirstWith(file.Path, source.Text) is not null;
}
