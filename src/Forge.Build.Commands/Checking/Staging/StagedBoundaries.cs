using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Gates;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Checking.Staging;

/// <summary>The boundary check over the staged contents of the staged files, under the staged contract: what the working tree holds beside them does not count.</summary>
internal static class StagedBoundaries
{
    // These speak of the whole tree, of which only the changed files are looked at here; the build says them.
    private static readonly Rule[] OfTheTree =
    {
        RuleCatalog.EmptyLayer, RuleCatalog.DeadGlob, RuleCatalog.StaleKnownViolation, RuleCatalog.UnbackedKnownViolation, RuleCatalog.KnownViolationsAccepted,
        RuleCatalog.BoundariesLookedAt, RuleCatalog.SourceInNoLayer, RuleCatalog.NestedRoot,
    };

    /// <summary>What the boundary check has against the changed files.</summary>
    /// <param name="repository">The governed repository.</param>
    /// <param name="index">What is staged.</param>
    /// <param name="changes">What differs from the commit that is checked out.</param>
    /// <param name="looked">How many files were looked at.</param>
    /// <exception cref="GitProblemException">Git gave no answer.</exception>
    /// <exception cref="IOException">The staged contents cannot be written to the temporary folder.</exception>
    public static IReadOnlyList<Finding> Check(ForgeRepository repository, StagedIndex index, IReadOnlyList<StagedChange> changes, out int looked)
    {
        looked = 0;
        ContractFile file = ReadContract(repository, index);
        if (ReadGate.Check(file, RequiredContract.All.Single(required => required.FileName == RequiredContract.Boundaries)) is { } absent)
            return [absent];
        BoundariesContract? contract = BoundariesReader.Read(file.Path, file.Text!, out IReadOnlyList<Finding> malformed);
        if (contract is null)
            return malformed;
        StagedChange[] relevant = changes.Where(change => change.IsFile && IsRelevant(contract, change.Path) && !IsInNestedRoot(repository, change.Path)).ToArray();
        looked = relevant.Length;
        using TemporaryFolder folder = new();
        List<Finding> findings = new(Export(repository, relevant, folder));
        ForgeRepository staged = ForgeRepository.Future(folder.PathOf("."));
        findings.AddRange(BoundaryCompliance.Run(
            staged, null, file, LimitSwitch.IsOn(repository, file), CacheFolder.Of(staged, CacheMode.Off), new DecisionBacking(repository), int.MaxValue, out _, CancellationToken.None));
        findings.RemoveAll(finding => OfTheTree.Contains(finding.Rule));
        return findings;
    }

    // Where governance is kept out of git, the contract that holds is the one that lies there.
    private static ContractFile ReadContract(ForgeRepository repository, StagedIndex index)
    {
        string path = repository.Contract(RequiredContract.Boundaries);
        if (index.BlobOf(path) is not { } blob)
            return ContractFile.Read(repository, path);
        byte[]? bytes = StagedContents.Read(repository, [blob]).First().Bytes;
        if (bytes is null || bytes.Length > ContractFile.MostBytes)
            return new ContractFile(path, ContractState.Unreadable, null, "what is staged is larger than " + (ContractFile.MostBytes >> 20) + " MB.");
        SourceText text = SourceText.Decode(bytes, bytes.Length);
        return text.Text.Trim().Length == 0 ? new ContractFile(path, ContractState.Empty) : new ContractFile(path, ContractState.Present, text);
    }

    private static bool IsRelevant(BoundariesContract contract, string path)
        => contract.Layers.Any(layer => layer.Covers(path)) || (contract.Coverage == Coverage.Error && SourceExtensions.Include(path));

    // Its own contracts hold there.
    private static bool IsInNestedRoot(ForgeRepository repository, string path)
    {
        for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (GovernanceRoot.PrefixIn(repository.FullPath(path.Substring(0, slash))) is not null)
                return true;
        }
        return false;
    }

    private static IEnumerable<Finding> Export(ForgeRepository repository, StagedChange[] changes, TemporaryFolder folder)
    {
        ILookup<string, string> paths = changes.ToLookup(change => change.Blob, change => change.Path);
        foreach ((string blob, byte[]? bytes) in StagedContents.Read(repository, changes.Select(change => change.Blob)))
        {
            foreach (string path in paths[blob])
            {
                if (bytes is null)
                {
                    yield return new Finding(RuleCatalog.FileTooLarge, SourceLocation.StartOf(path),
                        "this file of a layer is larger than " + (FileBytes.MostBytes >> 20) + " MB and was not checked.", "take it out of the layer with \"exclude\".");
                    continue;
                }
                // Git stores no path that climbs; one that did would be written where nobody asked.
                if (!RelativePath.TryParse(path, out RelativePath? safe, out string reason))
                    throw new IOException("the staged path " + path + " is none: " + reason);
                string target = folder.PathOf(safe!.Value.Replace('/', Path.DirectorySeparatorChar));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                AtomicFile.Write(target, bytes);
            }
        }
    }
}
