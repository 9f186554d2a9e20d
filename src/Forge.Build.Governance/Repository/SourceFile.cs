namespace Forge.Build.Governance.Repository;

/// <summary>A file as the walk of the tree saw it.</summary>
/// <param name="Path">Relative to the project root, with <c>/</c>.</param>
/// <param name="Length">Bytes; 0 also for a pipe or device, so that nothing opens one; -1 where the file is listed and cannot be looked at.</param>
/// <param name="Modified">Last write, UTC ticks (100 ns).</param>
public sealed record SourceFile(string Path, long Length, long Modified);
