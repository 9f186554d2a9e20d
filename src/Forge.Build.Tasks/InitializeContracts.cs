using System;
using System.Collections.Generic;
using System.IO;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Forge.Build.Tasks;

/// <summary>Writes the contracts that a repository lacks, as forms to fill in. Never overwrites.</summary>
[MSBuildMultiThreadableTask]
public sealed class InitializeContracts : Task
{
    /// <summary>The folder of the project that asks, absolute.</summary>
    [Required]
    public string ProjectFolder { get; set; } = "";

    /// <summary><c>ForgeRoot</c>: where to write, absolute or relative to the project; the git root above the project where empty, else the project's folder.</summary>
    public string ForgeRoot { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        string root = ForgeRoot.Length > 0 ? Path.GetFullPath(Path.Combine(ProjectFolder, ForgeRoot)) : NewGovernance.RootFor(ProjectFolder);
        try
        {
            IReadOnlyList<string> written = NewGovernance.Write(root);
            foreach (string path in written)
                Log.LogMessage(MessageImportance.High, "wrote {0}", PrintableText.Escape(Path.Combine(root, path)));
            Log.LogMessage(MessageImportance.High, written.Count == 0
                ? "Every contract exists already; nothing was written."
                : "Fill them in; boundaries.json holds no layer yet, and the build stops there until it has one.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            new FindingLogger(Log, "").Log(new Finding(RuleCatalog.ReportNotWritten, SourceLocation.StartOf(root), "the contracts could not be written: " + e.Message.TrimEnd('.') + ".",
                "make the folder writable, or set ForgeRoot to the repository's root."));
        }
        return !Log.HasLoggedErrors;
    }
}
