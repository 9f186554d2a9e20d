
namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>One match of one rule in a file; positions as in <see cref="Findings.SourceLocation"/>.</summary>
/// <param name="Rule">Index into <see cref="BoundaryRules.Rules"/>.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
/// <param name="EndLine">1-based.</param>
/// <param name="EndColumn">After the last character.</param>
/// <param name="Text">The beginning of what matched, on one line.</param>
internal readonly record struct PatternMatch(int Rule, int Line, int Column, int EndLine, int EndColumn, string Text);
