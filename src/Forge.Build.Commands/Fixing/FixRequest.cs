namespace Forge.Build.Commands.Fixing;

/// <summary>How <c>forge fix</c> is to run.</summary>
/// <param name="DryRun">Only say what would change.</param>
public sealed record FixRequest(bool DryRun = false);
