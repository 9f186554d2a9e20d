namespace Forge.Build.Commands.Baseline;

/// <summary>How <c>forge baseline</c> is to run.</summary>
/// <param name="DryRun">Only say what would change.</param>
/// <param name="Shrink">Take out what no longer exists, and accept nothing new.</param>
public sealed record BaselineRequest(bool DryRun = false, bool Shrink = false);
