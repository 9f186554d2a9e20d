using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Physics;
using Forge.Build.Governance.Physics.OpenApi;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Gates;

/// <summary>
/// The OpenAPI documents that a build made of a program, held against <c>physics.yaml</c> (Builder Contract 5). They know what only a run knows: routes that are
/// computed, or that packages and conventions bring.
/// </summary>
public static class DocumentGate
{
    /// <summary>A larger document is not read.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <summary>A program has a document a version of its API.</summary>
    public const int MostDocuments = 100;

    private const int MostProblems = 10;

    /// <summary>Compares.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="documents">What the build made.</param>
    /// <param name="maxFindings">Findings of one code that are kept, at least one.</param>
    /// <returns>
    /// FORGE1601, FORGE3601-FORGE3604 for what deviates; FORGE6601 for a document that cannot be read; FORGE0605 where there is none; FORGE0602 for what was
    /// looked at; what is wrong with <c>physics.yaml</c> and <c>physics.baseline</c>.
    /// </returns>
    public static GateReport Run(ForgeRepository repository, BuildDocuments documents, int maxFindings)
    {
        List<Finding> findings = new();
        if (GateSwitches.Read(ContractFile.Read(repository, GateSwitches.Path)).IsOn(GateSwitches.Physics))
            Look(repository, documents, findings);
        findings.Sort(Finding.Order);
        return new GateReport(FindingLimit.Cut(findings, Math.Max(1, maxFindings)), Array.Empty<string>());
    }

    private static void Look(ForgeRepository repository, BuildDocuments documents, List<Finding> findings)
    {
        ContractFile physics = ContractFile.Read(repository, repository.Contract(RequiredContract.Physics));
        // What lacks, or cannot be read, the read gate says before the build.
        if (physics.Text is null)
            return;
        if (TestProject.References(documents.ReferencedAssemblies))
        {
            findings.Add(new Finding(RuleCatalog.PhysicsLookedAt, SourceLocation.None, "this is a test project, so its OpenAPI documents are not held against " + physics.Path + ".", ""));
            return;
        }
        IReadOnlyList<string> paths = PathsOf(documents, findings);
        if (paths.Count == 0)
            return;
        PhysicsContract? contract = PhysicsReader.Read(physics.Path, physics.Text, out IReadOnlyList<Finding> malformed);
        findings.AddRange(malformed);
        ContractFile baselineFile = ContractFile.Read(repository, repository.Contract(PhysicsBaseline.FileName));
        PhysicsBaseline baseline = PhysicsBaseline.Empty;
        if (baselineFile.Text is not null)
        {
            baseline = PhysicsBaseline.Read(baselineFile.Path, baselineFile.Text, out IReadOnlyList<Finding> problems);
            findings.AddRange(problems);
        }
        if (contract is not null)
            findings.AddRange(new DocumentComparison(contract, physics.Path, baseline).Run(paths.Select(path => Read(repository, path, physics.Path, findings)).OfType<OpenApiDocument>().ToArray()));
    }

    private static IReadOnlyList<string> PathsOf(BuildDocuments documents, List<Finding> findings)
    {
        IReadOnlyList<string> paths = MadeFile.ListedIn(documents.List, documents.ProjectFolder, documents.Program, MostDocuments, out string problem);
        if (problem.Length > 0)
        {
            findings.Add(new Finding(RuleCatalog.NoDocuments, SourceLocation.None,
                "GenerateOpenApiDocuments ran, but " + problem + " (" + documents.List + "), so what the program answers was held against physics.yaml by the compiler alone.",
                "build again with --no-incremental; where that does not help, look at what GenerateOpenApiDocuments printed, and at OpenApiGenerateDocumentsOptions."));
        }
        return paths;
    }

    private static OpenApiDocument? Read(ForgeRepository repository, string fullPath, string contract, List<Finding> findings)
    {
        MadeFile file = MadeFile.Read(repository, fullPath, MostBytes);
        SourceLocation start = SourceLocation.StartOf(file.IsInside ? file.Path : contract);
        if (file.Text is null)
        {
            Refuse(findings, start, file.Path, file.Problem);
            return null;
        }
        JsonSource.Parse(file.Path, file.Text, out JsonValue? root, out List<JsonProblem> problems);
        IReadOnlyList<DocumentOperation> operations = Array.Empty<DocumentOperation>();
        if (root is not null && problems.Count == 0)
        {
            operations = OpenApiReader.Read(root, out JsonProblem? problem);
            problems.AddRange(problem is null ? Array.Empty<JsonProblem>() : new[] { problem });
        }
        foreach (JsonProblem problem in problems.Take(MostProblems))
            Refuse(findings, file.IsInside ? problem.Location : start, file.Path, PrintableText.Excerpt(problem.Message, 300));
        return problems.Count > 0 ? null : new OpenApiDocument(file.Path, file.IsInside, operations);
    }

    private static void Refuse(List<Finding> findings, SourceLocation location, string path, string why)
        => findings.Add(new Finding(RuleCatalog.DocumentUnreadable, location,
            "the OpenAPI document " + path + " that this build made cannot be read, so nobody can tell what the program answers: " + why + ".",
            "build again with --no-incremental, which makes it anew; where that does not help, correct what makes it."));
}
