using System.Collections.Generic;

namespace Forge.Build.Governance.Gates;

/// <summary>What a build says of the OpenAPI documents that it made of a program.</summary>
/// <param name="ProjectFolder">The folder of the program's project, absolute.</param>
/// <param name="List">The file that names them, a path a line, absolute or relative to the project; absolute itself.</param>
/// <param name="Program">The assembly that they were made of, absolute.</param>
/// <param name="ReferencedAssemblies">What the project references, without folder and extension.</param>
public sealed record BuildDocuments(string ProjectFolder, string List, string Program, IReadOnlyCollection<string> ReferencedAssemblies);
