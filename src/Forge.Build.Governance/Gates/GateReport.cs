using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Gates;

/// <summary>What the gates found.</summary>
/// <param name="Findings">In <see cref="Finding.Order"/>.</param>
/// <param name="Details">Lines for those who ask for detail.</param>
/// <param name="IsAuditDue">Whether the audit is to run after the build.</param>
public sealed record GateReport(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Details, bool IsAuditDue = false)
{
    /// <summary>Whether nothing blocks.</summary>
    public bool Passed => Findings.All(finding => finding.Rule.Severity != Severity.Error);
}
