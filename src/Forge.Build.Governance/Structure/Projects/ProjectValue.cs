using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Structure.Projects;

/// <summary>A value of a project file.</summary>
/// <param name="Element">The element's name, for example <c>ProjectReference</c>.</param>
/// <param name="Attribute">The attribute's name; empty where the value is the text of the element.</param>
/// <param name="Text">The value, entities resolved.</param>
/// <param name="Location">Its range, without the quotes.</param>
internal sealed record ProjectValue(string Element, string Attribute, string Text, SourceLocation Location);
