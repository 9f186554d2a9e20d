using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Commands.Reports;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Baseline;

/// <summary><c>forge baseline</c>: makes <c>known_violations</c> say what is in the tree now (Builder Contract 4). Nothing else writes that list, so it never grows unseen.</summary>
public static class Baselining
{
    private const string Command = "baseline";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Adds the violations that are not listed, takes out the entries that nothing needs, and leaves every other character as it is.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="request">How.</param>
    /// <param name="cancellation">Ends the scan between two files.</param>
    /// <exception cref="OperationCanceledException">The command was cancelled.</exception>
    public static CommandReport Run(ForgeRepository repository, BaselineRequest request, CancellationToken cancellation)
    {
        if (request.DryRun)
            return RunAlone(repository, request, cancellation);
        using OwnerLock? held = OwnerLock.Take(repository, Patience, out string problem);
        return held is null ? CommandReport.Of(Command, 2, problem + ".") : RunAlone(repository, request, cancellation);
    }

    private static CommandReport RunAlone(ForgeRepository repository, BaselineRequest request, CancellationToken cancellation)
    {
        string path = repository.Contract(RequiredContract.Boundaries);
        ContractFile file = ContractFile.Read(repository, path);
        if (file.State != ContractState.Present)
            return CommandReport.Of(Command, file.State == ContractState.Unreadable ? 2 : 1, WhyNot(file));
        string fullPath = repository.RealPath(path) ?? repository.FullPath(path);
        RawText? raw;
        try
        {
            raw = RawText.Of(File.ReadAllBytes(fullPath));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CommandReport.Of(Command, 2, path + " cannot be read: " + e.Message);
        }
        if (raw is null)
            return CommandReport.Of(Command, 1, path + " is not written in one encoding throughout. Save it as UTF-8, then run forge baseline again.");
        BoundariesContract? contract = BoundariesReader.Read(path, new SourceText(raw.Text), out IReadOnlyList<Finding> malformed);
        if (contract is null || IsBroken(malformed))
            return CommandReport.Of(Command, malformed);
        bool limits = LimitSwitch.IsOn(repository, file);
        BoundaryInventory inventory = BoundaryInventory.Take(repository, contract, limits, cancellation);
        if (IsBroken(inventory.Problems))
            return CommandReport.Of(Command, inventory.Problems);
        BaselineChange change = BaselineChange.Of(contract, inventory, limits, request.Shrink);
        return change.IsNothing ? BaselineReport.Of(path, change, request) : Write(path, fullPath, raw, change, request);
    }

    private static CommandReport Write(string path, string fullPath, RawText raw, BaselineChange change, BaselineRequest request)
    {
        string text = KnownViolationsEdit.Apply(raw.Text, change.Removed.Select(removed => removed.Number).ToArray(), change.Added.Select(ToEntry).ToArray());
        if (raw.With(text) is not { } bytes)
            return CommandReport.Of(Command, 1, path + " is in an encoding that lacks characters of a path. Save it as UTF-8, then run forge baseline again.");
        try
        {
            if (!request.DryRun)
                AtomicFile.Edit(fullPath, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CommandReport.Of(Command, 2, path + " cannot be written: " + e.Message);
        }
        return BaselineReport.Of(path, change, request);
    }

    private static NewKnownViolation ToEntry(StandingViolation violation)
        => new(violation.Layer, violation.File, violation.Pattern, "accepted by forge baseline; mend it, then run forge baseline again");

    private static bool IsBroken(IReadOnlyList<Finding> findings) => findings.Any(finding => finding.Rule.Severity == Severity.Error);

    private static string WhyNot(ContractFile file) => file.State switch
    {
        ContractState.Missing => "there is no " + file.Path + ", so nothing is forbidden and nothing can be accepted. Run forge init.",
        ContractState.Unreadable => file.Path + " cannot be read: " + file.Problem,
        _ => file.Path + " holds no contract. Write the layers and what they forbid (Builder Contract 4), then run forge baseline again.",
    };
}
