using System;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Gates;

/// <summary>How the gates are to run.</summary>
/// <param name="MaxFindings">Findings of one code, at least one, that are reported before the rest is cut, with a warning that says so.</param>
/// <param name="Cache">Whether <c>.forge/</c> may be read and written.</param>
/// <param name="Audit">When the audit after the build is due.</param>
/// <param name="Decisions">When the decision gate is a part of the build.</param>
/// <param name="WriteEvidence">Whether the files that tell of an open question may be written; the verdict is the same.</param>
public sealed record GateOptions(
    int MaxFindings = 100, CacheMode Cache = CacheMode.On, AuditMode Audit = AuditMode.Auto, DecisionMode Decisions = DecisionMode.Auto, bool WriteEvidence = true)
{
    /// <summary>
    /// The mode of a word (<c>ForgeDecisionGate</c>), whatever its case; <see cref="DecisionMode.Auto"/> where it is empty, and where nobody knows it the strictest. Here, since
    /// the tasks know no single gate.
    /// </summary>
    public static DecisionMode DecisionModeOf(string word)
    {
        if (word.Trim().Length == 0)
            return DecisionMode.Auto;
        return Enum.TryParse(word, ignoreCase: true, out DecisionMode mode) && Enum.IsDefined(typeof(DecisionMode), mode) ? mode : DecisionMode.Required;
    }
}
