using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit;

/// <summary>A8: the last test run passed, nothing in its record says otherwise, and it ran on this tree (Builder Contract 9.1, 10.7).</summary>
internal static class TestGate
{
    private const string Id = "A8";
    private const int Excerpt = 60;
    private const string RunAgain = "run the tests again, which rewrites the record: forge test, or a test runner of your own.";

    /// <summary>One finding for a status that does not pass; where it does, one for each exit code against it and one for another tree.</summary>
    /// <param name="run">The record, or null where A3 reports that there is none to read.</param>
    /// <param name="currentTree">The digest of the tree as it is, or null where it is not known; then no tree is compared.</param>
    public static CheckResult Run(TestRun? run, string? currentTree)
    {
        if (run is null)
            return CheckResult.Undecided(Id, "no record of a test run to look at, see A3");
        string lookedAt = "test record of " + run.LineCount + (run.LineCount == 1 ? " line, " : " lines, ")
            + run.Exits.Count + (run.Exits.Count == 1 ? " exit code, " : " exit codes, ") + (run.Tree is null ? "no tree" : "a tree");
        return new CheckResult(Id, lookedAt, Findings(run, currentTree).ToArray());
    }

    private static IEnumerable<Finding> Findings(TestRun run, string? currentTree)
    {
        if (!run.IsPass)
        {
            yield return new Finding(RuleCatalog.TestsNotPassing, run.StatusAt,
                "the first line of the last test run is \"" + PrintableText.Excerpt(run.Status, Excerpt) + "\", and not exactly \"" + TestRun.Pass + "\".",
                "make the tests pass, then " + RunAgain);
            yield break;
        }
        if (run.IsTooDeep)
        {
            yield return new Finding(RuleCatalog.TestsNotPassing, SourceLocation.StartOf(run.Path),
                "the record of the last test run nests lists or quotations too deeply to be read, so its exit codes are unknown.", RunAgain);
            yield break;
        }
        foreach (TestExit exit in run.Exits.Where(exit => exit.Failed))
        {
            string step = exit.Step.Length == 0 ? "a step" : PrintableText.Excerpt(exit.Step, Excerpt);
            yield return new Finding(RuleCatalog.TestsContradicted, exit.Location,
                "the record says \"" + TestRun.Pass + "\", but " + step + " ended with exit code " + PrintableText.Excerpt(exit.Code, Excerpt) + ".",
                "make the step pass, then " + RunAgain);
        }
        if (run.Tree is { } tree && currentTree is not null && !tree.Equals(currentTree, StringComparison.OrdinalIgnoreCase))
        {
            yield return new Finding(RuleCatalog.TestsOfAnotherTree, run.TreeAt,
                "the tests ran on the tree " + PrintableText.Excerpt(tree, Excerpt)
                    + ", but the tree is now " + PrintableText.Excerpt(currentTree, Excerpt) + ".",
                RunAgain);
        }
    }
}
