using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Microsoft.Build.Framework;

namespace Forge.Build.Tasks;

/// <summary>Runs the gates before a build.</summary>
[MSBuildMultiThreadableTask]
public sealed class RunGates : RepositoryTask
{
    /// <summary>Where the projects of this build meet for the audit after it; empty where none is due.</summary>
    [Output]
    public string MeetingPoint { get; set; } = "";

    private protected override void Run(ForgeRepository repository, FindingLogger logger)
    {
        GateReport report = GateRunner.Run(repository, new GateOptions(MostFindings, CacheMode, AuditMode), Cancellation);
        logger.Log(report.Findings, report.Details);
        logger.WriteSarif(SarifLog, report.Findings);
        if (report.IsAuditDue && report.Passed)
            MeetingPoint = BuildMeetingPoint.Create().Folder;
    }
}
