using System;
using System.IO;

namespace Forge.Build.Commands.Transcripts;

/// <summary>What a line did to the block in which it stands.</summary>
internal enum BlockStep
{
    /// <summary>It is a part of the block.</summary>
    Goes,

    /// <summary>It is the end of the block.</summary>
    Ends,

    /// <summary>It is a FILE marker, and the block has no end.</summary>
    IsCutOffHere,

    /// <summary>It shows that the FILE marker before it, <see cref="FileBlock.Nested"/>, began another block, so this one has no end. The line belongs to the other.</summary>
    WasCutOff,
}

/// <summary>
/// One file block (Builder Contract 0.1). Where its content ends is told apart by these rules, in bounded memory:
/// <list type="number">
/// <item>Where the first line that is not blank is a fence, the block is fenced: fence and blank lines before it are no content. Otherwise the content is verbatim,
/// and the next END FILE or FILE marker at column 0 ends it. A Markdown file may itself begin with a code block: a fence that names a language of code is its content.</item>
/// <item>A fenced block ends at an END FILE marker whose last line before, blank ones aside, is a closing fence: bare, of the same sign, at least as long. That
/// fence is the last one of the block, so all fences before it are content, and so is an END FILE marker anywhere else. In prose it does not count where, by the pairing below, it
/// closes a code block that was opened after the block's own fence was closed: then the prose seems to begin and end with a code block of its own, and would lose two lines.</item>
/// <item>Fences inside pair: one with a language opens, and so does any right after a FILE marker; a bare one closes what was opened last, or the block's own, or opens that
/// anew. Where content held a FILE marker, END FILE ends the block only after the fence that closes the block's own by this pairing; and where such a marker stood after that fence seemed closed, only if the last
/// one had its own END FILE.</item>
/// <item>A FILE marker inside a fence is content, unless the block is no prose and its own fence is closed, or the marker is followed by a fence that cannot stand
/// inside this one (same sign, at least as long, and not closing it): then the block was cut off, and the marker begins the next.</item>
/// <item>A block without an end is skipped. What it took for content from its first FILE marker on is read again as blocks, since those may be whole.</item>
/// </list>
/// </summary>
internal sealed class FileBlock : IDisposable
{
    private readonly bool _isMarkdown;
    private readonly bool _isProse;
    private readonly bool _trustsFences;
    private Fence _opening;
    private bool _hasContent;
    private bool _isClosed;
    private int _openInside;
    private bool _isDoubtful;
    private bool _isNestedOpen;
    private long _closingAt = -1;
    private int _closingLines;
    private bool _closesOwn;
    private bool _closesAfterOwn;
    private bool _afterMarker;

    /// <param name="start">Its marker.</param>
    /// <param name="body">Where its content goes; this block's to dispose of.</param>
    /// <param name="trustsFences">False: every FILE marker begins a block, whatever fence is open.</param>
    public FileBlock(BlockStart start, BlockBody body, bool trustsFences)
    {
        Start = start;
        Body = body;
        _trustsFences = trustsFences;
        string extension = Path.GetExtension(start.Path ?? "").ToLowerInvariant();
        _isMarkdown = extension is ".md" or ".markdown" or ".mdx";
        _isProse = _isMarkdown || extension is ".txt" or ".rst" or ".adoc";
    }

    /// <summary>Its marker.</summary>
    public BlockStart Start { get; }

    /// <summary>Its content.</summary>
    public BlockBody Body { get; }

    /// <summary>Whether its content stands in a fence.</summary>
    public bool IsFenced => _opening.Sign != 0;

    /// <summary>Whether its fence says that it holds a diff.</summary>
    public bool IsFencedAsDiff => _opening.IsDiff;

    /// <summary>The first END FILE marker that did not end it; 0 where there was none.</summary>
    public int PassedEnd { get; private set; }

    /// <summary>The last FILE marker that was taken for content; null where there is none.</summary>
    public BlockStart? Nested { get; private set; }

    /// <summary>Where in the content the last one stands.</summary>
    public long NestedAt { get; private set; } = -1;

