using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Evidence;

/// <summary>What <c>test_runs_latest.md</c> says of the last test run (Builder Contract 9.2).</summary>
/// <param name="Path">The file, relative to the project root.</param>
/// <param name="LineCount">How many lines it has.</param>
/// <param name="Status">Its first line without BOM and blanks around.</param>
/// <param name="StatusAt">The first line.</param>
/// <param name="Exits">The exit codes below it, in their order, those quoted in fences left out.</param>
/// <param name="Tree">The digest of the tree that was tested, or null where the record names none.</param>
/// <param name="TreeAt">Where it names it; <see cref="SourceLocation.None"/> where it does not.</param>
/// <param name="Counts">How many tests passed, in the words of the record, on one line; empty where it does not say.</param>
/// <param name="IsTooDeep">Whether it nests too deeply to be read; then only the status is known.</param>
internal sealed record TestRun(
    string Path,
    int LineCount,
    string Status,
    SourceLocation StatusAt,
    IReadOnlyList<TestExit> Exits,
    string? Tree,
    SourceLocation TreeAt,
    string Counts,
    bool IsTooDeep)
{
    /// <summary>The one first line that passes.</summary>
    public const string Pass = "Status: PASS";

    /// <summary>Whether the first line says, in exactly these words, that the tests pass.</summary>
    public bool IsPass => Status == Pass;
}

/// <summary>One <c>pytest exit: 0</c> line.</summary>
/// <param name="Step">What was run.</param>
/// <param name="Code">The exit code as it was written.</param>
/// <param name="Location">The line, from its label on.</param>
internal sealed record TestExit(string Step, string Code, SourceLocation Location)
{
    /// <summary>Whether the step failed: any code but zero.</summary>
    public bool Failed => Code.Trim('-', '+', '0').Length > 0;
}
