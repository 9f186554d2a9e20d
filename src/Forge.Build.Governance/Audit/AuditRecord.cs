using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit;

/// <summary>From the checks to the verdict, its entry in the ledger, and what is said to the builder.</summary>
internal sealed class AuditRecord
{
    private const int MostPlanned = 100;
    private const int MostJustified = 3;
    private const int MostLine = 900;

    private readonly AuditSubject _subject;

    public AuditRecord(AuditSubject subject) => _subject = subject;

    /// <summary>Writes the entry, unless this state has one, and makes the report.</summary>
    public AuditReport Write(IReadOnlyList<CheckResult> results, IReadOnlyList<string> details, bool isKnown)
    {
        List<Finding> findings = results.SelectMany(result => result.Findings).ToList();
        bool passed = results.All(result => result.Passed);
        bool isAutomatic = passed && AutomaticAuthorization.IsGranted(_subject.Repository, _subject.Tree, _subject.Base);
        string signOff = passed ? Block(isAutomatic) : "";
        // What the state does not tell may have changed: packages were restored, a program was installed.
        isKnown &= IsVerdict(_subject.Evidence.LastAudit, passed);
        if (isKnown)
        {
            findings.Add(new Finding(RuleCatalog.VerdictUnchanged, _subject.Evidence.LastAudit!.Location, "the last entry of the ledger is of this very state, so nothing was appended.", ""));
        }
        else if (!_subject.Options.WriteEvidence)
        {
            findings.Add(new Finding(RuleCatalog.VerdictNotRecorded, SourceLocation.None,
                "the verdict (" + (passed ? "all pass" : "FAIL") + ") was not written into the ledger, because ForgeWriteEvidence is false.", ""));
        }
        else if (findings.TrueForAll(finding => finding.Rule != RuleCatalog.LedgerVanished))
        {
            // A ledger that vanished is restored, not begun anew: a new one would hide that it is gone.
            findings.AddRange(Append(results, passed, isAutomatic, ref signOff));
        }
        int failures = passed ? 0 : _subject.Before.Failures + (isKnown ? 0 : 1);
        if (failures >= Loopback.Limit)
            findings.Add(LoopLimit(failures));
        findings.Add(new Finding(RuleCatalog.AuditLookedAt, SourceLocation.None,
            "compared with " + _subject.Base.Name + "; " + string.Join("; ", results.Select(result => result.Id + ": " + result.LookedAt)) + ".", ""));
        findings.Sort(Finding.Order);
        bool blocks = findings.Exists(finding => finding.Rule.Severity == Severity.Error);
        return new AuditReport(
            blocks ? AuditVerdict.Failed : AuditVerdict.Passed, FindingLimit.Cut(findings, _subject.Options.MaxFindings), details, blocks ? "" : signOff);
    }

    private IEnumerable<Finding> Append(IReadOnlyList<CheckResult> results, bool passed, bool isAutomatic, ref string signOff)
    {
        LedgerAppend appended = LedgerFile.Append(_subject.Repository, ledger => Entry(ledger, results, passed, isAutomatic));
        if (appended.Failure is not null)
            return new[] { appended.Failure };
        if (appended.Record is null)
        {
            // The other build says it.
            signOff = "";
            return Array.Empty<Finding>();
        }
        return isAutomatic ? AutomaticAuthorization.Record(_subject.Repository, _subject.Options, _subject.Tree, _subject.Evidence.Phase) : Array.Empty<Finding>();
    }

