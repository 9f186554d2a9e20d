namespace Forge.Build.Commands.Adoption;

/// <summary>A file that is created, or an edit of one that is there.</summary>
/// <param name="Path">Relative to the project root, with <c>/</c>.</param>
/// <param name="Before">Its bytes now; null where it is new.</param>
/// <param name="After">Its bytes then.</param>
/// <param name="Reason">Why, as a clause without a full stop.</param>
internal sealed record PlannedFile(string Path, byte[]? Before, byte[] After, string Reason);
