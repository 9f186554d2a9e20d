using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Overview;

/// <summary>The one thing to do next.</summary>
/// <param name="Command">What to type.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record NextCommand(string Command, string Reason)
{
    /// <summary>Chooses it: what blocks a build first, then what the owner must answer, then the cycle step by step (Builder Contract 10.2 to 10.4, 11).</summary>
    public static NextCommand Of(Standing at)
    {
        if (at.MissingContracts.Count > 0)
            return new("forge init", "Contracts are missing or empty; it writes those that are missing and overwrites none.");
        if (at.Question.Length > 0)
            return new("forge decide", "A question waits for the owner's answer, and blocks until then.");
        if (at.DecisionProblems > 0)
            return new("forge check", "The decision gate blocks; it names what is wrong.");
        if (at.Ledger.IsLoopExhausted)
            return new("forge authorize --reset-loop --reason \"...\"", Loopback.Limit + " audits in a row failed; the owner must look before the work goes on.");
        if (at.Ledger.SignedOff is not null)
            return AfterSignOff(at);
        if (at.AreContractsNew)
            return Commit("No commit holds the contracts yet; the owner reads and corrects them, and commits them before the first cycle.");
        if (at.IsAdopted)
            return new("forge difflog start --phase \"Phase 1: ...\"", "The contracts are committed; the first cycle can begin.");
        return at.Log switch
        {
            LogState.Unreadable => new("forge difflog update", "The diff log cannot be read; it says why."),
            LogState.None => new("forge difflog start --phase \"Phase 1: ...\"", "No cycle has begun."),
            LogState.Complete => AfterCompletion(at),
            _ => Within(at),
        };
    }

    private static NextCommand AfterSignOff(Standing at)
    {
        if (at.WentOn)
            return new("forge explain " + RuleCatalog.WorkAfterSignOff.Code, "Work went on after the sign-off; halt, and take back what was changed since, else nothing is authorized.");
        return at.Tree == TreeState.Dirty
            ? Commit("The phase is signed off; what was audited is committed first, unchanged, and then the owner runs forge authorize.")
            : new("forge authorize", "The phase is signed off and waits for the owner.");
    }

    private static NextCommand AfterCompletion(Standing at)
    {
        if (at.IsSentBack)
            return Test("The owner sent the work back; do what the reason in the audit ledger asks, then test.");
        if (at.OpenItems.Count > 0)
            return at.AreTestsPassing ? new("dotnet build", "The last audit failed; correct its open items, then build, which audits again.") : Test("The last audit failed; correct its open items, then test.");
        if (at.Ledger.LastOutcome != LedgerOutcome.Authorized)
            return at.AreTestsPassing ? new("dotnet build", "The diff log is COMPLETE; the build audits it.") : Test("The diff log is COMPLETE, and no passing test run of what lies there is recorded.");
        return at.Tree switch
        {
            TreeState.EvidenceOnly => Commit("The phase is authorized; its evidence is not committed yet."),
            TreeState.Dirty => new("forge difflog start --phase \"...\"", "The last phase is authorized, and work of no cycle lies there; to begin takes the owner's token OVERWRITE."),
            _ => new("forge difflog start --phase \"...\"", "The last phase is authorized; the next cycle can begin."),
        };
    }

    private static NextCommand Within(Standing at)
    {
        if (at.OpenItems.Count > 0 && !at.AreTestsPassing)
            return Test("The last audit failed; correct its open items, then test.");
        if (at.Tree is TreeState.Clean or TreeState.EvidenceOnly && at.OpenItems.Count == 0)
        {
            return at.Placeholders > 0
                ? new("forge difflog update", "The cycle has begun; replace the placeholders of " + at.LogPath + " by the plan, then work.")
                : new("forge difflog update", "The cycle has begun and nothing changed yet; do the work that is planned.");
        }
        return at.AreTestsPassing
            ? new("forge difflog finalize", "The tests pass; write what was done, and under ## Verification what came of it, into " + at.LogPath + ", then mark it COMPLETE.")
            : Test("The work of the cycle is not tested yet.");
    }

    private static NextCommand Commit(string reason) => new("git add -A && git commit -m \"...\"", reason);

    private static NextCommand Test(string reason) => new("forge test", reason);
}
