using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Transcripts;

/// <summary>Decides about the blocks of a transcript, and writes those that may be written (Builder Contract 0.1).</summary>
/// <param name="places">Where they may be written.</param>
/// <param name="findings">Told what is wrong.</param>
/// <param name="tell">Told what was written.</param>
internal sealed class BlockWriter(TargetPlaces places, TranscriptFindings findings, Action<string> tell)
{
    private const long Large = 1024 * 1024;

    // More would be no list that anybody reads, and a transcript of empty blocks could fill the memory.
    private const int MostSkippedKept = 1000;

    private readonly Dictionary<string, BlockOutcome> _written = new(StringComparer.Ordinal);
    private readonly List<BlockOutcome> _skipped = new();

    /// <summary>The files that were written, each once, as its last block left it.</summary>
    public IReadOnlyCollection<BlockOutcome> Written => _written.Values;

    /// <summary>The first blocks that were not.</summary>
    public IReadOnlyList<BlockOutcome> Skipped => _skipped;

    /// <summary>How many blocks were not written.</summary>
    public int SkippedCount { get; private set; }

    /// <summary>A block that has its end.</summary>
    public void Write(FileBlock block)
    {
        string path = block.Start.Path ?? "";
        if (block.Start.Path is { Length: 0 })
            Skip(RuleCatalog.BlockWithoutPath, block, "a FILE marker names no path, so its content was not written.", "name the path in the marker: === FILE: src/Orders.cs ===");
        else if (DiffHead.Is(path, block.Body.Head, block.IsFencedAsDiff))
            Skip(RuleCatalog.BlockHoldsDiff, block, Quote(path) + " is given as a diff, so it was not written: the file would be incomplete.", "emit the complete content of the file.");
        else
            Place(block, path);
    }

    /// <summary>A block that has none.</summary>
    public void CutOff(FileBlock block)
    {
        bool isPassed = block.IsFenced && block.PassedEnd > 0;
        string reason = isPassed ? " The one in line " + Text(block.PassedEnd) + " does not count, because the fence with which the block begins is not closed right before it." : "";
        Skip(RuleCatalog.BlockWithoutEnd, block, "the block of " + Quote(block.Start.Path ?? "?") + " has no END FILE, so it was not written." + reason,
            "emit the whole file again" + (isPassed ? " in a code fence that is longer than any inside it" : "") + ", and after its closing fence a line of its own: === END FILE ===");
    }

    private void Place(FileBlock block, string written)
    {
        try
        {
            string path = written, fullPath = "", reason = "its path is no UTF-8";
            if (block.Start.Path is null || !places.TryPlace(written, out path, out fullPath, out reason))
                Skip(RuleCatalog.PathRefused, block, "the path " + Quote(written) + " is refused: " + reason + ".", "name a path relative to the project root that is free and inside of it.");
            else
                Name(block, path, fullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotWritten(block, written, e.Message);
        }
    }

    private void Name(FileBlock block, string path, string fullPath)
    {
        long bytes = block.Body.Length;
        block.Body.Name(fullPath);
        if (block.Body.Problem.Length > 0)
        {
            NotWritten(block, path, block.Body.Problem);
            return;
        }
        places.Note(fullPath);
        string again = _written.TryGetValue(path, out BlockOutcome? earlier) ? ", over the block of line " + Text(earlier.Line) : "";
        _written[path] = new BlockOutcome(path, block.Start.Line, block.Body.Lines, bytes, "");
        if (bytes > Large)
            findings.Add(RuleCatalog.BlockIsLarge, block.Start.Line, Quote(path) + " has " + bytes.ToString(CultureInfo.InvariantCulture) + " bytes, more than 1 MB. It was written.", "look whether it belongs into the repository.");
        tell("wrote " + path + " (" + Text(block.Body.Lines) + (block.Body.Lines == 1 ? " line" : " lines") + again + ")");
    }

    private void NotWritten(FileBlock block, string path, string problem)
        => Skip(RuleCatalog.BlockNotWritten, block, Quote(path) + " could not be written: " + problem.TrimEnd('.') + ".", "remove what is in the way, and apply the transcript again.");

    private void Skip(Rule rule, FileBlock block, string message, string fix)
    {
        SkippedCount++;
        if (_skipped.Count < MostSkippedKept)
            _skipped.Add(new BlockOutcome(block.Start.Path ?? "", block.Start.Line, block.Body.Lines, block.Body.Length, rule.Code));
        findings.Add(rule, block.Start.Line, message, fix);
        tell("skipped " + (block.Start.Path is { Length: > 0 } path ? PrintableText.Excerpt(path, 200) : "a block without a path") + " (" + rule.Code + ", line " + Text(block.Start.Line) + ")");
    }

    private static string Quote(string path) => "\"" + PrintableText.Excerpt(path, 200) + "\"";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
