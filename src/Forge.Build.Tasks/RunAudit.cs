using System;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.Build.Framework;

namespace Forge.Build.Tasks;

/// <summary>Audits after a build.</summary>
[MSBuildMultiThreadableTask]
public sealed class RunAudit : RepositoryTask
{
    /// <summary><c>ForgeAuditBase</c>: a revision, or empty for the rule.</summary>
    public string Base { get; set; } = "";

    /// <summary><c>ForgePhase</c>: the phase, or empty for what the diff log says.</summary>
    public string Phase { get; set; } = "";

    /// <summary><c>ForgeClaimedFiles</c>: the claimed files, or empty for what the diff log lists.</summary>
    public string ClaimedFiles { get; set; } = "";

    /// <summary><c>ForgeWriteEvidence</c>: whether the ledger is written.</summary>
    public bool WriteEvidence { get; set; } = true;

    /// <summary><c>ForgeAutoCommit</c>: whether an automatic authorization commits.</summary>
    public bool AutoCommit { get; set; }

    /// <summary>0, 1 or 2 (Builder Contract 10.7).</summary>
    [Output]
    public string ExitCode { get; set; } = "2";

    private protected override void Run(ForgeRepository repository, FindingLogger logger)
    {
        AuditReport report = AuditRunner.Run(
            repository,
            new AuditOptions(AuditMode, Phase, ClaimedFiles, Base, WriteEvidence, AutoCommit, MostFindings, CacheMode, DateTime.UtcNow),
            Cancellation);
        ExitCode = ((int)report.Verdict).ToString(CultureInfo.InvariantCulture);
        logger.Log(report.Findings, report.Details);
        if (report.SignOff.Length > 0)
            Log.LogMessage(MessageImportance.High, "{0}", string.Join("\n", report.SignOff.Split('\n').Select(line => PrintableText.Escape(line))));
        logger.WriteSarif(SarifLog, report.Findings);
    }
}
