using System;
using System.IO;
using System.Threading;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Forge.Build.Tasks;

/// <summary>Runs the gates over one repository. Called once a build, from <c>Forge.Governance.proj</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class RunGates : Task, ICancelableTask
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The project root, absolute.</summary>
    [Required]
    public string Root { get; set; } = "";

    /// <summary>Findings of one code that are reported (<c>ForgeMaxFindings</c>).</summary>
    public int MaxFindings { get; set; } = 100;

    /// <summary>A <see cref="CacheMode"/>.</summary>
    public string Cache { get; set; } = nameof(CacheMode.On);

    /// <summary>Where to write a SARIF log (<c>ForgeSarifLog</c>), relative to the project root; empty for nowhere.</summary>
    public string SarifLog { get; set; } = "";

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public override bool Execute()
    {
        FindingLogger logger = new(Log, Root);
        try
        {
            GateReport report = Run();
            foreach (Finding finding in report.Findings)
                logger.Log(finding);
            foreach (string line in report.Details)
                logger.LogDetail(line);
            if (SarifLog.Length > 0)
                WriteSarif(report, logger);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception e)
        {
            logger.Log(GateRunner.Failed(e));
        }
        return !Log.HasLoggedErrors;
    }

    private GateReport Run()
    {
        ForgeRepository repository = ForgeRepository.TryOpen(Root)
            ?? throw new DirectoryNotFoundException("there is no governed repository in " + Root);
        CacheMode cache = Enum.TryParse(Cache, ignoreCase: true, out CacheMode mode) ? mode : CacheMode.On;
        return GateRunner.Run(repository, new GateOptions(Math.Max(1, MaxFindings), cache), _cancellation.Token);
    }

    private void WriteSarif(GateReport report, FindingLogger logger)
    {
        try
        {
            SarifReport.Write(Path.GetFullPath(Path.Combine(Root, SarifLog)), report.Findings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            logger.Log(new Finding(RuleCatalog.ReportNotWritten, SourceLocation.None,
                "the SARIF log " + SarifLog + " could not be written: " + e.Message.TrimEnd('.') + ".", "set ForgeSarifLog to a file in a folder that can be written."));
        }
    }
}
