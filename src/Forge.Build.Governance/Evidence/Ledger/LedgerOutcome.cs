namespace Forge.Build.Governance.Evidence.Ledger;

/// <summary>What an entry of the ledger ends with (Builder Contract 10.6).</summary>
public enum LedgerOutcome
{
    /// <summary>Nothing is said, or nothing that is known.</summary>
    None,

    /// <summary><c>PASS</c>.</summary>
    Pass,

    /// <summary><c>FAIL</c>.</summary>
    Fail,

    /// <summary><c>SIGNED-OFF (awaiting AUTHORIZED)</c>.</summary>
    SignedOff,

    /// <summary><c>AUTHORIZED (committed)</c> or <c>AUTO-AUTHORIZED (committed)</c>.</summary>
    Authorized,

    /// <summary>An operator's override, which no contract knows: no sign-off, and no failed audit either.</summary>
    Bypass,
}

/// <summary>What a line of the checklist says.</summary>
public enum LedgerVerdict
{
    /// <summary>The check passed.</summary>
    Pass,

    /// <summary>The check failed.</summary>
    Fail,

    /// <summary>The check warned, which never decides the outcome.</summary>
    Warn,
}
