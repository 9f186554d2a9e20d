using Forge.Build.Governance.Findings;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Forge.Build.Tasks;

/// <summary>Says once a build that the gates are switched off: silence would look like a pass.</summary>
[MSBuildMultiThreadableTask]
public sealed class ReportGatesOff : Task
{
    /// <summary>The project root, absolute.</summary>
    [Required]
    public string Root { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        new FindingLogger(Log, Root).Log(new Finding(RuleCatalog.GatesSwitchedOff, SourceLocation.None,
            "ForgeEnabled is false, so no gate ran and nothing was checked.", "build without -p:ForgeEnabled=false, or remove the property from the project."));
        return !Log.HasLoggedErrors;
    }
}
