namespace Forge.Build.Commands.Adoption.Contracts;

/// <summary>A file to be written.</summary>
/// <param name="Path">Relative to the project root, with <c>/</c>.</param>
/// <param name="Text">All of it, UTF-8 without BOM, lines ended by a line feed.</param>
/// <param name="Reason">Why it is written, in one sentence.</param>
internal sealed record ProposedFile(string Path, string Text, string Reason);
