using System;

namespace Forge.Build.Commands.Testing;

/// <summary>What became of a test.</summary>
internal enum TestOutcome
{
    /// <summary>It ran and holds.</summary>
    Passed,

    /// <summary>It did not run, or did not decide.</summary>
    Skipped,

    /// <summary>Anything else.</summary>
    Failed,
}

/// <summary>The outcomes in the words of TRX.</summary>
internal static class TestOutcomes
{
    private static readonly string[] SkippedWords = { "NotExecuted", "Inconclusive", "NotRunnable" };

    /// <summary>The outcome of a word; one that nobody knows, or that is missing, is a failure.</summary>
    public static TestOutcome Of(string? word)
        => word == "Passed" ? TestOutcome.Passed : Array.IndexOf(SkippedWords, word) >= 0 ? TestOutcome.Skipped : TestOutcome.Failed;
}
