using System;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>A file that changed while, or just before, a scan ran may change again within the same tick of a coarse file system clock.</summary>
internal static class RacyTime
{
    private static readonly long Margin = TimeSpan.FromSeconds(2).Ticks;

    /// <summary>Whether a file's unchanged time proves nothing about its bytes.</summary>
    /// <param name="modified">Last write, UTC ticks.</param>
    /// <param name="scannedAt">When the scan that knew it began, UTC ticks.</param>
    public static bool ProvesNothing(long modified, long scannedAt) => modified >= scannedAt - Margin;

    /// <summary>The same for who looks at it now.</summary>
    public static bool ProvesNothing(long modified) => ProvesNothing(modified, DateTime.UtcNow.Ticks);
}
