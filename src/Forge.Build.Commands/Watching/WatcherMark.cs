using System;
using System.IO;
using System.Text;
using System.Text.Json;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Watching;

/// <summary>What <c>.forge_watcher.lock</c> says: which process watches (Builder Contract 10.1.1). As JSON: <c>pid</c>, <c>started</c>, <c>timestamp</c>.</summary>
/// <param name="Pid">The number of the process.</param>
/// <param name="Started">When that process started, in UTC; so another process of the same number is told apart.</param>
/// <param name="Timestamp">When it began to watch, in UTC.</param>
internal sealed record WatcherMark(int Pid, DateTime Started, DateTime Timestamp)
{
    /// <summary>A larger file is no mark, and is not read.</summary>
    public const int MostBytes = 4096;

    /// <summary>Whether the process that it names still runs.</summary>
    public bool IsAlive => RunningProcess.Is(Pid, Started);

    /// <summary>The mark of this process.</summary>
    /// <param name="utcNow">When it begins to watch.</param>
    public static WatcherMark OfThis(DateTime utcNow) => new(Environment.ProcessId, RunningProcess.StartOfThis, utcNow);

    /// <summary>Reads the one of a repository; never follows a link, opens no pipe, never throws.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="problem">Why what lies there is no mark, as a clause; empty where it is one, or nothing lies there.</param>
    public static WatcherMark? Read(ForgeRepository repository, out string problem)
    {
        string path = repository.FullPath(ForgeRepository.WatcherLock);
        problem = "";
        try
        {
            if (SymbolicLinks.IsLinkAt(path))
                problem = "it is a link";
            else if (Directory.Exists(path))
                problem = "it is a folder";
            else if (new FileInfo(path) is { Exists: true } file)
                return file.Length > MostBytes ? Refuse("it is too large", out problem) : Parse(ReadAll(path, file.Length)) ?? Refuse("it names no process and its start", out problem);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Another watcher ended between the question and the answer.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = e.Message.TrimEnd('.');
        }
        return null;
    }

    /// <summary>The mark that bytes hold, or null where they hold none.</summary>
    public static WatcherMark? Parse(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        try
        {
            using JsonDocument json = JsonDocument.Parse(bytes.Span.StartsWith(byteOrderMark) ? bytes[byteOrderMark.Length..] : bytes);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("pid", out JsonElement pid) && pid.ValueKind == JsonValueKind.Number && pid.TryGetInt32(out int number) && number > 0
                && TimeIn(json.RootElement, "started") is { } started && TimeIn(json.RootElement, "timestamp") is { } timestamp
                ? new WatcherMark(number, started, timestamp)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of the file, UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("pid", Pid);
        json.WriteString("started", Started);
        json.WriteString("timestamp", Timestamp);
        json.WriteEndObject();
    }));

    private static byte[] ReadAll(string path, long length)
    {
        FileBytes bytes = new();
        bytes.TryRead(path, length);
        return bytes.Buffer.AsSpan(0, bytes.Count).ToArray();
    }

    private static DateTime? TimeIn(JsonElement mark, string name)
        => mark.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out DateTimeOffset time) ? time.UtcDateTime : null;

    private static WatcherMark? Refuse(string why, out string problem)
    {
        problem = why;
        return null;
    }
}
