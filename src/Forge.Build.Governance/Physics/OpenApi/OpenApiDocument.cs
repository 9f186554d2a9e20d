using System.Collections.Generic;

namespace Forge.Build.Governance.Physics.OpenApi;

/// <summary>An OpenAPI document that a build made of a program.</summary>
/// <param name="Path">Relative to the project root, or absolute where it lies outside.</param>
/// <param name="IsInside">Whether it lies in the project root, so that a finding may stand in it.</param>
/// <param name="Operations">In the order of the document.</param>
internal sealed record OpenApiDocument(string Path, bool IsInside, IReadOnlyList<DocumentOperation> Operations);
