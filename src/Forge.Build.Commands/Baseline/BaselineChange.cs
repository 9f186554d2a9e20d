using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Commands.Baseline;

/// <summary>An entry that nothing in the tree needs any more.</summary>
/// <param name="Number">Which, from 0.</param>
/// <param name="Entry">What it says.</param>
internal sealed record StaleEntry(int Number, KnownViolation Entry);

/// <summary>How <c>known_violations</c> differs from what is in the tree.</summary>
/// <param name="Added">What stands in the tree and is not listed, sorted.</param>
/// <param name="Removed">What is listed and does not stand in the tree.</param>
/// <param name="Kept">How many entries stay.</param>
/// <param name="NotAdded">How many violations stay unlisted because nothing new was to be accepted.</param>
/// <param name="Unread">What could not be looked at; where there is any, nothing is removed.</param>
internal sealed record BaselineChange(
    IReadOnlyList<StandingViolation> Added, IReadOnlyList<StaleEntry> Removed, int Kept, int NotAdded, IReadOnlyList<string> Unread)
{
    /// <summary>Whether nothing changes.</summary>
    public bool IsNothing => Added.Count == 0 && Removed.Count == 0;

    /// <summary>Compares.</summary>
    /// <param name="contract">What is listed.</param>
    /// <param name="inventory">What is in the tree.</param>
    /// <param name="limits">Whether limits of lines were looked at.</param>
    /// <param name="shrink">Whether nothing new is accepted.</param>
    public static BaselineChange Of(BoundariesContract contract, BoundaryInventory inventory, bool limits, bool shrink)
    {
        // A decision that does not count is the build's to report: its entry stays, and no second one is put beside it.
        KnownViolations known = new(contract.KnownViolations, new EveryDecision(), limits);
        StandingViolation[] unlisted = inventory.Violations.Where(violation => !known.Accept(violation.Layer, violation.File, violation.Pattern)).ToArray();
        foreach (string file in inventory.Files)
            known.Saw(contract, file);
        StaleEntry[] stale = inventory.Unread.Count > 0 ? [] : known.Unused().Select(number => new StaleEntry(number, contract.KnownViolations[number])).ToArray();
        return new BaselineChange(shrink ? [] : unlisted, stale, contract.KnownViolations.Count - stale.Length, shrink ? unlisted.Length : 0, inventory.Unread);
    }

    private sealed class EveryDecision : IDecisionBacking
    {
        public string Digest => "";

        public string? WhyNot(string decision) => null;
    }
}
