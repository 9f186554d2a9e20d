using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Evidence;

/// <summary>A file that a cycle says it changed (Builder Contract 10.2).</summary>
/// <param name="Text">The path as it was written, without what stands around it.</param>
/// <param name="Path">The file, or null where the text is no path inside the project root.</param>
/// <param name="Problem">Why it is none, in words for a message and without a full stop, else empty.</param>
/// <param name="Location">Where it was written; <see cref="SourceLocation.None"/> for a claim that came as a property.</param>
internal sealed record Claim(string Text, RelativePath? Path, string Problem, SourceLocation Location)
{
    /// <summary>Reads a path.</summary>
    public static Claim Of(string text, SourceLocation location)
        => RelativePath.TryParse(text, out RelativePath? path, out string reason)
            ? new Claim(text, path, "", location)
            : new Claim(text, null, reason, location);
}
