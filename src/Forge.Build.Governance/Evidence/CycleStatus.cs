using System;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Evidence;

/// <summary>The <c>Status:</c> line of a diff log (Builder Contract 11).</summary>
/// <param name="Value">Its value without marks of emphasis and without a full stop.</param>
/// <param name="Location">The line.</param>
/// <param name="Rival">A different value on a later <c>Status:</c> line, else empty; then the status is neither.</param>
internal sealed record CycleStatus(string Value, SourceLocation Location, string Rival = "")
{
    /// <summary>Whether the cycle is done: exactly <c>COMPLETE</c>, and nothing says otherwise.</summary>
    public bool IsComplete => Rival.Length == 0 && Value == "COMPLETE";

    /// <summary>Whether the work goes on, so that nobody audits it yet.</summary>
    public bool IsInProcess => Rival.Length == 0 && Value.Equals("IN_PROCESS", StringComparison.OrdinalIgnoreCase);
}