    /// <summary>The first of them.</summary>
    public BlockStart? FirstNested { get; private set; }

    /// <summary>Where in the content the first one stands.</summary>
    public long FirstNestedAt { get; private set; } = -1;

    /// <summary>The bare fence that opened the block of <see cref="Nested"/>, where that is known only a line later.</summary>
    public Fence NestedFence { get; private set; }

    /// <summary>Says that the block has begun with a fence.</summary>
    public void OpenWith(Fence fence)
    {
        _hasContent = true;
        _opening = fence;
    }

    /// <summary>Takes a line.</summary>
    public BlockStep Take(in TranscriptLine line)
    {
        MarkerKind marker = Marker.Of(line, out ReadOnlySpan<byte> value);
        if (!_hasContent && marker is MarkerKind.None && !line.IsBlank)
        {
            _hasContent = true;
            if (Fence.Of(line) is { Sign: not 0 } opening && !(_isMarkdown && opening.IsCode && !opening.IsDiff))
            {
                OpenWith(opening);
                Body.Truncate(0, 0);
                return BlockStep.Goes;
            }
        }
        return IsFenced ? TakeFenced(line, marker, value) : TakePlain(line, marker);
    }

    /// <inheritdoc/>
    public void Dispose() => Body.Dispose();

    private bool IsClosing
        => _closingAt >= 0 && (FirstNestedAt < 0 ? !(_isProse && _closesAfterOwn) : _closesOwn && !(_isDoubtful && _isNestedOpen));

    private BlockStep TakePlain(in TranscriptLine line, MarkerKind marker)
    {
        if (marker is MarkerKind.EndFile)
            return BlockStep.Ends;
        if (marker is MarkerKind.File)
            return BlockStep.IsCutOffHere;
        Body.Append(line);
        return BlockStep.Goes;
    }

    private BlockStep TakeFenced(in TranscriptLine line, MarkerKind marker, ReadOnlySpan<byte> value)
    {
        if (line.IsBlank && NestedFence.Sign == 0)
        {
            Body.Append(line);
            return BlockStep.Goes;
        }
        if (marker is MarkerKind.EndFile && IsClosing)
        {
            Body.Truncate(_closingAt, _closingLines);
            return BlockStep.Ends;
        }
        if (NestedFence.Sign != 0)
            return BlockStep.WasCutOff;
        if (marker is MarkerKind.EndFile)
        {
            if (PassedEnd == 0)
                PassedEnd = line.Number;
            _isNestedOpen = false;
        }
        if (marker is MarkerKind.File && (!_trustsFences || (!_isProse && _isClosed)))
            return BlockStep.IsCutOffHere;

        Fence fence = Fence.Of(line);
        bool meets = fence.Meets(_opening);
        if (meets && _afterMarker && (!_isProse || (_isClosed && fence.IsBare)))
        {
            if (!fence.IsBare || _isClosed)
                return BlockStep.WasCutOff;
            // It opens the other block, or closes this one, if END FILE is next.
            NestedFence = fence;
        }
        _closingAt = -1;
        if (meets)
            Pair(fence);
        _afterMarker = marker is MarkerKind.File;
        if (_afterMarker)
            Note(new BlockStart(Marker.TextOf(value), line.Number));
        Body.Append(line);
        return BlockStep.Goes;
    }

    private void Pair(Fence fence)
    {
        if (fence.IsBare)
        {
            _closingAt = Body.Length;
            _closingLines = Body.Lines;
            _closesOwn = !_isClosed && _openInside == 0;
            _closesAfterOwn = _isClosed && _openInside > 0;
        }
        if (!fence.IsBare || _afterMarker)
            _openInside++;
        else if (_openInside > 0)
            _openInside--;
        else
            _isClosed = !_isClosed;
    }

    private void Note(BlockStart nested)
    {
        Nested = nested;
        _isNestedOpen = true;
        _isDoubtful |= _isClosed;
        NestedAt = Body.Length;
        FirstNested ??= nested;
        if (FirstNestedAt < 0)
            FirstNestedAt = NestedAt;
    }
}
