namespace Forge.Build.Commands.Transcripts;

/// <summary>A FILE marker.</summary>
/// <param name="Path">The path as written, without blanks around it; null where it is no UTF-8.</param>
/// <param name="Line">Its line in the transcript, 1-based.</param>
internal sealed record BlockStart(string? Path, int Line);
