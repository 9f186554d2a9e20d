using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Transcripts;

/// <summary><c>forge apply</c>: writes the files of a builder's transcript, and follows its plan (Builder Contract 0.1, 0.2).</summary>
public static class Applying
{
    private const string Command = "apply";
    private const string LockFile = "apply.lock";
    private const int ChunkBytes = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Applies a transcript that is a file.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="file">Absolute.</param>
    /// <param name="allowGovernance">Whether blocks may write what governs the repository.</param>
    /// <param name="audience">Who watches; null for nobody.</param>
    /// <param name="interrupt">Ends the reading: what is whole by then stays written.</param>
    public static CommandReport Run(ForgeRepository repository, string file, bool allowGovernance, IApplyAudience? audience, CancellationToken interrupt)
    {
        try
        {
            if (Directory.Exists(file))
                return CouldNotRun(file + " is a folder; name the transcript, or - for standard input.");
            // A pipe has no length either, and opening one would wait for a writer for ever.
            if (new FileInfo(file).Length == 0)
                return CouldNotRun(file + " is empty, or no file; pass - to read standard input.");
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            string source = Path.GetRelativePath(repository.Root, file).Replace('\\', '/');
            if (!ForgeRepository.Contains(repository.Root, file))
                source = file;
            return Run(repository, stream, new ApplyRequest(source, allowGovernance), audience, interrupt);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CouldNotRun("the transcript cannot be read: " + e.Message);
        }
    }

    /// <summary>Applies a transcript while it comes: each block is written as soon as it ends.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="transcript">UTF-8.</param>
    /// <param name="request">How.</param>
    /// <param name="audience">Who watches; null for nobody.</param>
    /// <param name="interrupt">Ends the reading: what is whole by then stays written.</param>
    public static CommandReport Run(ForgeRepository repository, Stream transcript, ApplyRequest request, IApplyAudience? audience, CancellationToken interrupt)
    {
        // A lock of its own: a transcript may come for hours, and the owner's commands need not wait for it.
        using OwnerLock? held = OwnerLock.Take(repository, Patience, out string problem, LockFile);
        if (held is null)
            return CouldNotRun(problem + ".");
        TranscriptApplication application = new(repository, request, audience);
        using TranscriptParser parser = new(application, Path.Combine(repository.Root, CacheFolder.Name));
        bool isInterrupted = false;
        string unread = "";
        try
        {
            unread = Read(transcript, parser, application, interrupt);
        }
        catch (OperationCanceledException)
        {
            isInterrupted = true;
        }
        catch (IOException e)
        {
            unread = "the transcript cannot be read on: " + e.Message;
        }
        List<string> lines = new();
        if (isInterrupted)
            lines.Add("interrupted" + (parser.Unfinished is { } start ? "; the block of \"" + start.Path + "\" had not ended and was dropped" : "") + ".");
        if (unread.Length > 0)
            lines.Add(unread);
        if (!isInterrupted && unread.Length == 0)
        {
            parser.Finish();
            application.Finish();
        }
        application.Settle();
        return Report(application, lines, isInterrupted ? 1 : unread.Length > 0 ? 2 : 0);
    }

    // Returns why it cannot be read; empty at its end.
    private static string Read(Stream transcript, TranscriptParser parser, TranscriptApplication application, CancellationToken interrupt)
    {
        byte[] chunk = new byte[ChunkBytes];
        // The first bytes tell the encoding, and a stream may bring them one by one.
        int count = 0;
        for (int read = -1; count < 4 && read != 0; count += read)
            read = Next(transcript, chunk.AsMemory(count), interrupt);
        if (count >= 2 && ((chunk[0], chunk[1]) is (0xFE, 0xFF) or (0xFF, 0xFE) || chunk[0] == 0 || chunk[1] == 0))
            return "the transcript is UTF-16 or no text; it must be UTF-8. Convert it: iconv -f UTF-16 -t UTF-8";
        int skipped = chunk.AsSpan(0, count).StartsWith("\uFEFF"u8) ? 3 : 0;
        while (count > 0)
        {
            parser.Feed(chunk.AsSpan(skipped, count - skipped));
            skipped = 0;
            application.Settle();
            interrupt.ThrowIfCancellationRequested();
            count = Next(transcript, chunk, interrupt);
        }
        return "";
    }

    // A read of standard input cannot be cancelled, so it is left behind where an interrupt comes first.
    private static int Next(Stream transcript, Memory<byte> into, CancellationToken interrupt)
    {
        if (!interrupt.CanBeCanceled)
            return transcript.Read(into.Span);
        Task<int> read = Task.Run(() => transcript.Read(into.Span), CancellationToken.None);
        Task.WaitAny([read], interrupt);
        return read.GetAwaiter().GetResult();
    }

    private static CommandReport Report(TranscriptApplication application, List<string> lines, int leastExitCode)
    {
        BlockWriter blocks = application.Blocks;
        BuildPlan? plan = application.Plan;
        lines.Add(Count(blocks.Written.Count, "file") + " written, " + Count(blocks.SkippedCount, "block") + " skipped"
            + (plan is null ? "." : ", " + plan.Done.ToString(CultureInfo.InvariantCulture) + " of " + Count(plan.Tasks.Count, "task") + " done."));
        CommandReport report = CommandReport.Of(Command, application.Findings.Sorted(), [.. lines]);
        return report with { ExitCode = report.ExitCode == 0 ? leastExitCode : report.ExitCode, Data = json => Write(json, blocks, plan) };
    }

    private static void Write(Utf8JsonWriter json, BlockWriter blocks, BuildPlan? plan)
    {
        json.WriteStartObject();
        Write(json, "written", blocks.Written.OrderBy(block => block.Path, StringComparer.Ordinal));
        Write(json, "skipped", blocks.Skipped);
        json.WriteNumber("skippedCount", blocks.SkippedCount);
        json.WritePropertyName("plan");
        if (plan is null)
            json.WriteNullValue();
        else
            PlanFile.WriteTo(json, plan);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<BlockOutcome> blocks)
    {
        json.WriteStartArray(name);
        foreach (BlockOutcome block in blocks)
        {
            json.WriteStartObject();
            json.WriteString("path", block.Path);
            json.WriteNumber("line", block.Line);
            json.WriteNumber("lines", block.Lines);
            json.WriteNumber("bytes", block.Bytes);
            if (block.Code.Length > 0)
                json.WriteString("code", block.Code);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static CommandReport CouldNotRun(string problem) => CommandReport.Of(Command, 2, problem);

    private static string Count(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");
}
