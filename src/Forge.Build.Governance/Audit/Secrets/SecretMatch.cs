namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>A place in a line that looks like a secret.</summary>
/// <param name="Kind">What it looks like, with its article, for a message.</param>
/// <param name="PublicPrefix">What every secret of the kind begins with, and so the only part of it that may be shown; may be empty.</param>
/// <param name="Start">Index of its first character in the line.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="IsKnownFormat">Whether its own form gives it away, and not only the name that it is assigned to.</param>
internal readonly record struct SecretMatch(string Kind, string PublicPrefix, int Start, int End, bool IsKnownFormat)
{
    // Always as many, so that not even the length is told.
    private const string Stars = "************";

    /// <summary>The secret as it may be printed.</summary>
    public string Masked => PublicPrefix + Stars;

    /// <summary>Whether both stand at the same place, in part at least.</summary>
    public bool Overlaps(SecretMatch other) => Start < other.End && other.Start < End;
}
