using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit;

/// <summary>What one check of the audit says: a line of the ledger's checklist, and the findings behind it.</summary>
/// <param name="Id"><c>A1</c> to <c>A9</c>, <c>W1</c> to <c>W3</c> (Builder Contract 10.7).</param>
/// <param name="LookedAt">What it looked at, in numbers, as a clause without a full stop: a check over nothing must not look like a pass.</param>
/// <param name="Findings">What it found, in any order.</param>
public sealed record CheckResult(string Id, string LookedAt, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether it could not look at all, for a reason that another check reports: it does not pass, and adds no second finding.</summary>
    public bool IsUndecided { get; private init; }

    /// <summary>Whether it looked, and nothing of it blocks.</summary>
    public bool Passed => !IsUndecided && Findings.All(finding => finding.Rule.Severity != Severity.Error);

    /// <summary>A check that fails because of another one.</summary>
    /// <param name="id">The check.</param>
    /// <param name="because">Why, as a clause without a full stop that names the other check.</param>
    public static CheckResult Undecided(string id, string because) => new(id, because, Array.Empty<Finding>()) { IsUndecided = true };
}
