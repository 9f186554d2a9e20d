namespace Forge.Build.Governance.Findings;

/// <summary>What the structure gates find about phases, tables, instructions, the boot script and confirmations.</summary>
public static partial class RuleCatalog
{
    private const string ConfirmClause = "Builder Contract 6";
    private const string WiringClause = "Builder Contract 9.5";
    private const string TraceabilityClause = "Builder Contract 9.6";
    private const string InstructionsClause = "Builder Contract 9.7";
    private const string BootClause = "Builder Contract 9.8";

    /// <summary>FORGE0901.</summary>
    public static readonly Rule WiringInconclusive = Notice("FORGE0901", Structure, "Phases that list no items", WiringClause);

    /// <summary>FORGE0902.</summary>
    public static readonly Rule TracingInconclusive = Notice("FORGE0902", Structure, "Nobody can tell whether a table is claimed", TraceabilityClause);

    /// <summary>FORGE0903.</summary>
    public static readonly Rule FinalPhaseUnknown = Notice("FORGE0903", Structure, "Nobody can tell whether this is the final phase", InstructionsClause);

    /// <summary>FORGE0904.</summary>
    public static readonly Rule ConfirmationUnsaid = Notice("FORGE0904", Structure, "No contract speaks of confirmation", ConfirmClause);

    /// <summary>FORGE0905.</summary>
    public static readonly Rule ExemptionWithoutRoute = Warning("FORGE0905", Structure, "An operation of the manifesto is no route", ConfirmClause);

    /// <summary>FORGE1901.</summary>
    public static readonly Rule InstructionsMissing = Error("FORGE1901", StopCode.EvidenceMissing, Structure, "USER_INSTRUCTIONS.md is missing in the final phase", InstructionsClause);

    /// <summary>FORGE1902.</summary>
    public static readonly Rule InstructionsLackSubject = Error("FORGE1902", StopCode.EvidenceMissing, Structure, "USER_INSTRUCTIONS.md lacks a subject", InstructionsClause);

    /// <summary>FORGE1903.</summary>
    public static readonly Rule InstructionsAreStub = Error("FORGE1903", StopCode.EvidenceMissing, Structure, "A section of USER_INSTRUCTIONS.md says nothing yet", InstructionsClause);

    /// <summary>FORGE1904.</summary>
    public static readonly Rule InstructionsNotAccepted
        = Error("FORGE1904", StopCode.EvidenceMissing, Structure, "The final phase does not ask for USER_INSTRUCTIONS.md", InstructionsClause);

    /// <summary>FORGE1905.</summary>
    public static readonly Rule BootScriptMissing = Error("FORGE1905", StopCode.EvidenceMissing, Structure, "boot.ps1 is missing in the final phase", BootClause);

    /// <summary>FORGE1906.</summary>
    public static readonly Rule BootStepMissing = Error("FORGE1906", StopCode.EvidenceMissing, Structure, "boot.ps1 lacks a step", BootClause);

    /// <summary>FORGE2901.</summary>
    public static readonly Rule ComponentNotWired = Ambiguous("FORGE2901", Structure, "A phase creates what no phase wires", WiringClause);

    /// <summary>FORGE2902.</summary>
    public static readonly Rule WiringNotTested = Ambiguous("FORGE2902", Structure, "A wiring without an acceptance criterion", WiringClause);

    /// <summary>FORGE2903.</summary>
    public static readonly Rule OrphanTable = Ambiguous("FORGE2903", Structure, "A table that no phase claims", TraceabilityClause);

    /// <summary>FORGE3901.</summary>
    public static readonly Rule TraceContradicted = PhaseConflict("FORGE3901", "schema.md and phases.md name different phases", TraceabilityClause);

    /// <summary>FORGE3902.</summary>
    public static readonly Rule BootScriptMalformed = PhaseConflict("FORGE3902", "boot.ps1 does not parse", BootClause);

    /// <summary>FORGE3903.</summary>
    public static readonly Rule BootStepsOutOfOrder = PhaseConflict("FORGE3903", "The steps of boot.ps1 are out of order", BootClause);

    /// <summary>FORGE3904.</summary>
    public static readonly Rule BootNeverFails = PhaseConflict("FORGE3904", "boot.ps1 never ends with an error", BootClause);

    /// <summary>FORGE3905.</summary>
    public static readonly Rule BootStepUnchecked = PhaseConflict("FORGE3905", "boot.ps1 goes on when a step has failed", BootClause);

    /// <summary>FORGE3906.</summary>
    public static readonly Rule BootOverwritesEnv = PhaseConflict("FORGE3906", "boot.ps1 overwrites .env unasked", BootClause);

    /// <summary>FORGE3907.</summary>
    public static readonly Rule RouteUnconfirmed = PhaseConflict("FORGE3907", "A mutating route without a confirmation", ConfirmClause);

    /// <summary>FORGE3908.</summary>
    public static readonly Rule ConfirmationRefused = PhaseConflict("FORGE3908", "physics.yaml exempts a route from confirmation", ConfirmClause);

    private static Rule PhaseConflict(string code, string title, string clause) => Error(code, StopCode.ContractConflict, Structure, title, clause);
}
