using Forge.Build.Governance.Contracts;

namespace Forge.Build.Analyzers.Contracts;

/// <summary><c>boundaries.json</c> as a compilation knows it, read once for each text. What is wrong with it the build says.</summary>
internal static class GovernedBoundaries
{
    /// <summary>What could be read; null where there is none, or none that is a contract.</summary>
    public static BoundariesContract? Of(GovernedCompilation governed)
        => governed.Boundaries?.Read((path, text) => new Known(BoundariesReader.Read(path, text, out _))).Contract;

    // What is kept of a text is never null.
    private sealed record Known(BoundariesContract? Contract);
}
