using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Microsoft.Build.Framework;

namespace Forge.Build.Tasks;

/// <summary>Holds the OpenAPI documents that a project's build made against <c>physics.yaml</c>, once a project that makes some.</summary>
[MSBuildMultiThreadableTask]
public sealed class CompareDocuments : RepositoryTask
{
    /// <summary>The folder of the project, absolute.</summary>
    [Required]
    public string ProjectFolder { get; set; } = "";

    /// <summary>The file that names the documents, absolute or relative to the project.</summary>
    [Required]
    public string List { get; set; } = "";

    /// <summary>The assembly that they were made of, absolute or relative to the project.</summary>
    [Required]
    public string Program { get; set; } = "";

    /// <summary>The assemblies that the project references.</summary>
    public string[] References { get; set; } = Array.Empty<string>();

    private protected override void Run(ForgeRepository repository, FindingLogger logger)
    {
        if (EditorBuild.Is((BuildEngine as IBuildEngine6)?.GetGlobalProperties() ?? new Dictionary<string, string>()))
            return;
        BuildDocuments documents = new(
            ProjectFolder, Path.Combine(ProjectFolder, List), Path.Combine(ProjectFolder, Program), References.Select(path => Path.GetFileNameWithoutExtension(path)).ToArray());
        GateReport report = DocumentGate.Run(repository, documents, MostFindings);
        logger.Log(report.Findings, report.Details);
    }
}
