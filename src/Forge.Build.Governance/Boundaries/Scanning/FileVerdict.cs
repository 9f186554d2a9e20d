using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>Why a file of a layer was not checked.</summary>
internal enum FileProblem
{
    None,
    Unreadable,
    TooLarge,
}

/// <summary>What the scan of one file gave.</summary>
internal sealed class FileVerdict
{
    public FileVerdict(ContentHash hash, IReadOnlyList<PatternMatch> matches)
    {
        Hash = hash;
        Matches = matches;
    }

    /// <summary>Of the bytes that were looked at.</summary>
    public ContentHash Hash { get; }

    public IReadOnlyList<PatternMatch> Matches { get; }

    /// <summary>The numbers of rules that reached their time bound here.</summary>
    public IReadOnlyList<int> TimedOut { get; init; } = Array.Empty<int>();

    public FileProblem Problem { get; init; }

    /// <summary>The system's words for the problem, else empty.</summary>
    public string ProblemText { get; init; } = "";

    /// <summary>Whether the verdict holds as long as the bytes do.</summary>
    public bool IsLasting => Problem == FileProblem.None && TimedOut.Count == 0;
}
