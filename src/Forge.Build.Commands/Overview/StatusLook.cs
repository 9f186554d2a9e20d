using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Audit.Authorization;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Overview;

/// <summary>Looks where a repository stands. Reads, and writes nothing but what is remembered of <c>stack.md</c>.</summary>
internal static class StatusLook
{
    private const int LongestText = 300;

    /// <summary>Looks. Git is asked while the files are read, and Markdown read beside the rest: what a single run pays is mostly the compiler of the runtime, and that has two cores then.</summary>
    public static Standing At(ForgeRepository repository)
    {
        Task<TreeLook> git = Task.Run(() => TreeLook.Of(repository));
        Task<Standing> evidence = Task.Run(() => WithTests(WithLog(new Standing(), repository), repository));
        Standing rest = WithDecision(WithLedger(new Standing { MissingContracts = MissingContracts(repository) }, repository), repository);
        Standing at = evidence.GetAwaiter().GetResult();
        TreeLook tree = git.GetAwaiter().GetResult();
        at = at with
        {
            MissingContracts = rest.MissingContracts,
            Ledger = rest.Ledger,
            Question = rest.Question,
            DecisionProblems = rest.DecisionProblems,
            Branch = PrintableText.Escape(tree.Branch),
            Tree = tree.State,
            ChangedFiles = tree.ChangedFiles,
            TestsAreOlder = at.TestsWritten is { } tested && tree.Youngest > tested,
            AreContractsNew = tree.New.Contains(repository.Contract(RequiredContract.Boundaries)),
            IsLogCommitted = tree.State != TreeState.Unknown && !tree.Changed.Contains(at.LogPath),
        };
        return WithExactTree(at, repository);
    }

    // Times tell enough while the work goes on. Where the answer decides about an audit or an authorization, the trees are compared, as the gates do.
    private static Standing WithExactTree(Standing at, ForgeRepository repository)
    {
        if (at.Ledger.SignedOff is { Tree.Length: > 0 } entry)
        {
            using WorkingTree? now = WorkingTree.Capture(repository, out GitProblem? _);
            return at with { WentOn = now is not null && now.Digest != entry.Tree };
        }
        bool isCommitted = at.Tree is TreeState.Clean or TreeState.EvidenceOnly;
        if (isCommitted && at is { Log: LogState.Complete, TestedTree.Length: > 0, AreTestsPassing: true } && at.Ledger.LastOutcome != LedgerOutcome.Authorized)
            return at with { TestsAreOlder = TreeLook.CommittedDigest(repository) is { Length: > 0 } digest && digest != at.TestedTree };
        return at;
    }

    private static string[] MissingContracts(ForgeRepository repository)
    {
        ContractFile[] files = RequiredContract.All.Select(contract => ContractFile.Read(repository, repository.Contract(contract.FileName))).ToArray();
        Frontend frontend = FrontendDecision.Of(repository, files, CacheFolder.Of(repository, CacheMode.WhenPresent));
        return ReadGate.Run(files, frontend).Where(finding => finding.Rule.Severity == Severity.Error).Select(finding => finding.Location.Path).ToArray();
    }

    private static Standing WithLog(Standing at, ForgeRepository repository)
    {
        ContractFile file = AuditEvidence.DiffLogIn(repository);
        at = at with { LogPath = file.Path };
        if (file.State is ContractState.Folder or ContractState.Unreadable)
            return at with { Log = LogState.Unreadable };
        if (file.Text is not { } text)
            return at;
        DiffLog log = DiffLogReader.Read(file.Path, text);
        return at with
        {
            Log = log.IsComplete ? LogState.Complete : log.IsInProcess ? LogState.InProcess : LogState.Open,
            Phase = log.Phase,
            LogStatus = PlainLine.Of(log.Status?.Value ?? "", LongestText),
            LogWritten = TimeOf(repository, file.Path),
            Placeholders = log.Placeholders.Count,
        };
    }

    private static Standing WithTests(Standing at, ForgeRepository repository)
    {
        ContractFile file = ContractFile.Read(repository, repository.LatestTestRun);
        if (file.State is ContractState.Missing or ContractState.Empty)
            return at;
        TestRun? run = file.Text is { } text ? TestRunReader.Read(file.Path, text) : null;
        bool passes = run is { IsPass: true, IsTooDeep: false } && run.Exits.All(exit => !exit.Failed);
        return at with { Tests = passes ? TestState.Pass : TestState.Fail, TestCounts = run?.Counts ?? "", TestedTree = run?.Tree ?? "", TestsWritten = TimeOf(repository, file.Path) };
    }

    private static Standing WithLedger(Standing at, ForgeRepository repository)
    {
        LedgerSource source = LedgerSource.Read(repository);
        if (source.State != ContractState.Present)
            return at;
        AuditLedger ledger = source.Ledger();
        return at with { Ledger = Loopback.StateOf(ledger, AuthorizationTrust.Verify(repository, ledger).Counts) };
    }

    private static Standing WithDecision(Standing at, ForgeRepository repository)
    {
        if (!DecisionGate.IsActive(repository, DecisionMode.Auto))
            return at;
        DecisionState state = OwnersDesk.Look(repository);
        string question = state.Packet?.Question ?? (state.Open.Count > 0 ? "several questions are open" : "");
        if (question.Length == 0 && state.Findings.Any(finding => finding.Rule == RuleCatalog.StatusBlocked))
            question = state.Status?.Questions.FirstOrDefault() ?? "the status is BLOCKED";
        IEnumerable<Finding> others = state.Findings.Where(finding => finding.Rule.Severity == Severity.Error
            && finding.Rule != RuleCatalog.DecisionOpen && finding.Rule != RuleCatalog.SeveralQuestions && finding.Rule != RuleCatalog.StatusBlocked);
        return at with { Question = PlainLine.Of(question, LongestText), DecisionProblems = others.Count() };
    }

    private static DateTime? TimeOf(ForgeRepository repository, string path)
    {
        FileInfo file = new(repository.FullPath(path));
        return file.Exists ? file.LastWriteTimeUtc : null;
    }
}
