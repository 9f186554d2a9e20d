using System;
using System.IO;
using System.Threading;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Forge.Build.Tasks;

/// <summary>What runs over one repository, once a build from <c>Forge.Governance.proj</c>, or of one project: options in, findings out, and no exception ends it without a code.</summary>
public abstract class RepositoryTask : Task, ICancelableTask
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

    /// <summary>An <see cref="AuditMode"/> (<c>ForgeAudit</c>); empty for auto.</summary>
    public string Audit { get; set; } = "";

    /// <summary>Ends the run when the build is cancelled.</summary>
    protected CancellationToken Cancellation => _cancellation.Token;

    /// <summary><see cref="MaxFindings"/>, at least one.</summary>
    protected int MostFindings => Math.Max(1, MaxFindings);

    /// <summary><see cref="Cache"/>, read.</summary>
    protected CacheMode CacheMode => Enum.TryParse(Cache, ignoreCase: true, out CacheMode mode) ? mode : CacheMode.On;

    /// <summary><see cref="Audit"/>, read.</summary>
    protected AuditMode AuditMode => Enum.TryParse(Audit, ignoreCase: true, out AuditMode mode) ? mode : AuditMode.Auto;

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        FindingLogger logger = new(Log, Root);
        try
        {
            Run(
                ForgeRepository.TryOpen(Root) ?? throw new DirectoryNotFoundException("there is no governed repository in " + Root),
                logger);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception e)
        {
            logger.Log(GateFailure.Of(e));
        }
        return !Log.HasLoggedErrors;
    }

    private protected abstract void Run(ForgeRepository repository, FindingLogger logger);
}
