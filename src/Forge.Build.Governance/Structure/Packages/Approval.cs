using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Structure.Packages;

/// <summary>What the directive says of a package.</summary>
/// <param name="Location">The line that approves it.</param>
/// <param name="HasRationale">Whether it says why.</param>
/// <param name="HasAlternatives">Whether it says what else was considered.</param>
internal sealed record Approval(SourceLocation Location, bool HasRationale, bool HasAlternatives);
