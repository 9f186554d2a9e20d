using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Evidence.Verification;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit;

/// <summary>
/// A7: the verification is reported, step by step, in the order of the contract, and no step is open or failed (Builder Contract 9).
/// </summary>
internal static class VerificationOrder
{
    private const string Id = "A7";
    private const int Excerpt = 60;

    /// <summary>A finding for each label that is missing, stands below one that comes later, or whose text is open or says that it failed.</summary>
    /// <param name="log">The diff log, or null where A3 reports that there is none to read.</param>
    public static CheckResult Run(DiffLog? log)
    {
        if (log is null)
            return CheckResult.Undecided(Id, "no diff log to look at, see A3");
        if (log.IsTooDeep)
            return CheckResult.Undecided(Id, "the diff log cannot be read, see A5");
        if (log.VerificationAt is not { } heading)
            return new CheckResult(Id, "no verification section", new[] { NoSection(log) });
        int steps = log.Verification.Count;
        return new CheckResult(
            Id,
            "verification of " + steps + (steps == 1 ? " labelled step" : " labelled steps"),
            Missing(log, heading).Concat(OutOfOrder(log)).Concat(Open(log)).ToArray());
    }

    private static Finding NoSection(DiffLog log)
        => new(RuleCatalog.VerificationMissing, SourceLocation.StartOf(log.Path),
            "the diff log has no \"## Verification\" section, so neither Static, Runtime, Behavior nor Contract is reported.",
            "add \"## Verification\" above the hunks, with one bullet for each in this order, for example \"- Static: PASS, the build has no warnings\".");

    private static IEnumerable<Finding> Missing(DiffLog log, SourceLocation heading)
        => VerificationLabel.InOrder.Where(label => log.Verification.All(step => step.Label != label)).Select(label =>
            new Finding(RuleCatalog.VerificationMissing, heading,
                "the verification does not report " + label + ".",
                "add the line \"- " + label + ": PASS, and what was done\"; the order is Static, Runtime, Behavior, Contract."));

    // The first report of each label counts; one finding where the order turns back, not one for each that it passed.
    private static IEnumerable<Finding> OutOfOrder(DiffLog log)
    {
        VerificationStep? before = null;
        HashSet<string> seen = new();
        foreach (VerificationStep step in log.Verification)
        {
            if (Rank(step) < 0 || !seen.Add(step.Label))
                continue;
            if (before is not null && Rank(step) < Rank(before))
            {
                yield return new Finding(RuleCatalog.VerificationOutOfOrder, step.Location,
                    step.Label + " is reported after " + before.Label + ".", "order the verification as Static, Runtime, Behavior, Contract.");
            }
            before = step;
        }
    }

    private static IEnumerable<Finding> Open(DiffLog log)
    {
        foreach (VerificationStep step in log.Verification)
        {
            if (step.Text.Length == 0)
            {
                yield return new Finding(RuleCatalog.VerificationOpen, step.Location, "nothing is said of " + step.Label + ".",
                    "write PASS or FAIL and what was done, for example \"- " + step.Label + ": PASS, ...\" with the command and its result.");
            }
            else if (step.IsOpen)
            {
                yield return new Finding(RuleCatalog.VerificationOpen, step.Location,
                    step.Label + " is still open: \"" + PrintableText.Excerpt(step.Text, Excerpt) + "\".",
                    "run this step, then write PASS or FAIL and what was done.");
            }
            else if (step.SaysFail)
            {
                yield return new Finding(RuleCatalog.VerificationOpen, step.Location,
                    step.Label + " is reported as failed: \"" + PrintableText.Excerpt(step.Text, Excerpt) + "\".",
                    "fix what failed, run the step again and report the new result.");
            }
        }
    }

    private static int Rank(VerificationStep step)
    {
        for (int i = 0; i < VerificationLabel.InOrder.Count; i++)
        {
            if (VerificationLabel.InOrder[i] == step.Label)
                return i;
        }
        return -1;
    }
}
