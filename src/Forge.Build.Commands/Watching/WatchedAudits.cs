using System;
using System.Globalization;
using System.Threading;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Watching;

/// <summary><c>forge watch</c>: the one watcher of a repository, which audits when the diff log says COMPLETE (Builder Contract 10.1.1, 10.2).</summary>
public static class WatchedAudits
{
    internal const string Command = "watch";

    private const int MostFindings = 100;

    /// <summary>The number of the process that watches a repository; null where none does.</summary>
    public static int? WatcherOf(ForgeRepository repository) => WatcherMark.Read(repository, out _) is { IsAlive: true } mark ? mark.Pid : null;

    /// <summary>Watches until it is told to stop.</summary>
    /// <param name="repository">What to watch.</param>
    /// <param name="request">How.</param>
    /// <param name="tell">Takes the news as it comes.</param>
    /// <param name="stop">Ends the watch in order: between two files where an audit runs, and nothing of that audit is recorded.</param>
    /// <returns>
    /// How it ended: 0 told to stop, or another process watches; the audit's exit code where one audit was asked for, and 2 where it was asked for and none ran;
    /// FORGE6504, 2, where nobody can watch here.
    /// </returns>
    public static CommandReport Run(ForgeRepository repository, WatchRequest request, Action<WatchNews> tell, CancellationToken stop)
    {
        LockTaking taking = WatcherLock.Take(repository, request.UtcNow(), request.Patience);
        if (taking.Other.Length > 0)
        {
            return request.Once
                ? CommandReport.Of(Command, 2, taking.Other + " watches this repository and tells the verdict, so this one audited nothing; run forge audit for a verdict here (Builder Contract 10.1.1).")
                : CommandReport.Of(Command, 0, taking.Other + " watches this repository already (Builder Contract 10.1.1).");
        }
        if (taking.Lock is not { } held)
            return Refused("nobody can watch this repository: " + taking.Problem + ".", "put that right (remove what stands in its place, or make the project root writable), then run forge watch again.");
        using (held)
            return Run(repository, request, held, taking.Stale, tell, stop);
    }

    private static CommandReport Run(ForgeRepository repository, WatchRequest request, WatcherLock held, string stale, Action<WatchNews> tell, CancellationToken stop)
    {
        if (stale.Length > 0)
            tell(new WatchNews(request.UtcNow(), "took over " + ForgeRepository.WatcherLock + ": " + stale + "."));
        using ChangeSignal signal = new(repository, request);
        WatchLoop loop = new(new WatchedFiles(repository), signal, request)
        {
            Audit = () => AuditRunner.Run(
                repository,
                new AuditOptions(AuditMode.Always, "", "", "", request.WriteEvidence, false, MostFindings, CacheMode.On, request.UtcNow()),
                stop),
            IsWatcher = held.Keep,
            Tell = tell,
        };
        tell(new WatchNews(request.UtcNow(), "watching " + repository.DiffLogs[0] + " as process " + Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "; Ctrl+C ends it."));
        switch (loop.Run(stop))
        {
            case WatchEnd.Audited:
                return CommandReport.Of(Command, (int)loop.LastVerdict);
            case WatchEnd.NotGoverned:
                return Refused("the repository is governed no more: its Forge folder is gone.", "restore Forge/ from git, then run forge watch again.");
            case WatchEnd.TakenOver:
                tell(new WatchNews(request.UtcNow(), "another process watches by now; this one ends."));
                return CommandReport.Of(Command, request.Once ? 2 : 0);
            default:
                tell(new WatchNews(request.UtcNow(), "stopped watching."));
                return CommandReport.Of(Command, request.Once ? 2 : 0);
        }
    }

    private static CommandReport Refused(string what, string fix)
        => CommandReport.Of(Command, new[] { new Finding(RuleCatalog.WatcherStopped, SourceLocation.None, what, fix) });
}
