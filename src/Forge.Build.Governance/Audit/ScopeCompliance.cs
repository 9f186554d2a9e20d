using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>
/// Check A1: what changed is exactly what is claimed (Builder Contract 10.7). The toolkit's own evidence is neutral, and so is the old name of a renamed
/// file, of which A2 speaks.
/// </summary>
internal static class ScopeCompliance
{
    /// <summary>One finding for each file that is only changed, or only claimed, and for each claim that is no path.</summary>
    /// <param name="repository">Tells what is evidence.</param>
    /// <param name="changes">What differs from the base.</param>
    /// <param name="claims">What the builder says it changed.</param>
    /// <param name="claimsPath">The file that the claims stand in, for the message; empty where they were given by hand.</param>
    public static CheckResult Run(ForgeRepository repository, IReadOnlyList<Change> changes, IReadOnlyList<Claim> claims, string claimsPath)
    {
        List<Finding> findings = new();
        HashSet<string> changed = new(changes.Select(change => change.Path).Where(path => !repository.IsEvidence(path)), StringComparer.Ordinal);
        HashSet<string> oldNames = new(changes.Where(change => change.OldPath.Length > 0).Select(change => change.OldPath), StringComparer.Ordinal);
        HashSet<string> claimed = new(StringComparer.Ordinal);
        foreach (Claim claim in claims)
        {
            if (claim.Path is not { } path)
                findings.Add(Malformed(claim));
            else if (!repository.IsEvidence(path.Value) && claimed.Add(path.Value) && !changed.Contains(path.Value) && !oldNames.Contains(path.Value))
                findings.Add(Phantom(path.Value, changed));
        }
        string where = claimsPath.Length == 0 ? "ForgeClaimedFiles" : "\"## Files Changed\" of " + claimsPath;
        findings.AddRange(changed.Where(path => !claimed.Contains(path)).Select(path => Unclaimed(path, claimed, where)));
        return new CheckResult("A1", Count(changed.Count, "changed file") + ", " + Count(claimed.Count, "claimed file"), findings);
    }

    private static Finding Unclaimed(string path, HashSet<string> claimed, string where)
    {
        string? twin = claimed.FirstOrDefault(claim => claim.Equals(path, StringComparison.OrdinalIgnoreCase));
        return new Finding(RuleCatalog.UnclaimedFile, SourceLocation.StartOf(path),
            "this file changed, but the builder does not claim it" + (twin is null ? "." : " (it claims " + twin + ", which differs in case)."),
            "if the change belongs to this cycle, list the file under " + where + "; if not, take the change back.");
    }

    private static Finding Phantom(string path, HashSet<string> changed)
    {
        string? twin = changed.FirstOrDefault(file => file.Equals(path, StringComparison.OrdinalIgnoreCase));
        return new Finding(RuleCatalog.PhantomFile, SourceLocation.StartOf(path),
            "this file is claimed, but it does not differ from the base" + (twin is null ? "." : " (" + twin + " does, which differs in case)."),
            "take it off the list of claimed files, or make the change that is missing; a file that git ignores cannot be claimed.");
    }

    private static Finding Malformed(Claim claim)
        => new(RuleCatalog.MalformedClaim, claim.Location,
            "the claim \"" + PrintableText.Excerpt(claim.Text, 120) + "\" is no path inside the project root: " + claim.Problem.TrimEnd('.') + ".",
            "write each file on a line of its own, relative to the project root, with / between folders; put prose under \"## Summary\".");

    private static string Count(int count, string noun) => count.ToString(CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");
}
