using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Trust;

namespace Forge.Build.Governance.Audit;

/// <summary>Runs the checks in the contract's order, each with what it needs and no more.</summary>
internal sealed class AuditChecks
{
    private readonly AuditSubject _subject;
    private readonly CancellationToken _cancellation;

    public AuditChecks(AuditSubject subject, CancellationToken cancellation)
    {
        _subject = subject;
        _cancellation = cancellation;
    }

    /// <summary>A1 to A9, then W1 to W3.</summary>
    /// <param name="authorization">A6, which ran before, since the base depends on it.</param>
    /// <param name="ledger">W2, which ran before, since the ledger's word was needed.</param>
    /// <param name="details">Lines for those who ask for detail.</param>
    public IReadOnlyList<CheckResult> Run(CheckResult authorization, CheckResult ledger, out IReadOnlyList<string> details)
    {
        List<string> more = new();
        details = more;
        return new[]
        {
            Check("A1", Scope),
            Check("A2", () => MinimalDiff.Run(_subject.Repository, _subject.Base.Changes)),
            Check("A3", () => EvidenceCompleteness.Run(_subject.Evidence.DiffLogFile, _subject.Evidence.TestRunFile)),
            Check("A4", () => BoundaryCheck.Run(_subject.Repository, _subject.Options, more, _cancellation)),
            Check("A5", () => DiffLogGate.Run(_subject.Evidence.DiffLog)),
            authorization,
            Check("A7", () => VerificationOrder.Run(_subject.Evidence.DiffLog)),
            Check("A8", () => TestGate.Run(_subject.Evidence.TestRun, _subject.Tree.Digest)),
            Check("A9", () => DependencyGate.Run(_subject.Repository, ChangedFiles(), CacheFolder.Of(_subject.Repository, _subject.Options.Cache), _cancellation)),
            Check("W1", Secrets),
            ledger,
            Check("W3", Routes),
        };
    }

    // Each for itself: a check that breaks must not silence the next, and is no pass.
    private CheckResult Check(string id, Func<CheckResult> check)
    {
        _cancellation.ThrowIfCancellationRequested();
        try
        {
            return check();
        }
        catch (Exception e) when (e is not (OperationCanceledException or GitProblemException))
        {
            return new CheckResult(id, "the check broke", new[] { GateFailure.Of(e) });
        }
    }

    private CheckResult Scope()
    {
        CheckResult scope = ScopeCompliance.Run(_subject.Repository, _subject.Base.Changes, _subject.Evidence.Claims, _subject.Evidence.ClaimsPath);
        return scope with
        {
            Findings = scope.Findings
                .Concat(DecisionsKept.Run(_subject.Base.Changes))
                .Concat(FixPlanDiscipline.Run(_subject.Repository, _subject.Base.Changes, _subject.Before))
                .Concat(_subject.Base.Commit is { } commit ? Guard(commit) : Array.Empty<Finding>())
                .ToArray(),
        };
    }

    // What the directive allows is read from the base, so that editing it in this cycle widens nothing.
    private IReadOnlyList<Finding> Guard(string commit)
    {
        Directive?[] directives = _subject.Repository.Directives.Select(path => _subject.Tree.TextAt(commit, path) is { } text ? Directive.Read(path, text) : null).ToArray();
        return VerdictGuard.Run(
            _subject.Repository, _subject.Base.Changes, path => _subject.Tree.TextAt(commit, path)?.Text, path => ContractFile.Read(_subject.Repository, path).Text?.Text,
            path => directives.FirstOrDefault(directive => directive is not null)?.Scope.Names(path) ?? false);
    }

    private string[] ChangedFiles()
        => _subject.Base.Changes.Where(change => change.Kind != ChangeKind.Deleted && !_subject.Repository.IsEvidence(change.Path)).Select(change => change.Path).ToArray();

    private CheckResult Secrets()
    {
        IReadOnlyList<AddedLine> lines = _subject.Tree.AddedLinesSince(_subject.Base.Revision, out GitProblem? problem);
        if (problem is not null)
            return new CheckResult("W1", "the added lines cannot be told", new[] { GitFindings.Of(problem, "the added lines") });
        // The ledger quotes what earlier audits found.
        return SecretsInDiff.Run(lines.Where(line => !_subject.Repository.IsEvidence(line.Path)));
    }

    private CheckResult Routes()
    {
        ContractFile file = ContractFile.Read(_subject.Repository, _subject.Repository.Contract(RequiredContract.Physics));
        IReadOnlyList<Finding> malformed = Array.Empty<Finding>();
        PhysicsContract? physics = file.Text is { } text ? PhysicsReader.Read(file.Path, text, out malformed) : null;
        CheckResult routes = PhysicsCoverage.Run(
            physics, file, _subject.Tree.Files.Select(source => source.Path).ToArray(), path => ContractFile.Read(_subject.Repository, path).Text);
        return routes with { Findings = malformed.Concat(routes.Findings).ToArray() };
    }
}
