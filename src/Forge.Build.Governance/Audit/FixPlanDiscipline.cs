using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Evidence.Ledger;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>
/// In the iteration after a failed audit nothing is touched but what that audit was about (Builder Contract 10.3): a file that is new in the difference was
/// claimed by the failed entry, or one of its failed items names it.
/// </summary>
internal static class FixPlanDiscipline
{
    /// <summary>One finding for each file beyond the plan.</summary>
    /// <param name="repository">Tells what is evidence.</param>
    /// <param name="changes">What differs from the base.</param>
    /// <param name="state">Where the ledger stood before this audit.</param>
    public static IReadOnlyList<Finding> Run(ForgeRepository repository, IReadOnlyList<Change> changes, LedgerState state)
    {
        if (state.LastOutcome != LedgerOutcome.Fail || state.Failures == 0 || state.LastEntry is not { } failed)
            return Array.Empty<Finding>();
        HashSet<string> known = new(failed.FilesChanged, StringComparer.Ordinal);
        string items = string.Join("\n", state.OpenItems.Select(item => item.What + "\n" + item.Fix));
        return changes.Select(change => change.Path)
            .Where(path => !repository.IsEvidence(path) && !known.Contains(LedgerFormat.FileName(path)) && !Names(items, path))
            .Select(path => new Finding(RuleCatalog.FixExceedsPlan, SourceLocation.StartOf(path),
                "this file is new in the difference, but the failed audit (" + failed.Phase + ", iteration " + failed.Iteration + ") neither lists it nor names it in an open item.",
                "take the change to this file back; a fix mends the items of the failed audit and nothing else. If it cannot be done without this file, stop and ask the owner."))
            .ToArray();
    }

    // The whole path, not the end of a longer one.
    private static bool Names(string items, string path)
    {
        for (int at = items.IndexOf(path, StringComparison.Ordinal); at >= 0; at = items.IndexOf(path, at + 1, StringComparison.Ordinal))
        {
            int end = at + path.Length;
            if ((at == 0 || !IsPathCharacter(items[at - 1])) && (end == items.Length || !IsPathCharacter(items[end]) || (items[end] == '.' && (end + 1 == items.Length || !IsPathCharacter(items[end + 1])))))
                return true;
        }
        return false;
    }

    private static bool IsPathCharacter(char c) => char.IsLetterOrDigit(c) || c is '/' or '_' or '-' or '.' or '\\';
}
