using Forge.Build.Governance.Findings;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Forge.Build.Tasks;

/// <summary>Says once a build that a project was compiled without analyzers, and so without the gates that are analyzers.</summary>
[MSBuildMultiThreadableTask]
public sealed class ReportAnalyzersOff : Task
{
    /// <summary>The project root, absolute.</summary>
    [Required]
    public string Root { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        new FindingLogger(Log, Root).Log(new Finding(RuleCatalog.AnalyzersSwitchedOff, SourceLocation.None,
            "RunAnalyzers or RunAnalyzersDuringBuild is false for at least one project, so its routes, references and types were not held against the contracts.",
            "build without -p:RunAnalyzers=false, or take the property out of the project; a CI build needs the analyzers."));
        return !Log.HasLoggedErrors;
    }
}
