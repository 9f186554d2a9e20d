using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>How a cycle begins.</summary>
/// <param name="Phase">Its phase; empty keeps the phase of the last cycle.</param>
/// <param name="Token"><see cref="DiffLogStart.Token"/> where the caller may overwrite the log over a dirty tree, else empty.</param>
public sealed record StartRequest(string Phase = "", string Token = "");

/// <summary><c>forge difflog start</c>: shows the last cycle, then overwrites its log by the form of a new one (Builder Contract 11, 12).</summary>
public static class DiffLogStart
{
    /// <summary>The token that allows overwriting the diff log, and nothing else (Builder Contract 12).</summary>
    public const string Token = "OVERWRITE";

    private const string Name = "difflog start";

    /// <summary>Looks at the last cycle and the working tree. Writes no file.</summary>
    public static StartPreview Look(ForgeRepository repository)
    {
        LogFile file = LogFile.Read(repository);
        CycleFacts? facts = CycleFacts.AtStart(repository, out Finding? failure);
        if (file.File.State is ContractState.Folder or ContractState.Unreadable)
            failure = file.Problem;
        // While an audit is open or a sign-off waits no new work begins (Builder Contract 1, item 10); what would stop the build stops this, too.
        IReadOnlyList<Finding> open = failure is null ? LedgerGate.Run(repository, CacheFolder.Of(repository, CacheMode.WhenPresent)) : [failure];
        return new StartPreview(
            file, facts, file.Text is { } text ? PreviousCycle.Of(file.Path, text) : null, open.Any(finding => finding.Rule.Severity == Severity.Error) ? CommandReport.Of(Name, open) : null, open);
    }

    /// <summary>Overwrites the log.</summary>
    /// <param name="preview">What was shown; a log that changed since is not overwritten.</param>
    /// <param name="request">How.</param>
    /// <param name="utcNow">The time, in UTC.</param>
    public static CommandReport Run(StartPreview preview, StartRequest request, DateTime utcNow)
    {
        if (preview.Failure is { } failed)
            return failed;
        if (preview.NeedsToken && request.Token != Token)
            return Of(preview, "", CommandReport.Of(Name, [Refusal(preview, request)]));
        string phase = PlainLine.Of(request.Phase, DiffLogReader.LongestPhase);
        if (phase.Length == 0 && preview.Previous is { } previous && previous.Phase != "unknown")
            phase = previous.Phase;
        string text = string.Concat(DiffLogForm.Begin(phase, preview.Facts!, utcNow).Select(line => line + "\n"));
        if (preview.File.Write(Encoding.UTF8.GetBytes(text)) is { } notWritten)
            return Of(preview, phase, CommandReport.Of(Name, [notWritten]));
        return Of(preview, phase, CommandReport.Of(
            Name, preview.Open,
            "Wrote " + preview.File.Path + " with Status: IN_PROCESS" + (phase.Length == 0 ? "" : ", " + phase) + ".",
            "Next: replace each \"" + PlaceholderReader.Marker + "\" in it by the plan, do the work, then run: forge test"));
    }

    private static Finding Refusal(StartPreview preview, StartRequest request)
    {
        string given = request.Token.Length == 0 ? "" : " \"" + PrintableText.Excerpt(request.Token, 40) + "\" is not the token.";
        return new Finding(RuleCatalog.OverwriteNotGiven, SourceLocation.StartOf(preview.File.Path),
            "the working tree holds work, and the diff log that may tell of it would be overwritten." + given,
            "commit or finish that work first. To overwrite the log and nothing else: forge difflog start --token " + Token);
    }

    private static CommandReport Of(StartPreview preview, string phase, CommandReport report) => report with
    {
        Data = json =>
        {
            json.WriteStartObject();
            json.WriteString("path", preview.File.Path);
            json.WriteString("phase", phase);
            json.WriteBoolean("written", report.ExitCode == 0);
            json.WriteBoolean("needsToken", preview.NeedsToken);
            json.WritePropertyName("previous");
            Write(json, preview.Previous);
            LogData.WriteList(json, "status", preview.Facts?.Status ?? []);
            LogData.WriteList(json, "staged", preview.Facts?.Staged ?? []);
            json.WriteEndObject();
        },
    };

    private static void Write(Utf8JsonWriter json, PreviousCycle? previous)
    {
        if (previous is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("phase", previous.Phase);
        json.WriteString("status", previous.Status);
        json.WriteBoolean("complete", previous.IsComplete);
        json.WriteNumber("files", previous.Files);
        LogData.WriteList(json, "summary", previous.Summary);
        json.WriteEndObject();
    }
}
