using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Audit.Authorization;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Tests.Audit;

/// <summary>A governed git repository whose contracts are committed, and a builder and an owner who work in it.</summary>
internal sealed class AuditedFolder : IDisposable
{
    public const string Ledger = "Forge/evidence/audit_ledger.md";
    public const string DiffLog = "Forge/evidence/diff_log.md";
    public const string TestRun = "Forge/evidence/test_runs_latest.md";

    private static readonly DateTime Noon = new(2026, 2, 14, 12, 0, 0, DateTimeKind.Utc);

    private int _minutes;

    /// <param name="committed">Whether the contracts are committed; else HEAD is unborn.</param>
    public AuditedFolder(bool committed = true)
    {
        foreach (string contract in new[] { "blueprint.md", "manifesto.md", "schema.md" })
            Write("Forge/Contracts/" + contract, "written\n");
        Write("Forge/Contracts/stack.md", "## Frontend\n\n- **Enabled:** No\n");
        Write("Forge/Contracts/physics.yaml", "info: {}\npaths: {}\nschemas: {}\n");
        Write("Forge/Contracts/boundaries.json", GovernedFolder.Boundaries("forbidden_word"));
        Write("src/a.py", "one = 1\n");
        if (committed)
            Git.Commit("contracts");
    }

    public GitFolder Git { get; } = new();

    public ForgeRepository Repository => Git.Repository;

    public string LedgerText => Git.Files.At(Ledger) is var path && File.Exists(path) ? File.ReadAllText(path) : "";

    public IReadOnlyList<LedgerEntry> Entries => AuditLedger.Read(Ledger, LedgerText).Entries;

    public void Write(string path, string text) => Git.Write(path, text);

    /// <summary>Marks the cycle: a diff log that claims these files, and tests that pass.</summary>
    public void Complete(params string[] files) => Log("COMPLETE", "Phase 1 - Orders", files);

    /// <summary>A whole diff log, and tests that pass.</summary>
    public void Log(string status, string phase, params string[] files)
    {
        Write(DiffLog,
            "# Diff Log\n\n- Phase: " + phase + "\n\n## Cycle Status\n\n- Status: " + status + "\n\n## Summary\n\n- Orders are counted.\n\n## Files Changed\n\n"
            + string.Concat(files.Select(file => "- `" + file + "`\n"))
            + "\n## Verification\n\n- Static: PASS, compiles\n- Runtime: PASS, boots\n- Behavior: PASS, counts\n- Contract: PASS, physics kept\n\n## Next Steps\n\n- None\n\n## Minimal Diff Hunks\n\n    +x\n");
        Write(TestRun, "Status: PASS\nunit exit: 0\n");
    }

    /// <summary>One change, claimed, in a cycle that is complete.</summary>
    public void WorkAndComplete(string path = "src/b.py", string text = "two = 2\n")
    {
        Write(path, text);
        Complete(path);
    }

    /// <summary>Audits as the build does; each audit a minute later than the one before.</summary>
    public AuditReport Audit(
        AuditMode mode = AuditMode.Always, string phase = "", string claimed = "", string from = "", bool write = true, bool autoCommit = false, int maxFindings = 100)
        => AuditRunner.Run(
            Repository, new AuditOptions(mode, phase, claimed, from, write, autoCommit, maxFindings, CacheMode.Off, Noon.AddMinutes(_minutes++)), CancellationToken.None);

    /// <summary>What a build that begins says.</summary>
    public GateReport Check(AuditMode mode = AuditMode.Auto, CacheMode cache = CacheMode.Off) => GateRunner.Run(Repository, new GateOptions(100, cache, mode));

    /// <summary>The owner's command.</summary>
    public CommandResult Authorize(AuthorizationRequest? request = null)
        => OwnersAnswer.Record(Repository, request ?? new AuthorizationRequest(By: "Ada"), Noon.AddMinutes(_minutes++));

    /// <summary>The codes of errors and warnings with their place, sorted as reported: <c>FORGE3201 src/b.py:1</c>.</summary>
    public static string Said(IReadOnlyList<Finding> findings, Severity least = Severity.Warning)
        => string.Join('\n', findings.Where(finding => finding.Rule.Severity >= least)
            .Select(finding => (finding.Rule.Code + " " + finding.Location.Path + (finding.Location.Line > 0 ? ":" + finding.Location.Line : "")).TrimEnd()));

    public void Dispose() => Git.Dispose();
}
