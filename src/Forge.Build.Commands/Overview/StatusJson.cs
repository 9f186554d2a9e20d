using System.Globalization;
using System.Text.Json;
using Forge.Build.Governance.Audit;

namespace Forge.Build.Commands.Overview;

/// <summary>A standing for programs.</summary>
/// <remarks>
/// <c>phase</c>; <c>log</c> {path, state (none, unreadable, open, inProcess, complete), status, placeholders}; <c>audit</c> {outcome, phase, iteration, timestamp, failures, open [{id, what, fix}]};
/// <c>tests</c> {state (none, pass, fail), counts, outdated}; <c>question</c>; <c>missingContracts</c>; <c>tree</c> {branch, state (unknown, clean, evidenceOnly, dirty), changedFiles}; <c>watcher</c> (a process
/// id or null); <c>next</c> {command, reason}. Empty texts stand for what is not known.
/// </remarks>
internal static class StatusJson
{
    /// <summary>Writes it: one object.</summary>
    public static void Write(Utf8JsonWriter json, Standing at, NextCommand next)
    {
        json.WriteStartObject();
        json.WriteString("phase", at.Phase);
        json.WriteStartObject("log");
        json.WriteString("path", at.LogPath);
        json.WriteString("state", Word(at.Log.ToString()));
        json.WriteString("status", at.LogStatus);
        json.WriteNumber("placeholders", at.Placeholders);
        json.WriteEndObject();
        WriteAudit(json, at.Ledger);
        json.WriteStartObject("tests");
        json.WriteString("state", Word(at.Tests.ToString()));
        json.WriteString("counts", at.TestCounts);
        json.WriteBoolean("outdated", at.TestsAreOlder);
        json.WriteEndObject();
        json.WriteString("question", at.Question);
        json.WriteStartArray("missingContracts");
        foreach (string path in at.MissingContracts)
            json.WriteStringValue(path);
        json.WriteEndArray();
        json.WriteStartObject("tree");
        json.WriteString("branch", at.Branch);
        json.WriteString("state", Word(at.Tree.ToString()));
        json.WriteNumber("changedFiles", at.ChangedFiles);
        json.WriteEndObject();
        json.WritePropertyName("watcher");
        if (at.Watcher is { } process)
            json.WriteNumberValue(process);
        else
            json.WriteNullValue();
        json.WriteStartObject("next");
        json.WriteString("command", next.Command);
        json.WriteString("reason", next.Reason);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAudit(Utf8JsonWriter json, LedgerState ledger)
    {
        json.WriteStartObject("audit");
        json.WriteString("outcome", ledger.LastEntry is null ? "" : StatusRows.NameOf(ledger.LastOutcome));
        json.WriteString("phase", ledger.LastEntry?.Phase ?? "");
        json.WriteNumber("iteration", ledger.LastEntry?.Iteration ?? 0);
        json.WriteString("timestamp", ledger.LastEntry?.Timestamp?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "");
        json.WriteNumber("failures", ledger.Failures);
        json.WriteStartArray("open");
        foreach (OpenItem item in ledger.OpenItems)
        {
            json.WriteStartObject();
            json.WriteString("id", item.Id);
            json.WriteString("what", item.What);
            json.WriteString("fix", item.Fix);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
