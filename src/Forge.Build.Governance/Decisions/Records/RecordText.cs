using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Decisions.Records;

/// <summary>A decision record as it was read, with what its integrity is judged by.</summary>
/// <param name="Record">What it says.</param>
/// <param name="Message">What its signature covers, as it stands there; LF.</param>
/// <param name="ActualHash">The hash of what stands above the hash.</param>
/// <param name="HashLocation">The place of the hash that it has.</param>
/// <param name="SupersedesLocation">The place where it says what it reverses, or its title.</param>
/// <param name="SignatureLocation">The place of its signature, or its title.</param>
internal sealed record RecordText(
    DecisionRecord Record, string Message, string ActualHash, SourceLocation HashLocation, SourceLocation SupersedesLocation, SourceLocation SignatureLocation)
{
    /// <summary>Whether it is what its hash says.</summary>
    public bool IsUnaltered => ActualHash == Record.Hash;
}
