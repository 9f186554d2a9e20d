using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Forge.Build.Commands.Adoption.Contracts;
using Forge.Build.Commands.Adoption.Hooks;
using Forge.Build.Commands.Adoption.Layers;
using Forge.Build.Commands.Adoption.Packages;
using Forge.Build.Commands.Adoption.Surveys;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption;

/// <summary>Thinks an adoption out. Writes nothing.</summary>
internal static class AdoptionPlanner
{
    private const string Reason = "there when the contract was written";

    // A contract without a layer is refused by every build, and the next run would not replace it.
    private const string NoProject
        = "There is no .NET project with source files here, so there is nothing that layers could be proposed from. Make one (dotnet new console), then run forge init again.";

    /// <summary>Plans.</summary>
    /// <param name="root">The project root, absolute.</param>
    /// <param name="request">How.</param>
    /// <param name="cancellation">Ends it between two files.</param>
    /// <exception cref="AdoptionRefusedException">Something is in the way.</exception>
    /// <exception cref="IOException">Something cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Something cannot be read.</exception>
    public static AdoptionPlan Of(string root, AdoptionRequest request, CancellationToken cancellation)
    {
        bool wasGoverned = ForgeRepository.TryOpen(root) is not null;
        ForgeRepository repository = ForgeRepository.Future(root);
        Survey survey = Surveying.Look(root, cancellation);
        IReadOnlyList<ProposedLayer> layers = LayerProposal.Of(survey, out IReadOnlyList<string> leftOut);
        List<string> notices = new();
        List<PlannedFile> files = new();
        IReadOnlyList<StandingViolation> known = [];
        bool hasBoundaries = false;
        PackagePlan package = PackagePlan.Of(repository, request.Version, Built(survey), cancellation);
        foreach (ProposedFile file in FirstContracts.Of(survey, layers, request.UtcNow, package.Files.Select(file => file.Path)).Where(file => Lacks(repository, file.Path)))
        {
            NewPlace.Check(repository, file.Path);
            string text = file.Text;
            if (file.Path == repository.Contract(RequiredContract.Boundaries))
            {
                if (layers.Count == 0)
                    throw new AdoptionRefusedException(NoProject);
                hasBoundaries = true;
                text = WithKnownViolations(repository, file, notices, cancellation, out known);
            }
            files.Add(new PlannedFile(file.Path, null, new UTF8Encoding(false).GetBytes(text), file.Reason));
        }
        if (files.Count > 0)
            notices.InsertRange(0, survey.Notices);
        if (hasBoundaries)
            notices.AddRange(leftOut);
        files.AddRange(package.Files);
        notices.AddRange(package.Notices);
        notices.AddRange(IgnoredByGit(repository, files));
        HookPlan? hook = request.Hooks ? HookPlan.Of(repository, notices) : null;
        return new AdoptionPlan(repository, wasGoverned, files, hasBoundaries ? layers : [], known, hook, notices.Distinct().ToArray());
    }

    // All solutions that lie as near to the root as the nearest.
    private static HashSet<string> Built(Survey survey) => new(
        survey.Solutions.Where(solution => solution.Path.Count(c => c == '/') == survey.Solutions[0].Path.Count(c => c == '/')).SelectMany(solution => solution.Projects),
        StringComparer.Ordinal);

    // A diff log under its older name is one, too.
    private static bool Lacks(ForgeRepository repository, string path)
        => !NewPlace.IsThere(repository, path) && !(repository.DiffLogs.Contains(path) && repository.DiffLogs.Any(other => NewPlace.IsThere(repository, other)));

    private static string WithKnownViolations(
        ForgeRepository repository, ProposedFile file, List<string> notices, CancellationToken cancellation, out IReadOnlyList<StandingViolation> known)
    {
        known = [];
        BoundariesContract? contract = BoundariesReader.Read(file.Path, new SourceText(file.Text), out IReadOnlyList<Finding> findings);
        if (contract is null)
            throw new InvalidOperationException("the proposed boundaries cannot be read: " + findings[0].Text);
        BoundaryInventory inventory = BoundaryInventory.Take(repository, contract, limits: true, cancellation);
        known = inventory.Violations;
        if (inventory.Unread.Count > 0)
            notices.Add("These could not be looked at for violations: " + string.Join(", ", inventory.Unread) + ".");
        return KnownViolationsEdit.Apply(file.Text, [], known.Select(violation => new NewKnownViolation(violation.Layer, violation.File, violation.Pattern, Reason)).ToArray());
    }

    private static IEnumerable<string> IgnoredByGit(ForgeRepository repository, List<PlannedFile> files)
    {
        if (files.Count == 0)
            yield break;
        GitResult ignored = Git.Run(repository.Root, [], string.Concat(files.Select(file => file.Path + "\0")), "check-ignore", "-z", "--stdin");
        string[] paths = ignored.Succeeded ? ignored.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries) : [];
        if (paths.Length > 0)
            yield return "git is told to ignore " + string.Join(", ", paths) + ": no commit will carry " + (paths.Length == 1 ? "it" : "them") + " until .gitignore says otherwise.";
    }
}
