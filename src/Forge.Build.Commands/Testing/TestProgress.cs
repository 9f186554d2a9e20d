using System;

namespace Forge.Build.Commands.Testing;

/// <summary>How far a step is.</summary>
/// <param name="Step">Its name.</param>
/// <param name="Command">Its command, as a person would type it.</param>
/// <param name="Round">Which of its runs, 1-based.</param>
/// <param name="Rounds">How many runs it has.</param>
/// <param name="Passed">Tests that passed so far, as its output tells.</param>
/// <param name="Failed">Tests that failed so far.</param>
/// <param name="Skipped">Tests that were skipped so far.</param>
/// <param name="Summary">What became of it; null while it runs.</param>
public sealed record TestProgress(string Step, string Command, int Round, int Rounds, int Passed, int Failed, int Skipped, string? Summary)
{
    /// <summary>The same after one more line of output.</summary>
    internal TestProgress After(string line)
    {
        // VSTest indents its lines, Microsoft.Testing.Platform does not; a line of a test that looks alike miscounts what is shown, and nothing else.
        ReadOnlySpan<char> said = line.AsSpan().TrimStart(' ');
        if (line.Length - said.Length is not (0 or 2))
            return this;
        if (said.StartsWith("passed ", StringComparison.OrdinalIgnoreCase))
            return this with { Passed = Passed + 1 };
        if (said.StartsWith("failed ", StringComparison.OrdinalIgnoreCase))
            return this with { Failed = Failed + 1 };
        return said.StartsWith("skipped ", StringComparison.OrdinalIgnoreCase) ? this with { Skipped = Skipped + 1 } : this;
    }
}
