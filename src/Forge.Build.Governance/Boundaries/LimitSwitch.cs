using System;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Boundaries;

/// <summary>Whether <c>limits</c> are checked: the switch of that name under <c>gates</c> in <c>forge.json</c>.</summary>
internal static class LimitSwitch
{
    /// <summary>Whether they are. A contract without limits is not worth a look at <c>forge.json</c>; that it cannot be read is said by those who look at all switches.</summary>
    /// <param name="repository">Where <c>forge.json</c> lies.</param>
    /// <param name="boundaries">The contract.</param>
    public static bool IsOn(ForgeRepository repository, ContractFile boundaries)
        => boundaries.Text is not { } text || text.Text.IndexOf("\"limits\"", StringComparison.Ordinal) < 0 || IsOn(ContractFile.Read(repository, GateSwitches.Path));

    /// <summary>Whether they are.</summary>
    /// <param name="forgeJson"><c>forge.json</c> as it lies there.</param>
    public static bool IsOn(ContractFile forgeJson) => GateSwitches.Read(forgeJson).IsOn(GateSwitches.Limits);
}
