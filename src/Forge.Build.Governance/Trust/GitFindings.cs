using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Trust;

/// <summary>What is reported when git gives no answer: without it neither an audit nor a decision record can be believed.</summary>
internal static class GitFindings
{
    /// <summary>FORGE6201 or FORGE6202.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="what">What git was asked for.</param>
    public static Finding Of(GitProblem problem, string what)
        => problem.IsMissing
            ? new Finding(RuleCatalog.GitMissing, SourceLocation.None, "git could not be asked for " + what + ": " + problem.Said.TrimEnd('.') + ".",
                "install git and put it on PATH, or switch off what asks it where there is no repository: -p:ForgeAudit=never, -p:ForgeDecisionGate=off.")
            : new Finding(RuleCatalog.GitRefused, SourceLocation.None, "git was asked for " + what + " and said: " + problem.Said.TrimEnd('.') + ".",
                "run \"git status\" in the project root and correct what it complains of; until then nothing that rests on the history counts.");
}
