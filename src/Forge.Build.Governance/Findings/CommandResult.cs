using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Findings;

/// <summary>What came of an owner's command.</summary>
/// <param name="ExitCode">0 done, or done already; 1 refused; 2 could not run.</param>
/// <param name="Lines">What to tell the owner; may quote text of the repository, which the front escapes.</param>
/// <param name="Findings">The broken rules behind a refusal, where there are any.</param>
public sealed record CommandResult(int ExitCode, IReadOnlyList<string> Lines, IReadOnlyList<Finding> Findings)
{
    internal static CommandResult Done(params string[] lines) => new(0, lines, Array.Empty<Finding>());

    internal static CommandResult Refused(params string[] lines) => new(1, lines, Array.Empty<Finding>());

    internal static CommandResult CouldNotRun(params string[] lines) => new(2, lines, Array.Empty<Finding>());

    internal static CommandResult Of(Finding finding)
        => new(finding.Rule.Stop == StopCode.EnvironmentLimitation ? 2 : 1, Array.Empty<string>(), new[] { finding });
}
