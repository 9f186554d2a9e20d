using System.Collections.Generic;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Status;

/// <summary>What <c>progress/status.json</c> says of being blocked (Decision Gate Contract 6).</summary>
/// <param name="Questions">The blocking questions that are not blank, in the order of the file.</param>
/// <param name="NextStep">What comes next; empty while it is blocked.</param>
/// <param name="ExplicitState">The name of the field (<c>state</c>, <c>status</c> or <c>execution_state</c>) that says BLOCKED in so many words, or empty.</param>
/// <param name="Location">The place of the first question, else of the explicit state, else the start of the file.</param>
public sealed record ExecutionStatus(IReadOnlyList<string> Questions, string NextStep, string ExplicitState, SourceLocation Location)
{
    /// <summary>Exactly one question and no next step, or an explicit BLOCKED.</summary>
    public bool IsBlocked => ExplicitState.Length > 0 || (Questions.Count == 1 && NextStep.Length == 0);

    /// <summary>Reads it.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="source">Its text.</param>
    /// <param name="findings">FORGE3307 or FORGE3308.</param>
    /// <returns>Null where it is malformed.</returns>
    public static ExecutionStatus? Read(string path, SourceText source, out IReadOnlyList<Finding> findings)
    {
        StatusReader reader = new(path);
        ExecutionStatus? status = reader.Read(source);
        findings = reader.Findings;
        return status;
    }
}
