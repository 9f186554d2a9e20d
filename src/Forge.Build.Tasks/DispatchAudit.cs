using Forge.Build.Governance.Repository;
using Microsoft.Build.Framework;

namespace Forge.Build.Tasks;

/// <summary>Asks for the audit: at once where it is called by name, else when this was the last project of the build.</summary>
[MSBuildMultiThreadableTask]
public sealed class DispatchAudit : DispatchTask
{
    /// <summary>What <see cref="DispatchGates"/> said; empty where the audit is called by name.</summary>
    public string MeetingPoint { get; set; } = "";

    /// <summary>0 where nothing blocks, 1 where something does, 2 where the audit could not run (Builder Contract 10.7); empty where it was not asked for.</summary>
    [Output]
    public string ExitCode { get; set; } = "";

    /// <inheritdoc/>
    protected override bool Dispatch(ForgeRepository repository)
    {
        BuildMeetingPoint? meeting = MeetingPoint.Length == 0 ? null : BuildMeetingPoint.At(MeetingPoint);
        if (meeting is not null && !meeting.End(ProjectFile, GlobalProperties))
            return true;
        bool passed = Build(repository, Target, out string exitCode);
        if (!passed)
        {
            Build(repository, Target + nameof(ExitCode), out exitCode);
            // Answered without running anything: MSBuild takes a task that fails after its last request passed for one that fails without a word (MSB4181).
            Build(repository, Target, out _);
        }
        meeting?.Close();
        ExitCode = exitCode;
        return passed;
    }
}
