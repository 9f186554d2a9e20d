using System;
using System.Globalization;
using System.IO;

namespace Forge.Build.Commands.Transcripts;

/// <summary>What a transcript holds, as it comes.</summary>
internal interface ITranscriptReceiver
{
    /// <summary>A block ended as it should. The block is the parser's, and its content is gone after this call unless it was given a name.</summary>
    void BlockEnded(FileBlock block);

    /// <summary>A block has no end.</summary>
    void BlockCutOff(FileBlock block);

    /// <summary>An END FILE marker stands outside of a block.</summary>
    void EndWithoutBlock(int line);

    /// <summary>A plan begins.</summary>
    void PlanBegan(int line);

    /// <summary>A line of the plan that is not blank.</summary>
    void PlanLine(string text, int line);

    /// <summary>The plan ends; not properly where something else began, or the transcript ended.</summary>
    void PlanEnded(int line, bool properly);

    /// <summary>A task is done.</summary>
    /// <param name="number">As written.</param>
    /// <param name="line">Of the marker.</param>
    void TaskDone(string number, int line);
}

/// <summary>
/// Reads a transcript from bytes as they come (Builder Contract 0.1, 0.2). Memory is bounded; time is linear: what a block without an end took for content is read again, at
/// most <see cref="MostRereads"/> times, the last time with every FILE marker taken for the beginning of a block.
/// </summary>
internal sealed class TranscriptParser : ILineReceiver, IDisposable
{
    private const int MostRereads = 4;
    private const int LongestPlanLine = 500;

    private readonly ITranscriptReceiver _receiver;
    private readonly string _folder;
    private readonly int _reread;
    private readonly BlockBuffers _buffers = new();
    private readonly LineSplitter _lines;
    private FileBlock? _block;
    private bool _isInPlan;
    private int _line;

    /// <param name="receiver">Told what is found.</param>
    /// <param name="folder">Absolute; for the content of the block that is being read, under the lock that guards it.</param>
    public TranscriptParser(ITranscriptReceiver receiver, string folder)
        : this(receiver, folder, 1, 0)
    {
    }

    private TranscriptParser(ITranscriptReceiver receiver, string folder, int firstLine, int reread)
    {
        _receiver = receiver;
        _folder = folder;
        _reread = reread;
        _lines = new LineSplitter(this, firstLine);
    }

    /// <summary>Whether a block has begun and not ended.</summary>
    public BlockStart? Unfinished => _block?.Start;

    /// <summary>Takes the next bytes; a byte order mark is none of them.</summary>
    public void Feed(ReadOnlySpan<byte> bytes) => _lines.Feed(bytes);

    /// <summary>Says that the transcript has ended.</summary>
    public void Finish()
    {
        _lines.Finish();
        EndPlan(properly: false);
        if (_block is not null)
            CutOff();
    }

    /// <summary>Drops the block that has not ended.</summary>
    public void Dispose() => _block?.Dispose();

    void ILineReceiver.Take(in TranscriptLine line)
    {
        _line = line.Number;
        if (_block is null)
        {
            TakeOutside(line);
            return;
        }
        switch (_block.Take(line))
        {
            case BlockStep.Ends:
                _receiver.BlockEnded(_block);
                Drop();
                break;
            case BlockStep.IsCutOffHere:
                CutOff();
                TakeOutside(line);
                break;
            case BlockStep.WasCutOff:
                BlockStart next = _block.Nested!;
                Fence opening = _block.NestedFence;
                _block.Body.Truncate(_block.NestedAt, _block.Body.Lines);
                CutOff();
                Begin(next);
                if (opening.Sign != 0)
                    _block.OpenWith(opening);
                ((ILineReceiver)this).Take(line);
                break;
        }
    }

    private void TakeOutside(in TranscriptLine line)
    {
        MarkerKind marker = Marker.Of(line, out ReadOnlySpan<byte> value);
        if (_isInPlan && marker is not MarkerKind.None)
            EndPlan(marker is MarkerKind.EndPlan);
        switch (marker)
        {
            case MarkerKind.File:
                Begin(new BlockStart(Marker.TextOf(value), line.Number));
                break;
            case MarkerKind.EndFile:
                _receiver.EndWithoutBlock(line.Number);
                break;
            case MarkerKind.Plan:
                _isInPlan = true;
                _receiver.PlanBegan(line.Number);
                break;
            case MarkerKind.TaskDone:
                _receiver.TaskDone(Marker.TextOf(value) ?? "", line.Number);
                break;
            case MarkerKind.None when _isInPlan && !line.IsBlank:
                ReadOnlySpan<byte> text = line.IsWhole ? line.Text : default;
                _receiver.PlanLine(System.Text.Encoding.UTF8.GetString(text[..Math.Min(text.Length, LongestPlanLine)]), line.Number);
                break;
        }
    }

    private void EndPlan(bool properly)
    {
        if (_isInPlan)
            _receiver.PlanEnded(_line, properly);
        _isInPlan = false;
    }

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_block))]
    private void Begin(BlockStart start)
    {
        string name = "transcript-" + _reread.ToString(CultureInfo.InvariantCulture) + ".forge-tmp";
        _block = new FileBlock(start, new BlockBody(Path.Combine(_folder, name), _buffers), _reread < MostRereads);
    }

    private void CutOff()
    {
        _receiver.BlockCutOff(_block!);
        if (_block!.FirstNested is { } nested && _block.FirstNestedAt < _block.Body.Length)
            ReadAgain(_block.Body, _block.FirstNestedAt, nested.Line);
        Drop();
    }

    private void ReadAgain(BlockBody body, long position, int line)
    {
        using TranscriptParser again = new(_receiver, _folder, line, _reread + 1);
        byte[] bytes = new byte[LineSplitter.LongestWhole];
        for (int count = body.Read(position, bytes); count > 0; count = body.Read(position, bytes))
        {
            again.Feed(bytes.AsSpan(0, count));
            position += count;
        }
        again.Finish();
    }

    private void Drop()
    {
        _block!.Dispose();
        _block = null;
    }
}
