namespace Forge.Build.Commands.Watching;

/// <summary>What can be told of the diff log without opening it.</summary>
/// <param name="Path">Relative to the project root; empty where there is no diff log.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Written">The ticks, in UTC, of its last write.</param>
internal readonly record struct DiffLogStamp(string Path, long Length, long Written)
{
    /// <summary>There is none.</summary>
    public static DiffLogStamp None { get; } = new("", 0, 0);
}
