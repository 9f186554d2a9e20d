using System;

namespace Forge.Build.Commands.Testing;

/// <summary>What is asked of a run of the tests.</summary>
/// <param name="UtcNow">When it begins, UTC.</param>
public sealed record TestRequest(DateTime UtcNow)
{
    /// <summary>More repetitions are not asked for in earnest.</summary>
    public const int MostRounds = 1000;

    /// <summary>How often the tests are run on the one tree.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>How long a step may take; what <c>forge.json</c> says, else half an hour, where it is null.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Told how far the run is, by one thread at a time.</summary>
    public Action<TestProgress>? Progress { get; init; }
}
