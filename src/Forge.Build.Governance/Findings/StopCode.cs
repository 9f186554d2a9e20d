using System;

namespace Forge.Build.Governance.Findings;

/// <summary>The typed reasons for which work stops; a blocking finding carries exactly one (Builder Contract 8).</summary>
/// <remarks>The number is the first digit of a diagnostic code: <c>FORGE3101</c> is a <see cref="ContractConflict"/>.</remarks>
public enum StopCode
{
    /// <summary>Advisory only: never fails a build by itself.</summary>
    None = 0,

    /// <summary>A contract, a file, a record or an acceptance criterion is not there.</summary>
    EvidenceMissing = 1,

    /// <summary>It is not clear what behaviour is wanted.</summary>
    AmbiguousIntent = 2,

    /// <summary>Something breaks a contract, or a contract cannot hold as it is written.</summary>
    ContractConflict = 3,

    /// <summary>The change is larger or riskier than what was agreed.</summary>
    RiskExceedsScope = 4,

    /// <summary>The same input gave two results.</summary>
    NonDeterministicBehavior = 5,

    /// <summary>The machine, not the change, is in the way.</summary>
    EnvironmentLimitation = 6,
}

/// <summary>How a <see cref="StopCode"/> is written in contracts, logs and ledgers.</summary>
public static class StopCodeNames
{
    /// <summary>The contract's spelling, for example <c>CONTRACT_CONFLICT</c>; empty for <see cref="StopCode.None"/>.</summary>
    public static string ContractName(this StopCode stop) => stop switch
    {
        StopCode.None => "",
        StopCode.EvidenceMissing => "EVIDENCE_MISSING",
        StopCode.AmbiguousIntent => "AMBIGUOUS_INTENT",
        StopCode.ContractConflict => "CONTRACT_CONFLICT",
        StopCode.RiskExceedsScope => "RISK_EXCEEDS_SCOPE",
        StopCode.NonDeterministicBehavior => "NON_DETERMINISTIC_BEHAVIOR",
        StopCode.EnvironmentLimitation => "ENVIRONMENT_LIMITATION",
        _ => throw new ArgumentOutOfRangeException(nameof(stop), stop, "not a STOP code"),
    };
}
