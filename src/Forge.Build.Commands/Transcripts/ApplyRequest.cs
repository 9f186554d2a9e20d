namespace Forge.Build.Commands.Transcripts;

/// <summary>How a transcript is applied.</summary>
/// <param name="Source">What findings call it: its path as a location has it, or <c>stdin</c>.</param>
/// <param name="AllowGovernance">Whether blocks may write what governs the repository.</param>
public sealed record ApplyRequest(string Source, bool AllowGovernance);
