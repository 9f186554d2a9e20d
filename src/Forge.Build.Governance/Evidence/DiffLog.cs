using System.Collections.Generic;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Evidence;

/// <summary>What the diff log says of a cycle (Builder Contract 11).</summary>
/// <param name="Path">The file, relative to the project root.</param>
/// <param name="LineCount">How many lines it has, hunks included.</param>
/// <param name="Status">Its status, or null where no line states one.</param>
/// <param name="Phase">The phase, as one line of at most <see cref="DiffLogReader.LongestPhase"/> characters; <c>unknown</c> where nothing names one.</param>
/// <param name="Claims">The files it says were changed, in their order, repetitions included.</param>
/// <param name="Verification">The steps of the verification, in their order.</param>
/// <param name="VerificationAt">The heading of the verification, or null where there is no such section.</param>
/// <param name="Summary">One to three sentences on one line, empty where there is no summary.</param>
/// <param name="Placeholders">What nobody has filled in.</param>
/// <param name="IsTooDeep">Whether it nests too deeply to be read; what could not be read is empty.</param>
internal sealed record DiffLog(
    string Path,
    int LineCount,
    CycleStatus? Status,
    string Phase,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<VerificationStep> Verification,
    SourceLocation? VerificationAt,
    string Summary,
    IReadOnlyList<Placeholder> Placeholders,
    bool IsTooDeep)
{
    /// <summary>Whether the cycle is done.</summary>
    public bool IsComplete => Status is { IsComplete: true };

    /// <summary>Whether the work goes on.</summary>
    public bool IsInProcess => Status is { IsInProcess: true };

    /// <summary>Whether it has a section for the verification.</summary>
    public bool HasVerification => VerificationAt is not null;
}
