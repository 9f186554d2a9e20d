using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Forge.Build.Commands.Building;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Baseline.Routes;

/// <summary>How <c>forge baseline --physics</c> is to run.</summary>
/// <param name="DryRun">Only say what would change.</param>
/// <param name="Shrink">Accept nothing new, also where there is no list yet.</param>
/// <param name="Grow">As the owner: accept new routes although there is a list.</param>
/// <param name="Patience">How long each of the two builds may take; what <c>forge.json</c> says of steps, else 30 minutes, where it is null.</param>
public sealed record RouteBaselineRequest(bool DryRun = false, bool Shrink = false, bool Grow = false, TimeSpan? Patience = null)
{
    /// <summary>Told what begins now, since a build takes its time; a sentence each.</summary>
    public Action<string>? Progress { get; init; }
}

/// <summary><c>forge baseline --physics</c>: makes <c>physics.baseline</c> say which routes of the code nobody declared (Builder Contract 5). A list that exists only shrinks.</summary>
public static class RouteBaselining
{
    private const string Command = "baseline";

    private static readonly TimeSpan UsualPatience = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);

    /// <summary>Builds, and writes the list; nothing is written where the builds did not tell of every project.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="request">How.</param>
    /// <param name="cancellation">Interrupts it: the build is killed with all that it started.</param>
    public static CommandReport Run(ForgeRepository repository, RouteBaselineRequest request, CancellationToken cancellation)
    {
        if (RouteList.Read(repository, out CommandReport? unsound) is not { } list)
            return unsound!;
        TestSettings settings = TestSettings.Read(repository, out IReadOnlyList<Finding> malformed);
        if (malformed.Count > 0)
            return CommandReport.Of(Command, malformed, RouteBaselineReport.NothingWritten(list.Path));
        try
        {
            using TemporaryFolder folder = new();
            if (DotNetTarget.Find(repository, settings.Solution, folder, cancellation) is not { } target)
                return Refused(list, 1, "there is no .NET project, and only the compiler knows routes");
            if (target.Refusal.Length > 0)
                return Refused(list, 1, target.Refusal);
            RouteBuildResult built = new RouteBuild(repository, folder, request.Patience ?? settings.Patience ?? UsualPatience, cancellation) { Progress = request.Progress }.Run(target.Argument);
            if (built.Problem.Length > 0)
                return Refused(list, built.ExitCode, built.Problem, built.Errors);
            if (!built.Logs.Any(log => log.Looked))
                return Refused(list, 1, "no project has routes that are held against " + repository.Contract(RequiredContract.Physics) + ": there is none, or the gate or the analyzers are switched off");
            RouteChange change = RouteChange.Of(list.Baseline, built.Logs, request.Grow || (list.Text is null && !request.Shrink));
            return change.IsNothing || request.DryRun ? RouteBaselineReport.Of(list.Path, change, request.DryRun) : Write(repository, list, change);
        }
        catch (OperationCanceledException)
        {
            return Refused(list, 2, "it was interrupted");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused(list, 2, e.Message.TrimEnd('.'));
        }
    }

    private static CommandReport Write(ForgeRepository repository, RouteList list, RouteChange change)
    {
        using OwnerLock? held = OwnerLock.Take(repository, LockPatience, out string problem);
        if (held is null)
            return Refused(list, 2, problem);
        if (RouteList.Read(repository, out _) is not { } now || now.Text?.Text != list.Text?.Text)
            return Refused(list, 1, "the list was changed while the build ran");
        string text = change.Apply(list.Text?.Text ?? "", list.Text?.LineEnd ?? "\n");
        string fullPath = repository.RealPath(list.Path) ?? repository.FullPath(list.Path);
        if (list.Text is null)
            return AtomicFile.Create(fullPath, Encoding.UTF8.GetBytes(text)) ? RouteBaselineReport.Of(list.Path, change, false) : Refused(list, 1, "the list was changed while the build ran");
        if (list.Text.With(text) is not { } bytes)
            return Refused(list, 1, "its encoding lacks characters of a route; save it as UTF-8");
        AtomicFile.Edit(fullPath, bytes);
        return RouteBaselineReport.Of(list.Path, change, false);
    }

    private static CommandReport Refused(RouteList list, int exitCode, string problem, IReadOnlyList<string>? errors = null)
        => CommandReport.Of(Command, exitCode, [problem + ".", .. (errors ?? []).Select(error => "  " + error), RouteBaselineReport.NothingWritten(list.Path)]);

    /// <summary>The list as it lies there.</summary>
    /// <param name="Path">Relative to the project root.</param>
    /// <param name="Text">Its text; null where there is none.</param>
    /// <param name="Baseline">Its entries.</param>
    private sealed record RouteList(string Path, RawText? Text, PhysicsBaseline Baseline)
    {
        /// <summary>Reads; null, and a report that says why, where it cannot be worked with.</summary>
        public static RouteList? Read(ForgeRepository repository, out CommandReport? report)
        {
            string path = repository.Contract(PhysicsBaseline.FileName);
            ContractFile file = ContractFile.Read(repository, path);
            report = null;
            if (file.State == ContractState.Missing)
                return new RouteList(path, null, PhysicsBaseline.Empty);
            if (file.State is ContractState.Unreadable or ContractState.Folder)
            {
                report = CommandReport.Of(Command, 2, path + (file.State == ContractState.Folder ? " is a folder." : " cannot be read: " + file.Problem));
                return null;
            }
            RawText? text = null;
            try
            {
                text = RawText.Of(File.ReadAllBytes(repository.RealPath(path) ?? repository.FullPath(path)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                report = CommandReport.Of(Command, 2, path + " cannot be read: " + e.Message);
                return null;
            }
            if (text is null)
            {
                report = CommandReport.Of(Command, 1, path + " is not written in one encoding throughout. Save it as UTF-8, then run: forge baseline --physics");
                return null;
            }
            PhysicsBaseline baseline = PhysicsBaseline.Read(path, new SourceText(text.Text), out IReadOnlyList<Finding> findings);
            if (findings.Count == 0)
                return new RouteList(path, text, baseline);
            report = CommandReport.Of(Command, findings, RouteBaselineReport.NothingWritten(path));
            return null;
        }
    }
}
