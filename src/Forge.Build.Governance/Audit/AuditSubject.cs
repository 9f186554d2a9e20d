using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>What one audit is about.</summary>
/// <param name="Repository">The governed repository.</param>
/// <param name="Options">How it is audited.</param>
/// <param name="Tree">The tree as it lies.</param>
/// <param name="Evidence">What the builder says, and the ledger.</param>
/// <param name="Base">What the tree is compared with.</param>
/// <param name="Before">Where the ledger stood before this audit.</param>
/// <param name="State">The digest of everything that decides the verdict.</param>
internal sealed record AuditSubject(
    ForgeRepository Repository, AuditOptions Options, WorkingTree Tree, AuditEvidence Evidence, AuditBase Base, LedgerState Before, string State);
