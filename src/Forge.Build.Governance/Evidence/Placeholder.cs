using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Evidence;

/// <summary>A placeholder that nobody has replaced (Builder Contract 11).</summary>
/// <param name="Text">From its marker to the end of the line or of the cell.</param>
/// <param name="Location">Its range.</param>
internal sealed record Placeholder(string Text, SourceLocation Location);
