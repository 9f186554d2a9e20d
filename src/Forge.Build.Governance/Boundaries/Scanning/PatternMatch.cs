
namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>
/// Where a file breaks a rule: a match of what is forbidden, the beginning of a file that lacks what is required, the first line over a limit. Positions are as in
/// <see cref="Findings.SourceLocation"/>.
/// </summary>
/// <param name="Rule">Index into <see cref="BoundaryRules.Rules"/>.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
/// <param name="EndLine">1-based.</param>
/// <param name="EndColumn">After the last character.</param>
/// <param name="Text">The beginning of what matched, on one line; of what is lacking nothing; of a limit how many lines there are.</param>
internal readonly record struct PatternMatch(int Rule, int Line, int Column, int EndLine, int EndColumn, string Text);
