using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>Check A4 as the audit sees it: what <see cref="BoundaryCompliance"/> finds, and a missing contract, which never passes.</summary>
internal static class BoundaryCheck
{
    public static CheckResult Run(ForgeRepository repository, AuditOptions options, List<string> details, CancellationToken cancellation)
    {
        ContractFile file = ContractFile.Read(repository, repository.Contract(RequiredContract.Boundaries));
        if (file.State != ContractState.Present)
            return new CheckResult("A4", "no text in " + file.Path, new[] { WithoutText(file) });
        IReadOnlyList<Finding> findings = BoundaryCompliance.Run(
            repository, null, file, LimitSwitch.IsOn(repository, file), CacheFolder.Of(repository, options.Cache), new DecisionBacking(repository), options.MaxFindings,
            out IReadOnlyList<string> more, cancellation);
        details.AddRange(more);
        string lookedAt = findings.FirstOrDefault(finding => finding.Rule == RuleCatalog.BoundariesLookedAt)?.Message.TrimEnd('.') ?? "looked at no file";
        return new CheckResult("A4", lookedAt, findings.Where(finding => finding.Rule != RuleCatalog.BoundariesLookedAt).ToArray());
    }

    private static Finding WithoutText(ContractFile file)
    {
        Rule rule = file.State switch
        {
            ContractState.Missing => RuleCatalog.ContractMissing,
            ContractState.Empty => RuleCatalog.ContractEmpty,
            ContractState.Folder => RuleCatalog.ContractIsFolder,
            _ => RuleCatalog.ContractUnreadable,
        };
        return new Finding(rule, SourceLocation.StartOf(file.Path), "without " + file.Path + " no boundary can be checked." + (file.Problem.Length == 0 ? "" : " " + file.Problem),
            "restore the file, or write it: the layers and what each must not contain.");
    }
}
