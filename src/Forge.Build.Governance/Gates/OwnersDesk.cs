using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Audit.Authorization;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Decisions;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Gates;

/// <summary>What the owner's commands do, with the repository as it lies.</summary>
public static class OwnersDesk
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Where the decision gate stands. Writes nothing.</summary>
    public static DecisionState Look(ForgeRepository repository) => DecisionGate.Look(repository, DecisionMode.Auto, () => AuthorizedCommits.Of(repository));

    /// <summary>Records an answer, or says why not. One that was cut off is completed by the next.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="request">What is answered.</param>
    /// <param name="utcNow">The time of the record, in UTC.</param>
    public static CommandResult Decide(ForgeRepository repository, DecisionRequest request, DateTime utcNow)
    {
        using OwnerLock? held = OwnerLock.Take(repository, Patience, out string problem);
        if (held is null)
            return CommandResult.CouldNotRun(problem + ".");
        Sweep(repository);
        CommandResult result = Deciding.Run(Look(repository), request, () => AuthorizedCommits.Of(repository), utcNow);
        IReadOnlyList<string> problems = DecisionFiles.Settle(Look(repository), alone: true);
        return problems.Count == 0 || result.ExitCode != 0 ? result : new CommandResult(2, result.Lines, Deciding.NotWritten(problems[0]).Findings);
    }

    /// <summary>Plans or runs a backfill.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="step">How far to go.</param>
    /// <param name="progress">Told of each file: how many are done, of how many.</param>
    public static BackfillResult Backfill(ForgeRepository repository, BackfillStep step, Action<int, int>? progress = null)
    {
        if (step == BackfillStep.Show)
            return Backfilling.Run(Look(repository), step, progress);
        using OwnerLock? held = OwnerLock.Take(repository, Patience, out string problem);
        if (held is null)
            return new BackfillResult(2, Array.Empty<string>(), new[] { problem + "." }, Array.Empty<Finding>());
        Sweep(repository);
        DecisionState state = Look(repository);
        IReadOnlyList<string> problems = DecisionFiles.Settle(state, alone: true);
        return problems.Count > 0
            ? new BackfillResult(2, Array.Empty<string>(), Array.Empty<string>(), Deciding.NotWritten(problems[0]).Findings)
            : Backfilling.Run(state, step, progress);
    }

    // A run that was killed between naming a file and dropping the temporary name leaves both.
    private static void Sweep(ForgeRepository repository)
    {
        IEnumerable<string> targets = BackfillGate.Targets(repository).Concat(BackfillGate.Planned(repository)).Where(path => path.IndexOf('/') > 0).Select(path => path.Substring(0, path.LastIndexOf('/')));
        foreach (string folder in ModuleArtifacts.Downstream.Append(ModuleArtifacts.Decisions).Append(ModuleArtifacts.Progress).Concat(targets).Distinct())
        {
            if (repository.IsInside(folder))
                AtomicFile.Sweep(repository.FullPath(folder));
        }
    }
}
