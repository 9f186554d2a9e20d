using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Adoption.Hooks;
using Forge.Build.Commands.Adoption.Layers;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption;

/// <summary>All that an adoption is going to do, thought out before the first byte is written.</summary>
/// <param name="Repository">The root that is, or is going to be, governed.</param>
/// <param name="WasGoverned">Whether it is governed already, so that only what lacks is added.</param>
/// <param name="Files">In the order of writing: what makes the build ask for the contracts comes last.</param>
/// <param name="Layers">The layers of a new <c>boundaries.json</c>; none where there is one already.</param>
/// <param name="KnownViolations">What stands in the tree today and is accepted by it.</param>
/// <param name="Hook">The hook that is installed; null for none.</param>
/// <param name="Notices">What a person has to know.</param>
internal sealed record AdoptionPlan(
    ForgeRepository Repository, bool WasGoverned, IReadOnlyList<PlannedFile> Files, IReadOnlyList<ProposedLayer> Layers,
    IReadOnlyList<StandingViolation> KnownViolations, HookPlan? Hook, IReadOnlyList<string> Notices)
{
    /// <summary>Whether nothing lacks.</summary>
    public bool IsNothing => Files.Count == 0 && Hook is null;

    /// <summary>Whether the first boundaries are written, whose verdict is then ours to prove.</summary>
    public bool HasBoundaries => Files.Any(file => file.Before is null && file.Path == Repository.Contract(RequiredContract.Boundaries));
}
