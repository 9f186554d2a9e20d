namespace Forge.Build.Commands.Transcripts;

/// <summary>What became of a file block.</summary>
/// <param name="Path">Where it was written, or was to be; as written in the block where it was refused.</param>
/// <param name="Line">Of its marker in the transcript.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="Code">Why it was skipped; empty where it was written.</param>
internal sealed record BlockOutcome(string Path, int Line, int Lines, long Bytes, string Code);
