namespace Forge.Build.Governance.Findings;

/// <summary>What the audit after the build can find (Builder Contract 9 to 12).</summary>
public static partial class RuleCatalog
{
    private const string Audit = "Audit";
    private const string Ledger = "Ledger";
    private const string A1 = "A1";
    private const string A2 = "A2";
    private const string A3 = "A3";
    private const string A5 = "A5";
    private const string A6 = "A6";
    private const string A7 = "A7";
    private const string A8 = "A8";
    private const string A9 = "A9";
    private const string W1 = "W1";
    private const string W2 = "W2";
    private const string W3 = "W3";

    private const string AuditClause = "Builder Contract 10.7";
    private const string LoopbackClause = "Builder Contract 10.3";
    private const string SignOffClause = "Builder Contract 10.4";
    private const string LedgerClause = "Builder Contract 10.6";
    private const string PhysicsClause = "Builder Contract 5";
    private const string EvidenceClause = "Builder Contract 10.7";
    private const string TestClause = "Builder Contract 9.1";
    private const string MinimalDiffClause = "Builder Contract 3";
    private const string DiffLogClause = "Builder Contract 11";
    private const string AuthorizationClause = "Builder Contract 10.4";
    private const string VerificationClause = "Builder Contract 9";
    private const string DependencyClause = "Builder Contract 9.4";

    /// <summary>FORGE0003.</summary>
    public static readonly Rule AuditSwitchedOff = Warning("FORGE0003", Environment, "The audit is switched off", AuditClause);

    /// <summary>FORGE0201.</summary>
    public static readonly Rule AuditLookedAt = Detail("FORGE0201", Audit, "What the audit looked at", AuditClause);

    /// <summary>FORGE0202.</summary>
    public static readonly Rule NothingToAudit = Notice("FORGE0202", Audit, "There is nothing to audit", AuditClause);

    /// <summary>FORGE0203.</summary>
    public static readonly Rule OpenFailures = Warning("FORGE0203", Ledger, "The last audit failed, and its items are open", LoopbackClause);

    /// <summary>FORGE0204.</summary>
    public static readonly Rule AwaitingAuthorization = Notice("FORGE0204", Ledger, "The phase is signed off and awaits the owner", SignOffClause);

    /// <summary>FORGE0205.</summary>
    public static readonly Rule VerdictNotRecorded = Notice("FORGE0205", Ledger, "The verdict was not written into the ledger", LedgerClause);

    /// <summary>FORGE0206.</summary>
    public static readonly Rule VerdictUnchanged = Notice("FORGE0206", Ledger, "The last entry of the ledger is of this very state", LedgerClause);

    /// <summary>FORGE0211.</summary>
    public static readonly Rule SecretInDiff = Warning("FORGE0211", W1, "An added line looks like a secret", AuditClause);

    /// <summary>FORGE0212.</summary>
    public static readonly Rule LedgerAbsent = Warning("FORGE0212", W2, "There is no audit ledger yet, or it is empty", LedgerClause);

    /// <summary>FORGE0213.</summary>
    public static readonly Rule RouteWithoutHandler = Warning("FORGE0213", W3, "A route of physics.yaml has no handler", PhysicsClause);

    /// <summary>FORGE0214.</summary>
    public static readonly Rule RoutesNotLookedAt = Notice("FORGE0214", W3, "Route coverage had nothing to look at", PhysicsClause);

    /// <summary>FORGE1201.</summary>
    public static readonly Rule DiffLogMissing = Error("FORGE1201", StopCode.EvidenceMissing, A3, "The diff log is missing", EvidenceClause);

    /// <summary>FORGE1202.</summary>
    public static readonly Rule DiffLogEmpty = Error("FORGE1202", StopCode.EvidenceMissing, A3, "The diff log is empty", EvidenceClause);

    /// <summary>FORGE1203.</summary>
    public static readonly Rule TestRunMissing = Error("FORGE1203", StopCode.EvidenceMissing, A3, "The record of the last test run is missing", EvidenceClause);

    /// <summary>FORGE1204.</summary>
    public static readonly Rule TestRunEmpty = Error("FORGE1204", StopCode.EvidenceMissing, A3, "The record of the last test run is empty", EvidenceClause);

    /// <summary>FORGE1205.</summary>
    public static readonly Rule TestsNotPassing = Error("FORGE1205", StopCode.EvidenceMissing, A8, "The last test run is not Status: PASS", TestClause);

    /// <summary>FORGE1206.</summary>
    public static readonly Rule TestsContradicted = Error("FORGE1206", StopCode.EvidenceMissing, A8, "The record of the last test run contradicts its own status", TestClause);

    /// <summary>FORGE1207.</summary>
    public static readonly Rule TestsOfAnotherTree = Error("FORGE1207", StopCode.EvidenceMissing, A8, "The tests ran on another tree", TestClause);

    /// <summary>FORGE1208.</summary>
    public static readonly Rule LedgerVanished = Error("FORGE1208", StopCode.EvidenceMissing, Ledger, "The audit ledger vanished", LedgerClause);

    /// <summary>FORGE3201.</summary>
    public static readonly Rule UnclaimedFile = Error("FORGE3201", StopCode.ContractConflict, A1, "A changed file is not claimed", AuditClause);

    /// <summary>FORGE3202.</summary>
    public static readonly Rule PhantomFile = Error("FORGE3202", StopCode.ContractConflict, A1, "A claimed file did not change", AuditClause);

    /// <summary>FORGE3203.</summary>
    public static readonly Rule MalformedClaim = Error("FORGE3203", StopCode.ContractConflict, A1, "A claim is no path inside the project root", AuditClause);

