using Forge.Build.Governance.Contracts;

namespace Forge.Build.Analyzers.Contracts;

/// <summary>Which gates of <c>forge.json</c> are on, as a compilation knows them, read once for each text. That one is off, and what is wrong with the file, the build says.</summary>
internal static class GovernedSwitches
{
    /// <summary>Whether a gate is on.</summary>
    /// <param name="governed">Where the file may be.</param>
    /// <param name="gate">One of the names in <see cref="GateSwitches"/>.</param>
    public static bool IsOn(GovernedCompilation governed, string gate)
        => governed.ForgeJson is not { } file || file.Read((path, text) => GateSwitches.Read(new ContractFile(path, ContractState.Present, text))).IsOn(gate);
}
