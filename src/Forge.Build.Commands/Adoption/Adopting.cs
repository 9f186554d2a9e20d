using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption;

/// <summary>
/// <c>forge init</c>: makes a repository governed, or adds what a governed one lacks (Builder Contract 0, 1, 4). Changes nothing that is there but the one file that
/// names the package.
/// </summary>
public static class Adopting
{
    private const string Command = "init";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The root that is meant where none is given: the governed one around a folder, else the git root, else the folder.</summary>
    /// <param name="folder">Absolute.</param>
    public static string RootFor(string folder) => ForgeRepository.Discover(folder)?.Root ?? NewGovernance.RootFor(folder);

    /// <summary>Plans everything, then shows or writes it.</summary>
    /// <param name="root">The project root, absolute.</param>
    /// <param name="request">How.</param>
    /// <param name="cancellation">Ends the planning between two files.</param>
    /// <exception cref="OperationCanceledException">The command was cancelled.</exception>
    public static CommandReport Run(string root, AdoptionRequest request, CancellationToken cancellation)
    {
        try
        {
            if (!Directory.Exists(root))
                return CommandReport.Of(Command, 2, "there is no folder " + root + ".");
            if (request.DryRun)
                return AdoptionReport.Of(AdoptionPlanner.Of(root, request, cancellation), isWritten: false);
            // Nothing is made, not even the lock, where something is in the way or nothing is to do.
            AdoptionPlan plan = AdoptionPlanner.Of(root, request, cancellation);
            if (plan.IsNothing)
                return AdoptionReport.Of(plan, isWritten: true);
            using OwnerLock? held = OwnerLock.Take(plan.Repository, Patience, out string problem);
            if (held is null)
                return CommandReport.Of(Command, 2, problem + ".");
            AdoptionWriter.Sweep(plan.Repository);
            // Another run may have ended while this one waited.
            plan = AdoptionPlanner.Of(root, request, cancellation);
            AdoptionWriter.Write(plan);
            return Prove(AdoptionReport.Of(plan, isWritten: true), plan, cancellation);
        }
        catch (AdoptionRefusedException e)
        {
            return CommandReport.Of(Command, 1, e.Message, "Nothing was changed.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CommandReport.Of(Command, 2, "something could not be read or written: " + e.Message, "Correct it, then run forge init again: it goes on where this run ended.");
        }
    }

    // That the first build passes is a promise; where the tree holds what no list of violations can accept, it is told here and not there.
    private static CommandReport Prove(CommandReport report, AdoptionPlan plan, CancellationToken cancellation)
    {
        if (!plan.HasBoundaries)
            return report;
        GateOptions options = new(Cache: CacheMode.Off, Audit: AuditMode.Never, WriteEvidence: false);
        IReadOnlyList<Finding> errors = GateRunner.Run(ForgeRepository.Future(plan.Repository.Root), options, cancellation).Findings
            .Where(finding => finding.Rule.Severity == Severity.Error).ToArray();
        return errors.Count == 0 ? report : CommandReport.Of(Command, errors, report.Lines.ToArray()) with { Data = report.Data };
    }
}
