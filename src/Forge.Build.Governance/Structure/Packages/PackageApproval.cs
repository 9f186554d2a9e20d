using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Documents;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Structure.Packages;

/// <summary>
/// A package that the change adds is approved in the directive, with a rationale and the alternatives (Builder Contract 7.1). A change is what differs from HEAD.
/// </summary>
internal static class PackageApproval
{
    private const string Toolkit = "Forge.Build";
    private const int MostNamed = 10;
    private const int MostQuoted = 80;

    /// <summary>Runs the gate.</summary>
    public static IEnumerable<Finding> Run(StructureSubject subject)
    {
        List<Finding> findings = new();
        Dictionary<string, PackageUse> packages = Packages(subject, findings);
        ContractFile directive = subject.DirectiveFile;
        DirectiveApprovals? approvals = subject.Text(directive.Path) is { } text ? DirectiveApprovals.Read(MarkdownText.Parse(directive.Path, text)) : null;
        (PackageUse Package, Approval? Approval)[] open = packages.Values.Select(package => (package, approvals?.Find(package.Name)))
            .Where(package => package.Item2 is not { HasRationale: true, HasAlternatives: true }).ToArray();
        subject.Tell(packages.Count.ToString(CultureInfo.InvariantCulture) + " packages, of which the directive approves "
            + (packages.Count - open.Length).ToString(CultureInfo.InvariantCulture) + ".");
        // Where each is approved, nobody needs to know which is new.
        if (open.Length == 0)
            return findings;
        HashSet<string>? committed = subject.CommittedPackages(out string problem);
        if (committed is null)
        {
            findings.Add(new Finding(RuleCatalog.PackagesNotCompared, SourceLocation.None, "nobody can tell which packages are new, so none was looked for in the directive: " + PrintableText.Excerpt(problem, 300) + ".",
                "commit what there is; then a package that is added is compared with the directive."));
            return findings;
        }
        (PackageUse Package, Approval? Approval)[] added = open.Where(package => !committed.Contains(package.Package.Key)).ToArray();
        if (added.Length > 0 && directive.State == ContractState.Missing)
            findings.Add(WithoutDirective(directive, added.Select(package => package.Package).ToArray()));
        else
            findings.AddRange(added.Select(package => Judge(package.Package, package.Approval, directive.Path)));
        return findings;
    }

    // The first place of each: one finding a package, however many projects take it.
    private static Dictionary<string, PackageUse> Packages(StructureSubject subject, List<Finding> findings)
    {
        Dictionary<string, PackageUse> packages = new(StringComparer.Ordinal);
        foreach (SourceFile file in subject.FilesEnding(PackageManifests.ProjectEndings).Concat(subject.FilesNamed(PackageManifests.Names)))
        {
            if (subject.Text(file.Path) is not { } text)
                continue;
            IReadOnlyList<PackageUse>? named = PackageManifests.Read(file.Path, text);
            // An empty package.json names nothing; a project that is no XML is said by the gate that looks at projects.
            if (named is null && text.Text.Length > 0 && file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                findings.Add(new Finding(RuleCatalog.StructureFileNotUnderstood, SourceLocation.StartOf(file.Path), "this manifest is no JSON object, so its packages are not known.", "correct it."));
            }
            foreach (PackageUse package in named ?? Array.Empty<PackageUse>())
            {
                bool isToolkit = package.Name.Equals(Toolkit, StringComparison.OrdinalIgnoreCase) || package.Name.StartsWith(Toolkit + ".", StringComparison.OrdinalIgnoreCase);
                if (!isToolkit && !packages.ContainsKey(package.Key))
                    packages.Add(package.Key, package);
            }
        }
        return packages;
    }

    private static Finding Judge(PackageUse package, Approval? approval, string directive)
    {
        string name = "\"" + PrintableText.Excerpt(package.Name, MostQuoted) + "\"";
        string line = "\"- " + PrintableText.Excerpt(package.Name, MostQuoted) + ": why it is needed; alternatives considered: what else there is\"";
        if (approval is null)
        {
            return new Finding(RuleCatalog.PackageNotApproved, package.Location, "the " + package.Registry + " package " + name + " is new, and " + directive + " does not approve it.",
                "remove it, or ask the owner for a line in " + directive + ": " + line + ".");
        }
        string lacks = !approval.HasRationale ? approval.HasAlternatives ? "says no reason" : "says neither a reason nor alternatives" : "names no alternatives that were considered";
        return new Finding(RuleCatalog.ApprovalWithoutReasons, approval.Location, "this approves the new package " + name + " and " + lacks + ".",
            "let the owner complete the line: " + line + ".");
    }

    private static Finding WithoutDirective(ContractFile directive, PackageUse[] added)
        => new(RuleCatalog.PackagesNotCompared, added[0].Location,
            (added.Length == 1 ? "a package is" : added.Length.ToString(CultureInfo.InvariantCulture) + " packages are") + " new, and there is no directive that could approve "
            + (added.Length == 1 ? "it: " : "them: ") + string.Join(", ", added.Take(MostNamed).Select(package => PrintableText.Excerpt(package.Name, MostQuoted)))
            + (added.Length > MostNamed ? ", ..." : "") + ".",
            "write " + directive.Path + " with a line for each: its name, why, and the alternatives considered.");
}
