using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Overview;

/// <summary><c>forge status</c>: where a repository stands. It is a question, so it succeeds also where something is open.</summary>
/// <param name="Report">What to print; its lines are the rows, aligned.</param>
/// <param name="Rows">The rows, for a table.</param>
public sealed record StatusBoard(CommandReport Report, IReadOnlyList<StatusRow> Rows)
{
    /// <summary>Looks.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="watcher">The number of the process that watches; null where none does.</param>
    /// <param name="utcNow">The time, in UTC.</param>
    public static StatusBoard Of(ForgeRepository repository, int? watcher, DateTime utcNow) => Of(StatusLook.At(repository) with { Watcher = watcher }, utcNow);

    /// <summary>The board of a standing.</summary>
    internal static StatusBoard Of(Standing at, DateTime utcNow)
    {
        NextCommand next = NextCommand.Of(at);
        IReadOnlyList<StatusRow> rows = StatusRows.Of(at, next, utcNow);
        int width = rows.Max(row => row.Label.Length) + 2;
        return new StatusBoard(
            CommandReport.Of("status", 0, rows.Select(row => row.Label.PadRight(width) + row.Text).ToArray()) with { Data = json => StatusJson.Write(json, at, next) },
            rows);
    }
}
