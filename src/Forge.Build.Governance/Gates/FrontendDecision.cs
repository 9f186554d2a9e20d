using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Gates;

/// <summary>
/// Whether there is a frontend, asked only where the answer matters and remembered for the same text: starting a Markdown parser costs more than all
/// else that an untouched build does here.
/// </summary>
internal static class FrontendDecision
{
    private const string CacheName = "frontend.cache";

    /// <summary>Decides.</summary>
    /// <param name="repository">For <c>forge.json</c>.</param>
    /// <param name="contracts">The required contracts as they were read.</param>
    /// <param name="cache">Where the last answer is kept.</param>
    public static Frontend Of(ForgeRepository repository, ContractFile[] contracts, CacheFolder cache)
    {
        ContractFile stack = contracts.First(contract => contract.Path == repository.Contract(RequiredContract.Stack));
        bool hasAll = contracts.All(contract => contract.State == ContractState.Present);
        if (hasAll)
            return Frontend.Undecided;
        ContractFile forgeJson = ContractFile.Read(repository, "forge.json");
        string key = KeyOf(stack, forgeJson);
        string? last = cache.Read(CacheName) is { } bytes ? Encoding.ASCII.GetString(bytes) : null;
        if (last is not null && last.StartsWith(key, StringComparison.Ordinal) && Enum.TryParse(last.Substring(key.Length), out Frontend known) && Enum.IsDefined(typeof(Frontend), known))
            return known;
        Frontend decided = StackContract.FrontendOf(stack.Text ?? new SourceText(""), forgeJson.Text);
        cache.Write(CacheName, Encoding.ASCII.GetBytes(key + decided));
        return decided;
    }

    private static string KeyOf(ContractFile stack, ContractFile forgeJson)
    {
        using SHA256 sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(stack.Text?.Text + "\0" + (forgeJson.Text?.Text ?? "")))) + " ";
    }
}
