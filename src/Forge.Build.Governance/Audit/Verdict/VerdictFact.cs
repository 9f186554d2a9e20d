using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Verdict;

/// <summary>Something in a file that decides what the gates do.</summary>
/// <param name="Name">What facts are compared under, in lower case where its reader ignores case.</param>
/// <param name="Text">All that it says, without its layout: equal texts mean the same.</param>
/// <param name="Shown">How a message calls it; quotes the repository.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
internal sealed record VerdictFact(string Name, string Text, string Shown, int Line, int Column)
{
    /// <summary>The names under which two files say other things, each with a fact to show for it; its place is 0 where the second file has none.</summary>
    /// <remarks>The order counts within a name, since of two properties the last one wins, and not between names.</remarks>
    public static IEnumerable<(VerdictFact Fact, string What)> Differences(IReadOnlyList<VerdictFact> before, IReadOnlyList<VerdictFact> now)
    {
        SortedDictionary<string, (List<VerdictFact> Before, List<VerdictFact> Now)> names = new(StringComparer.Ordinal);
        foreach (VerdictFact fact in before)
            ListsOf(names, fact).Before.Add(fact);
        foreach (VerdictFact fact in now)
            ListsOf(names, fact).Now.Add(fact);
        foreach ((List<VerdictFact> old, List<VerdictFact> current) in names.Values)
        {
            if (current.Count == 0)
                yield return (old[0] with { Line = 0, Column = 0 }, "removed");
            else if (old.Count == 0)
                yield return (current[0], "added");
            else if (FirstOther(old, current) is { } changed)
                yield return (changed, "changed");
        }
    }

    private static (List<VerdictFact> Before, List<VerdictFact> Now) ListsOf(SortedDictionary<string, (List<VerdictFact>, List<VerdictFact>)> names, VerdictFact fact)
    {
        if (!names.TryGetValue(fact.Name, out (List<VerdictFact> Before, List<VerdictFact> Now) lists))
            names.Add(fact.Name, lists = (new List<VerdictFact>(), new List<VerdictFact>()));
        return lists;
    }

    private static VerdictFact? FirstOther(List<VerdictFact> before, List<VerdictFact> now)
    {
        for (int i = 0; i < now.Count; i++)
        {
            if (i >= before.Count || before[i].Text != now[i].Text)
                return now[i];
        }
        return now.Count < before.Count ? now[now.Count - 1] : null;
    }
}
