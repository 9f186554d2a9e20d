using System.Collections.Generic;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Decisions.Chain;

/// <summary>The marker <c>INVALIDATED.md</c> in a downstream folder (Decision Gate Contract 11, Backfill Protocol 11).</summary>
/// <param name="Folder">Relative to the project root.</param>
/// <param name="By">Whose doing: <c>DECISION-n</c>, or the path of a backfill plan; empty where a person or another tool wrote it and does not say.</param>
/// <param name="Sha256">The hash of that record (its own) or plan (its text with LF): a marker whose cause is not there marks nothing.</param>
/// <param name="IsClosed">Whether the module ran again since, so that it marks nothing any more.</param>
internal sealed record Invalidation(string Folder, string By, string Sha256, bool IsClosed)
{
    /// <summary>The marker's text; LF, a line feed at its end.</summary>
    public string Text => InvalidationText.Of(this);

    /// <summary>Where a folder's marker lies, relative to the project root.</summary>
    public static string PathIn(string folder) => folder + "/" + ModuleArtifacts.MarkerName;

    /// <summary>The marker of a folder, or null where there is none with text in it.</summary>
    public static Invalidation? In(ForgeRepository repository, string folder)
        => ContractFile.Read(repository, PathIn(folder)) is { Text: { } text } file ? InvalidationText.Read(folder, file.Path, text) : null;

    /// <summary>
    /// The files of a folder and those below it that are a module's work: no marker, no <c>.gitkeep</c>, no error report. Relative to the project root, sorted.
    /// </summary>
    /// <remarks>
    /// Links are not followed, and what cannot be looked into may hold work: a link, a folder that cannot be listed, and one that is too large each count
    /// as an artifact.
    /// </remarks>
    public static IReadOnlyList<string> ArtifactsIn(ForgeRepository repository, string folder) => ArtifactFolder.Walk(repository, folder);
}