    // Under the lock: another build may have written this very entry a moment ago.
    private LedgerEntry? Entry(AuditLedger ledger, IReadOnlyList<CheckResult> results, bool passed, bool isAutomatic)
    {
        if (ledger.Records.LastOrDefault(record => record is not AuthorizationRecord) is LedgerEntry { Torn: false } last && last.State == _subject.State && IsVerdict(last, passed))
            return null;
        return new LedgerEntry
        {
            Phase = _subject.Evidence.Phase,
            Iteration = Loopback.NextIteration(ledger, _subject.Evidence.Phase),
            Timestamp = _subject.Options.UtcNow,
            AemCycle = _subject.Evidence.Phase,
            Outcome = !passed ? LedgerOutcome.Fail : isAutomatic ? LedgerOutcome.Authorized : LedgerOutcome.SignedOff,
            Automatic = isAutomatic,
            Checklist = results.Where(result => result.Id[0] == 'A').Select(Line).ToArray(),
            FixPlan = passed ? Array.Empty<FixPlanLine>() : results.SelectMany(Plan).ToArray(),
            FilesChanged = FilesChanged(),
            Notes = results.Where(result => result.Id[0] == 'W').Select(result => result.Id + ": " + Justification(result)).ToArray(),
            Base = _subject.Base.Commit ?? LedgerFormat.EmptyTree,
            State = _subject.State,
            Tree = _subject.Tree.Digest,
        };
    }

    private static bool IsVerdict(LedgerEntry? entry, bool passed) => entry is not null && (entry.Outcome != LedgerOutcome.Fail) == passed;

    private static ChecklistLine Line(CheckResult result)
        => new(result.Id, LedgerFormat.CheckName(result.Id), result.Passed ? LedgerVerdict.Pass : LedgerVerdict.Fail, Justification(result));

    private static string Justification(CheckResult result)
    {
        Finding[] said = result.Findings.Where(finding => finding.Rule.Severity >= Severity.Warning).OrderBy(finding => finding, Finding.Order).ToArray();
        string all = result.LookedAt + string.Concat(said.Take(MostJustified).Select(finding => "; " + finding.Rule.Code + " " + Place(finding) + finding.Message.TrimEnd('.')))
            + (said.Length > MostJustified ? "; and " + (said.Length - MostJustified).ToString(CultureInfo.InvariantCulture) + " more" : "");
        return all.Length > MostLine ? all.Substring(0, MostLine) + "..." : all;
    }

    private static IEnumerable<FixPlanLine> Plan(CheckResult result)
        => result.Findings.Where(finding => finding.Rule.Severity == Severity.Error).OrderBy(finding => finding, Finding.Order).Take(MostPlanned)
            .Select(finding => new FixPlanLine(result.Id + " " + finding.Rule.Code, Place(finding) + finding.Fix));

    private static string Place(Finding finding)
        => finding.Location.Path.Length == 0 ? "" : finding.Location.Path + (finding.Location.Line > 1 ? "(" + finding.Location.Line.ToString(CultureInfo.InvariantCulture) + ")" : "") + ": ";

    // Claimed or changed: the next iteration may touch these and no others.
    private string[] FilesChanged()
        => _subject.Base.Changes.Select(change => change.Path)
            .Concat(_subject.Evidence.Claims.Select(claim => claim.Path?.Value ?? "").Where(path => path.Length > 0))
            .Where(path => !_subject.Repository.IsEvidence(path)).Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal).ToArray();

    private string Block(bool isAutomatic)
    {
        List<KeyValuePair<string, string>> steps = new();
        foreach (string label in new[] { "Static", "Runtime", "Behavior", "Contract" })
            steps.Add(new KeyValuePair<string, string>(label, Verdict(_subject.Evidence.DiffLog?.Verification.FirstOrDefault(step => step.Label == label)?.Text ?? "")));
        steps.Add(new KeyValuePair<string, string>("Tests", "PASS" + (_subject.Evidence.TestRun?.Counts is { Length: > 0 } tests ? " \u2014 " + tests : "")));
        return new SignOff(_subject.Evidence.Phase, FilesChanged(), _subject.Evidence.DiffLog?.Summary ?? "", steps, _subject.Before.Failures, isAutomatic).Block();
    }

    private static string Verdict(string text) => text.StartsWith("PASS", StringComparison.OrdinalIgnoreCase) ? text : "PASS \u2014 " + text;

    private static Finding LoopLimit(int failures)
        => new(RuleCatalog.LoopLimit, SourceLocation.None,
            failures.ToString(CultureInfo.InvariantCulture) + " audits in a row failed, so the loop of fix and audit ends here and a person has to look at it.",
            "stop and report the open items. The owner goes on with: forge authorize --reset-loop --reason \"...\".");
}
