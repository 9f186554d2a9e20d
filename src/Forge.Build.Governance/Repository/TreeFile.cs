namespace Forge.Build.Governance.Repository;

/// <summary>A file of a tree as git sees it.</summary>
/// <param name="Path">Relative to the project root with <c>/</c>.</param>
/// <param name="Mode">Git's mode, for example <c>100644</c>; <c>160000</c> is a submodule.</param>
/// <param name="Blob">The hash of its content as git would store it.</param>
public readonly record struct TreeFile(string Path, string Mode, string Blob);
