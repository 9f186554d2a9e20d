using System;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Audit;

/// <summary>When the audit runs (<c>ForgeAudit</c>).</summary>
public enum AuditMode
{
    /// <summary>When the diff log says <c>Status: COMPLETE</c>.</summary>
    Auto,

    /// <summary>After every build.</summary>
    Always,

    /// <summary>Not at all, which every build says.</summary>
    Never,
}

/// <summary>How an audit is to run.</summary>
/// <param name="Mode">When it is due.</param>
/// <param name="Phase">The phase for the ledger; empty for what the diff log says (Builder Contract 10.7).</param>
/// <param name="ClaimedFiles">The claimed files, separated by commas; empty for what the diff log lists.</param>
/// <param name="Base">The revision with which the tree is compared; empty or <c>auto</c> for DESIGN's ruling 2: see <see cref="AuditBase"/>.</param>
/// <param name="WriteEvidence">Whether the verdict is written into the ledger. It is the same either way.</param>
/// <param name="AutoCommit">Whether an automatic authorization commits the tree.</param>
/// <param name="MaxFindings">Findings of one code, at least one, that are reported.</param>
/// <param name="Cache">Whether <c>.forge/</c> may be read and written.</param>
/// <param name="UtcNow">For the time in the ledger, in UTC.</param>
public sealed record AuditOptions(
    AuditMode Mode,
    string Phase,
    string ClaimedFiles,
    string Base,
    bool WriteEvidence,
    bool AutoCommit,
    int MaxFindings,
    CacheMode Cache,
    DateTime UtcNow);
