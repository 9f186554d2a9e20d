using System.Collections.Generic;

namespace Forge.Build.Governance.Boundaries.Patterns;

/// <summary>What every match of a pattern needs, whatever its case; the reason why almost no file meets a regular expression.</summary>
/// <param name="AllOf">Of each set at least one literal stands in the match. Never empty; the first set is the rarest guess.</param>
/// <param name="IsLineLocal">Whether no match can hold or see a line end, so that the lines with the literals may be matched alone.</param>
internal sealed record LiteralRequirement(IReadOnlyList<IReadOnlyList<string>> AllOf, bool IsLineLocal);
