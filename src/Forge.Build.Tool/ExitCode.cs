namespace Forge.Build.Tool;

/// <summary>The number that a command ends with, the same for all.</summary>
internal static class ExitCode
{
    /// <summary>Nothing blocks.</summary>
    public const int Done = 0;

    /// <summary>Something does, or was refused.</summary>
    public const int Blocked = 1;

    /// <summary>It could not run.</summary>
    public const int CouldNotRun = 2;
}
