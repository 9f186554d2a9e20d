using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Findings;

/// <summary>One cause, one finding: a file that several gates read is malformed, or cannot be read, once.</summary>
internal static class OneCause
{
    /// <summary>The findings without those that an earlier one says already.</summary>
    /// <param name="findings">In the order of the gates.</param>
    public static List<Finding> Of(List<Finding> findings)
    {
        int ofFiles = 0;
        foreach (Finding finding in findings)
        {
            if (IsOfAFile(finding.Rule))
                ofFiles++;
        }
        // Behind a call, so that an untouched build compiles nothing of it.
        return ofFiles < 2 ? findings : OncePerFile(findings);
    }

    private static List<Finding> OncePerFile(List<Finding> findings)
    {
        HashSet<(SourceLocation, string)> said = new();
        return findings.Where(finding => !IsOfAFile(finding.Rule) || said.Add((finding.Location, finding.Rule == RuleCatalog.MalformedContract ? finding.Message : ""))).ToList();
    }

    // Each reader says for itself what nobody can tell now, so of an unreadable file the place is the cause.
    private static bool IsOfAFile(Rule rule) => rule == RuleCatalog.MalformedContract || rule == RuleCatalog.ContractUnreadable;
}
