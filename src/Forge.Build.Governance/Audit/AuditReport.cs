using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit;

/// <summary>How an audit ended; the number is the exit code of Builder Contract 10.7.</summary>
public enum AuditVerdict
{
    /// <summary>Nothing blocks, or there was nothing to audit.</summary>
    Passed = 0,

    /// <summary>Something blocks.</summary>
    Failed = 1,

    /// <summary>It could not be run, so nothing is known and nothing is recorded.</summary>
    CouldNotRun = 2,
}

/// <summary>What an audit found.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Findings">In <see cref="Finding.Order"/>.</param>
/// <param name="Details">Lines for those who ask for detail: what each check looked at.</param>
/// <param name="SignOff">The block of Builder Contract 10.4, its lines joined by line feeds; empty where this audit signs nothing off.</param>
public sealed record AuditReport(AuditVerdict Verdict, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Details, string SignOff = "");
