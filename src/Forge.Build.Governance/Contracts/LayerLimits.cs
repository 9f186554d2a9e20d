using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Contracts;

/// <summary>A number that something must not exceed, and where it is written.</summary>
/// <param name="Most">At least 1.</param>
/// <param name="Location">The number's place in <c>boundaries.json</c>.</param>
public sealed record Limit(int Most, SourceLocation Location);

/// <summary>How large the files of a layer may become (Builder Contract 4, against files that do everything): <c>limits</c> of a layer.</summary>
/// <param name="Lines">Lines of a file, in any language, blank ones and comments included; null for as many as it likes.</param>
/// <param name="Types">Types that a C# file declares.</param>
/// <param name="Members">Members that a C# type declares.</param>
public sealed record LayerLimits(Limit? Lines, Limit? Types, Limit? Members)
{
    /// <summary>No limit.</summary>
    public static readonly LayerLimits None = new(null, null, null);

    /// <summary>Whether there is no limit.</summary>
    public bool IsNone => Lines is null && Types is null && Members is null;
}
