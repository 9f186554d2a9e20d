using System.Collections.Generic;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Gates;

/// <summary>
/// The required contracts are there and say something (Builder Contract 1, items 1-7). Phase 0 is no exception: the contract lets the director place
/// the files, it does not let them be absent; what it defers is the reading of history (items 8-10), which never blocks here.
/// </summary>
public static class ReadGate
{
    /// <summary>One finding a file.</summary>
    /// <param name="files">The contracts in the order of <see cref="RequiredContract.All"/>.</param>
    /// <param name="frontend">Whether <c>ui.md</c> counts.</param>
    public static IEnumerable<Finding> Run(IReadOnlyList<ContractFile> files, Frontend frontend)
    {
        for (int i = 0; i < files.Count; i++)
        {
            RequiredContract contract = RequiredContract.All[i];
            if (contract.OnlyWithFrontend && frontend == Frontend.Disabled)
                continue;
            if (contract.OnlyWithFrontend && frontend == Frontend.Undecided)
            {
                if (files[i].State == ContractState.Missing && StackOf(files) is { State: ContractState.Present } stack)
                    yield return Undecided(stack, files[i]);
                continue;
            }
            if (Check(files[i], contract) is { } finding)
                yield return finding;
        }
    }

    private static ContractFile StackOf(IReadOnlyList<ContractFile> files)
    {
        int i = 0;
        while (RequiredContract.All[i].FileName != RequiredContract.Stack)
            i++;
        return files[i];
    }

    private static Finding Undecided(ContractFile stack, ContractFile ui)
        => new(RuleCatalog.FrontendUndecided, SourceLocation.StartOf(stack.Path),
            "nothing here says whether the project has a frontend, so nobody asked for " + ui.Path + ".",
            "write \"- **Enabled:** Yes\" or \"No\" under \"## Frontend\".");

    /// <summary>What is wrong with one contract that counts; null where it is there and says something.</summary>
    /// <param name="file">The contract.</param>
    /// <param name="contract">Which one it is.</param>
    public static Finding? Check(ContractFile file, RequiredContract contract) => file.State switch
    {
        ContractState.Missing => At(RuleCatalog.ContractMissing, file, "the required contract " + file.Path + " does not exist.",
            "write it: " + contract.Purpose + "."),
        ContractState.Empty => At(RuleCatalog.ContractEmpty, file, "the required contract " + file.Path + " says nothing.",
            "write it: " + contract.Purpose + "."),
        ContractState.Folder => At(RuleCatalog.ContractIsFolder, file, file.Path + " is a folder, and must be a file.",
            "remove or rename the folder, then write the file: " + contract.Purpose + "."),
        ContractState.Unreadable => At(RuleCatalog.ContractUnreadable, file, "the required contract " + file.Path + " cannot be read: " + file.Problem,
            "make it a readable file inside the project root."),
        _ => null,
    };

    private static Finding At(Rule rule, ContractFile file, string message, string fix)
        => new(rule, SourceLocation.StartOf(file.Path), message, fix);
}
