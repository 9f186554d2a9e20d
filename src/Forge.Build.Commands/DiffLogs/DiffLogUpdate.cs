using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Evidence;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.DiffLogs;

/// <summary><c>forge difflog update</c>: brings what git knows up to date, and keeps every word of the author (Builder Contract 11).</summary>
public static class DiffLogUpdate
{
    private const string Name = "difflog update";
    private const int MostNamed = 20;

    /// <summary>Updates the log. Its status stays as it is.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="utcNow">The time, in UTC.</param>
    public static CommandReport Run(ForgeRepository repository, DateTime utcNow)
    {
        LogFile file = LogFile.Read(repository);
        if (Refresh(file, dropUnchanged: false, utcNow, out Finding? failure) is not { } refresh)
            return CommandReport.Of(Name, [failure!]);
        if (file.Write(refresh.Text.Bytes) is { } notWritten)
            return CommandReport.Of(Name, [notWritten]);
        DiffLog log = DiffLogReader.Read(file.Path, refresh.Text.Source);
        string[] lines =
        [
            "Brought " + file.Path + " up to date: " + Count(log.Claims.Count) + " listed, " + refresh.Added.Count.ToString(CultureInfo.InvariantCulture) + " of them new.",
            .. Named(refresh.Unchanged, "listed and not changed yet"),
            log.Placeholders.Count > 0
                ? "Next: replace the " + Placeholders(log.Placeholders.Count) + ", the first in line " + log.Placeholders[0].Location.Line.ToString(CultureInfo.InvariantCulture) + "."
                : "Next: forge test, write under ## Verification what came of it, then: forge difflog finalize",
        ];
        return LogData.Of(file.Path, isWritten: true, log.IsComplete, refresh, CommandReport.Of(Name, 0, lines));
    }

    /// <summary>The log brought up to date, not written yet.</summary>
    internal static DiffLogRefresh? Refresh(LogFile file, bool dropUnchanged, DateTime utcNow, out Finding? failure)
    {
        failure = file.Problem;
        if (file.Text is not { } text)
            return null;
        string began = MetadataLines.BeganAt(LogOutline.Read(file.Path, text.Source));
        if (CycleFacts.Of(file.Repository, began, out failure) is not { } facts)
            return null;
        DiffLogRefresh refresh = DiffLogRefresh.Of(file.Repository, file.Path, text, facts, dropUnchanged, utcNow);
        failure = refresh.Failure;
        return failure is null ? refresh : null;
    }

    /// <summary>Paths, a line each after one that counts them; the first few.</summary>
    internal static IEnumerable<string> Named(IReadOnlyList<string> paths, string what)
    {
        if (paths.Count == 0)
            return [];
        IEnumerable<string> named = paths.Take(MostNamed).Select(path => "  " + path).Prepend(Count(paths.Count) + " " + what + ":");
        return paths.Count > MostNamed ? named.Append("  and " + (paths.Count - MostNamed).ToString(CultureInfo.InvariantCulture) + " more") : named;
    }

    private static string Count(int files) => files.ToString(CultureInfo.InvariantCulture) + (files == 1 ? " file" : " files");

    private static string Placeholders(int count) => count == 1 ? "one placeholder" : count.ToString(CultureInfo.InvariantCulture) + " placeholders";
}