    /// <summary>FORGE3205.</summary>
    public static readonly Rule FileRenamed = Error("FORGE3205", StopCode.ContractConflict, A2, "A file was renamed", MinimalDiffClause);

    /// <summary>FORGE3206.</summary>
    public static readonly Rule PlaceholderLeft = Error("FORGE3206", StopCode.ContractConflict, A5, "The diff log holds a placeholder", DiffLogClause);

    /// <summary>FORGE3207.</summary>
    public static readonly Rule CycleNotComplete = Error("FORGE3207", StopCode.ContractConflict, A5, "The diff log is not marked COMPLETE", DiffLogClause);

    /// <summary>FORGE3208.</summary>
    public static readonly Rule UnauthorizedCommit = Error("FORGE3208", StopCode.ContractConflict, A6, "A commit was made without authorization", AuthorizationClause);

    /// <summary>FORGE3209.</summary>
    public static readonly Rule AuthorizedCommitUnknown = Error("FORGE3209", StopCode.ContractConflict, A6, "An authorization names a commit that does not exist", AuthorizationClause);

    /// <summary>FORGE3210.</summary>
    public static readonly Rule AuthorizedCommitElsewhere = Error("FORGE3210", StopCode.ContractConflict, A6, "An authorization names a commit that is not in the history of HEAD", AuthorizationClause);

    /// <summary>FORGE3211.</summary>
    public static readonly Rule AuthorizationUnsigned = Error("FORGE3211", StopCode.ContractConflict, A6, "An authorization is not signed", AuthorizationClause);

    /// <summary>FORGE3212.</summary>
    public static readonly Rule AuthorizationBadlySigned = Error("FORGE3212", StopCode.ContractConflict, A6, "An authorization's signature does not verify", AuthorizationClause);

    /// <summary>FORGE3213.</summary>
    public static readonly Rule SignersUntrusted = Error("FORGE3213", StopCode.ContractConflict, A6, "No committed allowed_signers can be trusted", AuthorizationClause);

    /// <summary>FORGE3214.</summary>
    public static readonly Rule VerificationMissing = Error("FORGE3214", StopCode.ContractConflict, A7, "A step of the verification is not reported", VerificationClause);

    /// <summary>FORGE3215.</summary>
    public static readonly Rule VerificationOutOfOrder = Error("FORGE3215", StopCode.ContractConflict, A7, "The verification is reported out of order", VerificationClause);

    /// <summary>FORGE3216.</summary>
    public static readonly Rule VerificationOpen = Error("FORGE3216", StopCode.ContractConflict, A7, "A step of the verification is open or failed", VerificationClause);

    /// <summary>FORGE3217.</summary>
    public static readonly Rule UndeclaredDependency = Error("FORGE3217", StopCode.ContractConflict, A9, "An import has no declared dependency", DependencyClause);

    /// <summary>FORGE3218.</summary>
    public static readonly Rule VerdictTampered = Error("FORGE3218", StopCode.ContractConflict, A1, "A change touches what decides the verdict", AuthorityClause);

    /// <summary>FORGE3219.</summary>
    public static readonly Rule LedgerRewritten = Error("FORGE3219", StopCode.ContractConflict, Ledger, "The audit ledger was rewritten", LedgerClause);

    /// <summary>FORGE3220.</summary>
    public static readonly Rule LedgerChainBroken = Error("FORGE3220", StopCode.ContractConflict, Ledger, "The audit ledger's chain is broken", LedgerClause);

    /// <summary>FORGE3221.</summary>
    public static readonly Rule WorkAfterSignOff = Error("FORGE3221", StopCode.ContractConflict, Ledger, "Work went on after the sign-off", SignOffClause);

    /// <summary>FORGE3222.</summary>
    public static readonly Rule ManifestMalformed = Error("FORGE3222", StopCode.ContractConflict, A9, "A dependency manifest is malformed", DependencyClause);

    /// <summary>FORGE4001.</summary>
    public static readonly Rule LoopLimit = Error("FORGE4001", StopCode.RiskExceedsScope, Ledger, "Three audits in a row failed", LoopbackClause);

    /// <summary>FORGE4002.</summary>
    public static readonly Rule FixExceedsPlan = Error("FORGE4002", StopCode.RiskExceedsScope, A1, "A fix touches a file that the failed audit did not name", LoopbackClause);

    /// <summary>FORGE6201.</summary>
    public static readonly Rule GitMissing = Limit("FORGE6201", Environment, "git could not be run", AuditClause);

    /// <summary>FORGE6202.</summary>
    public static readonly Rule GitRefused = Limit("FORGE6202", Environment, "git refused to answer", AuditClause);

    /// <summary>FORGE6203.</summary>
    public static readonly Rule EvidenceUnreadable = Limit("FORGE6203", A3, "A file of evidence cannot be read", EvidenceClause);

    /// <summary>FORGE6204.</summary>
    public static readonly Rule LedgerNotWritten = Limit("FORGE6204", Ledger, "The audit ledger could not be written", LedgerClause);

    /// <summary>FORGE6205.</summary>
    public static readonly Rule PackagesUnknown = Limit("FORGE6205", A9, "A project's packages cannot be told", DependencyClause);

    /// <summary>FORGE6206.</summary>
    public static readonly Rule SignatureToolMissing = Limit("FORGE6206", A6, "ssh-keygen could not be run", AuthorizationClause);

    /// <summary>FORGE6207.</summary>
    public static readonly Rule CommitFailed = Limit("FORGE6207", Ledger, "The automatic commit failed", SignOffClause);
}
