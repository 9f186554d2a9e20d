using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Adoption.Layers;
using Forge.Build.Commands.Adoption.Surveys;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption.Contracts;

/// <summary>The first contracts, metadata and evidence of a repository (Builder Contract 0, 1).</summary>
internal static class FirstContracts
{
    private const string Metadata = "forge.json";
    private const string Description = "Proposed by forge init from what is there today; review it. Each layer says what its files must not contain, and every build checks it.";

    /// <summary>The files in the order in which they are to be written. The same tree gives the same bytes; only the diff log tells the time.</summary>
    /// <param name="survey">What is there.</param>
    /// <param name="layers">What <c>boundaries.json</c> says; its known violations are empty.</param>
    /// <param name="utcNow">For the diff log.</param>
    /// <param name="others">What else the cycle changes, for the diff log; null for nothing.</param>
    public static IReadOnlyList<ProposedFile> Of(Survey survey, IReadOnlyList<ProposedLayer> layers, DateTime utcNow, IEnumerable<string>? others = null)
    {
        ForgeRepository repository = ForgeRepository.Future(survey.Root);
        RepositoryFacts facts = new(survey);
        ProseText prose = new(survey, facts);
        List<ProposedFile> files = RequiredContract.All.Select(contract => Contract(repository, contract, prose, facts, survey, layers)).ToList();
        files.Add(new ProposedFile(Metadata, ForgeJsonText.Of(facts, survey.Frontend), "what the project is made of, for forge test and the audit"));
        files.AddRange(FirstEvidence.Of(repository, files.Select(file => file.Path).Concat(others ?? []).ToArray(), utcNow));
        return files;
    }

    private static ProposedFile Contract(
        ForgeRepository repository, RequiredContract contract, ProseText prose, RepositoryFacts facts, Survey survey, IReadOnlyList<ProposedLayer> layers)
    {
        string text = contract.FileName switch
        {
            "blueprint.md" => prose.Blueprint(),
            "manifesto.md" => prose.Manifesto(layers),
            RequiredContract.Stack => prose.Stack(),
            "schema.md" => prose.Schema(),
            RequiredContract.Physics => PhysicsText.Of(facts.Name, survey),
            RequiredContract.Boundaries => BoundariesText.Of(Description, layers),
            "ui.md" => prose.Ui(),
            _ => throw new InvalidOperationException("no first text for " + contract.FileName),
        };
        return new ProposedFile(repository.Contract(contract.FileName), text, contract.Purpose);
    }
}
