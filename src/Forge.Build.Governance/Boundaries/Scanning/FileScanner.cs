using System;
using System.IO;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Boundaries.Scanning;

/// <summary>Reads files and holds them against their rules, one after another, in buffers that it keeps. One scanner a thread.</summary>
internal sealed class FileScanner
{
    private readonly ForgeRepository _repository;
    private readonly FileBytes _bytes = new();
    private readonly TextBuffer _text = new();
    private readonly TextScanner _texts;

    /// <param name="repository">Where the files are.</param>
    /// <param name="rules">What must and must not stand in them.</param>
    /// <param name="budget">Shared by all scanners of one scan.</param>
    /// <param name="mostMatches">Matches kept for a rule in one file.</param>
    public FileScanner(ForgeRepository repository, BoundaryRules rules, ScanBudget budget, int mostMatches)
    {
        _repository = repository;
        _texts = new TextScanner(rules, budget, mostMatches);
    }

    /// <summary>Reads a file and scans it, unless its bytes are those of an earlier verdict.</summary>
    public FileVerdict Scan(SourceFile file, Membership membership, FileVerdict? earlier)
    {
        try
        {
            if (!_bytes.TryRead(_repository.FullPath(file.Path), file.Length))
                return new FileVerdict(default, Array.Empty<PatternMatch>()) { Problem = FileProblem.TooLarge };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileVerdict(default, Array.Empty<PatternMatch>()) { Problem = FileProblem.Unreadable, ProblemText = e.Message };
        }
        ContentHash hash = ContentHash.Of(_bytes.Buffer, _bytes.Count);
        if (earlier is not null && earlier.Hash == hash)
            return earlier;
        // In an empty file only what is required can be missed.
        if (membership.Rules.Length == 0 || (_bytes.Count == 0 && membership.Required.Length == 0))
            return new FileVerdict(hash, Array.Empty<PatternMatch>());
        _text.Decode(_bytes);
        return _texts.Scan(file.Path, membership, hash, _text);
    }
}
