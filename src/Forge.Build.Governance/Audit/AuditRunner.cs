using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Audit;

/// <summary>The audit after a build: A1 to A9, W1 to W3, the ledger's entry, the sign-off (Builder Contract 10.2 to 10.7).</summary>
public static class AuditRunner
{
    /// <summary>Audits. Never throws for what a repository holds.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the audit between two files, with nothing written.</param>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static AuditReport Run(ForgeRepository repository, AuditOptions options, CancellationToken cancellation)
    {
        if (options.Mode == AuditMode.Never)
            return new AuditReport(AuditVerdict.Passed, new[] { AuditSchedule.SwitchedOff() }, Array.Empty<string>());
        using WorkingTree? tree = WorkingTree.Capture(repository, out GitProblem? problem);
        if (tree is null)
            return CouldNotRun(GitFindings.Of(problem!, "the state of the tree"));
        try
        {
            return Run(repository, options, tree, cancellation);
        }
        catch (GitProblemException e)
        {
            return CouldNotRun(GitFindings.Of(e.Problem, "a file of the base"));
        }
    }

    private static AuditReport Run(ForgeRepository repository, AuditOptions options, WorkingTree tree, CancellationToken cancellation)
    {
        AuditEvidence evidence = AuditEvidence.Read(repository, options);
        AuthorizationGate authorization = new(repository, tree);
        CheckResult a6 = authorization.Run(evidence.Ledger);
        AuditBase? from = AuditBase.Find(repository, tree, options.Base, authorization.AuthorizedCommit, out GitProblem? problem);
        if (from is null)
            return CouldNotRun(GitFindings.Of(problem!, "what differs from the base"));
        CheckResult w2 = LedgerIntegrity.Run(evidence.LedgerFile, tree.Head is null ? null : tree.RawTextAt("HEAD", repository.AuditLedger), evidence.Ledger);
        if (!from.HasWork(repository))
            return NothingToAudit(from, a6, w2);
        LedgerState before = Loopback.StateOf(evidence.Ledger, authorization.Trust is { } trust ? trust.Counts : null);
        string state = evidence.StateOf(tree, from, options);
        bool isKnown = evidence.LastAudit is { Torn: false } last && last.State == state;
        // What was recorded is believed only while the record itself stands.
        if (isKnown && a6.Passed && w2.Passed && before.LastOutcome is (LedgerOutcome.SignedOff or LedgerOutcome.Authorized))
            return SameAsBefore(before);

        AuditSubject subject = new(repository, options, tree, evidence, from, before, state);
        IReadOnlyList<CheckResult> results = new AuditChecks(subject, cancellation).Run(a6, w2, out IReadOnlyList<string> details);
        cancellation.ThrowIfCancellationRequested();
        return new AuditRecord(subject).Write(results, details, isKnown);
    }

    private static AuditReport CouldNotRun(Finding finding) => new(AuditVerdict.CouldNotRun, new[] { finding }, Array.Empty<string>());

    // There is no work, but the record of what went before must stand all the same.
    private static AuditReport NothingToAudit(AuditBase from, CheckResult authorization, CheckResult ledger)
    {
        List<Finding> findings = authorization.Findings.Concat(ledger.Findings).Where(finding => finding.Rule.Severity == Severity.Error).ToList();
        AuditVerdict verdict = findings.Count == 0 ? AuditVerdict.Passed : AuditVerdict.Failed;
        findings.Add(new Finding(RuleCatalog.NothingToAudit, SourceLocation.None,
            "nothing but evidence differs from " + from.Name + (from.Commit is null ? "" : " (" + from.Commit.Substring(0, 10) + ")") + ", so no work was audited.", ""));
        findings.Sort(Finding.Order);
        return new AuditReport(verdict, findings, Array.Empty<string>());
    }

    private static AuditReport SameAsBefore(LedgerState before)
        => new(AuditVerdict.Passed, new[]
        {
            new Finding(RuleCatalog.VerdictUnchanged, before.LastEntry?.Location ?? SourceLocation.None,
                "this very state passed the audit already, so nothing was appended to the ledger.", ""),
        }, Array.Empty<string>());
}
