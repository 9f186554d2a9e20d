using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Microsoft.Build.Framework;

namespace Forge.Build.Tasks;

/// <summary>Runs the gates before a build.</summary>
[MSBuildMultiThreadableTask]
public sealed class RunGates : RepositoryTask
{
    /// <summary>When the decision gate is a part of the build (<c>ForgeDecisionGate</c>): <c>auto</c>, <c>required</c> or <c>off</c>; empty for auto.</summary>
    public string DecisionGate { get; set; } = "";

    /// <summary>Whether the files that tell of an open question may be written (<c>ForgeWriteEvidence</c>); the verdict is the same.</summary>
    public bool WriteEvidence { get; set; } = true;

    /// <summary>Where the projects of this build meet for the audit after it; empty where none is due.</summary>
    [Output]
    public string MeetingPoint { get; set; } = "";

    private protected override void Run(ForgeRepository repository, FindingLogger logger)
    {
        GateReport report = GateRunner.Run(repository, new GateOptions(MostFindings, CacheMode, AuditMode, GateOptions.DecisionModeOf(DecisionGate), WriteEvidence), Cancellation);
        logger.Log(report.Findings, report.Details);
        logger.WriteSarif(SarifLog, report.Findings);
        if (report.IsAuditDue && report.Passed)
            MeetingPoint = BuildMeetingPoint.Create().Folder;
    }
}
