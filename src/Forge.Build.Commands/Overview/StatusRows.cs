using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Evidence.Ledger;

namespace Forge.Build.Commands.Overview;

/// <summary>One row of what <c>forge status</c> shows.</summary>
/// <param name="Label">What is told; empty where the row goes on with what is told above.</param>
/// <param name="Text">It, on one line; may quote text of the repository, which the front escapes.</param>
public readonly record struct StatusRow(string Label, string Text);

/// <summary>A standing in words.</summary>
internal static class StatusRows
{
    private const int MostItems = 9;

    /// <summary>The rows, in the order in which they are shown.</summary>
    /// <param name="at">The standing.</param>
    /// <param name="next">What to do next.</param>
    /// <param name="utcNow">The time, in UTC; ages are relative to it.</param>
    public static IReadOnlyList<StatusRow> Of(Standing at, NextCommand next, DateTime utcNow) => [.. Facts(at, utcNow), new("next", next.Command), new("", next.Reason)];

    /// <summary>What an outcome is called.</summary>
    public static string NameOf(LedgerOutcome outcome) => outcome switch
    {
        LedgerOutcome.Pass => "PASS",
        LedgerOutcome.Fail => "FAIL",
        LedgerOutcome.SignedOff => "SIGNED-OFF",
        LedgerOutcome.Authorized => "AUTHORIZED",
        LedgerOutcome.Bypass => "BYPASS",
        _ => "sent back by the owner",
    };

    private static IEnumerable<StatusRow> Facts(Standing at, DateTime utcNow)
    {
        yield return new("phase", at.Phase);
        yield return new("diff log", LogOf(at, utcNow));
        yield return new("last audit", AuditOf(at.Ledger, utcNow));
        foreach (OpenItem item in at.OpenItems.Take(MostItems))
            yield return new("  " + item.Id, item.What + (item.Fix.Length == 0 ? "" : " Fix: " + item.Fix));
        if (at.OpenItems.Count > MostItems)
            yield return new("", "and " + Number(at.OpenItems.Count - MostItems) + " more");
        yield return new("tests", TestsOf(at, utcNow));
        yield return new("question", at.Question.Length > 0 ? at.Question : at.DecisionProblems > 0 ? "none, but the decision gate blocks" : "none");
        yield return new("contracts", at.MissingContracts.Count == 0 ? "all there" : "missing or empty: " + string.Join(", ", at.MissingContracts));
        yield return new("tree", TreeOf(at));
        yield return new("watcher", at.Watcher is { } process ? "process " + Number(process) : "none");
    }

    private static string LogOf(Standing at, DateTime utcNow) => at.Log switch
    {
        LogState.None => "none at " + at.LogPath,
        LogState.Unreadable => at.LogPath + " cannot be read",
        _ => (at.LogStatus.Length == 0 ? "no status" : at.LogStatus) + Age(at.LogWritten, utcNow)
            + (at.Placeholders == 0 ? "" : ", " + Number(at.Placeholders) + (at.Placeholders == 1 ? " placeholder" : " placeholders")),
    };

    private static string AuditOf(LedgerState ledger, DateTime utcNow)
    {
        if (ledger.LastEntry is not { } entry)
            return "none";
        return NameOf(ledger.LastOutcome) + ": " + entry.Phase + ", iteration " + Number(entry.Iteration) + Age(entry.Timestamp, utcNow)
            + (ledger.Failures > 1 ? ", " + Number(ledger.Failures) + " failures in a row" : "");
    }

    private static string TestsOf(Standing at, DateTime utcNow)
    {
        if (at.Tests == TestState.None)
            return "no run is recorded";
        return (at.Tests == TestState.Pass ? "PASS" : "FAIL") + Age(at.TestsWritten, utcNow) + (at.TestCounts.Length == 0 ? "" : ", " + at.TestCounts)
            + (at.TestsAreOlder ? ", and files changed since" : "");
    }

    private static string TreeOf(Standing at) => at.Tree switch
    {
        TreeState.Unknown => "git gives no answer",
        TreeState.Clean => at.Branch + ", clean",
        TreeState.EvidenceOnly => at.Branch + ", only evidence is not committed",
        _ => at.Branch + ", " + Number(at.ChangedFiles) + (at.ChangedFiles == 1 ? " changed file" : " changed files"),
    };

    private static string Age(DateTime? then, DateTime utcNow)
    {
        if (then is not { } time || time > utcNow)
            return "";
        TimeSpan age = utcNow - time;
        string text = age.TotalMinutes < 1 ? "less than a minute"
            : age.TotalHours < 1 ? Number((int)age.TotalMinutes) + " min"
            : age.TotalDays < 2 ? Number((int)age.TotalHours) + " h"
            : Number((int)age.TotalDays) + " days";
        return ", " + text + " ago";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
