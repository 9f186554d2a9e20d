namespace Forge.Build.Commands.Watching;

/// <summary>What the diff log says about the builder's work.</summary>
internal enum BuilderState
{
    /// <summary>Nothing: no log, an empty or half-written one, one without a clear status.</summary>
    Unknown,

    /// <summary>It goes on.</summary>
    InProcess,

    /// <summary>It is done, and wants to be audited.</summary>
    Complete,
}

/// <summary>The diff log as the watcher reads it.</summary>
/// <param name="Path">Relative to the project root.</param>
/// <param name="Digest">Of its text; two logs of one digest are one.</param>
/// <param name="State">What it says.</param>
/// <param name="Phase">The phase it names.</param>
/// <param name="Problem">Why it could not be read, as a sentence; else empty.</param>
internal sealed record DiffLogContent(string Path, string Digest, BuilderState State, string Phase = "unknown", string Problem = "");
