using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Gates;

/// <summary>How the gates are to run.</summary>
/// <param name="MaxFindings">Findings of one code, at least one, that are reported before the rest is cut, with a warning that says so.</param>
/// <param name="Cache">Whether <c>.forge/</c> may be read and written.</param>
/// <param name="Audit">When the audit after the build is due.</param>
public sealed record GateOptions(int MaxFindings = 100, CacheMode Cache = CacheMode.On, AuditMode Audit = AuditMode.Auto);
