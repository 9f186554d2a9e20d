using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Authorization;

/// <summary>What the owner asks for.</summary>
/// <param name="Commit">The revision to authorize.</param>
/// <param name="By">Who authorizes; empty for git's <c>user.name</c> and <c>user.email</c>.</param>
/// <param name="Reason">Why; a reset of the loop needs one.</param>
/// <param name="KeyPath">The SSH key to sign with, absolute; empty for none.</param>
/// <param name="ResetLoop">Whether the loop is reset instead, and nothing authorized.</param>
public sealed record AuthorizationRequest(string Commit = "HEAD", string By = "", string Reason = "", string KeyPath = "", bool ResetLoop = false);

/// <summary>What only the caller can tell.</summary>
/// <param name="UtcNow">The time of the record.</param>
/// <param name="TreeOf">The digest of a commit's audited tree, by its full hash; null where it cannot be told.</param>
/// <param name="UncommittedWork">The changed files outside of the evidence, relative to the project root.</param>
public sealed record AuthorizationContext(DateTime UtcNow, Func<string, string?> TreeOf, Func<IReadOnlyList<string>> UncommittedWork);
