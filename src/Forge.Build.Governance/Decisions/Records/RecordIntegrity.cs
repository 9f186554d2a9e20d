using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>Whether the records are those that were written (Decision Gate Contract 8).</summary>
internal sealed class RecordIntegrity
{
    private readonly IReadOnlyList<RecordFile> _files;
    private readonly RecordHistory _history;
    private readonly RecordVerdicts _verdicts;
    private readonly RecordRepair _repair;
    private readonly RecordName[] _deleted;

    private RecordIntegrity(IReadOnlyList<RecordFile> files, RecordHistory history, RecordVerdicts verdicts)
    {
        _files = files;
        _history = history;
        _verdicts = verdicts;
        _repair = new RecordRepair(history);
        HashSet<string> present = new(files.Select(file => file.Path));
        // A file called DECISION-0.md never was a decision.
        _deleted = history.Names.Where(name => name.Number > 0 && !present.Contains(name.Path)).ToArray();
    }

    /// <summary>FORGE3310 and FORGE6301 as they were read; FORGE3311, FORGE3312, FORGE3313, FORGE3314, FORGE3319 and FORGE0303.</summary>
    /// <exception cref="GitProblemException">git did not answer.</exception>
    public static void Judge(IReadOnlyList<RecordFile> files, RecordHistory history, RecordVerdicts verdicts)
    {
        RecordIntegrity integrity = new(files, history, verdicts);
        foreach (RecordFile file in files)
        {
            if (integrity.WhatIsWrong(file) is { } finding)
                verdicts.Refuse(file, finding);
        }
        integrity.JudgeNumbers();
        integrity.JudgeDeletions();
        integrity.JudgeProtection();
    }

    // One cause, one finding: an edit that breaks the form or the hash of a record is not told a second time as a difference from its committed version.
    private Finding? WhatIsWrong(RecordFile file)
    {
        if (file.Problem is { } problem)
            return problem with { Fix = problem.Rule == RuleCatalog.RecordMalformed || _history.First(file.Path) is not null ? _repair.Of(file) : problem.Fix };
        RecordText read = file.Read!;
        if (!read.IsUnaltered)
        {
            return new Finding(RuleCatalog.RecordAltered, read.HashLocation,
                "what stands above this hash is not what it was made for: the text has the hash " + Short(read.ActualHash)
                    + ", the record says " + Short(read.Record.Hash) + ".",
                _repair.Of(file));
        }
        if (_history.First(file.Path) is not { } first || _history.FirstWith(file.Path, file.Source!.Text) is not null)
            return null;
        return new Finding(RuleCatalog.RecordRewritten, SourceLocation.StartOf(file.Path),
            "the decision record is not the one that commit " + first.Commit.Substring(0, 12) + " added.", RecordRepair.Restore(file.Path, first));
    }

    private void JudgeNumbers()
    {
        RecordFile? last = null;
        HashSet<int> deleted = new(_deleted.Select(name => name.Number));
        int known = 0;
        foreach (RecordFile file in _files.Where(file => file.Name.Number > 0))
        {
            int number = file.Name.Number;
            if (last?.Name.Number == number)
            {
                _verdicts.Refuse(file, new Finding(RuleCatalog.RecordNumberTwice, SourceLocation.StartOf(file.Path),
                    "the decision record has the number " + number + ", and so has " + last.Path + "; neither counts.", FixOfTwins(last, file)));
                _verdicts.Refuse(last, "another file, " + file.Path + ", has its number");
            }
            if (deleted.Contains(number))
                _verdicts.Refuse(file, "another file had its number, and was deleted");
            int missing = FirstMissing(known, number, deleted);
            if (missing > 0)
            {
                _verdicts.Refuse(file, new Finding(RuleCatalog.RecordNumberMissing, SourceLocation.StartOf(file.Path),
                    "there is no " + DecisionRecord.NameOf(missing) + " before this decision record: the decisions up to it are numbered without a gap.",
                    "bring the missing file back from where it is (another clone, a stash, a branch that was not merged). Where it is lost, take " + file.Path
                        + " away, with the commit that added it if there is one, and let the owner decide again with \"forge decide\"."));
            }
            known = number;
            last = file;
        }
    }

    // The deletion of a committed record is told in its own words.
    private static int FirstMissing(int known, int number, HashSet<int> deleted)
    {
        int missing = known + 1;
        while (missing < number && deleted.Contains(missing))
            missing++;
        return missing < number ? missing : 0;
    }

    private string FixOfTwins(RecordFile first, RecordFile second)
    {
        RecordFile[] uncommitted = new[] { second, first }.Where(file => _history.First(file.Path) is null).ToArray();
        return uncommitted.Length == 0
            ? "take the later of the two commits that added them out of the history, and let the owner decide again with \"forge decide\"."
            : "delete " + uncommitted[0].Path + ", which no commit holds, and let the owner decide again with \"forge decide\" if that decision is needed.";
    }

    private void JudgeDeletions()
    {
        foreach (RecordName name in _deleted)
        {
            AddedRecord first = _history.First(name.Path)!;
            _verdicts.Add(new Finding(RuleCatalog.RecordDeleted, SourceLocation.StartOf(name.Path),
                "commit " + first.Commit.Substring(0, 12) + " added the decision record " + name.FileName + ", and it is no longer there.",
                RecordRepair.Restore(name.Path, first)));
        }
    }

    private void JudgeProtection()
    {
        if (_files.Count == 0)
            return;
        if (!_history.IsRepository)
        {
            _verdicts.Add(new Finding(RuleCatalog.RecordsUnprotected, SourceLocation.StartOf(_files[0].Path),
                "there is no git repository, so nobody can tell whether a decision record was rewritten or deleted.",
                "keep the project in git, and commit each decision record."));
        }
        else if (_history.Ignored(_files.Select(file => file.Path).ToArray()) is { Count: > 0 } ignored)
        {
            _verdicts.Add(new Finding(RuleCatalog.RecordsUnprotected, SourceLocation.StartOf(ignored[0]),
                "git ignores " + ignored.Count + " of the decision records, so nobody can tell whether one of them was rewritten or deleted.",
                "take " + ModuleArtifacts.Decisions + " out of .gitignore, and commit each decision record."));
        }
    }

    private static string Short(string hash) => hash.Substring(0, 12) + "...";
}
