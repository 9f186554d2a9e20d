using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.DiffLogs;

/// <summary>
/// <c>forge difflog finalize</c>: brings the log up to date, asks of it what the audit will ask, and marks it COMPLETE (Builder Contract 11). A log that is refused
/// is brought up to date all the same, so that the findings point into what lies there.
/// </summary>
public static class DiffLogFinalize
{
    private const string Name = "difflog finalize";

    /// <summary>Finalizes the log.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="utcNow">The time, in UTC.</param>
    public static CommandReport Run(ForgeRepository repository, DateTime utcNow)
    {
        LogFile file = LogFile.Read(repository);
        if (DiffLogUpdate.Refresh(file, dropUnchanged: false, utcNow, out Finding? failure) is not { } kept)
            return CommandReport.Of(Name, [failure!]);
        IReadOnlyList<Finding> findings = CompletionGate.Check(repository, file.Path, CompletionGate.Completed(file.Path, kept.Text));
        if (findings.Count > 0)
            return Refused(file, kept, findings);
        if (DiffLogUpdate.Refresh(file, dropUnchanged: true, utcNow, out failure) is not { } refresh)
            return CommandReport.Of(Name, [failure!]);
        LogText completed = CompletionGate.Completed(file.Path, refresh.Text);
        findings = CompletionGate.Check(repository, file.Path, completed);
        if (findings.Count > 0)
            return Refused(file, kept, findings);
        if (file.Write(completed.Bytes) is { } notWritten)
            return CommandReport.Of(Name, [notWritten]);
        string[] lines =
        [
            .. DiffLogUpdate.Named(refresh.Added, "added to the list"),
            .. DiffLogUpdate.Named(refresh.Unchanged, "taken off the list, because nothing in them changed"),
            "Marked " + file.Path + " with Status: " + CompletionGate.Complete + ".",
            "Next: dotnet build, which audits the cycle (or forge audit, without a build).",
        ];
        return LogData.Of(file.Path, isWritten: true, isComplete: true, refresh, CommandReport.Of(Name, 0, lines));
    }

    private static CommandReport Refused(LogFile file, DiffLogRefresh kept, IReadOnlyList<Finding> findings)
    {
        Finding? notWritten = file.Write(kept.Text.Bytes);
        CommandReport report = CommandReport.Of(
            Name, notWritten is null ? findings : findings.Append(notWritten).ToArray(), "Nothing was marked COMPLETE. Correct the log, then run: forge difflog finalize");
        return LogData.Of(file.Path, notWritten is null, isComplete: false, kept, report);
    }
}
