using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Forge.Build.Governance.Findings;

/// <summary>How many findings of one code are shown (<c>ForgeMaxFindings</c>).</summary>
internal static class FindingLimit
{
    /// <summary>The first of each code in reporting order stay; how many were cut is said, so that nobody takes the list for the whole.</summary>
    /// <param name="findings">In <see cref="Finding.Order"/>.</param>
    /// <param name="most">Of one code.</param>
    public static List<Finding> Cut(List<Finding> findings, int most)
    {
        List<Finding> kept = new(findings.Count);
        Dictionary<Rule, int> counts = new();
        foreach (Finding finding in findings)
        {
            counts.TryGetValue(finding.Rule, out int count);
            counts[finding.Rule] = count + 1;
            if (count < most)
                kept.Add(finding);
        }
        foreach (KeyValuePair<Rule, int> cut in counts.Where(pair => pair.Value > most).OrderBy(pair => pair.Key.Code, StringComparer.Ordinal))
        {
            kept.Add(new Finding(RuleCatalog.FindingsCut, SourceLocation.None,
                cut.Key.Code + " was found at least " + cut.Value.ToString(CultureInfo.InvariantCulture) + " times; the first "
                + most.ToString(CultureInfo.InvariantCulture) + " are shown.", "correct these and build again, or set ForgeMaxFindings higher."));
        }
        kept.Sort(Finding.Order);
        return kept;
    }
}
