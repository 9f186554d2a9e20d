using System.IO;

namespace Forge.Build.Governance.Repository;

/// <summary>What makes a folder a governed project root.</summary>
/// <remarks>
/// The names alone are too common to believe: a source folder may be called <c>Forge</c>, a project <c>Contracts</c>.
/// So <c>Forge/</c> counts with contracts or evidence in it, or beside <c>.git</c>; a flat <c>Contracts/</c> with a contract in it, beside <c>.git</c>,
/// <c>evidence/</c> or <c>forge.json</c>, but not where the folder is a <c>Forge/</c>; and <c>forge.json</c> always, so that deleting the contracts is an error and not a way out.
/// </remarks>
internal static class GovernanceRoot
{
    private const string Nested = "Forge/";
    private const string Flat = "";

    /// <summary><c>Forge/</c> or the empty prefix; null where the folder is no governed root.</summary>
    public static string? PrefixIn(string folder)
    {
        string forge = Path.Combine(folder, "Forge");
        if (Directory.Exists(Path.Combine(forge, "Contracts")) || Directory.Exists(Path.Combine(forge, "evidence")))
            return Nested;
        bool declared = File.Exists(Path.Combine(folder, "forge.json"));
        // A governance folder has contracts and evidence, too, and is no root itself.
        bool hasEvidence = Directory.Exists(Path.Combine(folder, "evidence")) && Path.GetFileName(folder) != "Forge";
        if (HasFlatContracts(folder) && (declared || HasGit(folder) || hasEvidence))
            return Flat;
        return declared || (Directory.Exists(forge) && HasGit(folder)) ? Nested : null;
    }

    private static bool HasFlatContracts(string folder)
    {
        string contracts = Path.Combine(folder, "Contracts");
        return File.Exists(Path.Combine(contracts, "boundaries.json"))
            || File.Exists(Path.Combine(contracts, "blueprint.md"))
            || File.Exists(Path.Combine(contracts, "builder_contract.md"));
    }

    // In a worktree and in a submodule .git is a file.
    private static bool HasGit(string folder)
    {
        string git = Path.Combine(folder, ".git");
        return Directory.Exists(git) || File.Exists(git);
    }
}
