using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Commands.Reports;

/// <summary>What a command has to say, whatever the format it is said in.</summary>
/// <param name="Command">Which command, in its words: <c>difflog start</c>.</param>
/// <param name="ExitCode">0 nothing blocks; 1 something does, or was refused; 2 it could not run.</param>
/// <param name="Findings">The broken rules, in <see cref="Finding.Order"/>.</param>
/// <param name="Lines">What else to tell a person; may quote text of the repository, which the front escapes.</param>
public sealed record CommandReport(string Command, int ExitCode, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Lines)
{
    /// <summary>Writes what a program wants to know beside the findings: one value of JSON, of the form that <c>docs/commands-json.md</c> promises. Null for nothing.</summary>
    public Action<Utf8JsonWriter>? Data { get; init; }

    /// <summary>A report without findings.</summary>
    public static CommandReport Of(string command, int exitCode, params string[] lines) => new(command, exitCode, [], lines);

    /// <summary>A report whose exit code follows from its findings: 2 where all that blocks is the machine's, 1 where anything else blocks, else 0.</summary>
    public static CommandReport Of(string command, IReadOnlyList<Finding> findings, params string[] lines) => new(command, ExitCodeOf(findings), findings, lines);

    /// <summary>The report of an owner's command.</summary>
    public static CommandReport Of(string command, CommandResult result) => new(command, result.ExitCode, result.Findings, result.Lines);

    private static int ExitCodeOf(IReadOnlyList<Finding> findings)
    {
        Finding[] errors = findings.Where(finding => finding.Rule.Severity == Severity.Error).ToArray();
        if (errors.Length == 0)
            return 0;
        return errors.All(error => error.Rule.Stop == StopCode.EnvironmentLimitation) ? 2 : 1;
    }
}
