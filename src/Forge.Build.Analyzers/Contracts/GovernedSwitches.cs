using Forge.Build.Governance.Boundaries;
using Forge.Build.Governance.Contracts;

namespace Forge.Build.Analyzers.Contracts;

/// <summary>Which gates of <c>forge.json</c> are on, as a compilation knows them, read once for each text. What is wrong with the file the build says.</summary>
internal static class GovernedSwitches
{
    /// <summary>Whether <c>limits</c> are checked.</summary>
    public static bool LimitsAreOn(GovernedCompilation governed)
        => governed.ForgeJson is not { } file
            || file.Read((path, text) => new Limits(LimitSwitch.IsOn(new ContractFile(path, ContractState.Present, text)))).AreOn;

    // What is kept of a text is an object.
    private sealed record Limits(bool AreOn);
}
