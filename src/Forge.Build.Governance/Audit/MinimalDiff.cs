using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>Check A2: nothing was renamed or moved (Builder Contract 3 and 10.7).</summary>
internal static class MinimalDiff
{
    /// <summary>One finding for each rename.</summary>
    /// <param name="repository">Tells what is evidence, which may come under its new name.</param>
    /// <param name="changes">What differs from the base.</param>
    public static CheckResult Run(ForgeRepository repository, IReadOnlyList<Change> changes)
    {
        Change[] work = changes.Where(change => !repository.IsEvidence(change.Path)).ToArray();
        return new CheckResult("A2", work.Length.ToString(CultureInfo.InvariantCulture) + (work.Length == 1 ? " change" : " changes"), work
            .Where(change => change.Kind == ChangeKind.Renamed)
            .Select(change => new Finding(RuleCatalog.FileRenamed, SourceLocation.StartOf(change.Path),
                "this file was " + change.OldPath + ", and was renamed to " + change.Path + ".",
                "give the file its old name back (git mv \"" + change.Path + "\" \"" + change.OldPath + "\"); a rename needs a directive of its own."))
            .ToArray());
    }
}
